// Every way by which a report reaches the desk, driven from outside.

import { botId, botUser } from '../world/slack-methods.js';
import {
  asChannelMessage,
  buttonsIn,
  mentionEvent,
  messageEvent,
  messageShortcut,
  newTs,
  pressOn,
} from '../world/slack-payloads.js';
import {
  about,
  answered,
  deskChannel,
  employee,
  openSite,
  reads,
  report,
  type Site,
  settled,
  tanaka,
  told,
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

describe('a direct message', () => {
  test.each([
    ['Japanese', '怪しい添付を開いてしまった', [/LANケーブルを抜き/, /電源は入れたまま/, /消さない/]],
    ['English', 'I clicked a suspicious attachment', [/Unplug the LAN cable/, /Keep the power on/, /Do not delete/]],
  ])('in %s: first aid in the open conversation, a page, a card on the desk', async (_, text, firstAid) => {
    const { card, ticket, user } = await report(site, text);
    for (const step of firstAid) expect(reads(card)).toMatch(step);
    expect(card.thread_ts).toBeUndefined();
    expect(direct(user)).toHaveLength(1);

    const [page, ...more] = pages(ticket);
    expect(more).toEqual([]);
    expect(reads(page as never)).toContain(text);
    const [shown, ...others] = desk(ticket);
    expect(others).toEqual([]);
    for (const message of [page, shown])
      expect(buttonsIn(message?.blocks ?? [])).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ action_id: 'acknowledge', value: ticket }),
          expect.objectContaining({ action_id: 'decline', value: ticket }),
        ]),
      );
  });

  test('the notification alone already helps: number and first step', async () => {
    const { card, ticket } = await report(site, '怪しいリンクをクリックしてしまいました');
    expect(card.text).toContain(ticket);
    expect(card.text).toMatch(/LANケーブル/);
  });

  test('what is not understood opens a ticket all the same, pages, and offers kinds to choose from', async () => {
    const { card, ticket, user } = await report(site, 'なんか変です');
    expect(pages(ticket)).toHaveLength(1);
    const offered = buttonsIn(card.blocks).filter((button) => button.action_id === 'wrong-script' && button.block_id);
    expect(offered.length).toBeGreaterThan(1);
    await site.send.interaction(pressOn(user, card, offered[0] as never));
    await settled(site);
    expect(card.earlier.length).toBeGreaterThan(0);
  });

  test('files are recorded by name, size, type and address, and never fetched', async () => {
    const user = employee();
    const file = {
      id: 'F1',
      name: '請求書.xlsm',
      size: 48_213,
      mimetype: 'application/vnd.ms-excel',
      permalink: 'https://example.slack.com/files/F1',
    };
    await deliver(messageEvent(user, '', { subtype: 'file_share', files: [file] }));
    const { ticket } = await answered(site, user);
    expect(reads(desk(ticket)[0] as never)).toContain('請求書.xlsm');
    const [kept] = site.rows<{ body: string }>('select body from texts where ticket = ?', Number(ticket.slice(5)));
    expect(JSON.parse(String(kept?.body)).files).toEqual([
      { name: file.name, bytes: file.size, type: file.mimetype, permalink: file.permalink },
    ]);
    expect(site.world.calls.filter((call) => /^files\./.test(call.method))).toEqual([]);
  });

  test('an edited and a deleted report are notes, and the first text stays', async () => {
    const { user, event, ticket } = await report(site, '怪しい添付を開いてしまった。パソコンは営業3番');
    const { text: first, ...rest } = event as { text: string };
    const now = { ...rest, text: 'なんでもありませんでした', edited: { user, ts: newTs() } };
    const where = { type: 'message', channel: event.channel, channel_type: 'im', event_ts: newTs() };
    await deliver({ ...where, subtype: 'message_changed', ts: newTs(), message: now, previous_message: event });
    await deliver({ ...where, subtype: 'message_deleted', ts: newTs(), deleted_ts: event.ts, previous_message: now });
    await settled(site);
    const bodies = site.rows<{ body: string }>('select body from texts where ticket = ?', Number(ticket.slice(5)));
    expect(bodies.map(({ body }) => JSON.parse(body).text)).toEqual(expect.arrayContaining([first, now.text]));
    expect(reads(desk(ticket)[0] as never)).toContain(first);
    const told = about(site.world.in(deskChannel), ticket).slice(1).map(reads).join('\n');
    expect(told).toMatch(/書き直/);
    expect(told).toMatch(/削除/);
    expect(direct(user)).toHaveLength(1);
  });

  test('what is written next is a note, shown to the commander, who can make it a report of its own', async () => {
    const { user, ticket } = await report(site, '怪しい添付を開いてしまった');
    await deliver(messageEvent(user, 'それとは別に、駅で社員証を拾いました'));
    await settled(site);
    // The page that stands already shows it too; the message of its own has the button.
    const shown = pages(ticket).findLast((message) => reads(message).includes('社員証を拾いました'));
    expect(shown).toBeDefined();
    expect(desk(ticket).some((message) => reads(message).includes('社員証を拾いました'))).toBe(true);
    expect(site.rows('select 1 from tickets where reporter = ?', `slack:${user}`)).toHaveLength(1);

    const button = buttonsIn(shown?.blocks ?? []).find((one) => one.action_id === 'separate');
    expect(button?.value).toBe(ticket);
    await site.send.interaction(pressOn(tanaka, shown as never, button as never));
    await settled(site);
    const opened = site.rows<{ number: number }>('select number from tickets where reporter = ?', `slack:${user}`);
    expect(opened).toHaveLength(2);
    const second = `DESK-${opened[1]?.number}`;
    expect(about(direct(user), second)).toHaveLength(1);
    expect(reads(desk(second)[0] as never)).toContain('社員証を拾いました');
    // A second press changes nothing.
    await site.send.interaction(pressOn(tanaka, shown as never, button as never));
    await settled(site);
    expect(site.rows('select 1 from tickets where reporter = ?', `slack:${user}`)).toHaveLength(2);
  });

  test('what is written next and is more urgent gets its own first aid at once, and the commander is told', async () => {
    const { user, ticket } = await report(site, '怪しいメールが届きました。開いていません');
    await deliver(messageEvent(user, 'ファイルが全部暗号化されて、身代金を要求する画面が出ています'));
    await settled(site);
    const [, next] = direct(user);
    expect(reads(next as never)).toMatch(/ランサムウェア/);
    expect(reads(next as never)).toMatch(/ネットワーク|LAN/);
    expect(pages(ticket).some((message) => /新たに/.test(reads(message)))).toBe(true);
  });
});

