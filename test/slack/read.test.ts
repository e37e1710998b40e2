// What people write in Slack, and what the desk takes it for.
import { type Reader, readEvent } from '../../src/slack/read.js';
import type { Command } from '../../src/ticket/command.js';
import { botUser } from '../world/slack-methods.js';
import { asChannelMessage, envelopeOf, homeOpened, mentionEvent, messageEvent } from '../world/slack-payloads.js';

const reader: Reader = { botUser, party: (user) => ({ id: `slack:${user}`, platform: 'slack', user }) };
const read = (event: Record<string, unknown>, as = reader) => readEvent(envelopeOf(event), as);
const by = reader.party('U0EMPLOYEE');
const inChannel = { channel: 'C0GENERAL', channel_type: 'channel' };

describe('messages', () => {
  test('a direct message is addressed to the desk', () => {
    const event = messageEvent('U0EMPLOYEE', '怪しい添付を開いてしまった');
    expect(read(event)?.command).toEqual({
      type: 'say',
      by,
      addressed: true,
      place: { platform: 'slack', channel: 'D0EMPLOYEE', message: event.ts, direct: true },
      said: { text: '怪しい添付を開いてしまった' },
    });
  });

  test('a mention in a channel is, and loses the mention; in a thread too', () => {
    const event = mentionEvent('U0EMPLOYEE', `<@${botUser}> I clicked a link`, 'C0GENERAL', { thread_ts: '1.1' });
    expect(read(event)?.command).toEqual({
      type: 'say',
      by,
      addressed: true,
      place: { platform: 'slack', channel: 'C0GENERAL', message: event.ts, thread: '1.1', direct: false },
      said: { text: 'I clicked a link' },
    });
  });

  test.each([
    ['at the start', `<@${botUser}> PCが変です`, 'PCが変です'],
    ['with a comma', `<@${botUser}>、PCが変です`, 'PCが変です'],
    ['at the end', `PCが変です <@${botUser}|madoguchi>`, 'PCが変です'],
    ['between', `hi <@${botUser}> help`, 'hi help'],
    ['of somebody else too', `<@${botUser}> <@U0OTHER> is affected`, '@U0OTHER is affected'],
  ])('the mention of the desk goes: %s', (_, text, said) => {
    expect(read(mentionEvent('U0EMPLOYEE', text, 'C0GENERAL'))?.command).toMatchObject({ said: { text: said } });
  });

  test('whom else it mentions, as that stands in the plain text', () => {
    const text = `<@${botUser}> <@U0HANAKO> <@U0KEN|ken> are you there?`;
    const thread = { thread_ts: '1.1' };
    expect(read(mentionEvent('U0TANAKA', text, 'C0DESK', thread))?.command).toMatchObject({
      said: {
        text: '@U0HANAKO @ken are you there?',
        mentions: [
          { as: '@U0HANAKO', person: reader.party('U0HANAKO').id },
          { as: '@ken', person: reader.party('U0KEN').id },
        ],
      },
    });
  });

  test('mention and channel message of one writing have one id; two writings have two', () => {
    const one = mentionEvent('U0EMPLOYEE', `<@${botUser}> help`, 'C0GENERAL');
    const two = mentionEvent('U0EMPLOYEE', `<@${botUser}> help`, 'C0GENERAL');
    expect(read(asChannelMessage(one))?.id).toBe(read(one)?.id);
    expect(readEvent(envelopeOf(one, 'Ev0LATER'), reader)?.id).toBe(read(one)?.id);
    expect(read(two)?.id).not.toBe(read(one)?.id);
  });

  test('the desk knows itself by the envelope when it has not asked Slack yet', () => {
    const event = messageEvent('U0EMPLOYEE', `<@${botUser}> help`, inChannel);
    expect(read(event, { ...reader, botUser: undefined })?.command).toMatchObject({
      addressed: true,
      said: { text: 'help' },
    });
  });

  test('talk in a thread is passed on as not addressed, and may be the reporter going on', () => {
    const event = messageEvent('U0EMPLOYEE', 'it also asked for my password', { ...inChannel, thread_ts: '1.1' });
    expect(read(event)?.command).toMatchObject({ type: 'say', addressed: false, place: { thread: '1.1' } });
  });

  test.each<[string, Record<string, unknown>]>([
    ['channel talk without a mention', inChannel],
    ['a bot', { bot_id: 'B0OTHER' }],
    ['ourselves', { user: botUser }],
    ['Slackbot', { user: 'USLACKBOT' }],
    ['a join', { ...inChannel, subtype: 'channel_join' }],
    ['a bot message', { subtype: 'bot_message', bot_id: 'B1' }],
    ['a subtype of tomorrow', { subtype: 'something_new' }],
  ])('%s is ignored', (_, more) => {
    expect(read(messageEvent('U0EMPLOYEE', 'hello', more))).toBeUndefined();
  });

  test.each(['thread_broadcast', 'me_message', 'file_share'])('%s is a message like others', (subtype) => {
    expect(read(messageEvent('U0EMPLOYEE', 'hello', { subtype }))?.command).toMatchObject({ said: { text: 'hello' } });
  });

  test('files are kept by name, size, type and address', () => {
    const files = [
      {
        id: 'F1',
        name: 'invoice.pdf.exe',
        size: 12_345,
        mimetype: 'application/x-dosexec',
        permalink: 'https://example.slack.com/files/F1',
      },
      {},
    ];
    const command = read(messageEvent('U0EMPLOYEE', '', { subtype: 'file_share', files }))?.command;
    expect(command).toMatchObject({
      said: {
        text: '',
        files: [
          {
            name: 'invoice.pdf.exe',
            bytes: 12_345,
            type: 'application/x-dosexec',
            permalink: 'https://example.slack.com/files/F1',
          },
          { name: '?' },
        ],
      },
    });
  });

  test('a forwarded message is quoted', () => {
    const attachments = [
      {
        is_share: true,
        author_name: 'Hana',
        text: 'please open &lt;this&gt;',
        from_url: 'https://example.slack.com/archives/C1/p1',
      },
    ];
    expect(read(messageEvent('U0EMPLOYEE', '', { attachments }))?.command).toMatchObject({
      said: {
        quoted: { author: 'Hana', text: 'please open <this>', permalink: 'https://example.slack.com/archives/C1/p1' },
      },
    });
  });

  test.each([
    [{}],
    [null],
    ['text'],
    [{ event: null }],
    [{ event: { type: 'message' } }],
    [{ event: { type: 'pin_added' } }],
  ])('a payload we do not know (%j) is ignored', (body) => expect(readEvent(body, reader)).toBeUndefined());
});

