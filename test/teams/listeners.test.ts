// What people in Teams see when they write, press, fill in and hand on; with a desk in memory.
import type { Json, Person } from '../world/teams.js';
import { CHANNEL, envelope, handedOn, inChannel, invoke, mention, message, press } from '../world/teams-payloads.js';
import { onStage, type Stage, until } from './stage.js';

let stage: Stage;
beforeEach(async () => {
  stage = await onStage();
});
afterEach(() => stage.close());

const who = (name = 'sato'): Person => {
  const found = stage.world.people.get(`aad-${name}`);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};
const url = () => stage.world.serviceUrl();
const chatOf = (name = 'sato') => stage.world.in(who(name).chat ?? '');
const shown = (standing: { message: Json } | undefined) => JSON.stringify(standing?.message);

describe('messages', () => {
  test('are acknowledged only when the desk has them', async () => {
    stage.desk.failNext = 1;
    const one = message(who(), url(), '怪しい添付');
    expect(await stage.send(one)).toMatchObject({ status: 500, text: expect.stringContaining('send it again') });
    expect(await stage.send(one)).toMatchObject({ status: 200, text: '' });
    expect(await stage.send(one)).toMatchObject({ status: 200 });
    expect(stage.desk.committed).toHaveLength(1);
  });

  test('that the desk refuses are answered in private', async () => {
    stage.desk.outcome = () => ({ is: 'refused', reason: 'ticket-full' });
    await stage.send(mention(who(), url(), '追加', inChannel('1')));
    await until('a private answer', () => chatOf().length === 1);
    expect(shown(chatOf()[0])).toContain('refused: ticket-full');
    expect(stage.world.in(`${CHANNEL};messageid=1`)).toEqual([]);
  });

  test('bots, typing and whatever else is none of the desk’s business are accepted and forgotten', async () => {
    for (const type of ['typing', 'messageReaction', 'event', 'conversationUpdate'])
      expect((await stage.send({ ...envelope(who(), url()), type })).status).toBe(200);
    expect((await stage.send({ ...message(who(), url(), 'x'), from: { id: '28:bot' } })).status).toBe(200);
    expect((await stage.send(invoke(who(), url(), 'signin/verifyState', {}))).status).toBe(501);
    expect(stage.desk.committed).toEqual([]);
  });

  test('an install is enough to be written to', async () => {
    await stage.send({ ...envelope(who(), url()), type: 'installationUpdate', action: 'add' });
    await stage.teams.chat.post(
      { platform: 'teams', user: 'aad-sato' },
      { tone: 'plain', summary: ['x'], blocks: [] },
      'm',
    );
    expect(stage.world.calls.filter((call) => call.kind === 'open')).toEqual([]);
    expect(chatOf()).toHaveLength(1);
  });
});

describe('words', () => {
  test('in the chat with the desk, in the language of the person’s Teams', async () => {
    await stage.send(message(who(), url(), '当番'));
    await until('an answer', () => chatOf().length === 1);
    await stage.send(message(who(), url(), 'help', { locale: 'en-GB' }));
    await until('another answer', () => chatOf().length === 2);
    expect(chatOf().map(shown)).toEqual([
      expect.stringContaining('on call (ja)'),
      expect.stringContaining('help (en)'),
    ]);
    expect(stage.desk.committed).toEqual([]);
  });

  test('in a channel the answer stands in the thread, but a list goes to the person alone', async () => {
    await stage.send(mention(who(), url(), '当番', inChannel('5')));
    await until('an answer', () => stage.world.in(`${CHANNEL};messageid=5`).length === 1);
    await stage.send(mention(who(), url(), '一覧', inChannel('6')));
    await until('a list', () => chatOf().length === 1);
    expect(shown(chatOf()[0])).toContain('list for aad-sato');
    expect(stage.world.messages).toHaveLength(2);
  });

  test('a list that cannot go to the person says where to ask; it never shows in the channel', async () => {
    who().chat = undefined;
    await stage.send(mention(who(), url(), '一覧', inChannel('6')));
    await until('a hint', () => stage.world.in(`${CHANNEL};messageid=6`).length === 1);
    expect(shown(stage.world.messages[0])).not.toContain('list for');
    expect(shown(stage.world.messages[0])).toContain('一覧');
  });
});

