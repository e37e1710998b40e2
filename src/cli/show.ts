// desk show <ticket>: the ticket as commanders see it, and every event with its time.

import { createCatalogue } from '../catalogue.js';
import { readConfig } from '../config.js';
import { recogniserOf } from '../recogniser.js';
import { createStage } from '../scene.js';
import { loadScripts } from '../script/load.js';
import { pageCard } from '../view/page-card.js';
import { plainText } from '../view/plain-text.js';
import { ticketNumber, timeIn } from '../view/scene.js';
import { openStore } from './open-store.js';

export async function show(root: string, [name = '']: string[]): Promise<number> {
  const number = ticketNumber(/^\d+$/.test(name) ? `DESK-${name}` : name);
  if (!number) {
    process.stderr.write('Which ticket? Such as: desk show DESK-7 / どの報告ですか。例：desk show DESK-7\n');
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store, settings } = opened;
  try {
    const { scripts, triage } = loadScripts(readConfig(root).scriptFolders);
    const organisation = { ...settings.organisation, triage };
    const catalogue = createCatalogue(scripts, recogniserOf(scripts).match, store);
    const scene = await createStage(store, catalogue, organisation).set(number);
    if (!scene) {
      process.stderr.write(`${name}: その番号の報告はありません。 / There is no such ticket.\n`);
      return 1;
    }
    // The operator at the database sees everything: what a called commander sees.
    process.stdout.write(`${plainText(pageCard(scene(organisation.language), -1))}\n\n`);
    for (const { version, at, event } of await store.events(number)) {
      const { type, ...rest } = event;
      process.stdout.write(`${version}. ${timeIn(organisation, at)} ${type} ${JSON.stringify(rest)}\n`);
    }
    return 0;
  } finally {
    await store.close();
  }
}
