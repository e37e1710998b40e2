// From a click or a word in Slack to the answer the person gets, over real HTTP against the stand-in.
import { encodeAbout } from '../../src/slack/about.js';
import {
  globalShortcut,
  homeOpened,
  messageEvent,
  messageShortcut,
  pressOn,
  slashCommand,
  viewSubmission,
} from '../world/slack-payloads.js';
import { overHttp, type Stage, until } from './stage.js';

const users = [
  { id: 'U0EMPLOYEE', name: '花', locale: 'ja-JP' },
  { id: 'U0FOREIGN', name: 'Ann', locale: 'en-US' },
];
let stage: Stage;
beforeEach(async () => {
  stage = await overHttp({ users });
});
afterEach(async () => {
  expect(stage.world.violations).toEqual([]);
  await stage.close();
});
const card = { channel: 'C0DESK', ts: '1.1' };
const commands = () => stage.desk.committed.map((request) => request.command);

test.each([
  ['ticket', { value: 'DESK-7' }, { look: 'ticket', ticket: 7 }],
  [
    'list',
    { block_id: `9${encodeAbout([{ act: 'list', about: { of: '@12 完了 請求書' } }])}` },
    { look: 'list', of: '@12 完了 請求書' },
  ],
])(
  'a press that asks to see something (%s) is answered to this person alone, and changes nothing',
  async (act, more, asked) => {
    await stage.send.interaction(pressOn('U0FOREIGN', card, { action_id: act, ...more }));
    await until('a private answer', () => stage.world.ephemerals.length === 1);
    expect(stage.world.ephemerals[0]).toMatchObject({
      user: 'U0FOREIGN',
      text: `U0FOREIGN looks at ${JSON.stringify(asked)}`,
    });
    expect(commands()).toEqual([]);
  },
);

describe('/desk', () => {
  test.each([
    ['U0EMPLOYEE', '当番', 'on call (ja)'],
    ['U0FOREIGN', 'oncall', 'on call (en)'],
    ['U0FOREIGN', 'list', 'list for U0FOREIGN (en)'],
    ['U0EMPLOYEE', '一覧 完了 請求書', 'list for U0EMPLOYEE (ja): 完了 請求書'],
    ['U0EMPLOYEE', 'something else', 'help (ja)'],
  ])('%s asks %j and reads %j in the answer itself', async (user, text, words) => {
    const { status, body } = await stage.send.command(slashCommand(user, text));
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({
      response_type: 'ephemeral',
      text: words,
      blocks: [{ type: 'rich_text' }],
    });
  });

  test('report with words files it and says where the answer comes', async () => {
    const { body } = await stage.send.command(slashCommand('U0FOREIGN', 'report I lost my laptop'));
    expect(commands()).toMatchObject([{ type: 'report', said: { text: 'I lost my laptop' } }]);
    expect(JSON.parse(body).text).toMatch(/direct message/);
  });

  test('report alone opens the form in the language of the person', async () => {
    await stage.send.command(slashCommand('U0FOREIGN', 'report'));
    await until('the form opens', () => stage.world.openedViews.length === 1);
    expect(stage.world.openedViews[0]?.view).toMatchObject({ callback_id: 'report', submit: { text: 'Send' } });
  });
});

describe('forms', () => {
  test('the global shortcut opens one; what is filled in becomes a report', async () => {
    await stage.send.interaction(globalShortcut('U0EMPLOYEE'));
    await until('the form opens', () => stage.world.openedViews.length === 1);
    const view = stage.world.openedViews[0]?.view ?? {};
    const sent = await stage.send.interaction(viewSubmission('U0EMPLOYEE', view, { what: 'PCが変です' }));
    expect(sent).toEqual({ status: 200, body: '' });
    expect(commands()).toMatchObject([{ type: 'report', said: { text: 'PCが変です' } }]);
  });

  test('an empty one stays open with a sentence at its field', async () => {
    await stage.send.interaction(globalShortcut('U0EMPLOYEE'));
    await until('the form opens', () => stage.world.openedViews.length === 1);
    const view = stage.world.openedViews[0]?.view ?? {};
    const { body } = await stage.send.interaction(viewSubmission('U0EMPLOYEE', view, { what: '  ' }));
    expect(JSON.parse(body)).toEqual({ response_action: 'errors', errors: { what: 'refused: empty' } });
    expect(commands()).toEqual([]);
  });

  test('so does one that the desk refuses', async () => {
    stage.desk.outcome = () => ({ is: 'refused', reason: 'ticket-closed', ticket: 7 });
    await stage.send.interaction(pressOn('U0FOREIGN', card, { action_id: 'close', value: 'DESK-7' }));
    await until('the form opens', () => stage.world.openedViews.length === 1);
    const view = stage.world.openedViews[0]?.view ?? {};
    const { body } = await stage.send.interaction(viewSubmission('U0FOREIGN', view, { what: 'done' }));
    expect(commands()).toMatchObject([{ type: 'close', ticket: 7 }]);
    expect(JSON.parse(body)).toMatchObject({ errors: { what: 'refused: ticket-closed' } });
  });

  test('when it cannot be sent on, Slack is told, and the person can press again', async () => {
    await stage.send.interaction(globalShortcut('U0EMPLOYEE'));
    await until('the form opens', () => stage.world.openedViews.length === 1);
    const submission = viewSubmission('U0EMPLOYEE', stage.world.openedViews[0]?.view ?? {}, { what: 'help' });
    stage.desk.failNext = 1;
    expect((await stage.send.interaction(submission)).status).toBe(500);
    expect((await stage.send.interaction(submission)).status).toBe(200);
    expect((await stage.send.interaction(submission)).status).toBe(200);
    expect(commands()).toHaveLength(1);
  });

  test('a form that does not open leads to the direct message', async () => {
    stage.world.fail('views.open', { is: 'error', error: 'expired_trigger_id' });
    await stage.send.interaction(globalShortcut('U0FOREIGN'));
    await until('a word in private', () => stage.world.direct('U0FOREIGN').length === 1);
    expect(stage.world.direct('U0FOREIGN')[0]?.text).toMatch(/direct message/);
  });

  test('knowing the language is not worth missing the form', async () => {
    stage.world.fail('users.info', { is: 'hang' });
    await stage.send.interaction(globalShortcut('U0FOREIGN'));
    await until('the form opens', () => stage.world.openedViews.length === 1);
  });
});

