import { readCorrections } from '../src/corrections.js';
import { recogniserOf } from '../src/recogniser.js';
import { openWorld, shippedScripts, type World } from './world/desk.js';

const { scripts } = shippedScripts();
const odd = '棚卸しのトトノエ帳が、知らない間にヨソの人の名前になっていました';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function reported(text: string, user = 'hanako'): Promise<number> {
  const outcome = await world.ask({ type: 'report', by: world.party(user), said: { text }, route: 'employee' });
  if (outcome.is !== 'done' || !outcome.ticket) throw new Error('no ticket');
  return outcome.ticket;
}

async function corrected(ticket: number, script: string, by = 'hanako') {
  await world.ask({ type: 'choose-script', ticket, by: world.party(by), script });
  return readCorrections(world.store, scripts, world.organisation);
}

test('a report that was given another script is recognised as that kind from then on', async () => {
  const recogniser = recogniserOf(scripts);
  expect(recogniser.match(odd).best).not.toBe('cloud-exposure');
  const learned = await corrected(await reported(odd), 'cloud-exposure');
  expect(learned).toEqual([{ ticket: 1, text: odd, id: 'cloud-exposure', restricted: false }]);
  recogniser.learn(learned);
  expect(recogniser.match(odd)).toMatchObject({ best: 'cloud-exposure', ask: false });
  recogniser.learn([]);
  expect(recogniser.match(odd).best).not.toBe('cloud-exposure');
});

test('the last choice counts, and a correction that was removed teaches nothing', async () => {
  const ticket = await reported(odd);
  await corrected(ticket, 'cloud-exposure');
  expect(await corrected(ticket, 'account-takeover', 'tanaka')).toMatchObject([{ id: 'account-takeover' }]);
  await world.store.removeCorrection(ticket, world.clock.now());
  expect(await readCorrections(world.store, scripts, world.organisation)).toEqual([]);
});

test('that something is no incident only a commander may teach', async () => {
  const ticket = await reported(odd);
  expect(await corrected(ticket, 'question', 'hanako')).toEqual([]);
  await corrected(ticket, 'cloud-exposure', 'tanaka');
  expect(await corrected(ticket, 'question', 'tanaka')).toMatchObject([{ id: 'question' }]);
});

test('an insider case is marked, so that its words leave with no export', async () => {
  expect(await corrected(await reported(odd), 'insider-misuse')).toMatchObject([{ restricted: true }]);
});
