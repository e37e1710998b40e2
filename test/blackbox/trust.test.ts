// Whom the desk believes and what it counts once: signatures, repeated deliveries, and bodies that no Slack would send.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { asChannelMessage, envelopeOf, mentionEvent, messageEvent, pressOn } from '../world/slack-payloads.js';
import { employee, health, openSite, type Site, secret, settled, tanaka, told } from './drive.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const tickets = (user: string) => site.rows('select number from tickets where reporter = ?', `slack:${user}`).length;
/** All that a request could leave behind. The questions of earlier reports are sent meanwhile. */
const everything = () => [
  ...['tickets', 'events', 'texts', 'handled', 'contacts'].map((table) => site.rows(`select * from ${table}`)),
  site.rows("select * from jobs where name not like 'hearing/%'"),
];

/** Posts these bytes with these headers, as somebody who is not Slack would. */
function raw(body: string | Buffer, headers: Record<string, string>, path = '/slack/events'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(`${site.run.url}${path}`, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}

function signed(body: string | Buffer, seconds = Math.floor(Date.now() / 1000), key = secret) {
  const hash = createHmac('sha256', key).update(`v0:${seconds}:`).update(body).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const now = () => Math.floor(Date.now() / 1000);

describe('a signature that does not fit is answered 401, and nothing is stored', () => {
  const body = () => JSON.stringify(envelopeOf(messageEvent(employee(), '怪しい添付を開いてしまった')));
  test.each<[string, (body: string) => Record<string, string>]>([
    ['with another secret', (text) => signed(text, now(), 'another secret')],
    ['six minutes old', (text) => signed(text, now() - 360)],
    ['of another body', (text) => signed(`${text} `)],
    ['of another time', (text) => ({ ...signed(text), 'x-slack-request-timestamp': String(now() - 1) })],
    ['missing', () => ({})],
    ['without a time', (text) => ({ 'x-slack-signature': signed(text)['x-slack-signature'] })],
    ['empty', () => ({ 'x-slack-request-timestamp': String(now()), 'x-slack-signature': '' })],
    ['not a number as time', (text) => ({ ...signed(text), 'x-slack-request-timestamp': 'NaN' })],
    ['of another length', (text) => ({ ...signed(text), 'x-slack-signature': 'v0=abc' })],
    [
      'of version 1',
      (text) => ({ ...signed(text), 'x-slack-signature': signed(text)['x-slack-signature'].replace('v0', 'v1') }),
    ],
  ])('%s', async (_, sign) => {
    const before = everything();
    const text = body();
    expect(await raw(text, { ...json, ...sign(text) })).toBe(401);
    expect(everything()).toEqual(before);
  });

  test.each(['interaction', 'command'] as const)('nor is a %s believed', async (kind) => {
    const before = everything();
    const payload =
      kind === 'command'
        ? { command: '/desk', text: 'report x', user_id: tanaka }
        : pressOn(tanaka, { channel: 'C0DESK', ts: '1.1' }, { action_id: 'acknowledge', value: 'DESK-1' });
    expect((await site.send[kind](payload, { secret: 'another secret' })).status).toBe(401);
    expect((await site.send[kind](payload, { ageSeconds: 400 })).status).toBe(401);
    expect(everything()).toEqual(before);
  });
});

describe('one message is one ticket', () => {
  test('delivered four times at once and once more later (D1)', async () => {
    for (const user of Array.from({ length: 6 }, employee)) {
      const event = messageEvent(user, '怪しい添付を開いてしまった');
      const deliver = (retry: number) => site.send.event(event, { eventId: `Ev-${user}`, retry });
      const sent = await Promise.all([0, 1, 2, 3].map(deliver));
      expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await settled(site);
      expect((await deliver(4)).status).toBe(200);
      await settled(site);
      expect(tickets(user)).toBe(1);
      expect(told(site, user)).toHaveLength(1);
      // Nor did a repetition become a note.
      expect(site.rows('select 1 from events where body like ?', `%${user}"%`)).toHaveLength(1);
    }
  });

  test('only ever delivered as a retry: it is taken (D2)', async () => {
    const user = employee();
    expect((await site.send.event(messageEvent(user, '怪しい添付を開いてしまった'), { retry: 2 })).status).toBe(200);
    await settled(site);
    expect(told(site, user)).toHaveLength(1);
  });

  test('an hour late: it is taken', async () => {
    const user = employee();
    const ts = `${now() - 3_600}.000100`;
    await site.send.event(messageEvent(user, '怪しい添付を開いてしまった', { ts, event_ts: ts }));
    await settled(site);
    expect(told(site, user)).toHaveLength(1);
  });

  test('as mention and as message, in either order and at once', async () => {
    for (const order of ['mention first', 'message first', 'at once']) {
      const user = employee();
      const mention = mentionEvent(user, '<@U0MADOGUCHI> 怪しい添付を開いてしまった', 'C0GENERAL');
      const pair = [mention, asChannelMessage(mention)];
      if (order === 'message first') pair.reverse();
      if (order === 'at once') await Promise.all(pair.map((event) => site.send.event(event)));
      else for (const event of pair) await site.send.event(event);
      await settled(site);
      expect([order, tickets(user), told(site, user).length]).toEqual([order, 1, 1]);
    }
  });

  test('the same words twice are two messages: a report and a note on it', async () => {
    const user = employee();
    for (const _ of [1, 2]) await site.send.event(messageEvent(user, '怪しい添付を開いてしまった'));
    await settled(site);
    expect(tickets(user)).toBe(1);
    expect(site.rows("select 1 from events where type = 'noted' and body like ?", `%${user}"%`)).toHaveLength(1);
  });

  test('messages of one person in the same instant open one ticket', async () => {
    const user = employee();
    const texts = ['怪しい添付を開いてしまった', 'どうしよう', 'パソコンは営業3番です'];
    const sent = await Promise.all(texts.map((text) => site.send.event(messageEvent(user, text))));
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    await settled(site);
    expect(tickets(user)).toBe(1);
    expect(
      site.rows('select 1 from texts where ticket = (select number from tickets where reporter = ?)', `slack:${user}`),
    ).toHaveLength(3);
  });
});

describe('bodies that no Slack would send, rightly signed', () => {
  const good = envelopeOf(messageEvent('U0E1', 'x'));
  const bodies: [string, string | Buffer, Record<string, string>][] = [
    ['nothing', '', json],
    ['no JSON', '{"type":', json],
    ['null', 'null', json],
    ['a list', '[1,2]', json],
    ['{}', '{}', json],
    ['no event', JSON.stringify({ ...good, event: undefined }), json],
    [
      'an event of another shape',
      JSON.stringify({ ...good, event: { type: 'message', text: { a: 1 }, ts: 5, user: [], channel: null } }),
      json,
    ],
    ['an event that is a text', JSON.stringify({ ...good, event: 'message' }), json],
    ['deep nesting', `{"type":"event_callback","event":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, json],
    [
      '__proto__',
      '{"type":"event_callback","__proto__":{"event":{"type":"message"}},"event":{"__proto__":{"x":1},"type":"message"}}',
      json,
    ],
    ['a payload that is no JSON', 'payload=%7B', form],
    ['a payload that is null', 'payload=null', form],
    [
      'a block action without actions',
      `payload=${encodeURIComponent('{"type":"block_actions","user":{"id":"U1"},"actions":[]}')}`,
      form,
    ],
    [
      'a submission without a view',
      `payload=${encodeURIComponent('{"type":"view_submission","user":{"id":"U1"}}')}`,
      form,
    ],
    ['a command without a user', 'command=%2Fdesk&text=report', form],
    ['bytes', Buffer.from([0, 255, 254, 128, 7]), { 'content-type': 'application/octet-stream' }],
  ];
  test.each(bodies)('%s: answered, nothing stored, and the desk goes on', async (_, body, headers) => {
    const before = everything();
    const status = await raw(body, { ...headers, ...signed(body) });
    expect(status).toBeGreaterThanOrEqual(200);
    expect(everything()).toEqual(before);
    expect((await health(site.run)).status).toBe(200);
  });

  test('the handshake of the Events API is answered with its challenge', async () => {
    const sent = await site.send.json({ type: 'url_verification', challenge: 'abc', token: 'x' });
    expect(sent.status).toBe(200);
    expect(sent.body).toContain('abc');
  });
});
