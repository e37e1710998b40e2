// From what people type to the digest: the time that a report form and the hearing's answers tell, and what the digest makes of it.
import { plusSeconds } from '../../src/clock.js';
import { periodAt } from '../../src/digest/period.js';
import type { TicketEvent } from '../../src/ticket/event.js';
import { closingWords } from '../world/closing.js';
import { MONDAY, openWorld, type World } from '../world/desk.js';

let desk: World;
beforeEach(async () => {
  desk = await openWorld();
});
afterEach(() => desk.close());

async function report(since?: string): Promise<void> {
  const said = { text: '怪しい添付を開いてしまった', ...(since === undefined ? {} : { since }) };
  await desk.ask({ type: 'report', by: desk.party('hanako'), said, route: 'employee' });
}

async function stored<T extends TicketEvent['type']>(type: T): Promise<Extract<TicketEvent, { type: T }>[]> {
  const events = (await desk.store.events(1)).map(({ event }) => event);
  return events.filter((event): event is Extract<TicketEvent, { type: T }> => event.type === type);
}

const fillIn = async (answers: Record<string, string>) => {
  const [opened] = await stored('opened');
  const script = `${opened?.script.id}@${opened?.script.version}`;
  await desk.ask({ type: 'fill-in', ticket: 1, by: desk.party('hanako'), script, said: { text: '', answers } });
};

const figures = async () => desk.digests.figures('2026-W47');

test('the report form says when it was: the event keeps the time, the digest counts from it', async () => {
  await report('20分前');
  expect((await stored('opened'))[0]?.happenedAt).toBe(plusSeconds(MONDAY, -20 * 60));
  expect((await figures())?.sinceEvent).toEqual({ n: 1, median: 1_200, p90: 1_200 });
});

test('what is not surely understood is kept in its words and counts nowhere', async () => {
  await report('昨日の夕方');
  expect((await stored('opened'))[0]).not.toHaveProperty('happenedAt');
  expect((await figures())?.sinceEvent).toEqual({ n: 0 });
});

test('an answer of the hearing tells it, on the clock of the organisation; a later answer replaces it', async () => {
  await report();
  await desk.pass(600);
  // Monday, ten past two in the afternoon in Tokyo; the report came at two.
  await fillIn({ 'opened-at': '13:50' });
  expect((await stored('answered'))[0]).toMatchObject({ question: 'opened-at', happenedAt: plusSeconds(MONDAY, -600) });
  expect((await figures())?.sinceEvent).toEqual({ n: 1, median: 600, p90: 600 });
  await fillIn({ 'opened-at': '13:30' });
  expect((await figures())?.sinceEvent).toEqual({ n: 1, median: 1_800, p90: 1_800 });
  // After the report: not what it was about at first.
  await fillIn({ 'opened-at': '14:05' });
  expect((await figures())?.sinceEvent).toEqual({ n: 0 });
});

test('an answer to another question tells no time, however much it looks like one', async () => {
  await report();
  await fillIn({ device: '13:50' });
  expect((await stored('answered'))[0]).toMatchObject({ question: 'device' });
  expect((await stored('answered'))[0]).not.toHaveProperty('happenedAt');
});

test('"I have it" is no answer to the reporter; the first words of a person are', async () => {
  await report();
  await desk.pass(60);
  await desk.ask({ type: 'acknowledge', ticket: 1, by: desk.party('tanaka') });
  expect((await figures())?.answered).toEqual({ n: 0 });
  await desk.pass(240);
  await desk.ask({ type: 'tell-reporter', ticket: 1, by: desk.party('tanaka'), said: { text: '確認しています。' } });
  expect((await figures())?.answered).toEqual({ n: 1, median: 300, p90: 300 });
  await desk.pass(300);
  await desk.ask({ type: 'close', ticket: 1, by: desk.party('tanaka'), said: closingWords('済み') });
  expect(await figures()).toMatchObject({ answered: { n: 1, median: 300 }, closed: { n: 1, median: 600 } });
});

test('a corrective action agreed at closing is chased by every later digest until somebody saw that it helped', async () => {
  await report();
  const by = desk.party('tanaka');
  await desk.ask({ type: 'close', ticket: 1, by, said: closingWords('済み'), owner: 'tanaka' });
  const [{ dueAt = '', checkAt = '' } = {}] = await stored('task-added');
  const task = `added/${(await desk.store.events(1)).find(({ event }) => event.type === 'task-added')?.version}`;
  const actions = async () =>
    (await desk.digests.figures(periodAt('week', desk.clock.now(), 'Asia/Tokyo').name))?.actions;

  // Long after the weeks that a digest compares with; the owner is reminded meanwhile.
  await desk.clock.set(plusSeconds(dueAt, 150 * 86_400));
  expect(await actions()).toMatchObject({ open: 1, overdue: 1 });
  await desk.ask({ type: 'task-done', ticket: 1, by, task });
  expect(await actions()).toMatchObject({ open: 0, done: 1, unchecked: 1, checksOverdue: 1 });
  expect(checkAt < desk.clock.now()).toBe(true);
  await desk.ask({ type: 'check-action', ticket: 1, by, task, effective: true, said: { text: '効いています' } });
  expect(await actions()).toMatchObject({ unchecked: 0, helped: 1 });
  expect((await desk.store.row(1))?.actingUntil).toBe(desk.clock.now());
});
