// Teams, driven from outside: the built program with real token checks, a stand-in of Microsoft, and Slack beside it.

import { buttonsIn, messageEvent, pressOn } from '../world/slack-payloads.js';
import { message, press } from '../world/teams-payloads.js';
import { employee, reads, type Site, settled, tanaka, until } from './drive.js';
import { type Both, openBoth } from './with-teams.js';

let both: Both;
let site: Site;
let microsoft: Both['microsoft'];

beforeAll(async () => {
  both = await openBoth();
  ({ site, microsoft } = both);
});
afterAll(() => both.close());

const post: Both['post'] = (...asked) => both.post(...asked);
const send: Both['send'] = (activity) => both.send(activity);
const who: Both['who'] = (user) => both.who(user);
const shown: Both['shown'] = (conversation) => both.shown(conversation);
const writes = (user: string, text: string) => send(message(who(user), microsoft.serviceUrl(), text));
const tickets = () =>
  site.rows<{ number: number; holder: string | null }>('select number, holder from tickets order by number');

test('without a token, or with one for somebody else, nothing is stored', async () => {
  const activity = message(who('aad-hanako'), microsoft.serviceUrl(), '添付を開いてしまった');
  expect((await post(activity)).status).toBe(401);
  const foreign = microsoft.issuer.token(activity.serviceUrl, { aud: '00000000-0000-4000-8000-000000000000' });
  expect((await post(activity, foreign)).status).toBe(401);
  const elsewhere = microsoft.issuer.token('https://elsewhere.example.com/');
  expect((await post(activity, elsewhere)).status).toBe(401);
  expect(tickets()).toEqual([]);
});

test('bodies that are no activity are refused, and the desk lives', async () => {
  for (const body of [{}, [], { type: 1 }, { type: 'message' }]) expect((await post(body)).status).toBe(400);
  expect((await fetch(`${site.run.url}/healthz`)).status).toBe(200);
});

test('reported in Teams, taken in Slack: script, page, acknowledgement, and every copy in step', async () => {
  expect((await writes('aad-hanako', '怪しい添付を開いてしまった')).status).toBe(200);
  await until('the script is in the chat', () =>
    shown('a:chat-hanako').some((card) => card.includes('LANケーブルを抜き')),
  );
  await until(
    'both pages are out',
    () =>
      shown(who('aad-tanaka').chat ?? '').some((card) => card.includes('DESK-1')) &&
      site.world.direct(tanaka).some((one) => reads(one).includes('DESK-1')),
  );
  await until(
    'both rooms see it',
    () => shown('19:desk@thread.tacv2').length > 0 && site.world.in('C0DESK').length > 0,
  );

  const [page] = site.world.direct(tanaka);
  const button = page && buttonsIn(page.blocks).find((one) => one.action_id === 'acknowledge');
  if (!page || !button) throw new Error('the page has no button');
  expect((await site.send.interaction(pressOn(tanaka, page, button))).status).toBe(200);
  await settled(site);
  expect(tickets()).toMatchObject([{ number: 1, holder: 'tanaka' }]);
  await until('the reporter is told', () => shown('a:chat-hanako').some((card) => card.includes('さんが担当します')));
  await until('the page in Teams has no button left', () =>
    shown(who('aad-tanaka').chat ?? '').every((card) => !card.includes('"verb":"acknowledge"')),
  );
  await until('the room in Teams shows who has it', () =>
    shown('19:desk@thread.tacv2').some((card) => card.includes('さんが対応しています')),
  );
});

test('reported in Slack, taken in Teams by the next person, after the first one cannot', async () => {
  const user = employee();
  await site.send.event(messageEvent(user, 'I clicked a suspicious attachment and the PC is acting strange'));
  await until('the page is out in Teams', () =>
    shown(who('aad-tanaka').chat ?? '').some((card) => card.includes('DESK-2')),
  );
  const declined = await send(press(who('aad-tanaka'), microsoft.serviceUrl(), 'decline', { ticket: 'DESK-2' }));
  expect(declined.status).toBe(200);
  await until('the next person is called', () =>
    shown(who('aad-suzuki').chat ?? '').some((card) => card.includes('DESK-2')),
  );

  const stranger = await send(press(who('aad-hanako'), microsoft.serviceUrl(), 'acknowledge', { ticket: 'DESK-2' }));
  expect(JSON.stringify(stranger.json)).toContain('担当者だけ');
  const taken = press(who('aad-suzuki'), microsoft.serviceUrl(), 'acknowledge', { ticket: 'DESK-2' });
  expect((await send(taken)).status).toBe(200);
  expect((await send(taken)).status).toBe(200);
  await settled(site);
  expect(tickets()).toMatchObject([{}, { number: 2, holder: 'suzuki' }]);
  await until('the reporter in Slack is told', () =>
    site.world.direct(user).some((one) => reads(one).includes('Suzuki')),
  );
  expect(site.rows("select 1 from events where ticket = 2 and type = 'acknowledged'")).toHaveLength(1);
});

test('after kill -9 an old button still works', async () => {
  await writes('aad-ken', 'スマホを電車に置き忘れました');
  await until('the page is out', () => shown(who('aad-tanaka').chat ?? '').some((card) => card.includes('DESK-3')));
  await site.stop('SIGKILL');
  await site.start();
  const taken = await send(press(who('aad-tanaka'), microsoft.serviceUrl(), 'acknowledge', { ticket: 'DESK-3' }));
  expect(taken.status).toBe(200);
  await settled(site);
  expect(tickets()).toMatchObject([{}, {}, { number: 3, holder: 'tanaka' }]);
});

test('a commander whom Teams refuses is called by the other way, and the gap is shown', async () => {
  who('aad-tanaka').refuses = 'BotNotInConversationRoster';
  const user = employee();
  await site.send.event(messageEvent(user, 'USBメモリをなくしました'));
  await until('the page is out in Slack', () => site.world.direct(tanaka).some((one) => reads(one).includes('DESK-4')));
  const ready = async () => (await fetch(`${site.run.url}/readyz`)).json() as Promise<{ warnings?: string[] }>;
  await until(
    'the gap is told',
    async () => (await ready()).warnings?.some((one) => one.includes('aad-tanaka')) ?? false,
  );
  await until('it stands on the card of the room', () =>
    site.world.in('C0DESK').some((one) => reads(one).includes('DESK-4') && reads(one).includes('teams')),
  );
  expect(site.rows("select 1 from events where ticket = 4 and type = 'page-failed'")).toHaveLength(1);
});
