// The commander's side, driven from outside: taking and declining a ticket, two at once, strangers, old buttons, tampered ones.

import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, messageEvent, pressOn } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  employee,
  openSite,
  reads,
  report,
  type Site,
  sato,
  settings,
  settled,
  suzuki,
  tanaka,
  ticketIn,
  told,
  until,
} from './drive.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const direct = (user: string) => told(site, user);
const pageOf = (user: string, ticket: string) => about(direct(user), ticket)[0] as PostedMessage;
const deskCard = (ticket: string) => about(site.world.in(deskChannel), ticket)[0] as PostedMessage;
const phase = (ticket: string) =>
  site.rows<{ phase: string; holder: string | null }>(
    'select phase, holder from tickets where number = ?',
    Number(ticket.slice(5)),
  )[0];
const events = (ticket: string, type: string) =>
  site
    .rows<{ body: string }>('select body from events where ticket = ? and type = ?', Number(ticket.slice(5)), type)
    .map(({ body }) => JSON.parse(body));
const whispers = (user: string) => site.world.ephemerals.filter((one) => one.user === user);

/** Presses the button of this act where it stands, as Slack tells it. */
async function press(user: string, message: PostedMessage, act: string) {
  const button = buttonsIn(message.blocks).find((one) => one.action_id === act);
  if (!button) throw new Error(`there is no button ${act} on: ${reads(message)}`);
  return pressed(user, message, button);
}

async function pressed(user: string, message: PostedMessage, button: Parameters<typeof pressOn>[2]) {
  const sent = await site.send.interaction(pressOn(user, message, button));
  await settled(site);
  return sent;
}

/** The button as it was, for presses on a copy that still shows it. */
const oldButton = (ticket: string, act = 'acknowledge') => ({ action_id: act, value: ticket, block_id: '9' });

test.each([
  ['the page', (ticket: string) => pageOf(tanaka, ticket)],
  ['the card on the desk', deskCard],
])('acknowledging on %s: every copy is updated and the reporter is told who has it', async (_, where) => {
  const { ticket, user, card } = await report(site);
  expect((await press(tanaka, where(ticket), 'acknowledge')).status).toBe(200);
  expect(phase(ticket)).toEqual({ phase: 'held', holder: 'tanaka' });
  for (const copy of [pageOf(tanaka, ticket), deskCard(ticket)]) {
    expect(reads(copy)).toMatch(/対応しています/);
    expect(buttonsIn(copy.blocks).map((one) => one.action_id)).not.toContain('acknowledge');
  }
  expect(JSON.stringify(card.blocks)).toContain(tanaka);
  const [, told, ...more] = direct(user);
  expect(more).toEqual([]);
  expect(told?.text).toMatch(new RegExp(`${ticket}.*担当します`));
  expect(JSON.stringify(told?.blocks)).toContain(tanaka);
});

test('declining calls the next person at once, and takes the buttons from the first page', async () => {
  const { ticket } = await report(site);
  await press(tanaka, pageOf(tanaka, ticket), 'decline');
  const next = pageOf(suzuki, ticket);
  expect(reads(next)).toMatch(/Please take/);
  expect(events(ticket, 'paged').map((event) => event.people)).toEqual([['tanaka'], ['suzuki']]);
  expect(reads(deskCard(ticket))).toMatch(/対応できないと回答/);
  // Whoever declined can still help out, but no longer decline.
  await press(suzuki, next, 'acknowledge');
  expect(phase(ticket)).toEqual({ phase: 'held', holder: 'suzuki' });
  for (const copy of [pageOf(tanaka, ticket), next, deskCard(ticket)])
    expect(buttonsIn(copy.blocks).map((one) => one.action_id)).not.toContain('acknowledge');
});

test('two commanders in the same second: one has it, the other gets a polite private answer (D6)', async () => {
  const { ticket, user } = await report(site);
  const before = [tanaka, suzuki].map((one) => whispers(one).length);
  const [page, card] = [pageOf(tanaka, ticket), deskCard(ticket)];
  const presses = [pressOn(tanaka, page, oldButton(ticket)), pressOn(suzuki, card, oldButton(ticket))];
  const sent = await Promise.all(presses.map((payload) => site.send.interaction(payload)));
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  await settled(site);
  expect(events(ticket, 'acknowledged')).toHaveLength(1);
  const refused = phase(ticket)?.holder === 'tanaka' ? suzuki : tanaka;
  await until('a private answer', () => whispers(refused).length > (before[refused === tanaka ? 0 : 1] ?? 0));
  expect(whispers(refused).at(-1)?.text).toMatch(/すでに担当者が|Somebody has it already/);
  expect(direct(user).filter((message) => /担当します/.test(message.text))).toHaveLength(1);
});

test('a double click changes one thing (D6)', async () => {
  const { ticket, user } = await report(site);
  const page = pageOf(tanaka, ticket);
  await Promise.all([1, 2, 3].map(() => site.send.interaction(pressOn(tanaka, page, oldButton(ticket)))));
  await settled(site);
  expect(events(ticket, 'acknowledged')).toHaveLength(1);
  expect(direct(user)).toHaveLength(2);
});

