// What Teams sends, read into requests.
import { activity as schema } from '../../src/teams/activity.js';
import { fromEntities, fromHtml } from '../../src/teams/from-html.js';
import { type Heard, type Reader, readChange, readMessage } from '../../src/teams/read.js';
import { readHandedOn, readPress, readSubmission } from '../../src/teams/read-clicks.js';
import type { Json, Person } from '../world/teams.js';
import {
  BOT,
  CHANNEL,
  envelope,
  GROUP,
  handedOn,
  inChannel,
  inGroup,
  invoke,
  mention,
  message,
  press,
} from '../world/teams-payloads.js';

const sato: Person = { user: 'aad-sato', member: '29:sato', chat: 'a:chat-sato' };
const url = 'https://smba.trafficmanager.net/amer/';
const reader: Reader = { party: (user) => ({ id: `teams:${user}`, platform: 'teams', user }) };
const read = (json: Json) => readMessage(schema.parse(json), reader);

function request(heard: Heard | undefined) {
  if (heard?.is !== 'request') throw new Error(`no request: ${JSON.stringify(heard)}`);
  return heard.request;
}
const saidIn = (json: Json) => {
  const { command } = request(read(json));
  return command.type === 'say' ? command.said : undefined;
};

describe('messages', () => {
  test('in the chat with the desk', () => {
    const { id, command } = request(read(message(sato, url, '怪しい添付を開いた', { id: '170' })));
    expect(id).toMatch(/^teams:[0-9a-f]{16}:170:[0-9a-f]{16}$/);
    expect(command).toEqual({
      type: 'say',
      by: { id: 'teams:aad-sato', platform: 'teams', user: 'aad-sato' },
      place: { platform: 'teams', channel: 'a:chat-sato', message: '170', direct: true },
      addressed: true,
      said: { text: '怪しい添付を開いた' },
      language: 'ja',
    });
  });

  test('a mention at the start of a thread, and one in it', () => {
    expect(request(read(mention(sato, url, 'ウイルスかも', inChannel('500')))).command).toMatchObject({
      place: { channel: CHANNEL, message: '500', direct: false },
      addressed: true,
      said: { text: 'ウイルスかも' },
    });
    expect(request(read(mention(sato, url, '追加です', inChannel('501', '500')))).command).toMatchObject({
      place: { channel: CHANNEL, message: '501', thread: '500' },
      addressed: true,
    });
  });

  test('in a thread without a mention: not addressed; at the top of a channel: nothing for the desk', () => {
    expect(request(read(message(sato, url, 'まだ続いています', inChannel('502', '500')))).command).toMatchObject({
      place: { thread: '500' },
      addressed: false,
    });
    expect(read(message(sato, url, 'お昼どうしますか', inChannel('503')))).toBeUndefined();
  });

  test('in a group chat, which has no threads', () => {
    const { command } = request(read(mention(sato, url, '変なメールが来た', inGroup('600'))));
    expect(command).toMatchObject({ place: { channel: GROUP, message: '600', direct: false }, addressed: true });
    expect(command).not.toHaveProperty('place.thread');
  });

  test('only the mention of the desk is taken out; that of others becomes their name', () => {
    const entities = [
      { type: 'mention', text: '<at>Madoguchi</at>', mentioned: BOT },
      { type: 'mention', text: '<at>Tanaka</at>', mentioned: { id: '29:tanaka', name: 'Tanaka' } },
      { type: 'clientInfo', locale: 'ja-JP' },
    ];
    const text = '<at>Madoguchi</at>&nbsp;<at>Tanaka</at> さんから &lt;b&gt; &amp;amp; <script>alert(1)</script>';
    expect(saidIn(message(sato, url, text, { entities, ...inChannel('7') }))?.text).toBe(
      '@Tanaka さんから <b> &amp; <script>alert(1)</script>',
    );
  });

  test('a mention of somebody else does not address the desk', () => {
    const entities = [{ type: 'mention', text: '<at>X</at>', mentioned: { id: '29:x', name: 'X' } }];
    expect(read(message(sato, url, '<at>X</at> ねえ', { entities, ...inChannel('8') }))).toBeUndefined();
  });

  test('files are noted by name, type and the message they hang on; no address that opens them is kept', () => {
    const attachments = [
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        name: '請求書.xlsm',
        contentUrl: 'https://example-my.sharepoint.com/personal/x',
        content: { downloadUrl: 'https://example.sharepoint.com/download?tempauth=SECRET', fileType: 'xlsm' },
      },
      { contentType: 'image/png', contentUrl: 'https://smba.trafficmanager.net/amer/v3/attachments/1/views/original' },
      { contentType: 'text/html', content: '<div>…</div>' },
    ];
    const said = saidIn(message(sato, url, '', { attachments, ...inChannel('9', '5') }));
    const permalink = `https://teams.microsoft.com/l/message/${encodeURIComponent(CHANNEL)}/9`;
    expect(said?.files).toEqual([
      { name: '請求書.xlsm', type: 'xlsm', permalink },
      { name: '?', type: 'image/png', permalink },
    ]);
    expect(JSON.stringify(said)).not.toMatch(/SECRET|sharepoint/);
  });

  test.each([
    ['on call', 'oncall'],
    ['On  Call', 'oncall'],
    ['当番', 'oncall'],
    ['報告', 'report'],
    ['report', 'report'],
    ['一覧', 'list'],
    ['ＬＩＳＴ', 'list'],
    ['ヘルプ', 'help'],
    ['/help', 'help'],
    ['', 'help'],
  ])('the word "%s" asks for %s', (text, word) => {
    expect(read(message(sato, url, text))).toMatchObject({ is: 'word', word });
    expect(read(mention(sato, url, text, inChannel('1')))).toMatchObject({ is: 'word', word });
  });

  test('a word inside a sentence is a report', () => {
    expect(read(message(sato, url, 'report: 不審なメール'))).toMatchObject({ is: 'request' });
    expect(read(message(sato, url, 'listが漏れた'))).toMatchObject({ is: 'request' });
  });

  test('bots are not heard, and a person without an Entra id is known by the id Teams gives', () => {
    expect(read(message(sato, url, 'x', { from: { id: '28:other', name: 'Bot' } }))).toBeUndefined();
    expect(read(message(sato, url, 'x', { from: { id: '29:y', role: 'bot' } }))).toBeUndefined();
    expect(request(read(message(sato, url, 'x', { from: { id: '29:guest', name: 'Guest' } }))).command).toMatchObject({
      by: { user: '29:guest' },
    });
  });

  test('the same message has the same id; other words, another place or another person do not', () => {
    const once = message(sato, url, 'x', { id: '1' });
    const id = (json: Json) => request(read(json)).id;
    expect(id({ ...once, timestamp: 'later' })).toBe(id(once));
    const others = [
      { ...once, text: 'y' },
      { ...once, id: '2' },
      { ...once, from: { id: '29:z' } },
      { ...once, conversation: { ...once.conversation, id: 'a:other' } },
    ];
    expect(new Set([once, ...others].map(id)).size).toBe(5);
  });

  test('entities and attachments of a shape nobody knows do not lose the message', () => {
    const odd = { entities: [{ type: 7 }, null], attachments: 'none', channelData: 3 };
    expect(saidIn(message(sato, url, 'helpではない', odd))).toEqual({ text: 'helpではない' });
  });
});