describe('in a channel', () => {
  const channel = 'C0GENERAL';

  test('a mention: first aid and number in its thread and no word of the report; the rest in a direct message', async () => {
    const user = employee();
    const mention = mentionEvent(user, `<@${botUser}> 怪しい添付を開いてしまった。相手は Customer Foo です`, channel);
    // Slack delivers the same message twice: as a mention and as the channel's message.
    await Promise.all([deliver(mention), deliver(asChannelMessage(mention))]);
    const { ticket } = await answered(site, user);
    const inThread = site.world.in(channel).filter((message) => message.thread_ts === mention.ts);
    expect(inThread).toHaveLength(1);
    const seen = reads(inThread[0] as never);
    expect(seen).toContain(ticket);
    expect(seen).toMatch(/LANケーブルを抜き/);
    expect(seen).not.toMatch(/Customer Foo|田中|SEV/);
    expect(buttonsIn(inThread[0]?.blocks ?? [])).toEqual([]);
    expect(direct(user)).toHaveLength(1);
    expect(pages(ticket)).toHaveLength(1);
    expect(site.rows('select 1 from tickets where reporter = ?', `slack:${user}`)).toHaveLength(1);
    expect(site.world.in(channel).filter((message) => !message.thread_ts)).toEqual([]);

    await deliver(
      messageEvent(user, '電源はつけたままです', { channel, channel_type: 'channel', thread_ts: mention.ts }),
    );
    await settled(site);
    expect(pages(ticket).some((message) => reads(message).includes('電源はつけたまま'))).toBe(true);
  });

  test('the shortcut on a message keeps its author, address and text, and answers in a direct message', async () => {
    const [user, author] = [employee(), employee()];
    const message = {
      type: 'message',
      user: author,
      text: 'このリンク開いた人いる？ <https://evil.example.com/a?b=1&amp;c=2>',
      ts: newTs(),
    };
    expect((await site.send.interaction(messageShortcut(user, channel, message))).status).toBe(200);
    const { ticket } = await answered(site, user);
    const [row] = site.rows<{ body: string }>('select body from texts where ticket = ?', Number(ticket.slice(5)));
    expect(JSON.parse(String(row?.body)).quoted).toEqual({
      author: `Employee ${author.slice(3)}`,
      text: 'このリンク開いた人いる？ https://evil.example.com/a?b=1&c=2',
      permalink: `https://example.slack.com/archives/${channel}/p${message.ts.replace('.', '')}`,
    });
    const shown = reads(desk(ticket)[0] as never);
    expect(shown).toContain(`Employee ${author.slice(3)}`);
    expect(shown).toMatch(/hxxps:\/\/evil\[\.\]example/);
    expect(pages(ticket)).toHaveLength(1);
  });

  test('bots, our own messages, joins, topics and talk without a mention are ignored', async () => {
    const before = { tickets: site.rows('select * from tickets'), posted: site.world.messages.length };
    const talk = (more: Json) => messageEvent(employee(), '怪しい添付を開いてしまった', more);
    const there = { channel, channel_type: 'channel' };
    for (const event of [
      talk(there),
      talk({ ...there, thread_ts: newTs() }),
      talk({ ...there, subtype: 'channel_join' }),
      talk({ ...there, subtype: 'channel_topic' }),
      talk({ subtype: 'bot_message', bot_id: 'B0OTHER' }),
      talk({ bot_id: 'B0OTHER' }),
      talk({ user: botUser, bot_id: botId }),
      talk({ user: botUser }),
      talk({ user: 'USLACKBOT' }),
      talk({ user: undefined }),
    ])
      await deliver(event);
    await settled(site);
    expect(site.rows('select * from tickets')).toEqual(before.tickets);
    expect(site.world.messages).toHaveLength(before.posted);
  });
});

test('nothing that Slack was sent breaks its limits or its scopes', () => {
  expect(site.world.violations).toEqual([]);
});
