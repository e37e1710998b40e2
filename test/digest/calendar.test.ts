// The digest arrives once a week and once only: on time, late, after crashes, with two desks at work, and with a chat that fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cron } from 'croner';
import { Outage } from '../../src/chat/chat.js';
import { plusSeconds } from '../../src/clock.js';
import { dueBetween, lastWeek } from '../../src/digest-calendar.js';
import type { Card } from '../../src/view/card.js';
import { plainText } from '../../src/view/plain-text.js';
import { simulatedClock } from '../world/clock.js';
import { openWorld, smallOrganisation, type World, type WorldOptions } from '../world/desk.js';

/** Monday, nine in the morning in Tokyo; the week before is 2026-W47. */
const DUE = '2026-11-23T00:00:00.000Z';
const folders: string[] = [];

function withChannel(cron = '0 9 * * 1') {
  const organisation = smallOrganisation();
  return {
    ...organisation,
    digest: { cron },
    channels: { ...organisation.channels, isms: { slack: 'isms' } },
    people: [...organisation.people, { id: 'kato', name: '加藤', slack: 'kato', roles: ['isms' as const] }],
  };
}

function world(more: WorldOptions = {}): Promise<World> {
  return openWorld({ organisation: withChannel(), ...more });
}

/** Lets the days pass with a desk that looks at its calendar every hour. */
async function live(desk: World, until: string): Promise<void> {
  for (let at = desk.clock.now(); at < until; at = plusSeconds(at, 3_600)) {
    await desk.clock.set(at);
    await desk.calendar.look();
    await desk.pass(0);
  }
  await desk.clock.set(until);
  await desk.calendar.look();
  await desk.pass(10);
}

const digests = (desk: World) => desk.chat.messages('isms');
const words = (card: Card | undefined) => (card ? plainText(card) : '');

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'digest-'));
  folders.push(folder);
  return join(folder, 'desk.db');
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

test('a desk that is new owes nothing for the time before it; then a digest a week, at zero too', async () => {
  const desk = await world();
  await live(desk, plusSeconds(DUE, -1));
  expect(digests(desk)).toEqual([]);
  await live(desk, DUE);
  expect(digests(desk).map(({ marker }) => marker)).toEqual(['NOTICE/digest/2026-W47/slack']);
  expect(words(digests(desk)[0]?.card)).toMatch('この週、報告はありませんでした。');
  await live(desk, plusSeconds(DUE, 15 * 24 * 3_600));
  expect(digests(desk).map(({ marker }) => marker.split('/')[2])).toEqual(['2026-W47', '2026-W48', '2026-W49']);
  expect(words(digests(desk)[2]?.card)).not.toMatch('遅れ');
  await desk.close();
});

test('the desk was down when it was due: sent once, and it says so', async () => {
  const file = databaseFile();
  const before = await world({ file });
  await live(before, plusSeconds(DUE, -3_600));
  await before.close();
  const after = await world({ file, clock: simulatedClock(plusSeconds(DUE, 2 * 3_600 + 300), 'again') });
  await live(after, plusSeconds(DUE, 30 * 3_600));
  expect(digests(after)).toHaveLength(1);
  expect(words(digests(after)[0]?.card)).toMatch(
    '11/23 09:00 に送る予定でしたが、窓口が止まっていたため、2時間5分遅れで',
  );
  await after.close();
});

test('after a long standstill the last four weeks are sent, each once', async () => {
  const file = databaseFile();
  const before = await world({ file });
  await live(before, plusSeconds(DUE, -3_600));
  await before.close();
  const after = await world({ file, clock: simulatedClock(plusSeconds(DUE, 10 * 7 * 24 * 3_600), 'again') });
  await live(after, plusSeconds(after.clock.now(), 3_600));
  expect(digests(after).map(({ marker }) => marker.split('/')[2])).toEqual([
    '2027-W01',
    '2027-W02',
    '2027-W03',
    '2027-W04',
  ]);
  await after.close();
});

test('two desks on one database send one', async () => {
  const file = databaseFile();
  const one = await world({ file });
  const two = await world({ file, clock: simulatedClock(one.clock.now(), 'two'), chats: one.chats });
  for (const desk of [one, two]) await desk.calendar.look();
  for (const desk of [one, two]) await desk.clock.set(DUE);
  await Promise.all([one.calendar.look(), two.calendar.look()]);
  await Promise.all([one.worker.turn(), two.worker.turn()]);
  await one.worker.turn();
  expect(digests(one)).toHaveLength(1);
  await one.close();
  await two.close();
});

