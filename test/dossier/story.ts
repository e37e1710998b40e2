// The dossier of a ticket that everything was done with.
import { dossierOf } from '../../src/view/dossier.js';
import { plainKinds } from '../view/kinds.js';
import { openWorld, type World } from '../world/desk.js';
import { tellLongStory } from '../world/long-story.js';

export async function openTale(mark = ''): Promise<{ world: World; ticket: number }> {
  const world = await openWorld({ kinds: plainKinds });
  const { ticket } = await tellLongStory(world, {
    kind: '[malware]',
    mark,
    lead: 'tanaka',
    second: 'suzuki',
    warns: true,
  });
  return { world, ticket };
}

export async function dossierIn(world: World, number: number, language: 'ja' | 'en', texts = true) {
  const scene = (await world.stage.set(number))?.(language);
  if (!scene) throw new Error('there is no such ticket');
  const events = await world.store.events(number);
  const head = await world.store.chainHead();
  const dossier = dossierOf(scene, { events, head, texts, madeAt: '2026-11-20T00:00:00.000Z' });
  return { dossier, ticket: scene.ticket, events };
}
