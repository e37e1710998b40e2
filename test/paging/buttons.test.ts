// Buttons that belong to no ticket (a shift, a swap, a test page) mean the same on every platform, from the drawn card to the command.
import { toMessage } from '../../src/slack/blocks.js';
import { readAction } from '../../src/slack/read-clicks.js';
import { activity } from '../../src/teams/activity.js';
import { toAdaptiveCard } from '../../src/teams/adaptive-card.js';
import { readPress as readTeams } from '../../src/teams/read-clicks.js';
import type { Party, Platform } from '../../src/ticket/event.js';
import type { Act, Card } from '../../src/view/card.js';
import { readPress as readWeb } from '../../src/web/read.js';
import { buttonsIn, pressOn } from '../world/slack-payloads.js';
import { press } from '../world/teams-payloads.js';

const of = '2026-11-23T00:00:00.000Z';
const cases: [Act, Record<string, string>][] = [
  ['ask-swap', { type: 'ask-swap', shift: of }],
  ['take-shift', { type: 'take-shift', swap: of }],
  ['answer-drill', { type: 'answer-drill', drill: of }],
  ['settle-drill', { type: 'settle-drill', page: of }],
  ['seen', { type: 'seen', digest: of }],
];
const card = (act: Act): Card => ({
  ...{ tone: 'plain', summary: ['x'] },
  blocks: [{ type: 'buttons', buttons: [{ act, label: 'tap', ticket: '', about: { of } }] }],
});
const party =
  (platform: Platform) =>
  (user: string): Party => ({ id: 'tanaka', platform, user });

describe.each(cases)('%s', (act, command) => {
  test('in Slack', () => {
    const [button] = buttonsIn(JSON.parse(JSON.stringify(toMessage(card(act)).blocks)));
    if (!button) throw new Error('no button was drawn');
    const payload = pressOn('U0TANAKA', { channel: 'D1', ts: '1.1' }, button);
    expect(readAction(payload, { party: party('slack') })).toMatchObject({ is: 'request', request: { command } });
  });

  test('in Teams', () => {
    const drawn = JSON.stringify(toAdaptiveCard(card(act)));
    const data = JSON.parse(/"data":(\{"about":\{.*?\}\})/.exec(drawn)?.[1] ?? '{}');
    const who = { user: 'aad-tanaka', member: '29:tanaka', chat: 'a:chat-tanaka' };
    const payload = activity.parse(press(who, 'https://smba.example.com/', act, data));
    expect(readTeams(payload, { party: party('teams') })).toMatchObject({ is: 'request', request: { command } });
  });

  test('on the practice desk', () => {
    const post = {
      id: 'b4d1',
      as: 'tanaka',
      lang: 'ja',
      channel: 'dm:tanaka',
      act,
      ticket: undefined,
      about: { of },
      message: 'm',
    };
    expect(readWeb(post as Parameters<typeof readWeb>[0], party('web')('tanaka'))).toMatchObject({ command });
  });

  test('without what it names it is no command', () => {
    const post = {
      id: 'b4d1',
      as: 'tanaka',
      lang: 'ja',
      channel: 'dm:tanaka',
      act,
      ticket: undefined,
      about: {},
      message: 'm',
    };
    expect(readWeb(post as Parameters<typeof readWeb>[0], party('web')('tanaka'))).toBeUndefined();
  });
});
