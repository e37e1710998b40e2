// Pages by mail over a real SMTP server on this computer.

import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { createMailPager } from '../../src/pager/by-mail.js';
import type { Summons } from '../../src/pager/pager.js';

interface Received {
  from: string;
  to: string[];
  text: string;
}

const received: Received[] = [];
const servers: { close(done?: () => void): void }[] = [];
afterEach(async () => {
  received.length = 0;
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))));
});

/** @param refuses the code with which every recipient is refused */
async function smtp(refuses?: number): Promise<number> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refuses ? Object.assign(new Error('no such mailbox'), { responseCode: refuses }) : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  servers.push(server);
  return listen(server.server as unknown as Server);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

const summons: Summons = {
  ticket: 'DESK-7',
  person: { id: 'tanaka', name: '田中', mail: 'tanaka@example.co.jp', roles: ['commander'] },
  ...{ language: 'ja', state: 'called', severity: 'SEV2', key: 'DESK-7', at: '2026-11-16T05:00:00.000Z' },
  subject: 'DESK-7 の対応をお願いします [SEV2（急ぎ）] 端末の紛失',
  lines: ['DESK-7 の対応をお願いします', 'https://desk.example.com/page/7.0.1.x'],
};
const pagerAt = (port: number, operators: string[] = []) =>
  createMailPager({ url: `smtp://127.0.0.1:${port}`, from: 'desk@example.co.jp', operators });

/** The body as the reader's mail program decodes it. */
function bodyOf(mail: string): string {
  const [head = '', body = ''] = mail.split(/\r\n\r\n([\s\S]*)/);
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString() : body;
}

test('a page arrives whole, in Japanese, with its link, and asks nobody for an out-of-office note', async () => {
  const pager = pagerAt(await smtp());
  await pager.summon(summons);
  pager.close();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: 'desk@example.co.jp', to: ['tanaka@example.co.jp'] });
  expect(bodyOf(received[0]?.text ?? '').replaceAll('\r\n', '\n')).toBe(`${summons.lines.join('\n')}\n`);
  expect(received[0]?.text).toContain('Auto-Submitted: auto-generated');
  expect(received[0]?.text).toMatch(/^Subject: =\?UTF-8\?/m);
});

test('the mail bears the page in its Message-ID, so that a reply names it; what answers a reply is threaded and marked as automatic', async () => {
  const pager = pagerAt(await smtp());
  await pager.summon({ ...summons, link: 'https://desk.example.com/page/7.0.1.x' });
  await pager.answer('tanaka@example.co.jp', 'DESK-7', ['ok'], '<m1@example.co.jp>');
  pager.close();
  expect(received[0]?.text).toMatch(/^Message-ID: <page\.7\.0\.1\.x@example\.co\.jp>/im);
  expect(received[1]?.text).toMatch(/^In-Reply-To: <m1@example\.co\.jp>/im);
  expect(received[1]?.text).toContain('Auto-Submitted: auto-replied');
});

test.each(['taken', 'closed'] as const)('%s: no further mail, the link shows how the ticket stands', async (state) => {
  const pager = pagerAt(await smtp());
  await pager.summon({ ...summons, state });
  expect(received).toEqual([]);
});

test('a mailbox that does not exist can never be reached this way', async () => {
  await expect(pagerAt(await smtp(550)).summon(summons)).rejects.toMatchObject({
    name: 'Undeliverable',
    reason: 'smtp_550',
  });
});

test('a mailbox that is busy is tried again', async () => {
  await expect(pagerAt(await smtp(450)).summon(summons)).rejects.toMatchObject({ name: 'Outage' });
});

test('a server that is down, or speaks no SMTP, is an outage', async () => {
  const port = await smtp();
  await new Promise<void>((done) => servers.splice(0)[0]?.close(() => done()));
  await expect(pagerAt(port).summon(summons)).rejects.toMatchObject({ name: 'Outage' });
  const rude = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  servers.push(rude);
  await expect(pagerAt(await listen(rude)).summon(summons)).rejects.toMatchObject({ name: 'Outage' });
});

test('an alarm of the desk itself goes to whoever runs it, and only while it lasts', async () => {
  const pager = pagerAt(await smtp(), ['it@example.co.jp', 'ciso@example.co.jp']);
  await pager.alarm({ key: 'audit', subject: 'late', lines: ['DESK-7'] });
  await pager.alarm({ key: 'audit', subject: 'over', lines: [], over: true });
  expect(received.map(({ to }) => to)).toEqual([['it@example.co.jp', 'ciso@example.co.jp']]);
});