describe('edits and deletions', () => {
  const change = (json: Json) => readChange(schema.parse(json), reader);

  test('an edit carries the new words, a deletion none', () => {
    const edited = message(sato, url, '直しました', {
      type: 'messageUpdate',
      id: '1',
      channelData: { eventType: 'editMessage' },
    });
    expect(change(edited)?.request.command).toMatchObject({
      type: 'edit',
      how: 'edited',
      said: { text: '直しました' },
    });
    const deleted = { ...envelope(sato, url), type: 'messageDelete', id: '1' };
    expect(change(deleted)?.request.command).toMatchObject({
      type: 'edit',
      how: 'deleted',
      place: { channel: 'a:chat-sato', message: '1' },
      said: { text: '' },
    });
    expect(change(edited)?.request.id).not.toBe(change(deleted)?.request.id);
    expect(change({ ...edited, timestamp: 'later' })?.request.id).not.toBe(change(edited)?.request.id);
  });

  test('a message that calls the desk only after it was edited is heard', () => {
    const edited = mention(sato, url, '開いてしまった', { ...inChannel('5'), type: 'messageUpdate' });
    expect(change(edited)?.calls).toMatchObject({
      is: 'request',
      request: { command: { type: 'say', addressed: true } },
    });
    const unaddressed = message(sato, url, '雑談', { ...inChannel('5'), type: 'messageUpdate' });
    expect(change(unaddressed)?.calls).toBeUndefined();
  });
});

