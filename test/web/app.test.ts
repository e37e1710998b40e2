import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { type PracticeServer, startPractice } from './practice-server.js';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const say = { id: uuid(1), as: 'sato', lang: 'ja', channel: 'dm:sato', text: '怪しい添付を開いてしまった' };
const press = {
  id: uuid(2),
  as: 'tanaka',
  lang: 'ja',
  channel: 'dm:tanaka',
  act: 'acknowledge',
  ticket: 'DESK-1',
  about: {},
  message: 'm',
};

let running: PracticeServer;
let port: number;
let desk: PracticeServer['desk'];
let messages: PracticeServer['messages'];
let web: PracticeServer['web'];

beforeEach(async () => {
  running = await startPractice();
  ({ port, desk, messages, web } = running);
});

afterEach(() => running.stop());

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  text: string;
  // The shape depends on the route; the tests look at single fields.
  json: Record<string, unknown> & { error?: string; message?: { ja: string; en: string } };
}

async function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const asked = httpRequest({
    host: '127.0.0.1',
    port,
    method,
    path,
    headers: { host: `127.0.0.1:${port}`, ...headers },
  });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  const json = response.headers['content-type']?.includes('json') ? JSON.parse(text) : {};
  return { status: response.statusCode ?? 0, headers: response.headers, text, json };
}

