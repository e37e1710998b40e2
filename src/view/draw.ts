// Which card stands on which surface.
import type { Surface } from '../ticket/surface.js';
import type { Card } from './card.js';
import { channelCard } from './channel-card.js';
import { deskCard } from './desk-card.js';
import { evidenceBoard } from './evidence-board.js';
import { hearingCard } from './hearing-card.js';
import { pageCard } from './page-card.js';
import { reporterCard } from './reporter-card.js';
import type { Scene } from './scene.js';
import { taskBoard } from './task-board.js';
import { tellCard } from './tell-card.js';
import { threadCard } from './thread-card.js';
import { staffCard } from './warning-card.js';

/** The card of a surface, or undefined when there is nothing to show on it. */
export function draw(scene: Scene, surface: Surface): Card | undefined {
  switch (surface.at) {
    case 'reporter':
      return reporterCard(scene);
    case 'thread':
      return threadCard(scene);
    case 'hearing':
      return hearingCard(scene, surface.sheet);
    case 'desk':
      return deskCard(scene);
    case 'channel':
      return channelCard(scene, surface.part);
    case 'page':
      return pageCard(scene, surface.page, surface.way);
    case 'board':
      return (surface.of === 'tasks' ? taskBoard : evidenceBoard)(scene, surface.person);
    case 'warning':
      return staffCard(scene, surface.warning, surface.part);
    case 'tell':
      return tellCard(scene, surface.version, surface.to);
  }
}