describe('buttons', () => {
  const pressed = (json: Json) => readPress(schema.parse(json), reader);

  test.each([
    ['acknowledge', {}, { type: 'acknowledge', ticket: 7 }],
    ['decline', {}, { type: 'decline', ticket: 7 }],
    ['reopen', {}, { type: 'reopen', ticket: 7 }],
    ['wrong-script', { script: 'lost-device' }, { type: 'choose-script', ticket: 7, script: 'lost-device' }],
    ['separate', { note: 'n1' }, { type: 'separate', ticket: 7, text: 'n1' }],
    ['language', { language: 'en' }, { type: 'choose-language', ticket: 7, language: 'en' }],
  ])('%s by Action.Execute and by Action.Submit', (act, about, command) => {
    const data = { ticket: 'DESK-7', about };
    const executed = pressed(press(sato, url, act, data));
    const submitted = pressed({ ...envelope(sato, url), type: 'message', value: { act, ...data } });
    for (const one of [executed, submitted]) expect(one).toMatchObject({ is: 'request', request: { command } });
  });

  test.each([
    ['report', { form: 'report' }],
    ['close', { form: 'close', ticket: 7 }],
    ['wrong-script', { form: 'wrong-script', ticket: 7 }],
  ])('%s asks for a form', (act, asked) => {
    const data = { act, ticket: 'DESK-7', msteams: { type: 'task/fetch' } };
    expect(pressed(invoke(sato, url, 'task/fetch', { data, context: { theme: 'dark' } }))).toMatchObject({
      is: 'form',
      asked,
    });
    expect(pressed(press(sato, url, act, { ticket: 'DESK-7' }))).toMatchObject({ is: 'form', asked });
  });

  test.each([
    ['acknowledge', { ticket: '7' }],
    ['acknowledge', { ticket: 'DESK-0' }],
    ['acknowledge', { ticket: 'DESK-7; drop' }],
    ['acknowledge', {}],
    ['acknowledge', { ticket: { a: 1 } }],
    ['delete-everything', { ticket: 'DESK-7' }],
    ['separate', { ticket: 'DESK-7' }],
    ['language', { ticket: 'DESK-7', about: { language: 'xx' } }],
  ])('%s with %j is no button of ours', (act, data) => {
    expect(pressed(press(sato, url, act, data))).toBeUndefined();
  });

  test('the same press has the same id, the next press another', () => {
    const one = press(sato, url, 'acknowledge', { ticket: 'DESK-7' });
    const id = (json: Json) => {
      const found = pressed(json);
      return found?.is === 'request' ? found.request.id : undefined;
    };
    expect(id({ ...one, timestamp: 'later' })).toBe(id(one));
    expect(id(press(sato, url, 'acknowledge', { ticket: 'DESK-7' }))).not.toBe(id(one));
  });
});

describe('forms', () => {
  test('what was filled in lies beside what is ours; other kinds of values are left out', () => {
    const data = {
      desk: { form: 'close', context: { ticket: 'DESK-7' } },
      what: '対応しました',
      msteams: { a: 1 },
      n: 5,
    };
    expect(readSubmission(schema.parse(invoke(sato, url, 'task/submit', { data })), reader)).toMatchObject({
      form: 'close',
      context: { ticket: 'DESK-7' },
      values: { what: '対応しました' },
    });
    expect(
      readSubmission(schema.parse(invoke(sato, url, 'task/submit', { data: { what: 'x' } })), reader),
    ).toBeUndefined();
  });
});

describe('a message that is handed on', () => {
  const handed = (html: string, data?: Json) =>
    readHandedOn(schema.parse(invoke(sato, url, 'composeExtension/submitAction', handedOn(html, data))), reader);

  test('becomes plain text; where a link leads is kept when its words hide it', () => {
    const html =
      '<div><p>至急 <b>確認</b>を &lt;今日&gt;</p><p><a href="https://evil.example.com/x">https://bank.example.com</a></p>' +
      '<script>alert(1)</script><img src="x" onerror="alert(1)" alt="社章"><at id="0">Tanaka</at></div>';
    expect(handed(html)?.quoted).toEqual({
      author: 'Kojima',
      text: '至急 確認を <今日>\n\nhttps://bank.example.com (https://evil.example.com/x)\n社章@Tanaka',
      permalink: 'https://teams.microsoft.com/l/message/19:chat/1700000000001',
    });
  });

  test('another command is not ours', () => {
    const value = { ...handedOn('x'), commandId: 'search' };
    expect(readHandedOn(schema.parse(invoke(sato, url, 'composeExtension/fetchTask', value)), reader)).toBeUndefined();
  });

  test('deep nesting and endless text end', () => {
    expect(fromHtml('<div>'.repeat(60_000)).length).toBe(0);
    expect(fromHtml(`<p>${'あ'.repeat(200_000)}`).length).toBeLessThanOrEqual(32_000);
  });

  test('entities are undone once, and only those of HTML', () => {
    expect(fromEntities('&lt;b&gt; &amp;lt; &#12354; &#x3042; &unknown; &#0; &#99999999;')).toBe(
      '<b> &lt; あ あ &unknown; &#0; &#99999999;',
    );
  });
});
