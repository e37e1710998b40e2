// Slack's own example, and Bolt's check as the judge of whatever else may come.
import { createHmac } from 'node:crypto';
import { verifySlackRequest } from '@slack/bolt';
import * as fc from 'fast-check';
import { whyNotSlack } from '../../src/slack/signature.js';

const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const timestamp = '1531420618';
const body =
  'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';

const at = (seconds: number) => ({ now: () => new Date(seconds * 1000).toISOString() });
const ask = (headers: Record<string, string | undefined>, seconds = Number(timestamp), sent = Buffer.from(body)) =>
  whyNotSlack(
    secret,
    { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp, ...headers },
    sent,
    at(seconds),
  );

test('the example of Slack’s documentation', () => expect(ask({})).toBeUndefined());

test.each([
  ['not signed', { 'x-slack-signature': undefined }],
  ['without a time', { 'x-slack-request-timestamp': undefined }],
  ['with a time that is none', { 'x-slack-request-timestamp': 'soon' }],
  ['with an empty time', { 'x-slack-request-timestamp': '' }],
  ['signed for another time', { 'x-slack-request-timestamp': '1531420619' }],
  ['of another version', { 'x-slack-signature': signature.replace('v0', 'v1') }],
  ['cut short', { 'x-slack-signature': signature.slice(0, -1) }],
  ['with something after it', { 'x-slack-signature': `${signature}=` }],
  ['in letters of three bytes', { 'x-slack-signature': `v0=${'あ'.repeat(64)}` }],
])('%s: refused', (_, headers) => expect(ask(headers)).toBeDefined());

test('five minutes are young enough, a second more is not', () => {
  expect(ask({}, Number(timestamp) + 300)).toBeUndefined();
  expect(ask({}, Number(timestamp) + 301)).toBeDefined();
});

test('one bit of the body decides', () => {
  const changed = Buffer.from(body);
  changed[7] = (changed[7] ?? 0) ^ 1;
  expect(ask({}, Number(timestamp), changed)).toBeDefined();
});

test('takes what Bolt takes and nothing else', () => {
  const age = fc.integer({ min: -600, max: 600 });
  const spoilt = fc.option(fc.nat(signature.length - 1), { nil: undefined });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), age, spoilt, (text, seconds, spoiltAt) => {
      const nowMilliseconds = (Number(timestamp) + seconds) * 1000;
      const sent = Buffer.from(text);
      const right = signed(sent.toString());
      const given = spoiltAt === undefined ? right : `${right.slice(0, spoiltAt)}x${right.slice(spoiltAt + 1)}`;
      const headers = { 'x-slack-signature': given, 'x-slack-request-timestamp': Number(timestamp) };
      const bolts = taken(() =>
        verifySlackRequest({ signingSecret: secret, body: sent.toString(), headers, nowMilliseconds }),
      );
      const ours = ask({ 'x-slack-signature': given }, nowMilliseconds / 1000, sent) === undefined;
      expect(ours).toBe(bolts);
    }),
  );
});

function signed(text: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${text}`).digest('hex')}`;
}

function taken(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