describe('buttons', () => {
  test('a press that asks to see a ticket is answered in the chat with the desk, and changes nothing', async () => {
    const { json } = await stage.send(press(who(), url(), 'ticket', { ticket: 'DESK-7' }));
    expect(JSON.stringify(json)).not.toContain('looks at');
    await until('an answer', () => chatOf().length === 1);
    expect(shown(chatOf()[0])).toContain('looks at');
    expect(stage.desk.committed).toEqual([]);
  });

  const acknowledge = (more: Json = {}) => press(who(), url(), 'acknowledge', { ticket: 'DESK-7' }, more);

  test('the same press twice is one change, and both are answered alike', async () => {
    const one = acknowledge();
    const answers = [await stage.send(one), await stage.send(one)];
    expect(stage.desk.committed).toHaveLength(1);
    expect(answers.map(({ status, json }) => [status, json])).toEqual([
      [200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '受け付けました。' }],
      [200, { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '受け付けました。' }],
    ]);
  });

  test('a press on a message of ours is answered with the card as it stands now', async () => {
    await stage.send(message(who(), url(), 'x'));
    const to = { platform: 'teams', user: 'aad-sato' } as const;
    const ref = await stage.teams.chat.post(to, { tone: 'plain', summary: ['x'], blocks: [] }, 'DESK-7/page/0/teams');
    const asked: unknown[] = [];
    stage.desk.redraw = async (marker, language) => {
      asked.push([marker, language]);
      return { tone: 'calm', summary: ['taken'], blocks: [{ type: 'text', parts: ['taken'] }] };
    };
    const { json } = await stage.send(acknowledge({ replyToId: ref.id }));
    expect(json).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { type: 'AdaptiveCard' },
    });
    // In the language of whoever reads that message, which the desk knows.
    expect(asked).toEqual([['DESK-7/page/0/teams', undefined]]);
  });

  test('what to draw is taken from our own message, never from what the client sends', async () => {
    stage.desk.redraw = async () => {
      throw new Error('somebody was shown a card of their choice');
    };
    const forged = { ticket: 'DESK-7', marker: 'DESK-9/desk/teams' };
    const { json } = await stage.send(press(who(), url(), 'acknowledge', forged, { replyToId: '1' }));
    expect(json.type).toBe('application/vnd.microsoft.activity.message');
  });

  test('a stranger’s press is refused in the answer alone: nothing is posted', async () => {
    stage.desk.outcome = () => ({ is: 'refused', reason: 'not-entitled', ticket: 7 });
    const { status, json } = await stage.send(acknowledge());
    expect([status, json.type, json.value]).toEqual([
      200,
      'application/vnd.microsoft.activity.message',
      expect.stringContaining('refused: not-entitled'),
    ]);
    expect(stage.world.messages).toEqual([]);
  });

  test('of an older client, as a message with a value: the same change, a refusal in the person’s chat', async () => {
    const submit = {
      ...envelope(who(), url(), inChannel('9', '5')),
      type: 'message',
      value: { act: 'acknowledge', ticket: 'DESK-7' },
    };
    await stage.send(submit);
    await stage.send(submit);
    expect(stage.desk.committed).toMatchObject([{ command: { type: 'acknowledge', ticket: 7 } }]);
    stage.desk.outcome = () => ({ is: 'refused', reason: 'already-held', ticket: 7 });
    await stage.send({ ...submit, id: 'another' });
    await until('a private answer', () => chatOf().length === 1);
    expect(stage.world.messages).toHaveLength(1);
  });

  test('nobody knows any more say so, to whoever pressed', async () => {
    const { status, json } = await stage.send(press(who(), url(), 'explode', { ticket: 'DESK-7' }));
    expect([status, json.value]).toEqual([200, expect.stringContaining('使えません')]);
    expect((await stage.send(invoke(who(), url(), 'adaptiveCard/action', null))).status).toBe(200);
  });

  test('are not acknowledged when the desk could not commit', async () => {
    stage.desk.failNext = 1;
    expect((await stage.send(acknowledge())).status).toBe(500);
  });
});

