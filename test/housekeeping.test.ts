// Tickets that were closed long ago are put away: the history stays what it was, byte for byte, and the ticket can be worked on again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { findBroken } from '../src/cli/verify.js';
import { createHousekeeping } from '../src/housekeeping.js';
import { createLog } from '../src/log.js';
import { packEvent, unpackEvent } from '../src/store/packing.js';
import { closingWords } from './world/closing.js';
import { openWorld, type World } from './world/desk.js';
import { tellLongStory } from './world/long-story.js';
import { plainLines } from './world/plain.js';

const DAY = 24 * 60 * 60;
const folder = mkdtempSync(join(tmpdir(), 'put-away-'));
let world: World;
let raw: Database.Database;
let count = 0;
beforeEach(async () => {
  count += 1;
  const file = join(folder, `${count}.db`);
  world = await openWorld({ file });
  raw = new Database(file);
});
afterEach(async () => {
  raw.close();
  await world.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm1', direct: true };

async function reportedAndClosed(): Promise<void> {
  const said = { text: 'ウイルスに感染したかもしれません' };
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said });
  await world.pass(10);
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.pass(10);
  await closed();
}

async function closed(): Promise<void> {
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('入れ替えました') });
  await world.pass(10);
}

/** Days later, the housekeeping looks. */
async function putAway(days: number): Promise<void> {
  await world.clock.set(new Date(Date.parse(world.clock.now()) + days * DAY * 1_000).toISOString());
  const { store, clock } = world;
  await createHousekeeping({ store, clock, log: createLog('silent') }).look();
}

const packed = () => raw.prepare('select count(*) from events where packed is not null').pluck().get();
const surfaces = () => raw.prepare('select surface from shown order by surface').pluck().all();
const shownIn = (channel: string) => world.chat.messages(channel).map((one) => plainLines(one.card).join('\n'));
const log = () => world.store.log(0, 10_000);

test('nothing is put away while somebody may come back to it', async () => {
  await reportedAndClosed();
  await putAway(99);
  expect(packed()).toBe(0);
});

test('an open ticket is never put away, however old', async () => {
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text: 'ウイルスに感染' } });
  await putAway(1_000);
  expect(packed()).toBe(0);
});

test('the history of everything that can happen is the same afterwards, and its chain whole', async () => {
  await tellLongStory(world, { lead: 'tanaka', second: 'suzuki', kind: 'ウイルス感染', mark: 'MARKER', warns: true });
  await closed();
  const before = { log: await log(), texts: await world.store.texts(1) };
  expect(before.log.length).toBeGreaterThan(20);
  await putAway(101);
  expect(packed()).toBe(before.log.length);
  expect({ log: await log(), texts: await world.store.texts(1) }).toEqual(before);
  expect(await world.store.events(1)).toEqual(before.log);
  expect(await findBroken(world.store)).toBeUndefined();
});

test('a packed event that was changed is found, by its number', async () => {
  await reportedAndClosed();
  await putAway(101);
  const bytes = raw.prepare('select packed from events where seq = 2').pluck().get() as Buffer;
  const { event, request } = unpackEvent(bytes) as { event: object; request: string };
  raw
    .prepare('update events set packed = ? where seq = 2')
    .run(packEvent(request, JSON.stringify({ ...event, round: 7 })));
  expect(await findBroken(world.store)).toMatch(/^event 2:/);
  raw.prepare('update events set packed = ? where seq = 2').run(bytes.subarray(0, 9));
  await expect(findBroken(world.store)).rejects.toThrow('event 2');
});

test('what people got is forgotten; what the room was told still stands, and an answer below one belongs to the ticket', async () => {
  await reportedAndClosed();
  const [card] = world.chat.messages('desk');
  await putAway(101);
  expect(surfaces()).toEqual(expect.arrayContaining(['board/tasks/slack', 'desk/slack']));
  expect(surfaces().filter((name) => /^(page|hearing|reporter)|^tell.*reporter$/.test(String(name)))).toEqual([]);
  expect(raw.prepare('select count(*) from rings').pluck().get()).toBe(0);
  expect(await world.store.ticketInThread('slack', 'desk', card?.id ?? '')).toBe(1);
});

test('one that is opened again goes on with its cards, calls nobody by what was called then, and is put away again', async () => {
  await reportedAndClosed();
  await putAway(101);
  const calls = world.chat.messages('tanaka').length;
  const cards = world.chat.messages('desk').length;
  await world.ask({ type: 'reopen', ticket: 1, by: world.party('tanaka') });
  await world.pass(10);
  const ticket = (await world.stage.set(1))?.('ja').ticket;
  expect(ticket?.phase.is).not.toBe('closed');
  expect(world.chat.messages('desk')).toHaveLength(cards);
  expect(shownIn('desk')[0]).not.toContain('クローズ済');
  expect(shownIn('tanaka').slice(calls).join()).not.toContain('[対応します]');
  expect(await findBroken(world.store)).toBeUndefined();
  await closed();
  await putAway(101);
  expect(packed()).toBe((await log()).length);
  expect(await findBroken(world.store)).toBeUndefined();
});
