// Socket Mode: the desk opens the line itself, and the promise is the same. What is not kept is not acknowledged.
import Database from 'better-sqlite3';
import {
  envelopeOf,
  globalShortcut,
  messageEvent,
  pressOn,
  slashCommand,
  viewSubmission,
} from '../world/slack-payloads.js';
import {
  about,
  answered,
  deskChannel,
  employee,
  health,
  openSite,
  reads,
  type Site,
  settled,
  tanaka,
  told,
  until,
} from './drive.js';

let site: Site;
beforeAll(async () => {
  site = await openSite({ env: { SLACK_APP_TOKEN: 'xapp-trial', SLACK_SIGNING_SECRET: '' } });
});
afterAll(() => site.close());

const WAIT_MS = 20_000;
const event = (body: Record<string, unknown>) => site.world.socket.deliver('events_api', body, WAIT_MS);
const interactive = (body: Record<string, unknown>) => site.world.socket.deliver('interactive', body, WAIT_MS);
const tickets = (user: string) => site.rows('select 1 from tickets where reporter = ?', `slack:${user}`).length;

test('a report, its page and its acknowledgement', async () => {
  const user = employee();
  expect(await event(envelopeOf(messageEvent(user, '怪しい添付を開いてしまった')))).toMatchObject({
    acknowledged: true,
  });
  const { card, ticket } = await answered(site, user);
  expect(reads(card)).toMatch(/LANケーブル/);
  const [page] = about(site.world.direct(tanaka), ticket);
  const press = pressOn(tanaka, page as never, { action_id: 'acknowledge', value: ticket, block_id: '9' });
  expect(await interactive(press)).toMatchObject({ acknowledged: true });
  await settled(site);
  for (const copy of [page, about(site.world.in(deskChannel), ticket)[0]])
    expect(reads(copy as never)).toMatch(/対応しています/);
});

test('the same event in other envelopes, and only as a retry, is one ticket (D3)', async () => {
  const user = employee();
  const body = envelopeOf(messageEvent(user, '怪しい添付を開いてしまった'));
  const all = await Promise.all([1, 2, 3].map((retry_attempt) => event({ ...body, retry_attempt })));
  expect(all.every(({ acknowledged }) => acknowledged)).toBe(true);
  await settled(site);
  expect([tickets(user), told(site, user).length]).toEqual([1, 1]);
});

test('a form and a slash command', async () => {
  const user = employee();
  const asked = globalShortcut(user);
  await interactive(asked);
  await until('the form', () => site.world.openedViews.some(({ trigger }) => trigger === asked.trigger_id));
  const view = site.world.openedViews.find(({ trigger }) => trigger === asked.trigger_id)?.view ?? {};
  expect(await interactive(viewSubmission(user, view, { what: 'パソコンをなくしました' }))).toMatchObject({
    acknowledged: true,
  });
  await answered(site, user);
  const help = await site.world.socket.deliver('slash_commands', slashCommand(user, '当番'), WAIT_MS);
  expect(JSON.stringify(help)).toContain(tanaka);
});

test('the database is held: no acknowledgement; afterwards the repeated delivery is taken', async () => {
  const user = employee();
  const body = envelopeOf(messageEvent(user, '怪しい添付を開いてしまった'));
  const other = new Database(site.database);
  other.exec('begin exclusive');
  expect(await site.world.socket.deliver('events_api', body, 4_000)).toEqual({ acknowledged: false });
  other.exec('rollback');
  other.close();
  expect(tickets(user)).toBe(0);
  expect(await event(body)).toMatchObject({ acknowledged: true });
  await answered(site, user);
});

test('the line is cut, and Slack asks for a new one: it comes back by itself, and the next report is taken', async () => {
  for (const end of [() => site.world.socket.cut(), () => site.world.socket.recycle()]) {
    const before = site.world.socket.opened;
    end();
    await until('a new line', () => site.world.socket.opened > before);
    const user = employee();
    expect(await event(envelopeOf(messageEvent(user, '怪しい添付を開いてしまった')))).toMatchObject({
      acknowledged: true,
    });
    await answered(site, user);
  }
  await until('green', async () => (await health(site.run)).status === 200);
});

test('kill -9 between reports: what was acknowledged is kept, and repeated deliveries count once', async () => {
  const users = Array.from({ length: 12 }, employee);
  const bodies = users.map((user) => envelopeOf(messageEvent(user, '怪しい添付を開いてしまった')));
  const sent = bodies.map((body) => site.world.socket.deliver('events_api', body, 3_000));
  await Promise.race(sent);
  await site.stop('SIGKILL');
  const acknowledged = (await Promise.all(sent)).map((one) => one.acknowledged);
  expect(users.filter((user, index) => acknowledged[index] && tickets(user) === 0)).toEqual([]);
  await site.start();
  for (const body of bodies) expect(await event(body)).toMatchObject({ acknowledged: true });
  expect(users.map(tickets)).toEqual(users.map(() => 1));
});

test('it ends by itself on SIGTERM', async () => {
  expect(await site.stop('SIGTERM')).toMatchObject({ code: 0, signal: null });
  expect(site.world.violations).toEqual([]);
});
