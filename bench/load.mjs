// Employees who report: signed events over kept connections, in a closed loop (each slot reports again once it has its reply) or at a rate.
import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { secret } from './system.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 2_000 });
const texts = [
  '怪しい添付ファイルを開いてしまいました。どうしたらいいですか',
  'I clicked a link in a strange mail and entered my password',
  'ノートPCを電車に置き忘れました',
  'お客様の名簿を違う宛先に送ってしまいました',
  '画面に「ウイルスに感染しました」と出て電話番号が表示されています',
  'My phone was stolen at the station, work mail is on it',
  '上司を名乗る人からギフトカードを買うように言われました',
  'なんか変です',
];
let counter = 0;

/** Reports once. Resolves with the times (ms) at which it began, was answered and replied to. */
export function createReporters(platforms) {
  const waiting = new Map();
  platforms.arrived = (message) => {
    waiting.get(message.channel)?.(message);
    reporters.seen(message);
  };
  const reporters = {
    /** Hears of every message that is posted. */
    seen: () => {},
    async report(system, text = texts[counter % texts.length]) {
      counter += 1;
      const n = counter;
      const channel = system.teams ? `a:chat-${n}` : `D0B${n}`;
      const replied = new Promise((resolve) => {
        waiting.set(channel, ({ at }) => {
          waiting.delete(channel);
          resolve(at);
        });
      });
      const began = performance.now();
      const status = await (system.teams
        ? sendTeams(system, platforms, n, channel, text)
        : sendSlack(system, n, channel, text));
      const answered = performance.now();
      if (status >= 300) throw new Error(`${system.what} answered ${status}`);
      return { began, answered, channel, replied: replied.then((at) => Math.max(at, began)) };
    },
  };
  return reporters;
}

function sendSlack({ port }, n, channel, text) {
  const ts = `1760000000.${String(n).padStart(6, '0')}`;
  const event = { type: 'message', channel, channel_type: 'im', user: `U0B${n}`, text, ts, event_ts: ts };
  const body = JSON.stringify({
    ...{ type: 'event_callback', token: 'unused', team_id: 'T0EXAMPLE', api_app_id: 'A0EXAMPLE', event },
    ...{ event_id: `Ev${n}`, event_time: 1760000000 },
    authorizations: [{ team_id: 'T0EXAMPLE', user_id: 'U0DESK', is_bot: true, is_enterprise_install: false }],
  });
  return post(port, '/slack/events', body, signed(body));
}

function signed(body) {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hash}` };
}

/** Somebody presses a button of a Slack message. */
export function press({ port }, user, channel, action_id, value) {
  counter += 1;
  const payload = JSON.stringify({
    ...{
      type: 'block_actions',
      user: { id: user, team_id: 'T0EXAMPLE' },
      team: { id: 'T0EXAMPLE', domain: 'example' },
    },
    ...{ trigger_id: `t${counter}`, channel: { id: channel }, message: { ts: '1.000001' } },
    container: { type: 'message', message_ts: '1.000001', channel_id: channel, is_ephemeral: false },
    actions: [{ type: 'button', action_id, value, action_ts: `1760000001.${String(counter).padStart(6, '0')}` }],
  });
  const body = new URLSearchParams({ payload }).toString();
  return post(port, '/slack/events', body, { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' });
}

/** A slash command; resolves with how long its answer took (ms). */
export async function command({ port }, user, text) {
  const asked = {
    command: '/desk',
    text,
    user_id: user,
    channel_id: 'C0GENERAL',
    team_id: 'T0EXAMPLE',
    trigger_id: `t${text}`,
  };
  const body = new URLSearchParams(asked).toString();
  const began = performance.now();
  await post(port, '/slack/events', body, { ...signed(body), 'content-type': 'application/x-www-form-urlencoded' });
  return performance.now() - began;
}

function sendTeams({ port }, platforms, n, conversation, text) {
  const activity = {
    ...{ type: 'message', textFormat: 'plain', text, id: `1:${n}`, channelId: 'msteams', locale: 'ja-JP' },
    ...{ timestamp: '2026-11-24T01:00:00.000Z', serviceUrl: `http://127.0.0.1:${platforms.port}/amer/` },
    from: { id: `29:${n}`, name: 'employee', aadObjectId: `aad-${n}` },
    recipient: { id: '28:desk', name: 'desk' },
    conversation: { conversationType: 'personal', id: conversation },
    channelData: {},
  };
  return post(port, '/api/messages', JSON.stringify(activity), {});
}

function post(port, path, body, headers) {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        agent,
        port,
        path,
        host: '127.0.0.1',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode));
      },
    );
    asked.on('error', (error) => {
      // A connection that was kept may have been closed by the other side in the same moment.
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(post(port, path, body, headers));
      else reject(error);
    });
    asked.end(body);
  });
}

/** `slots` employees report one after another until `reports` have their reply, or their answer alone. */
export async function closedLoop(reporters, system, { reports, slots, until = 'replied' }) {
  const waits = { answered: [], replied: [] };
  let left = reports;
  const began = performance.now();
  async function slot() {
    while (left > 0) {
      left -= 1;
      const sent = await reporters.report(system);
      const at = until === 'replied' ? await sent.replied : sent.answered;
      waits.answered.push(sent.answered - sent.began);
      waits.replied.push(at - sent.began);
    }
  }
  await Promise.all(Array.from({ length: slots }, slot));
  const seconds = (performance.now() - began) / 1_000;
  return { ...waits, seconds, rate: reports / seconds };
}

/** `rate` employees a second report, whatever becomes of them. */
export async function openLoop(reporters, system, { rate, seconds }) {
  const waits = { answered: [], replied: [] };
  const all = [];
  const began = performance.now();
  for (let n = 0; n < rate * seconds; n += 1) {
    const wait = began + (n * 1_000) / rate - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    all.push(
      reporters.report(system).then(async (sent) => {
        waits.replied.push((await sent.replied) - sent.began);
        waits.answered.push(sent.answered - sent.began);
      }),
    );
  }
  await Promise.all(all);
  return waits;
}
