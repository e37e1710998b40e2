// Slack's Web API and the Teams connector on loopback, as lean as they can be: they take what comes, remember when, and keep Slack's
// limit of one message a second in a channel when asked to.
import { createServer } from 'node:http';

/** The strictest reading: never two messages within a second in one channel. */
const BURST = 1;

export async function startPlatforms() {
  const platforms = {
    port: 0,
    calls: 0,
    byMethod: {},
    refused: 0,
    /** Called for each message that arrives: { channel, at, text, blocks, update }. */
    arrived: () => {},
    /** Refuses what is faster than one message a second in a channel. */
    strict: false,
    /** Answers 429 with Retry-After 1 in these channels. */
    blocked: new Set(),
    close: () => server.close(),
  };
  const allowance = new Map();
  let last = 0;

  /** New messages and changes of standing ones are counted apart, as Slack counts its methods. */
  function maySend(method, channel) {
    if (platforms.blocked.has(channel)) return false;
    if (!platforms.strict) return true;
    const now = performance.now();
    const key = `${method} ${channel}`;
    const { left = BURST, at = now } = allowance.get(key) ?? {};
    const room = Math.min(BURST, left + (now - at) / 1_000);
    allowance.set(key, { left: room >= 1 ? room - 1 : room, at: now });
    return room >= 1;
  }

  function slack(method, body) {
    platforms.byMethod[method] = (platforms.byMethod[method] ?? 0) + 1;
    const args = new URLSearchParams(body);
    switch (method) {
      case 'auth.test':
        return { ok: true, user_id: 'U0DESK', bot_id: 'B0DESK', team_id: 'T0EXAMPLE' };
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args.get('users').slice(1)}` } };
      case 'users.info':
        return { ok: true, user: { id: args.get('user'), name: 'employee', locale: 'ja-JP', profile: {} } };
      case 'chat.postMessage':
      case 'chat.update': {
        const named = args.get('channel');
        const channel = named.startsWith('U') ? `D${named.slice(1)}` : named;
        if (!maySend(method, channel)) return undefined;
        last += 1;
        const ts = args.get('ts') ?? `1760000000.${String(last).padStart(6, '0')}`;
        const update = method === 'chat.update';
        platforms.arrived({
          channel,
          update,
          at: performance.now(),
          text: args.get('text'),
          blocks: args.get('blocks'),
        });
        return { ok: true, channel, ts };
      }
      default:
        return { ok: true, messages: [] };
    }
  }

  function teams(path, body) {
    const [, conversation] = /conversations\/([^/]+)\/activities/.exec(path) ?? [];
    if (!conversation) return { id: 'a:none', name: 'employee', aadObjectId: 'none' };
    last += 1;
    platforms.arrived({ channel: decodeURIComponent(conversation), at: performance.now(), blocks: body });
    return { id: String(last) };
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      platforms.calls += 1;
      const { url } = request;
      const answer = url.startsWith('/api/') ? slack(url.slice(5), body) : teams(url, body);
      if (!answer) platforms.refused += 1;
      const head = answer ? {} : { 'retry-after': '1' };
      response.writeHead(answer ? 200 : 429, { 'content-type': 'application/json', ...head });
      response.end(JSON.stringify(answer ?? { ok: false, error: 'ratelimited' }));
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  platforms.port = server.address().port;
  return platforms;
}
