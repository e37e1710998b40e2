// The desk writes to a reporter on another platform, and back: Teams to Slack and Slack to Teams, in real payloads.

import { buttonsIn, messageEvent, pressOn } from '../world/slack-payloads.js';
import { BOT, message } from '../world/teams-payloads.js';
import { employee, reads, type Site, settled, tanaka, told, until, verify } from './drive.js';
import { type Both, openBoth } from './with-teams.js';

let both: Both;
let site: Site;
beforeAll(async () => {
  both = await openBoth();
  site = both.site;
});
afterAll(() => both.close());

const room = '19:desk@thread.tacv2';
const url = () => both.microsoft.serviceUrl();
const writes = (user: string, text: string) => both.send(message(both.who(user), url(), text));

const cardInSlack = (ticket: string) => {
  const found = site.world.in('C0DESK').find((one) => !one.thread_ts && reads(one).includes(ticket));
  if (!found) throw new Error(`${ticket} does not stand in the room`);
  return found;
};
const inThread = (ticket: string) => {
  const card = cardInSlack(ticket);
  return site.world.in('C0DESK').filter((one) => one.thread_ts === card.ts);
};

/** Tanaka writes below the ticket's card in the commanders' room in Slack. */
async function tanakaWrites(ticket: string, text: string): Promise<void> {
  const thread = cardInSlack(ticket).ts;
  const where = { channel: 'C0DESK', channel_type: 'group', thread_ts: thread };
  expect((await site.send.event(messageEvent(tanaka, text, where))).status).toBe(200);
}

const threadInTeams = (ticket: string) => {
  const card = both.microsoft.in(room).find((one) => JSON.stringify(one.message).includes(ticket));
  if (!card) throw new Error(`${ticket} does not stand in the room`);
  return `${room};messageid=${card.id}`;
};

/** Suzuki writes below it in Teams, mentioning the desk, as a channel demands. */
async function suzukiWrites(ticket: string, text: string, mentions: { id: string; name: string }[] = []) {
  const entities = [BOT, ...mentions].map((who) => ({ type: 'mention', text: `<at>${who.name}</at>`, mentioned: who }));
  const conversation = { isGroup: true, conversationType: 'channel', id: threadInTeams(ticket) };
  const more = { entities, conversation };
  const sent = message(both.who('aad-suzuki'), url(), `<at>Madoguchi</at> ${text}`, more);
  expect((await both.send(sent)).status).toBe(200);
  await settled(site);
}

test('reported in Teams, written to from Slack: only what is addressed arrives, and the answer comes back into the thread', async () => {
  await writes('aad-hanako', '怪しい添付を開いてしまった');
  await until('the rooms see it', () => site.world.in('C0DESK').length > 0 && both.shown(room).length > 0);
  const chat = () => both.shown('a:chat-hanako');

  await tanakaWrites('DESK-1', 'また営業部か。内輪の話です');
  await until('the note stands in the thread', () => inThread('DESK-1').some((one) => reads(one).includes('内部メモ')));
  await tanakaWrites('DESK-1', '報告者へ：電話に出られますか。<https://evil.example.com|ここ> を *押さないで*');
  await until('it arrives', () => chat().some((card) => card.includes('電話に出られますか')));
  const copy = chat().find((card) => card.includes('電話に出られますか')) ?? '';
  expect(copy).toContain('窓口からの連絡です');
  expect(copy).toContain('田中');
  expect(copy).not.toContain('報告者へ');
  expect(copy).not.toContain('https://evil.example.com');
  expect(chat().join()).not.toContain('内輪の話');
  await until('tanaka sees that it arrived', () =>
    inThread('DESK-1').some((one) => reads(one).includes('電話に出られますか') && reads(one).includes('届けました')),
  );

  await writes('aad-hanako', 'はい、090-0000-0000です');
  await until('the answer stands in the thread', () =>
    inThread('DESK-1').some((one) => reads(one).includes('返事がありました') && reads(one).includes('090-0000-0000')),
  );
  expect(site.rows('select 1 from tickets')).toHaveLength(1);
});

test('an internal note is sent on by its button, once', async () => {
  const kept = inThread('DESK-1').find((one) => reads(one).includes('内部メモ'));
  const button = kept && buttonsIn(kept.blocks).find((one) => one.action_id === 'tell-reporter');
  if (!kept || !button) throw new Error('no button to send it on');
  for (let pressed = 0; pressed < 2; pressed += 1) await site.send.interaction(pressOn(tanaka, kept, button));
  await until('it arrives', () => both.shown('a:chat-hanako').some((card) => card.includes('内輪の話')));
  await settled(site);
  expect(both.shown('a:chat-hanako').filter((card) => card.includes('内輪の話'))).toHaveLength(1);
  const now = inThread('DESK-1').find((one) => one.ts === kept.ts);
  expect(now && buttonsIn(now.blocks).map((one) => one.action_id)).not.toContain('tell-reporter');
});

test('reported in Slack, written to from Teams by a mention, and back', async () => {
  const user = employee();
  await site.send.event(messageEvent(user, 'スマホを電車に置き忘れました'));
  await until('the room in Teams sees it', () => both.shown(room).some((card) => card.includes('DESK-2')));
  await suzukiWrites('DESK-2', 'internal: he lost one last year too');
  await suzukiWrites('DESK-2', 'To the reporter: which line was it?');
  await until('it arrives', () => told(site, user).some((one) => reads(one).includes('which line was it?')));
  await site.send.event(messageEvent(user, '山手線です'));
  await until('the answer stands in the room in Teams', () =>
    both
      .shown(threadInTeams('DESK-2'))
      .some((card) => card.includes('返事がありました') && card.includes('山手線です')),
  );
  expect(told(site, user).map(reads).join()).not.toContain('internal');
});

test('a mention in Teams of a reporter in Teams reaches them', async () => {
  await writes('aad-ken', 'パソコンをなくしました');
  await until('the room in Teams sees it', () => both.shown(room).some((card) => card.includes('DESK-3')));
  await suzukiWrites('DESK-3', '<at>Ken</at> are you safe?', [{ id: '29:ken', name: 'Ken' }]);
  await until('it arrives', () => both.shown('a:chat-ken').some((card) => card.includes('are you safe?')));
});

test('after kill -9 it arrives; where it cannot arrive the commander hears it', async () => {
  await tanakaWrites('DESK-3', '報告者へ：再起動のあとの連絡です');
  await site.stop('SIGKILL');
  await site.start();
  await until('it arrives', () => both.shown('a:chat-ken').some((card) => card.includes('再起動のあとの連絡です')));
  await settled(site);
  // Teams lets nobody look for what was posted in the moment of the kill: then it stands there twice, never not at all.
  const arrived = both.shown('a:chat-ken').filter((card) => card.includes('再起動のあとの連絡です'));
  expect([1, 2]).toContain(arrived.length);

  both.who('aad-ken').refuses = 'BotNotInConversationRoster';
  await tanakaWrites('DESK-3', '報告者へ：届かない連絡です');
  await until('the room is told', () =>
    inThread('DESK-3').some((one) => reads(one).includes('報告者に届けられませんでした')),
  );
  expect((await verify(site)).code).toBe(0);
});