describe('text', () => {
  test.each([
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
    ['<https://evil.example.com/a?b=1&amp;c=2>', 'https://evil.example.com/a?b=1&c=2'],
    ['<https://evil.example.com|www.bank.example.com>', 'www.bank.example.com (https://evil.example.com)'],
    ['<http://example.com|example.com>', 'example.com'],
    ['<mailto:a@example.com|a@example.com>', 'a@example.com'],
    ['<!channel> <!here> <!subteam^S1|@it>', '@channel @here @it'],
    ['<#C1|general> <#C2>', '#general #C2'],
    ['<@U0OTHER> <@U0OTHER|hana>', '@U0OTHER @hana'],
    ['<!date^1|Monday>', 'Monday'],
    ['a < b and c > d', 'a < b and c > d'],
    ['\u0000<', '\u0000<'],
  ])('reads as it was typed (%#)', (text, said) => {
    expect(read(messageEvent('U0EMPLOYEE', `.${text}.`))?.command).toMatchObject({ said: { text: `.${said}.` } });
  });

  test('a message of 40,000 characters stays whole', () => {
    const text = 'あ'.repeat(40_000);
    expect(read(messageEvent('U0EMPLOYEE', text))?.command).toMatchObject({ said: { text } });
  });
});

describe('later changes', () => {
  const before = messageEvent('U0EMPLOYEE', 'I clicked');
  const changed = (message: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'D0EMPLOYEE',
    channel_type: 'im',
    ts: '9.9',
    message,
    previous_message: before,
    ...more,
  });
  const edits = (command: Command | undefined) => (command?.type === 'edit' ? command : undefined);

  test('an edit is an edit of the message it changes', () => {
    const request = read(changed({ ...before, text: 'I clicked twice', edited: { user: 'U0EMPLOYEE', ts: '2.0' } }));
    expect(edits(request?.command)).toMatchObject({
      how: 'edited',
      by,
      place: { message: before.ts, direct: true },
      said: { text: 'I clicked twice' },
    });
  });

  test('a preview of a link is no edit', () => {
    expect(read(changed({ ...before, attachments: [{ text: 'preview' }] }))).toBeUndefined();
  });

  test('a mention that comes with an edit calls the desk', () => {
    const message = { ...before, text: `<@${botUser}> I clicked` };
    const request = read(changed(message, inChannel));
    expect(request?.command).toMatchObject({ type: 'say', addressed: true, said: { text: 'I clicked' } });
  });

  test('a deleted message, and one that leaves a tombstone, keep the words they had', () => {
    const gone = {
      type: 'message',
      subtype: 'message_deleted',
      channel: 'D0EMPLOYEE',
      deleted_ts: before.ts,
      previous_message: before,
      ts: '9.9',
    };
    const stone = changed({
      user: 'USLACKBOT',
      subtype: 'tombstone',
      text: 'This message was deleted.',
      ts: before.ts,
    });
    for (const event of [gone, stone])
      expect(edits(read(event)?.command)).toMatchObject({
        how: 'deleted',
        by,
        said: { text: 'I clicked' },
        place: { message: before.ts },
      });
    expect(read(gone)?.id).toBe(read(stone)?.id);
  });

  test('our own cards may change and go', () => {
    const card = { ...before, user: botUser, bot_id: 'B0', text: 'card' };
    expect(read(changed(card))).toBeUndefined();
    expect(
      read({
        type: 'message',
        subtype: 'message_deleted',
        channel: 'D1',
        deleted_ts: '1.1',
        previous_message: card,
        ts: '9',
      }),
    ).toBeUndefined();
  });
});

test('the home tab, and only that tab, asks for the home card', () => {
  expect(read(homeOpened('U0EMPLOYEE'))?.command).toEqual({ type: 'home-opened', by });
  expect(read({ ...homeOpened('U0EMPLOYEE'), tab: 'messages' })).toBeUndefined();
});
