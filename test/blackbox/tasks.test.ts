// Tasks, evidence and a hand-over, driven from outside by buttons and forms alone: signed payloads in, messages out.
import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, messageEvent, pressOn, viewSubmission } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  openSite,
  reads,
  report,
  type Site,
  settled,
  suzuki,
  tanaka,
  told,
  until,
  verify,
} from './drive.js';

type Json = Record<string, unknown>;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const inRoom = (ticket: string, words: RegExp) =>
  about(site.world.in(deskChannel), ticket).find((one) => words.test(reads(one))) as PostedMessage;
const direct = (user: string, ticket: string) => about(told(site, user), ticket);
const events = (ticket: string, type: string) =>
  site
    .rows<{ body: string }>('select body from events where ticket = ? and type = ?', Number(ticket.slice(5)), type)
    .map(({ body }) => JSON.parse(body));
const holder = (ticket: string) =>
  site.rows<{ holder: string }>('select holder from tickets where number = ?', Number(ticket.slice(5)))[0]?.holder;

async function press(user: string, message: PostedMessage, act: string, about = '') {
  const button = buttonsIn(message.blocks).find((one) => one.action_id === act && (one.block_id ?? '').includes(about));
  if (!button) throw new Error(`there is no button ${act} on: ${reads(message)}`);
  const payload = pressOn(user, message, button);
  expect((await site.send.interaction(payload)).status).toBe(200);
  return payload as Json;
}

/** Opens the form behind the button and sends it; the answer is what Slack would show. */
async function fillIn(user: string, message: PostedMessage, act: string, values: Record<string, string>) {
  const { trigger_id } = await press(user, message, act);
  await until('the form opens', () => site.world.openedViews.some((one) => one.trigger === trigger_id));
  const view = site.world.openedViews.find((one) => one.trigger === trigger_id)?.view as Json;
  const sent = await site.send.interaction(viewSubmission(user, view, values));
  await settled(site);
  return { view, sent: sent.body === '' ? {} : JSON.parse(sent.body) };
}

async function takenReport(): Promise<string> {
  const { ticket } = await report(site);
  await press(tanaka, direct(tanaka, ticket)[0] as PostedMessage, 'acknowledge');
  await settled(site);
  await until('the boards stand below the card', () => Boolean(inRoom(ticket, /の作業/) && inRoom(ticket, /の証拠/)));
  return ticket;
}

test('a task: given with a time that is refused and then understood, done by its owner with one tap', async () => {
  const ticket = await takenReport();
  const board = inRoom(ticket, /の作業/);
  const past = await fillIn(tanaka, board, 'assign', { owner: 'suzuki', due: '2020-01-01 10:00' });
  expect(JSON.stringify(past.sent)).toMatch(/過ぎています/);
  expect(events(ticket, 'task-assigned')).toEqual([]);
  await fillIn(tanaka, board, 'assign', { owner: 'suzuki', due: '3h' });
  expect(events(ticket, 'task-assigned')).toMatchObject([{ owner: 'suzuki', by: { id: 'tanaka' } }]);
  const [asked] = direct(suzuki, ticket) as [PostedMessage];
  expect(reads(asked)).toMatch(/A task for you/);
  await press(suzuki, asked, 'task-done');
  await settled(site);
  expect(events(ticket, 'task-settled')).toMatchObject([{ as: 'done', by: { id: 'suzuki' } }]);
  expect(reads(direct(tanaka, ticket).at(-1) as PostedMessage)).toMatch(/作業を片づけました/);
});

test('evidence: a wrong hash leaves the form open, a right one is kept, and the words are in no event', async () => {
  const ticket = await takenReport();
  const board = inRoom(ticket, /の証拠/);
  const sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const wrong = await fillIn(tanaka, board, 'evidence', { what: '請求書\u202Egpj.exe', sha256: 'abc' });
  expect(JSON.stringify(wrong.sent)).toMatch(/64桁/);
  await fillIn(tanaka, board, 'evidence', { what: '請求書\u202Egpj.exe', kept: '金庫', sha256 });
  expect(events(ticket, 'evidence-taken')).toMatchObject([{ sha256 }]);
  expect(JSON.stringify(events(ticket, 'evidence-taken'))).not.toContain('請求書');
  await fillIn(tanaka, inRoom(ticket, /の証拠/), 'evidence-hand', { to: '鈴木', why: '解析' });
  expect(reads(inRoom(ticket, /の証拠/))).toMatch(/請求書\[U\+202E\]gpj\.exe/);
  expect(reads(inRoom(ticket, /の証拠/))).toMatch(/受け渡し1回/);
});

test('a hand-over: whoever has it keeps it until the other takes it, and the reporter is told', async () => {
  const { ticket, user } = await report(site);
  await press(tanaka, direct(tanaka, ticket)[0] as PostedMessage, 'acknowledge');
  await settled(site);
  await fillIn(tanaka, direct(tanaka, ticket)[0] as PostedMessage, 'hand-over', { to: 'suzuki', what: '隔離済み' });
  const asked = () => direct(suzuki, ticket).at(-1) as PostedMessage;
  expect(reads(asked())).toMatch(/Please take over[\s\S]*隔離済み/);
  expect(holder(ticket)).toBe('tanaka');
  await press(suzuki, asked(), 'hand-over-yes');
  await settled(site);
  expect(holder(ticket)).toBe('suzuki');
  await until('the reporter is told', () => told(site, user).some((one) => /引き継いで/.test(one.text)));
  // A press on a copy that still shows the button changes nothing.
  const again = { action_id: 'hand-over-yes', value: ticket, block_id: '9' };
  await site.send.interaction(pressOn(tanaka, asked(), again));
  await settled(site);
  expect(events(ticket, 'handed-over')).toHaveLength(1);
});

test('the chain holds after all of it', async () => {
  expect((await site.send.event(messageEvent(tanaka, 'x'))).status).toBe(200);
  await settled(site);
  expect((await verify(site)).code).toBe(0);
});