describe('forms', () => {
  const fetch = (data: Json) => stage.send(invoke(who(), url(), 'task/fetch', { data }));
  const submit = (data: Json, id?: string) =>
    stage.send(invoke(who(), url(), 'task/submit', { data }, id === undefined ? {} : { id }));
  const report = { desk: { form: 'report', context: {} } };

  test('the report form opens, is filled in, and says where the answer comes', async () => {
    const { json } = await fetch({ act: 'report', msteams: { type: 'task/fetch' } });
    expect(json.task).toMatchObject({ type: 'continue', value: { title: '窓口へ報告' } });
    const sent = await submit({ ...report, what: 'PCを置き忘れた' });
    expect(sent.json.task).toMatchObject({ type: 'message', value: expect.stringContaining('チャット') });
    expect(stage.desk.committed).toMatchObject([{ command: { type: 'report', said: { text: 'PCを置き忘れた' } } }]);
  });

  test('an empty one comes back with a sentence and with what was typed', async () => {
    const { json } = await submit({ ...report, what: '  ', since: '昨日の夜' });
    const drawn = JSON.stringify(json.task.value.card.content);
    expect(json.task.type).toBe('continue');
    expect(drawn).toContain('refused: empty');
    expect(drawn).toContain('昨日の夜');
    expect(stage.desk.committed).toEqual([]);
  });

  test('the same submission twice is one report', async () => {
    for (const _ of [1, 2]) await submit({ ...report, what: 'x' }, 'f:1');
    expect(stage.desk.committed).toHaveLength(1);
  });

  test('closing asks for words and closes the dialog', async () => {
    const { json } = await fetch({ act: 'close', ticket: 'DESK-7' });
    const [{ data }] = json.task.value.card.content.body.at(-1).actions;
    expect((await submit({ ...data, what: '誤検知でした' })).json).toEqual({});
    expect(stage.desk.committed).toMatchObject([{ command: { type: 'close', ticket: 7 } }]);
  });

  test('a form asked for by Action.Execute is answered as a card', async () => {
    const { json } = await stage.send(press(who(), url(), 'close', { ticket: 'DESK-7' }));
    expect(json.type).toBe('application/vnd.microsoft.card.adaptive');
    expect(JSON.stringify(json.value)).toContain('Input.Text');
  });

  test('what is no form of ours is refused', async () => {
    expect((await submit({ what: 'x' })).status).toBe(400);
    expect((await fetch({ act: 'nothing' })).json.task.type).toBe('message');
  });
});

describe('report this message', () => {
  const html = '<p>至急 <a href="https://evil.example.com">こちら</a><script>alert(1)</script></p>';

  test('shows it inert, takes a word about it, and hands it in with its author', async () => {
    const asked = await stage.send(invoke(who(), url(), 'composeExtension/fetchTask', handedOn(html), inChannel('3')));
    const { title, card } = asked.json.task.value;
    const drawn = JSON.stringify(card);
    expect(title).toBe('このメッセージを報告します');
    expect(drawn).toContain('至急 こちら (hxxps://evil[.]example[.]com)');
    expect(drawn).not.toMatch(/https:\/\/evil|<script>|alert/);
    const data = { desk: { form: 'report', context: {} }, what: '押してしまいました' };
    const sent = await stage.send(
      invoke(who(), url(), 'composeExtension/submitAction', handedOn(html, data), inChannel('3')),
    );
    expect(sent.json.task.type).toBe('message');
    expect(stage.desk.committed).toMatchObject([
      {
        command: {
          type: 'report',
          said: {
            text: '押してしまいました',
            quoted: { author: 'Kojima', text: '至急 こちら (https://evil.example.com)' },
          },
        },
      },
    ]);
    expect(stage.desk.committed[0]?.command).not.toHaveProperty('place');
  });

  test('needs no word', async () => {
    await stage.send(invoke(who(), url(), 'composeExtension/submitAction', handedOn(html, {})));
    expect(stage.desk.committed).toMatchObject([{ command: { said: { text: '', quoted: { author: 'Kojima' } } } }]);
  });
});

describe('edits', () => {
  test('go to the desk; one that calls it only now is heard as a message', async () => {
    stage.desk.outcome = (command) => (command.type === 'edit' ? { is: 'ignored' } : { is: 'done', ticket: 1 });
    await stage.send({ ...mention(who(), url(), '開いてしまった', inChannel('7')), type: 'messageUpdate' });
    await stage.send({ ...envelope(who(), url(), inChannel('8')), type: 'messageDelete' });
    expect(stage.desk.committed.map(({ command }) => command.type)).toEqual(['edit', 'say', 'edit']);
  });
});

describe('stopping', () => {
  test('takes nothing new and finishes what it has', async () => {
    let release = () => {};
    stage.desk.during = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    const going = stage.send(message(who(), url(), 'x'));
    await until('the commit has begun', () => stage.contacts.size > 0);
    const stopped = stage.teams.stop();
    expect((await stage.send(message(who(), url(), 'y'))).status).toBe(503);
    release();
    await stopped;
    expect((await going).status).toBe(200);
  });
});