const own = () => ({ origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' });
const post = (path: string, body: unknown, headers = {}) =>
  ask('POST', `/practice/${path}`, { ...own(), ...headers }, typeof body === 'string' ? body : JSON.stringify(body));
const shown = async (lang = 'ja') =>
  (await ask('GET', `/practice/messages?lang=${lang}`)).json.messages as {
    channel: string;
    by: string;
    author: string;
    html: string;
  }[];

function expectFault(answer: Answer, status: number, error: string): void {
  expect([answer.status, answer.json.error]).toEqual([status, error]);
  expect(answer.json.message?.ja).toMatch(/。$/);
  expect(answer.json.message?.en).toMatch(/\.$/);
}

describe('who may talk to the page', () => {
  test.each([
    'evil.example.com',
    'evil.example.com:80',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '10.0.0.1',
    '[::2]',
  ])('not a browser that came by the name %p', async (host) => {
    for (const path of ['/', '/practice/messages', '/practice/desk.js', '/practice/live'])
      expectFault(await ask('GET', path, { host }), 403, 'foreign-host');
    expectFault(await post('say', say, { host, origin: `http://${host}` }), 403, 'foreign-host');
    expect(desk.handled).toEqual([]);
  });

  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.1.2.3:80', '[::1]:3000'])(
    'this computer as %s',
    async (host) => {
      expect((await ask('GET', '/', { host })).status).toBe(200);
    },
  );

  test.each([undefined, 'null', 'http://evil.example.com', 'http://127.0.0.1:1', 'https://localhost'])(
    'not a page of origin %p',
    async (origin) => {
      const headers = { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) };
      for (const path of ['say', 'press', 'form', 'file'])
        expectFault(await ask('POST', `/practice/${path}`, headers, JSON.stringify(say)), 403, 'foreign-origin');
      expect(desk.handled).toEqual([]);
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'text/plain; x=application/json'])(
    'not a post of type %s',
    async (type) => {
      expectFault(await post('say', say, { 'content-type': type }), 415, 'not-json');
    },
  );

  test('and no page may frame it, nor may anything but its own scripts run in it', async () => {
    for (const path of ['/', '/practice/desk.js', '/practice/messages']) {
      const { headers } = await ask('GET', path);
      expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
    const { text } = await ask('GET', '/');
    expect(text).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|https?:\/\//);
  });

  test('files outside its folder are not served', async () => {
    for (const path of [
      '/practice/../package.json',
      '/practice/..%2f..%2fpackage.json',
      '/practice/%2e%2e/%2e%2e/package.json',
    ])
      expect((await ask('GET', path)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what was posted badly', () => {
  test.each([
    ['not JSON', '{"as":', 400, 'bad-json'],
    ['no object', '"sato"', 400, 'bad-json'],
    ['nothing', '', 400, 'not-understood'],
    ['a field too many', { ...say, admin: true }, 400, 'not-understood'],
    ['no id', { ...say, id: 'x' }, 400, 'not-understood'],
    ['a text that is none', { ...say, text: 7 }, 400, 'not-understood'],
    ['too many characters', { ...say, text: 'あ'.repeat(40_001) }, 413, 'too-large'],
    ['too many bytes', { ...say, text: 'あ'.repeat(400_000) }, 413, 'too-large'],
    ['a stranger', { ...say, as: 'mallory', channel: 'dm:mallory' }, 403, 'not-your-seat'],
    ["somebody else's conversation", { ...say, channel: 'dm:yamada' }, 403, 'not-your-seat'],
    ["the commanders' room", { ...say, channel: 'desk' }, 403, 'not-your-seat'],
    ['a channel that is none', { ...say, as: 'tanaka', channel: 'lobby' }, 403, 'not-your-seat'],
  ])('%s: a clear answer, nothing kept, and the next report is taken', async (_name, body, status, error) => {
    expectFault(await post('say', body), status, error);
    expect([desk.handled, messages.all]).toEqual([[], []]);
    expect((await post('say', say)).json).toEqual({ outcome: 'done' });
  });

  test.each([
    ['an act that is none', { ...press, act: 'explode' }],
    ['a ticket that is none', { ...press, ticket: 'DESK-0' }],
    ['a button that asks for a form', { ...press, act: 'close' }],
    ['a button that names nothing', { ...press, act: 'separate' }],
    ['a name from the prototype', { ...press, act: '__proto__' }],
  ])('%s', async (_name, body) => {
    expectFault(await post('press', body), 400, 'not-understood');
    expect(desk.handled).toEqual([]);
  });

  test('a form without what it needs, and a form that is none', async () => {
    const form = { id: uuid(3), as: 'sato', lang: 'en', form: 'report', context: {}, values: { what: ' ' } };
    const again = (await post('form', form)).json;
    expect(again).toMatchObject({ outcome: 'again', problem: expect.stringContaining('empty') });
    expect(again.html).toContain('data-form="report"');
    expectFault(await ask('GET', '/practice/form?as=sato&form=close&ticket=&lang=ja'), 404, 'no-such-form');
    expectFault(await ask('GET', '/practice/form?as=sato&form=secrets&ticket=DESK-1&lang=ja'), 404, 'no-such-form');
  });

  test('when the desk could not commit, the page is told so and keeps nothing', async () => {
    desk.broken = true;
    expectFault(await post('say', say), 503, 'not-recorded');
    expect(messages.all).toEqual([]);
    desk.broken = false;
    expect((await post('say', say)).json).toEqual({ outcome: 'done' });
  });
});

describe('a report', () => {
  test('of 40,000 characters passes whole', async () => {
    const text = `${'\u0000'.repeat(20_000)}${'𠮷'.repeat(20_000)}`;
    expect((await post('say', { ...say, text })).status).toBe(200);
    expect(desk.tickets[0]?.said).toBe(text);
    expect(messages.all.find(({ said }) => said !== undefined)?.said).toBe(text);
  });

  test('has half a character replaced, for UTF-8 cannot keep it', async () => {
    await post('say', JSON.stringify({ ...say, text: 'a\ud800b' }));
    expect(desk.tickets[0]?.said).toBe('a\uFFFDb');
  });

  test('sent twice, also at once, counts once', async () => {
    await Promise.all([post('say', say), post('say', say)]);
    expect((await post('say', say)).json).toEqual({ outcome: 'repeated' });
    expect(desk.tickets).toHaveLength(1);
    expect((await shown()).filter(({ by }) => by === 'person')).toHaveLength(1);
  });

  test('is read into a request of its own id, place and language', async () => {
    await post('say', { ...say, lang: 'en' });
    expect(desk.handled).toEqual([
      {
        id: `web:${say.id}`,
        command: {
          type: 'say',
          by: { id: 'sato', platform: 'web', user: 'sato' },
          place: { platform: 'web', channel: 'dm:sato', message: `web:${say.id}`, direct: true },
          addressed: true,
          said: { text: say.text },
          language: 'en',
        },
      },
    ]);
  });

  test('stands above its answer, and every card is drawn in the language of whoever looks', async () => {
    await post('say', say);
    const ja = await shown('ja');
    expect(ja.filter(({ channel }) => channel === 'dm:sato').map(({ author }) => author)).toEqual(['佐藤', '窓口']);
    expect(ja[1]?.html).toContain('知らせてくれてありがとうございます');
    const en = await shown('en');
    expect(en.filter(({ channel }) => channel === 'dm:sato').map(({ author }) => author)).toEqual(['Sato', 'Desk']);
    expect(en[1]?.html).toContain('Thank you for telling us');
  });

  test('by form is answered in the direct conversation', async () => {
    const form = {
      id: uuid(3),
      as: 'sato',
      lang: 'en',
      form: 'report',
      context: {},
      values: { what: 'lost my phone' },
    };
    expect((await post('form', form)).json).toEqual({ outcome: 'done' });
    expect((await shown()).map(({ channel }) => channel)).toEqual(['dm:sato', 'desk', 'dm:tanaka']);
  });

  test('one card that cannot be drawn leaves the others standing', async () => {
    await post('say', say);
    const { redraw } = desk;
    desk.redraw = async (marker, language) => {
      if (marker.startsWith('page')) throw new Error('no such ticket');
      return redraw(marker, language);
    };
    const cards = await shown();
    expect(cards).toHaveLength(4);
    expect(cards.find(({ channel }) => channel === 'dm:tanaka')?.html).toContain('表示できません');
  });
});

describe('a button', () => {
  test('takes the ticket; the second commander hears who has it, privately', async () => {
    await post('say', say);
    expect((await post('press', press)).json).toEqual({ outcome: 'done' });
    const second = await post('press', { ...press, id: uuid(4), as: 'suzuki', channel: 'desk', lang: 'en' });
    expect(second.json.outcome).toBe('refused');
    expect(second.json.notice).toContain('田中 has this already.');
    expect((await shown()).filter(({ html }) => html.includes('already'))).toEqual([]);
  });

  test.each([
    ['acknowledge', {}, { type: 'acknowledge', ticket: 1 }],
    ['decline', {}, { type: 'decline', ticket: 1 }],
    ['reopen', {}, { type: 'reopen', ticket: 1 }],
    ['wrong-script', { script: 'lost-device' }, { type: 'choose-script', ticket: 1, script: 'lost-device' }],
    ['separate', { note: 'n1' }, { type: 'separate', ticket: 1, text: 'n1' }],
    ['language', { language: 'en' }, { type: 'choose-language', ticket: 1, language: 'en' }],
  ])('%s becomes a command', async (act, about, command) => {
    await post('press', { ...press, act, about });
    const by = { id: 'tanaka', platform: 'web', user: 'tanaka' };
    expect(desk.handled).toEqual([{ id: `web:${press.id}`, command: { ...command, by } }]);
  });
});

describe('a live page', () => {
  test('is told when it comes, and at every change, until the desk stops', async () => {
    const asked = httpRequest({
      host: '127.0.0.1',
      port,
      path: '/practice/live',
      headers: { host: 'localhost' },
    }).end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    response.setEncoding('utf8');
    const lines = response[Symbol.asyncIterator]();
    expect((await lines.next()).value).toContain('event: changed');
    await post('say', say);
    expect((await lines.next()).value).toContain('event: changed');
    await web.stop();
    for (let next = await lines.next(); !next.done; next = await lines.next()) expect(next.value).toContain('changed');
  });
});
