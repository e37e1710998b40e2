// A ticket with all that a card about it may show, for the command line.
import { createCatalogue } from '../catalogue.js';
import type { Settings } from '../config.js';
import { readConfig } from '../config.js';
import { recogniserOf } from '../recogniser.js';
import { createStage } from '../scene.js';
import { loadScripts } from '../script/load.js';
import type { Store } from '../store/store.js';
import type { Language } from '../ticket/event.js';
import { createTickets } from '../tickets.js';
import type { Scene } from '../view/scene.js';

/** @returns the scene in a language, the organisation's when none is named; undefined when there is no such ticket */
export async function openScene(
  root: string,
  { store, settings }: { store: Store; settings: Settings },
  number: number,
): Promise<((language?: Language) => Scene) | undefined> {
  const { scripts, triage } = loadScripts(readConfig(root).scriptFolders);
  const organisation = { ...settings.organisation, triage };
  const catalogue = createCatalogue(scripts, recogniserOf(scripts).match, store);
  const scene = await createStage(store, createTickets(store), catalogue, organisation).set(number);
  return scene && ((language = organisation.language) => scene(language));
}