test('the same press delivered twice is answered once', async () => {
  const { ticket } = await report(site);
  const payload = pressOn(tanaka, pageOf(tanaka, ticket), oldButton(ticket));
  const before = whispers(tanaka).length;
  for (const retry of [0, 1, 2]) expect((await site.send.interaction(payload, { retry })).status).toBe(200);
  await settled(site);
  expect(events(ticket, 'acknowledged')).toHaveLength(1);
  expect(whispers(tanaka)).toHaveLength(before);
});

test.each(['acknowledge', 'decline', 'reopen'])(
  'a stranger presses %s: refused in private, and on record (A3)',
  async (act) => {
    const { ticket } = await report(site);
    const before = phase(ticket);
    await pressed('U0STRANGER', deskCard(ticket), oldButton(ticket, act));
    expect(phase(ticket)).toEqual(before);
    await until('a private refusal', () =>
      whispers('U0STRANGER').some((one) => /担当者だけ|Only the commanders/.test(one.text)),
    );
    site.world.ephemerals.length = 0;
    expect(events(ticket, 'attempt-refused')).toEqual([
      expect.objectContaining({ act, by: expect.objectContaining({ user: 'U0STRANGER' }) }),
    ]);
    expect(reads(deskCard(ticket))).toMatch(/断った操作/);
  },
);

test('the reporter cannot take their own report, even by a button that was forwarded', async () => {
  const { ticket, user } = await report(site);
  await pressed(user, deskCard(ticket), oldButton(ticket));
  expect(phase(ticket)?.phase).toBe('paging');
  await until('a private refusal', () => whispers(user).length > 0);
});

test('a button of a ticket that does not exist, or whose value was tampered with, changes nothing (A4)', async () => {
  const { ticket } = await report(site);
  const all = () => site.rows('select * from events');
  const before = all();
  const values = ['DESK-999999', 'DESK-0', 'DESK--1', `${ticket} `, `${ticket}; drop table tickets`, '', 'desk-1', '1'];
  for (const value of values) {
    const sent = await pressed(tanaka, deskCard(ticket), { action_id: 'acknowledge', value, block_id: '9' });
    expect([value, sent.status]).toEqual([value, 200]);
  }
  for (const block_id of ['9?note=not-a-note', '9?script=../../etc/passwd', '9?language=xx'])
    for (const act of ['separate', 'wrong-script', 'language'])
      await pressed(tanaka, deskCard(ticket), { action_id: act, value: ticket, block_id });
  expect(all()).toEqual(before);
});

test('when the on-call person reports, somebody else is called', async () => {
  await site.send.event(messageEvent(tanaka, '怪しい添付を開いてしまった'));
  await settled(site);
  const card = direct(tanaka).findLast((message) => /受け付けました/.test(message.text));
  expect(pageOf(suzuki, ticketIn(card))).toBeDefined();
});

test('a card that was deleted is posted anew when its ticket is taken (A5)', async () => {
  const { ticket } = await report(site);
  const card = deskCard(ticket);
  site.world.messages.splice(site.world.messages.indexOf(card), 1);
  await press(tanaka, pageOf(tanaka, ticket), 'acknowledge');
  expect(reads(deskCard(ticket))).toMatch(/対応しています/);
});

test('a person whose account is gone is passed over at once, and the desk sees it', async () => {
  const other = await openSite({ deskYml: settings.replace(tanaka, 'U0GONE') });
  try {
    const user = employee();
    await other.send.event(messageEvent(user, '怪しい添付を開いてしまった'));
    await settled(other);
    const ticket = ticketIn(other.world.direct(user)[0]);
    expect(about(other.world.direct(suzuki), ticket)).toHaveLength(1);
    expect(reads(about(other.world.in(deskChannel), ticket)[0] as never)).toMatch(/user_not_found/);
  } finally {
    await other.close();
  }
});

test('an old button works after a restart (A2)', async () => {
  const { ticket } = await report(site);
  const [page, old] = [pageOf(tanaka, ticket), buttonsIn(pageOf(tanaka, ticket).blocks)];
  await site.stop('SIGKILL');
  await site.start();
  await pressed(tanaka, page, old.find((one) => one.action_id === 'acknowledge') as never);
  expect(phase(ticket)).toEqual({ phase: 'held', holder: 'tanaka' });
  expect(reads(pageOf(tanaka, ticket))).toMatch(/対応しています/);
  expect(reads(deskCard(ticket))).toMatch(/対応しています/);
  expect(about(site.world.in(deskChannel), ticket).filter(({ thread_ts }) => !thread_ts)).toHaveLength(1);
});

test('the CISO may take it too', async () => {
  const { ticket } = await report(site);
  await press(sato, deskCard(ticket), 'acknowledge');
  expect(phase(ticket)).toEqual({ phase: 'held', holder: 'sato' });
});

test('nothing that Slack was sent breaks its limits or its scopes', () => {
  expect(site.world.violations).toEqual([]);
});
