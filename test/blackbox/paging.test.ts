// Paging from outside, with seconds instead of minutes: the ladder to its end, a real mail server, a phone alarm, Slack that refuses us,
// and settings with which nobody could be reached.

import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { buttonsIn, messageEvent, pressOn } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  health,
  openSite,
  reads,
  report,
  type Site,
  sato,
  settings,
  suzuki,
  tanaka,
  until,
} from './drive.js';

jest.setTimeout(180_000);

const paging = `paging:
  rungs:
    - { call: on-call, answer_within: 2s }
    - { call: next-on-call, answer_within: 2s }
    - { call: role:ciso, answer_within: 3s }
  rounds: 1
  last_resort: "03-0000-0000"
`;
const [withoutPaging = ''] = settings.split('paging:');

let mails: { to: string; text: string }[] = [];
let alarms: { event_action: string; dedup_key: string; routing_key: string }[] = [];
let smtp: SMTPServer;
let alarm: Server;
let site: Site;
const env: Record<string, string> = {};

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [, body = ''] = Buffer.concat(chunks)
          .toString()
          .split(/\r\n\r\n([\s\S]*)/);
        for (const { address } of envelope.rcptTo)
          mails.push({ to: address, text: Buffer.from(body, 'base64').toString() });
        done();
      });
    },
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  alarm = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      alarms.push(JSON.parse(body));
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((done) => alarm.listen(0, '127.0.0.1', done));
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  Object.assign(env, {
    ...{ SMTP_URL: `smtp://127.0.0.1:${port(smtp.server)}`, MAIL_FROM: 'desk@example.co.jp' },
    ...{
      PUBLIC_URL: 'http://desk.example.co.jp',
      PAGER_WEBHOOK_URL: `http://127.0.0.1:${port(alarm)}/`,
      PAGER_WEBHOOK_KEY: 'r-all',
    },
  });
});
afterAll(async () => {
  await new Promise<void>((done) => smtp.close(() => done()));
  await new Promise((done) => alarm.close(done));
});
beforeEach(() => {
  mails = [];
  alarms = [];
});
afterEach(() => site.close());

const ladderEnded = () => site.rows("select 1 from events where type = 'ladder-ended'").length > 0;

test('nobody answers: each rung in its turn, then the last resort for reporter and desk, and a reminder', async () => {
  site = await openSite({ deskYml: withoutPaging + paging });
  const { user, ticket } = await report(site);
  await until('the ladder ends', ladderEnded);
  await until('the room and the reporter are told', () =>
    [deskChannel, site.world.direct(user)[0]?.channel ?? ''].every((channel) =>
      site.world.in(channel).some((message) => reads(message).includes('03-0000-0000')),
    ),
  );
  for (const person of [tanaka, suzuki, sato])
    expect(about(site.world.direct(person), ticket).length).toBeGreaterThan(0);
  await until('it is said again', () => site.rows("select 1 from events where type = 'reminded'").length >= 2);
});

test('a commander by phone alarm and mail: triggered, answered by the link in the mail, acknowledged, resolved', async () => {
  const deskYml = withoutPaging
    .replace(`slack: ${tanaka}, roles`, `slack: ${tanaka}, mail: tanaka@example.co.jp, reach: [webhook, mail], roles`)
    .concat(paging.replaceAll('2s', '60s'), '  next_way_after: 1s\n');
  site = await openSite({ deskYml, env });
  const { ticket } = await report(site);
  await until('the alarm rings and the mail comes', () => alarms.length > 0 && mails.length > 0);
  expect(alarms[0]).toMatchObject({ event_action: 'trigger', dedup_key: ticket, routing_key: 'r-all' });
  expect(mails[0]?.to).toBe('tanaka@example.co.jp');
  expect(mails[0]?.text).not.toContain('怪しい添付を開いてしまった');
  const path = /http:\/\/desk\.example\.co\.jp(\/page\/\S+)/.exec(mails[0]?.text ?? '')?.[1];
  const page = await fetch(site.run.url + path);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('私が対応します')]);
  expect(site.rows("select 1 from tickets where phase = 'paging'")).toHaveLength(1);
  await fetch(site.run.url + path, { method: 'POST', body: new URLSearchParams({ act: 'acknowledge' }) });
  expect(site.rows('select phase, holder from tickets')).toEqual([{ phase: 'held', holder: 'tanaka' }]);
  await until('the alarm is silenced', () => alarms.some(({ event_action }) => event_action === 'acknowledge'));
  const card = about(site.world.in(deskChannel), ticket)[0];
  await until('the room sees who has it', () => card !== undefined && reads(card).includes('対応しています'));
});

