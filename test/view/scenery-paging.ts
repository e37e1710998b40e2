// What happens around a call: it comes late, its holder is quiet, the report turns out to be more serious.
import { opened, QUIET_SECONDS, type Scenery, taken } from './scenery.js';

const askedCard: Scenery[2] = [['holder-asked', 'person/slack/tanaka']];

export const pagingScenery: Scenery[] = [
  [
    'a call that comes eight hours late',
    async (told) => {
      await opened(told);
      await told.world.turn();
      await told.world.clock.advance(8 * 3_600);
      await told.world.turn();
    },
    ['desk', 'page/1'],
  ],
  [
    'quiet, then still on it',
    async (told) => {
      await taken(told);
      await told.world.pass(QUIET_SECONDS);
      await told.presses('acknowledge');
    },
    askedCard,
  ],
  [
    'quiet, then taken over',
    async (told) => {
      await taken(told);
      await told.world.pass(QUIET_SECONDS);
      await told.presses('acknowledge', 'U0SUZUKI');
    },
    askedCard,
  ],
  [
    'quiet, and silent',
    async (told) => {
      await taken(told);
      await told.world.pass(QUIET_SECONDS + 900);
    },
    ['reporter', 'desk', 'page/0', ...askedCard],
  ],
  [
    'quiet, and closed by another',
    async (told) => {
      await taken(told);
      await told.world.pass(QUIET_SECONDS);
      await told.closes('広告でした。', 'U0SUZUKI');
    },
    askedCard,
  ],
];