describe('buttons', () => {
  test('a refusal is told in private, where it was pressed', async () => {
    stage.desk.outcome = () => ({ is: 'refused', reason: 'not-entitled', ticket: 7 });
    const pressed = await stage.send.interaction(
      pressOn('U0FOREIGN', card, { action_id: 'acknowledge', value: 'DESK-7' }),
    );
    expect(pressed.status).toBe(200);
    await until('a word in private', () => stage.world.ephemerals.length === 1);
    expect(stage.world.ephemerals[0]).toMatchObject({
      channel: 'C0DESK',
      user: 'U0FOREIGN',
      text: 'refused: not-entitled',
    });
  });

  test('what goes well is shown by the cards alone', async () => {
    await stage.send.interaction(pressOn('U0FOREIGN', card, { action_id: 'acknowledge', value: 'DESK-7' }));
    await stage.slack.stop();
    expect(stage.world.ephemerals).toEqual([]);
  });

  test('one that names a script chooses it', async () => {
    const button = {
      action_id: 'wrong-script',
      value: 'DESK-7',
      block_id: `2${encodeAbout([{ act: 'wrong-script', about: { script: 'leak-reported' } }])}`,
    };
    await stage.send.interaction(pressOn('U0EMPLOYEE', card, button));
    expect(commands()).toMatchObject([{ type: 'choose-script', script: 'leak-reported' }]);
  });

  test('one that nobody knows does nothing', async () => {
    const pressed = await stage.send.interaction(
      pressOn('U0EMPLOYEE', card, { action_id: 'mystery', value: 'DESK-7' }),
    );
    expect(pressed.status).toBe(200);
    expect(commands()).toEqual([]);
  });
});

test('a message that is handed in keeps author, words and address, and the person learns where to look', async () => {
  const message = { user: 'U0EMPLOYEE', text: 'click &lt;here&gt;', ts: '17.000100' };
  await stage.send.interaction(messageShortcut('U0FOREIGN', 'C0GENERAL', message));
  expect(commands()).toMatchObject([
    {
      type: 'report',
      said: {
        quoted: {
          author: '花',
          text: 'click <here>',
          permalink: 'https://example.slack.com/archives/C0GENERAL/p17000100',
        },
      },
    },
  ]);
  await until('a word in private', () => stage.world.ephemerals.length === 1);
  expect(stage.world.ephemerals[0]).toMatchObject({ channel: 'C0GENERAL', user: 'U0FOREIGN' });
});

test('an empty message is refused in private', async () => {
  stage.desk.outcome = () => ({ is: 'refused', reason: 'empty' });
  await stage.send.event(messageEvent('U0EMPLOYEE', ''));
  await until('a word in private', () => stage.world.ephemerals.length === 1);
  expect(stage.world.ephemerals[0]).toMatchObject({ channel: 'D0EMPLOYEE', text: 'refused: empty' });
});

test('opening the home tab is passed on', async () => {
  await stage.send.event(homeOpened('U0EMPLOYEE'));
  expect(commands()).toMatchObject([{ type: 'home-opened', by: { user: 'U0EMPLOYEE' } }]);
});

test('50 reports at once are 50 requests', async () => {
  const sent = Array.from({ length: 50 }, (_, index) =>
    stage.send.event(messageEvent(`U0EMPLOYEE${index}`, 'I clicked')),
  );
  expect((await Promise.all(sent)).every(({ status }) => status === 200)).toBe(true);
  expect(commands()).toHaveLength(50);
});
