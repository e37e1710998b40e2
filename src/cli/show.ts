// desk show <ticket>: the ticket as commanders see it, and every event with its time.

import { dossierHandling } from '../view/dossier-handling.js';
import { inert } from '../view/inert.js';
import { pageCard } from '../view/page-card.js';
import { plainText } from '../view/plain-text.js';
import { ticketNumber } from '../view/scene.js';
import { timeline } from '../view/timeline.js';
import { openScene } from './open-scene.js';
import { openStore } from './open-store.js';

/** What a person typed is shown up to here; the whole of it is in the export. */
const MAX_SHOWN = 2_000;

export async function show(root: string, [name = '']: string[]): Promise<number> {
  const number = ticketNumber(/^\d+$/.test(name) ? `DESK-${name}` : name);
  if (!number) {
    process.stderr.write('Which ticket? Such as: desk show DESK-7 / どの報告ですか。例：desk show DESK-7\n');
    return 2;
  }
  const opened = openStore(root);
  if (!opened) return 1;
  const { store } = opened;
  try {
    const scene = await openScene(root, opened, number);
    if (!scene) {
      process.stderr.write(`${name}: その番号の報告はありません。 / There is no such ticket.\n`);
      return 1;
    }
    // The operator at the database sees everything: what a called commander sees, what was done, and all that happened.
    const shown = scene();
    const handled = dossierHandling(shown).filter(({ blocks }) => blocks.length > 0);
    process.stdout.write(`${plainText(pageCard(shown, -1))}\n\n`);
    for (const { heading, blocks } of handled) {
      const lines = plainText({ tone: 'plain', summary: [], blocks });
      process.stdout.write(`## ${heading}\n${lines}\n\n`);
    }
    for (const { version, local, who, words, said, details } of timeline(shown, await store.events(number))) {
      const written = [
        ...(said === undefined ? [] : [said]),
        ...details.map(({ label, value }) => `${label}: ${value}`),
      ];
      const more = written.map((one) => `\n     > ${inert(one, MAX_SHOWN).replaceAll('\n', '\n     > ')}`);
      process.stdout.write(
        `${version}. ${local} ${inert(who, MAX_SHOWN)}  ${inert(words, MAX_SHOWN)}${more.join('')}\n`,
      );
    }
    return 0;
  } finally {
    await store.close();
  }
}
