// Messages that belong to no ticket, at every moment at which they look different.
import type { Finding } from '../../src/paging/reachability.js';
import type { DrillPage, Swap } from '../../src/paging/swap.js';
import type { Language } from '../../src/ticket/event.js';
import type { Card } from '../../src/view/card.js';
import {
  drillCard,
  missedCard,
  type NoticeScene,
  overdueCard,
  shiftCard,
  swapCard,
  warningCard,
} from '../../src/view/notice-cards.js';
import { smallOrganisation } from '../world/desk.js';

const at = '2026-11-16T05:00:00.000Z';
const swap: Swap = {
  ...{ id: 's1', member: 'tanaka', shiftFrom: '2026-11-16T00:00:00.000Z', shiftTo: '2026-11-23T00:00:00.000Z' },
  askedAt: at,
};
const asked: DrillPage = { id: 'd1', person: 'tanaka', askedAt: at, answerBy: '2026-11-16T05:15:00.000Z' };
const answered = { ...asked, answeredAt: '2026-11-16T05:02:00.000Z' };
const missed = { ...asked, person: 'suzuki', missedAt: asked.answerBy };
const lateOne = { ...missed, person: 'sato', answeredAt: '2026-11-16T06:00:00.000Z' };
const reminded = { ...missed, remindedAt: '2026-11-23T05:15:00.000Z' };
const settled = { settledBy: 'sato', settledAt: '2026-11-24T01:00:00.000Z' };
const findings: Finding[] = [
  { what: 'gap', from: at, to: '2026-11-16T09:00:00.000Z' },
  { what: 'gap', from: '2026-11-25T00:00:00.000Z', to: '2026-11-26T00:00:00.000Z' },
  { what: 'unreachable', person: 'tanaka', from: at },
  { what: 'gone', person: 'suzuki', way: 'slack', from: '2026-11-23T00:00:00.000Z' },
  { what: 'unknown', person: 'suzuki', way: 'slack', from: '2026-11-23T00:00:00.000Z' },
  { what: 'no-app', person: 'sato', way: 'teams', from: at },
  { what: 'empty-role', role: 'pr', from: at, expected: true },
];

const made: [string, (scene: NoticeScene) => Card | undefined][] = [
  ['a shift begins', (scene) => shiftCard(scene, '2026-11-23T00:00:00.000Z')],
  ['a stand-in is looked for, to a colleague', (scene) => swapCard(scene, swap, 'suzuki')],
  ['a stand-in is looked for, to who asked', (scene) => swapCard(scene, swap, 'tanaka')],
  [
    'a shift changed hands',
    (scene) => swapCard(scene, { ...swap, takenBy: 'suzuki', takenAt: '2026-11-16T06:00:00.000Z' }, undefined),
  ],
  ['a test page', (scene) => drillCard(scene, asked)],
  ['a test page, answered', (scene) => drillCard(scene, answered)],
  ['a test page, missed', (scene) => drillCard(scene, missed)],
  ['test pages missed, to the room', (scene) => missedCard(scene, [answered, missed, lateOne])],
  ['test pages missed, one looked into', (scene) => missedCard(scene, [{ ...missed, ...settled }, lateOne])],
  ['test pages missed, all looked into', (scene) => missedCard(scene, [{ ...missed, ...settled }])],
  ['a missed test page nobody looked into', (scene) => overdueCard(scene, [reminded, lateOne])],
  ['a missed test page looked into late', (scene) => overdueCard(scene, [{ ...reminded, ...settled }])],
  ['who cannot be reached', (scene) => warningCard(scene, findings, at)],
  ['everybody can be reached again', (scene) => warningCard(scene, [], at)],
];

export function noticeMoments(): { view: string; name: string; card(language: Language): Card }[] {
  return made.map(([name, draw]) => ({
    view: 'notices',
    name,
    card(language) {
      const card = draw({ organisation: smallOrganisation(language), language });
      if (!card) throw new Error(`nothing is shown at the moment "${name}"`);
      return card;
    },
  }));
}
