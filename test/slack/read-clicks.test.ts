// What people press, pick and fill in, and what the desk takes it for.
import { encodeAbout } from '../../src/slack/about.js';
import { toModal } from '../../src/slack/modal.js';
import type { Reader } from '../../src/slack/read.js';
import { readAction, readCommand, readShortcut, readSubmission, ticketNumber } from '../../src/slack/read-clicks.js';
import type { Button } from '../../src/view/card.js';
import { reportForm } from '../../src/view/forms.js';
import { closeForm } from '../view/plain-forms.js';
import { globalShortcut, messageShortcut, pressOn, slashCommand, viewSubmission } from '../world/slack-payloads.js';

const reader: Reader = { party: (user) => ({ id: `slack:${user}`, platform: 'slack', user }) };
const by = reader.party('U0TANAKA');
const card = { channel: 'C0DESK', ts: '1.1' };
const press = (action_id: string, value?: string, about: Button['about'] = {}) =>
  pressOn('U0TANAKA', card, {
    action_id,
    ...(value && { value }),
    block_id: `3${encodeAbout([{ act: action_id as Button['act'], about }])}`,
  });
const commandOf = (body: unknown) => {
  const asked = readAction(body, reader);
  return asked?.is === 'request' ? asked.request.command : asked;
};

describe('ticket numbers', () => {
  test.each([
    ['DESK-1', 1],
    ['DESK-999999999', 999_999_999],
  ])('%s', (shown, number) => expect(ticketNumber(shown)).toBe(number));
  test.each([
    '',
    'DESK-',
    'DESK-0',
    'DESK-01',
    'desk-1',
    'DESK-1 ',
    'DESK-1e3',
    'DESK--1',
    'DESK-１',
    '1',
    'DESK-1234567890',
  ])('%j is none', (shown) => expect(ticketNumber(shown)).toBeUndefined());
});

describe('buttons', () => {
  test.each(['acknowledge', 'decline', 'reopen'] as const)('%s', (act) => {
    expect(commandOf(press(act, 'DESK-7'))).toEqual({ type: act, ticket: 7, by });
  });

  test('what a button is about comes back with it', () => {
    expect(commandOf(press('wrong-script', 'DESK-7', { script: 'leak-reported' }))).toEqual({
      type: 'choose-script',
      ticket: 7,
      by,
      script: 'leak-reported',
    });
    expect(commandOf(press('separate', 'DESK-7', { note: 'a1-b2' }))).toEqual({
      type: 'separate',
      ticket: 7,
      by,
      text: 'a1-b2',
    });
    expect(commandOf(press('language', 'DESK-7', { language: 'en' }))).toEqual({
      type: 'choose-language',
      ticket: 7,
      by,
      language: 'en',
    });
  });

  test('some ask for a form', () => {
    expect(commandOf(press('report'))).toMatchObject({ is: 'form', asked: { form: 'report' } });
    expect(commandOf(press('wrong-script', 'DESK-7'))).toMatchObject({
      is: 'form',
      asked: { form: 'wrong-script', ticket: 7 },
    });
    expect(commandOf(press('close', 'DESK-7'))).toMatchObject({ is: 'form', asked: { form: 'close', ticket: 7 } });
  });

  test.each([
    ['a forged ticket', press('acknowledge', 'DESK-7; drop')],
    ['no ticket', press('acknowledge')],
    ['an unknown act', press('erase-everything', 'DESK-7')],
    ['a language we do not speak', press('language', 'DESK-7', { language: 'xx' })],
    ['nothing to separate', press('separate', 'DESK-7')],
    ['no action at all', { ...press('acknowledge', 'DESK-7'), actions: [] }],
  ])('%s is ignored', (_, body) => expect(readAction(body, reader)).toBeUndefined());

  test('the same press has one id, another press another', () => {
    const id = (body: unknown) => {
      const asked = readAction(body, reader);
      return asked?.is === 'request' ? asked.request.id : undefined;
    };
    const one = press('acknowledge', 'DESK-7');
    expect(id(structuredClone(one))).toBe(id(one));
    expect(id(press('acknowledge', 'DESK-7'))).not.toBe(id(one));
  });
});

