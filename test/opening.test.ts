// Whether the desk may open, and what it says of a gap that has begun. On a computer so busy that time passes between any two looks at the
// clock.
import { createWatch } from '../src/assemble-watch.js';
import { type Clock, plusSeconds } from '../src/clock.js';
import { readConfig } from '../src/config.js';
import { StartRefused } from '../src/faults.js';
import { createLog } from '../src/log.js';
import { createRounds } from '../src/rounds.js';
import { createSwapBook } from '../src/swap-book.js';
import { openStory, organisationOf, type Story } from './paging/stage.js';

let story: Story;
beforeEach(async () => {
  // 14:00 in Tokyo; both commanders are away from 15:00.
  const absences = ['tanaka', 'suzuki'].map((member) => ({ member, from: '2026-11-16T15:00', to: '2099-01-01' }));
  story = await openStory({ organisation: organisationOf({ absences }) });
});
afterEach(() => story.close());

let looks = 0;
const busy = (): Clock => ({
  ...story.clock,
  now: () => {
    looks += 1;
    return plusSeconds(story.clock.now(), looks / 1_000);
  },
});

/** The check of a desk that is about to open. */
function opening({ lastResort }: { lastResort: string }, asking: boolean): Promise<void> {
  const { settings } = readConfig('/nowhere', {});
  if (!settings) throw new Error('the practice settings are wrong');
  const { paging, ...rest } = story.organisation;
  const organisation = { ...rest, paging: { ...paging, lastResort } };
  const watch = createWatch({
    ...{ settings: { ...settings, organisation, practice: false }, store: story.store, worker: story.worker },
    ...{ chats: new Map(), platforms: new Map(), pagers: new Map(), clock: busy(), log: createLog('silent') },
  });
  return watch.check(asking);
}

test('settings with which nobody is on call now are refused, unless the desk has worked with them', async () => {
  const worked = { lastResort: '090-0000-0000' };
  await opening(worked, true);
  await story.clock.advance(2 * 60 * 60);
  for (const asking of [false, true]) {
    await opening(worked, asking);
    await expect(opening({ lastResort: '090-1111-1111' }, asking)).rejects.toThrow(StartRefused);
  }
});

test('a gap that lasts is told to the room once, not again at each restart', async () => {
  await story.clock.advance(2 * 60 * 60);
  const { store, organisation } = story;
  for (const _restart of [1, 2, 3]) {
    const clock = busy();
    const parts = { store, organisation, chats: new Map(), clock, log: createLog('silent'), poke: () => undefined };
    await createRounds({ ...parts, swapBook: createSwapBook(store, organisation, clock) }).look();
    await story.clock.advance(60);
  }
  await story.turn();
  expect(story.read('desk')).toHaveLength(1);
});