test('a calendar with a digest every day sends each week once', async () => {
  const desk = await world({ organisation: withChannel('0 9 * * *') });
  await live(desk, plusSeconds(DUE, 6 * 24 * 3_600));
  expect(digests(desk).map(({ marker }) => marker.split('/')[2])).toEqual(['2026-W46', '2026-W47']);
  await desk.close();
});

test.each(['before', 'after'] as const)('Slack fails, and had %s done it: one digest stands', async (when) => {
  const desk = await world();
  await desk.calendar.look();
  desk.chat.fail({ call: 'post', with: new Outage('down'), when: when === 'before' ? 'before' : 'after' });
  await live(desk, plusSeconds(DUE, 600));
  await desk.pass(3_600);
  expect(digests(desk)).toHaveLength(1);
  await desk.close();
});

test('without an ISMS channel nothing is owed', async () => {
  const desk = await openWorld();
  await live(desk, plusSeconds(DUE, 3_600));
  expect(desk.chat.messages()).toEqual([]);
  await desk.close();
});

test('"Seen" is for those who answer for security, counts once, and stands on the card', async () => {
  const desk = await world();
  await live(desk, plusSeconds(DUE, 60));
  const seen = (user: string) => desk.ask({ type: 'seen', by: desk.party(user), digest: '2026-W47' });
  expect(await seen('hanako')).toMatchObject({ is: 'refused', reason: 'not-entitled' });
  expect(words(digests(desk)[0]?.card)).toMatch('責任者は、まだ確認していません。');
  expect(await seen('kato')).toEqual({ is: 'done' });
  await desk.pass(3_600);
  await seen('sato');
  await seen('kato');
  await desk.pass(10);
  expect(digests(desk)).toHaveLength(1);
  expect(words(digests(desk)[0]?.card)).toMatch('確認した人：加藤（11/23 09:01）、佐藤（11/23 10:01）');
  expect(await desk.digestStore.seen('2026-W47')).toHaveLength(2);
  await desk.close();
});

test('a digest that was never posted is not posted by being seen', async () => {
  const desk = await world();
  expect(await desk.ask({ type: 'seen', by: desk.party('kato'), digest: '2026-W40' })).toEqual({ is: 'done' });
  await desk.ask({ type: 'seen', by: desk.party('kato'), digest: '2026-W99' });
  await desk.pass(10);
  expect(digests(desk)).toEqual([]);
  expect(await desk.digestStore.seen('2026-W99')).toEqual([]);
  await desk.close();
});

test.each<[string, string, string, string, string[]]>([
  // cron, zone, after, up to, due
  [
    '0 9 * * 1',
    'Europe/Berlin',
    '2026-03-20T00:00:00.000Z',
    '2026-04-01T00:00:00.000Z',
    ['2026-03-23T08:00', '2026-03-30T07:00'],
  ],
  [
    '0 9 * * 1',
    'Europe/Berlin',
    '2026-10-18T00:00:00.000Z',
    '2026-10-27T00:00:00.000Z',
    ['2026-10-19T07:00', '2026-10-26T08:00'],
  ],
  // A time that this day does not have is due when the clocks have jumped over it; one that it has twice is due once.
  ['30 2 * * 0', 'Europe/Berlin', '2026-03-28T00:00:00.000Z', '2026-03-30T00:00:00.000Z', ['2026-03-29T01:00']],
  ['30 2 * * 0', 'Europe/Berlin', '2026-10-24T00:00:00.000Z', '2026-10-26T00:00:00.000Z', ['2026-10-25T00:30']],
  [
    '0 0 * * 1',
    'Pacific/Kiritimati',
    '2026-12-26T00:00:00.000Z',
    '2027-01-05T00:00:00.000Z',
    ['2026-12-27T10:00', '2027-01-03T10:00'],
  ],
])('%s in %s is due once a week, on the wall clock there', (pattern, timezone, from, to, due) => {
  const cron = new Cron(pattern, { timezone, paused: true });
  expect(dueBetween(cron, from, to).map((at) => at.slice(0, 16))).toEqual(due);
});

test.each([
  ['2026-11-23T00:00:00.000Z', 'Asia/Tokyo', '2026-W47'],
  ['2026-11-22T15:00:00.000Z', 'Asia/Tokyo', '2026-W47'],
  ['2026-11-22T14:59:59.000Z', 'Asia/Tokyo', '2026-W46'],
  ['2027-01-04T00:00:00.000Z', 'Asia/Tokyo', '2026-W53'],
  ['2027-01-03T10:00:00.000Z', 'Pacific/Kiritimati', '2026-W53'],
])('at %s in %s the last week is %s', (at, timezone, name) => {
  expect(lastWeek({ ...smallOrganisation(), timezone }, at)).toBe(name);
});
