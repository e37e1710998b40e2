// News about a ticket, told once as a message of its own, because a redrawn card rings no phone.
import type { Told } from '../ticket/surface.js';
import type { Card } from './card.js';
import { commanderNews } from './commander-news.js';
import { reporterNews } from './reporter-news.js';
import type { Scene } from './scene.js';

/** The card for the event of this version, or undefined when it is no news for this reader. */
export function tellCard(scene: Scene, version: number, to: Told): Card | undefined {
  const event = scene.event(version);
  if (!event) return undefined;
  return to.who === 'reporter' ? reporterNews(scene, event, version) : commanderNews(scene, event, version, to);
}
