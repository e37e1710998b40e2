import { buttonsIn, globalShortcut, homeOpened, slashCommand, viewSubmission } from '../world/slack-payloads.js';
import {
  about,
  answered,
  deskChannel,
  employee,
  openSite,
  reads,
  report,
  type Site,
  tanaka,
  told,
  until,
} from './drive.js';

type Json = Record<string, unknown>;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const direct = (user: string) => told(site, user);
const desk = (ticket: string) => about(site.world.in(deskChannel), ticket);
const pages = (ticket: string) => about(direct(tanaka), ticket);
const deliver = async (event: Json) => expect((await site.send.event(event)).status).toBe(200);

const formFor = async (trigger: unknown) => {
  await until('the form opens', () => site.world.openedViews.some((one) => one.trigger === trigger));
  return site.world.openedViews.find((one) => one.trigger === trigger)?.view as Json;
};

test.each([
  ['the global shortcut', (user: string) => globalShortcut(user)],
  ['/desk report', (user: string) => slashCommand(user, 'report')],
  ['/desk 報告', (user: string) => slashCommand(user, '報告')],
])('%s opens the form, and what is filled in becomes a report', async (name, payload) => {
  const user = employee();
  const asked = payload(user);
  const sent = await (name.startsWith('/') ? site.send.command(asked) : site.send.interaction(asked));
  expect(sent.status).toBe(200);
  const view = await formFor(asked.trigger_id);
  const filled = {
    what: 'パソコンをなくしました',
    since: '昨日の夜',
    ongoing: 'yes',
    route: 'employee',
    'on-behalf-of': '営業の山田',
  };
  const submission = viewSubmission(user, view, filled);
  expect((await site.send.interaction(submission)).status).toBe(200);
  // Slack gives up waiting and sends it again.
  expect((await site.send.interaction(submission)).status).toBe(200);
  const { ticket } = await answered(site, user);
  const shown = reads(desk(ticket)[0] as never);
  for (const answer of ['パソコンをなくしました', '昨日の夜', '営業の山田']) expect(shown).toContain(answer);
  expect(site.rows('select 1 from tickets where reporter = ?', `slack:${user}`)).toHaveLength(1);
  expect(pages(ticket)).toHaveLength(1);
});

test('a form without a word stays open and says so', async () => {
  const user = employee();
  const asked = globalShortcut(user);
  await site.send.interaction(asked);
  const sent = await site.send.interaction(viewSubmission(user, await formFor(asked.trigger_id), { what: '  ' }));
  expect(JSON.parse(sent.body)).toMatchObject({ response_action: 'errors', errors: { what: expect.any(String) } });
});

test('a form that Slack does not open tells how to report without it', async () => {
  const user = employee();
  site.world.fail('views.open', { is: 'error', error: 'expired_trigger_id' });
  expect((await site.send.command(slashCommand(user, 'report'))).status).toBe(200);
  const told = () => site.world.ephemerals.filter((one) => one.user === user);
  await until('a hint', () => told().length > 0);
  expect(told()[0]?.text).toMatch(/ダイレクトメッセージ/);
});

test('/desk report with words reports them at once', async () => {
  const user = employee();
  const sent = await site.send.command(slashCommand(user, 'report 怪しい添付を開いてしまった'));
  expect(JSON.parse(sent.body)).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringMatching(/受け付けました/),
  });
  const { card } = await answered(site, user);
  expect(reads(card)).toMatch(/LANケーブル/);
});

test.each([
  ['oncall', /U0TANAKA/],
  ['当番', /U0TANAKA/],
  ['help', /報告/],
  ['ヘルプ', /報告/],
  ['', /報告/],
  ['whatever', /報告/],
])('/desk %s is answered in the answer, to that person alone', async (word, expected) => {
  const sent = await site.send.command(slashCommand(employee(), word));
  expect(JSON.parse(sent.body).response_type).toBe('ephemeral');
  expect(sent.body).toMatch(expected);
});

test.each(['list', '一覧'])('/desk %s shows somebody their own reports, and a commander all', async (word) => {
  const { user, ticket } = await report(site, '怪しい添付を開いてしまった');
  const other = await report(site, 'スマホをなくしました');
  const mine = (await site.send.command(slashCommand(user, word))).body;
  expect(mine).toContain(ticket);
  expect(mine).not.toContain(other.ticket);
  const all = (await site.send.command(slashCommand(tanaka, word))).body;
  for (const one of [ticket, other.ticket]) expect(all).toContain(one);
});

test('App Home: report button, my open reports, how to report, who is on call', async () => {
  const { user, ticket } = await report(site, '怪しい添付を開いてしまった');
  await deliver(homeOpened(user));
  await until('the home tab is drawn', () => site.world.homes.has(user));
  const home = site.world.homes.get(user) as { blocks: Json[] };
  expect(buttonsIn(home.blocks).map((button) => button.action_id)).toContain('report');
  const seen = JSON.stringify(home.blocks);
  expect(seen).toContain(ticket);
  expect(seen).toContain(tanaka);
  expect(seen).toMatch(/報告のしかた/);
});

test('nothing that Slack was sent breaks its limits or its scopes', () => {
  expect(site.world.violations).toEqual([]);
});
