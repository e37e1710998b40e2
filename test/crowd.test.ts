// Many at once on one thing: nobody is turned away because somebody else was faster.
import { openWorld, type World } from './world/desk.js';

const MANY = 50;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const words = async () => (await world.store.texts(1)).size;
const said = (by: string, nth: number, thread?: string) =>
  world.ask({
    ...{ type: 'say', by: world.party(by), addressed: thread === undefined, said: { text: `怪しい添付 ${nth}` } },
    place: {
      platform: 'slack',
      channel: thread ? 'C1' : 'D1',
      message: `m${nth}`,
      direct: thread === undefined,
      thread,
    },
  });

test('one person writes fifty messages in one breath: one report, and all the others are notes on it', async () => {
  const outcomes = await Promise.all(Array.from({ length: MANY }, (_, nth) => said('hanako', nth)));
  expect(new Set(outcomes.map(({ is }) => is))).toEqual(new Set(['done']));
  expect(await world.store.lastTicket()).toBe(1);
  expect(await words()).toBe(MANY);
});

test('the reporter and three commanders write fifty notes into one thread, and two of them take it, at the same moment', async () => {
  await world.ask({
    ...{ type: 'report', by: world.party('hanako'), said: { text: '怪しい添付' }, route: 'employee' },
    place: { platform: 'slack', channel: 'C1', message: 'm0', thread: 'm0', direct: false },
  });
  const presses = ['tanaka', 'suzuki'].map((by) => world.ask({ type: 'acknowledge', ticket: 1, by: world.party(by) }));
  const notes = Array.from({ length: MANY }, (_, nth) =>
    said(['hanako', 'tanaka', 'suzuki', 'sato'][nth % 4] ?? '', nth + 1, 'm0'),
  );
  const outcomes = await Promise.all([...notes, ...presses]);
  expect(outcomes.filter(({ is }) => is === 'done')).toHaveLength(MANY + 1);
  expect(outcomes.filter(({ is }) => is === 'refused')).toHaveLength(1);
  expect(await words()).toBe(MANY + 1);
});
