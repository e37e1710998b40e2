// Triage and answer, by buttons and forms only, as Slack sends them: two commanders at once, a form sent twice, two tickets that become one.
import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, pressOn, viewSubmission } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  employee,
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

const deskCard = (ticket: string) => about(site.world.in(deskChannel), ticket)[0] as PostedMessage;
const row = (ticket: string) =>
  site.rows<{ phase: string; severity: string }>(
    'select phase, severity from tickets where number = ?',
    Number(ticket.slice(5)),
  )[0];
const events = (ticket: string, type: string) =>
  site
    .rows<{ body: string }>('select body from events where ticket = ? and type = ?', Number(ticket.slice(5)), type)
    .map(({ body }) => JSON.parse(body));

/** Presses the button where it stands; the form that Slack is asked to open. */
async function opens(user: string, ticket: string, act: string): Promise<Json> {
  const card = deskCard(ticket);
  const button = buttonsIn(card.blocks).find((one) => one.action_id === act);
  if (!button) throw new Error(`there is no button ${act} on: ${reads(card)}`);
  const asked = pressOn(user, card, button);
  expect((await site.send.interaction(asked)).status).toBe(200);
  await until('the form opens', () => site.world.openedViews.some((one) => one.trigger === asked.trigger_id));
  return site.world.openedViews.find((one) => one.trigger === asked.trigger_id)?.view as Json;
}

async function sends(user: string, view: Json, values: Record<string, string>, twice = false): Promise<Json> {
  const filled = viewSubmission(user, view, { severity: 'proposed', ...values });
  const sent = await site.send.interaction(filled);
  expect(sent.status).toBe(200);
  // Slack gives up waiting and sends it again.
  if (twice) expect((await site.send.interaction(filled)).status).toBe(200);
  await settled(site);
  return sent.body ? JSON.parse(sent.body) : {};
}

async function taken(text?: string): Promise<{ ticket: string; user: string }> {
  const { ticket, user } = await report(site, text);
  const card = deskCard(ticket);
  const button = buttonsIn(card.blocks).find((one) => one.action_id === 'acknowledge');
  await site.send.interaction(pressOn(tanaka, card, button as never));
  await settled(site);
  return { ticket, user };
}

test('a form sent twice triages once; the severity follows from impact and urgency, and stands on the card', async () => {
  const { ticket } = await taken();
  const view = await opens(tanaka, ticket, 'triage');
  const filled = { result: 'incident', impact: 'major', urgency: 'now', circumstances: 'ransomware,personal-data' };
  expect(await sends(tanaka, view, filled, true)).toEqual({});
  expect(row(ticket)).toEqual({ phase: 'held', severity: 'SEV1' });
  expect(events(ticket, 'triaged')).toHaveLength(1);
  expect(reads(deskCard(ticket))).toMatch(/大きい × 今すぐ、ランサムウェアの兆候がある/);
});

test('two at once: the second one is told what changed, every word is kept, and a second send goes through', async () => {
  const { ticket } = await taken();
  const [first, second] = [await opens(tanaka, ticket, 'triage'), await opens(suzuki, ticket, 'triage')];
  await sends(tanaka, first, { result: 'incident', impact: 'critical', urgency: 'now' });
  const words = 'only one PC, and it is off the net';
  const filled = { result: 'incident', impact: 'moderate', urgency: 'soon', why: words };
  const back = await sends(suzuki, second, filled);
  expect(back).toMatchObject({ response_action: 'update' });
  const shown = JSON.stringify(back);
  expect(shown).toContain('Somebody changed this meanwhile');
  expect(shown).toMatch(/Last triage: incident, SEV1 \(critical\) \(.*田中\)/);
  expect(shown).toContain('With these choices the desk proposes SEV3');
  expect(shown).toContain(words);
  expect(row(ticket)?.severity).toBe('SEV1');
  expect(await sends(suzuki, back.view as Json, filled)).toEqual({});
  expect(row(ticket)?.severity).toBe('SEV3');
  expect(events(ticket, 'triaged').map(({ by }) => by.id)).toEqual(['tanaka', 'suzuki']);
});

test('lowering a serious case without a reason: the form comes back and says what the desk proposes', async () => {
  const { ticket } = await taken();
  const view = await opens(tanaka, ticket, 'triage');
  const back = await sends(tanaka, view, { result: 'incident', impact: 'minor', urgency: 'settled' });
  expect(back).toMatchObject({ response_action: 'update' });
  expect(JSON.stringify(back)).toMatch(/この選び方での目安：SEV4/);
  expect(row(ticket)?.severity).toBe('SEV2');
});

test('answered: the reporter reads it in plain words, the ticket is closed, and reopening takes it up again', async () => {
  const { ticket, user } = await taken('変なメールが来たけど開いていません');
  const words = '取引先の正しい案内でした。<https://evil.example.com|ここ>';
  await sends(tanaka, await opens(tanaka, ticket, 'answer'), { result: 'not-incident', reply: words });
  expect(row(ticket)?.phase).toBe('closed');
  const last = told(site, user).at(-1) as PostedMessage;
  expect(reads(last)).toMatch(/対応の必要はありませんでした/);
  expect(reads(last)).toContain('取引先の正しい案内でした');
  expect(JSON.stringify(last)).not.toContain('<https://evil.example.com');
  const card = deskCard(ticket);
  const button = buttonsIn(card.blocks).find((one) => one.action_id === 'reopen');
  await site.send.interaction(pressOn(suzuki, card, button as never));
  await settled(site);
  expect(row(ticket)?.phase).toBe('held');
});

test('the same twice: one goes on with the other, both reporters are told, and the end of it reaches both', async () => {
  const [one, other] = [await taken(), await taken()];
  const view = await opens(tanaka, other.ticket, 'triage');
  expect(JSON.stringify(view)).toContain(one.ticket);
  const itself = await sends(tanaka, view, { result: 'duplicate', 'main-number': other.ticket });
  expect(itself).toMatchObject({ response_action: 'errors' });
  await sends(tanaka, view, { result: 'duplicate', main: one.ticket });
  expect(row(other.ticket)?.phase).toBe('closed');
  await until('the other end knows', () => events(one.ticket, 'taken-in').length === 1);
  await settled(site);
  expect(reads(told(site, other.user).at(-1) as PostedMessage)).toContain(`${one.ticket} とまとめて対応します`);
  expect(reads(deskCard(one.ticket))).toContain(other.ticket);
  const refused = await sends(suzuki, await opens(suzuki, one.ticket, 'triage'), {
    ...{ result: 'duplicate', 'main-number': other.ticket.slice(5) },
  });
  expect(JSON.stringify(refused)).toMatch(/goes on with this one already/);
  await sends(tanaka, await opens(tanaka, one.ticket, 'answer'), { result: 'near-miss', reply: '添付は広告でした' });
  await until('both are told', () =>
    [one, other].every(({ user }) => reads(told(site, user).at(-1) as PostedMessage).includes('添付は広告でした')),
  );
});

test('somebody who is no commander opens no form', async () => {
  const { ticket } = await taken();
  const stranger = employee();
  const before = site.world.openedViews.length;
  const button = buttonsIn(deskCard(ticket).blocks).find((one) => one.action_id === 'triage');
  await site.send.interaction(pressOn(stranger, deskCard(ticket), button as never));
  await until('a word in private', () => site.world.ephemerals.some((one) => one.user === stranger));
  expect(site.world.openedViews).toHaveLength(before);
});

test('the history stands, and nothing that Slack was sent breaks its limits', async () => {
  expect(await verify(site)).toMatchObject({ code: 0 });
  expect(site.world.violations).toEqual([]);
});