test('Slack does not accept us: mail goes out, the alarm of the desk itself rings, /readyz is red', async () => {
  const people = withoutPaging.replaceAll(/slack: (U0[A-Z]+), roles/g, 'slack: $1, mail: $1@example.co.jp, roles');
  site = await openSite({ deskYml: people + paging.replaceAll(/\ds/g, '60s'), env });
  site.world.fail('chat.postMessage', { is: 'error', error: 'token_revoked' }, 10_000);
  await site.send.event(messageEvent('U0E4000', '怪しい添付を開いてしまった'));
  await until('Tanaka is paged by mail', () => mails.some(({ to }) => to.startsWith(tanaka)));
  await until(
    'operators are told by mail and alarm',
    () => alarms.some(({ dedup_key }) => dedup_key === 'desk-audit'),
    150,
  );
  await until('and the mail has come', () => mails.some(({ text }) => text.includes('/readyz')));
  const { status, reasons } = await health(site.run);
  expect({ status, reasons: reasons.join() }).toEqual({
    status: 503,
    reasons: expect.stringMatching(/token_revoked.*DESK-1: .*(has not been shown|should have been paged)/),
  });
});

test('a gap in the rota: new settings do not start; a restart with settings that once worked does, and says so', async () => {
  const soon = new Date(Date.now() + 20_000 + 9 * 3_600_000).toISOString().slice(0, 19);
  const absences = `absences:\n  - { member: tanaka, from: ${soon}, to: 2099-01-01 }\n  - { member: suzuki, from: ${soon}, to: 2099-01-01 }\n`;
  site = await openSite({ deskYml: withoutPaging + absences + paging });
  await until('the room is warned', () =>
    site.world.in(deskChannel).some((one) => reads(one).includes('連絡がつかない')),
  );
  await until('it has begun', async () => (await health(site.run)).status === 503);
  await site.stop();
  const again = site.start();
  await until('it opens all the same', async () =>
    (await health(site.run)).reasons.join().includes('Nobody is on call'),
  );
  await site.stop();
  await again.catch(() => undefined);
  writeFileSync(
    join(site.folder, 'desk.yml'),
    `${withoutPaging}${absences}${paging}`.replace('03-0000-0000', '03-1111-1111'),
  );
  const refused = await Promise.allSettled([site.start()]);
  const { code, output } = await site.run.ended;
  expect([refused[0].status, code]).toEqual(['rejected', 1]);
  expect(output).toMatch(/desk\.yml rota: .*当番/);
});

test('pressing while the next rung is called: one holder, and nobody is asked any more (A8)', async () => {
  site = await openSite({ deskYml: withoutPaging + paging });
  const { ticket } = await report(site);
  await until('Suzuki is called', () => about(site.world.direct(suzuki), ticket).length > 0);
  const page = about(site.world.direct(tanaka), ticket)[0];
  const button = page && buttonsIn(page.blocks).find((one) => one.action_id === 'acknowledge');
  if (!page || !button) throw new Error('Tanaka cannot take it any more');
  await site.send.interaction(pressOn(tanaka, page, button));
  await until("Suzuki's page says so", () =>
    about(site.world.direct(suzuki), ticket).every(
      (one) => !buttonsIn(one.blocks).some(({ action_id }) => action_id === 'acknowledge'),
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  expect(ladderEnded()).toBe(false);
  expect(site.world.direct(sato)).toEqual([]);
});