describe('shortcuts', () => {
  test('the global one asks for the form', () => {
    expect(readShortcut(globalShortcut('U0TANAKA'), reader)).toMatchObject({ is: 'form', asked: { form: 'report' } });
  });

  test('a message is handed in with author, words and address', () => {
    const message = {
      type: 'message',
      user: 'U0HANA',
      text: 'see <https://evil.example.com>',
      ts: '17.000100',
      thread_ts: '16.000100',
    };
    expect(readShortcut(messageShortcut('U0TANAKA', 'C0GENERAL', message), reader)).toMatchObject({
      is: 'request',
      request: {
        command: {
          type: 'report',
          by,
          route: 'employee',
          said: {
            text: '',
            quoted: {
              author: '@U0HANA',
              text: 'see https://evil.example.com',
              permalink: 'https://example.slack.com/archives/C0GENERAL/p17000100?thread_ts=16.000100&cid=C0GENERAL',
            },
          },
        },
      },
      asker: { channel: 'C0GENERAL' },
    });
  });

  test('a shortcut of another app is ignored', () => {
    expect(readShortcut({ ...globalShortcut('U0TANAKA'), callback_id: 'other' }, reader)).toBeUndefined();
  });
});

describe('/desk', () => {
  const ask = (text: string) => readCommand(slashCommand('U0TANAKA', text), reader);
  test.each([
    ['oncall', 'oncall'],
    ['当番', 'oncall'],
    ['list', 'list'],
    ['一覧', 'list'],
    ['help', 'help'],
    ['ヘルプ', 'help'],
    ['ﾍﾙﾌﾟ', 'help'],
    ['LIST all', 'list'],
    ['', 'help'],
    ['  ', 'help'],
    ['what', 'help'],
    ['__proto__', 'help'],
  ])('%j asks for %s', (text, word) => expect(ask(text)).toMatchObject({ is: 'question', word }));

  test.each(['report', '報告', ' REPORT '])('%j alone asks for the form', (text) => {
    expect(ask(text)).toMatchObject({ is: 'form', asked: { form: 'report' } });
  });

  test('with words it is the report itself', () => {
    expect(ask('報告 PCに赤い画面が出た\n&lt;今&gt;')).toMatchObject({
      is: 'request',
      request: { command: { type: 'report', by, said: { text: 'PCに赤い画面が出た\n<今>' }, route: 'employee' } },
    });
  });
});

describe('forms', () => {
  const report = toModal(reportForm('ja')) as unknown as Record<string, unknown>;

  test('what was filled in comes back by field, as it was typed', () => {
    const values = { what: '  <b>クリック</b> &amp; *見た*\n', ongoing: 'yes' };
    expect(readSubmission(viewSubmission('U0TANAKA', report, values), reader)).toMatchObject({
      by,
      form: 'report',
      context: {},
      values: { what: values.what, ongoing: 'yes', since: '' },
      firstField: 'what',
    });
  });

  test('the context comes back', () => {
    const close = toModal(closeForm(7, 'en')) as unknown as Record<string, unknown>;
    expect(readSubmission(viewSubmission('U0TANAKA', close, { what: 'done' }), reader)).toMatchObject({
      form: 'close',
      context: { ticket: 'DESK-7' },
    });
  });

  test('sent twice it is one; corrected and sent again it is another', () => {
    const id = (values: Record<string, string>) =>
      readSubmission(viewSubmission('U0TANAKA', report, values, 'V0SAME'), reader)?.id;
    expect(id({ what: 'a' })).toBe(id({ what: 'a' }));
    expect(id({ what: 'b' })).not.toBe(id({ what: 'a' }));
  });

  test('a context that is not ours is empty', () => {
    const broken = { ...report, private_metadata: '[1,' };
    expect(readSubmission(viewSubmission('U0TANAKA', broken, {}), reader)?.context).toEqual({});
  });
});
