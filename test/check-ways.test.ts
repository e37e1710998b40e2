// desk check --live for mail and phone alarm, against real servers on this computer: nothing is sent, and what was not tried is said.
import { createServer as createWeb, type Server as Web } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { checkWays } from '../src/cli/check-ways.js';
import { fakeMailbox } from './world/imap.js';

const servers: { close(done?: () => void): void }[] = [];
const sent: string[] = [];
afterEach(async () => {
  sent.length = 0;
  await Promise.all(servers.splice(0).map((server) => new Promise<void>((done) => server.close(() => done()))));
});

async function listening(server: Server | Web): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** Takes this password and notes every mail. */
async function mailServer(password = 'secret'): Promise<number> {
  const server = new SMTPServer({
    ...{ authOptional: false, allowInsecureAuth: true, disabledCommands: ['STARTTLS'] },
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: 'desk' }) : done(new Error('no')),
    onData(stream, _session, done) {
      sent.push('a mail');
      stream.resume();
      stream.on('end', () => done());
    },
  });
  server.on('error', () => undefined);
  servers.push(server);
  return listening(server.server as unknown as Server);
}

/** Answers everything with this status and notes what was asked. */
async function alarm(status: number): Promise<string> {
  const server = createWeb((request, response) => {
    sent.push(`${request.method} ${request.headers['content-type'] ?? ''}`.trim());
    response.writeHead(status).end();
  });
  servers.push(server);
  return `http://127.0.0.1:${await listening(server)}/v2/enqueue`;
}

const mail = (port: number, password = 'secret') => ({
  mail: { url: `smtp://desk:${password}@127.0.0.1:${port}`, from: 'desk@example.com' },
});
const webhook = (url: string) => ({ webhook: { url, key: 'k1', keys: new Map([['PAGER_KEY_TANAKA', 'k2']]) } });

test('no mail, no alarm: nothing to say', async () => {
  expect(await checkWays({}, 'en')).toEqual({ well: [], troubles: [] });
});

test('a mail server that takes us: said, with what was not tried; no mail is sent', async () => {
  const port = await mailServer();
  expect(await checkWays(mail(port), 'ja')).toEqual({
    well: [expect.stringContaining('メールは送っていません')],
    troubles: [],
  });
  expect((await checkWays(mail(port), 'en')).well).toEqual([expect.stringContaining('No mail was sent')]);
  expect(sent).toEqual([]);
});

test('a wrong password: the remedy, and not the password', async () => {
  const found = await checkWays(mail(await mailServer(), 'geheim'), 'en');
  expect(found.troubles).toEqual([
    expect.stringMatching(/^Mail server: EAUTH 535\. Check user and password in SMTP_URL/),
  ]);
  expect(JSON.stringify(found)).not.toContain('geheim');
});

test('a mail server that is not there, or speaks no SMTP', async () => {
  const gone = createServer();
  const port = await listening(gone);
  await new Promise<void>((done) => gone.close(() => done()));
  expect((await checkWays(mail(port), 'ja')).troubles).toEqual([expect.stringContaining('ポート')]);
  const rude = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  servers.push(rude);
  expect((await checkWays(mail(await listening(rude)), 'en')).troubles).toEqual([
    expect.stringContaining('Check host and port'),
  ]);
});

test.each([405, 404, 400, 202])(
  'a phone alarm that answers %i to a harmless question: reached, the keys untried',
  async (status) => {
    const url = await alarm(status);
    const found = await checkWays(webhook(url), 'en');
    expect(found).toEqual({ well: [expect.stringContaining('the keys were not tried')], troubles: [] });
    expect(JSON.stringify(found)).not.toMatch(/k1|k2/);
    expect(sent).toEqual(['GET']);
  },
);

test('a phone alarm that is broken or not there: the remedy', async () => {
  expect((await checkWays(webhook(await alarm(503)), 'en')).troubles).toEqual([expect.stringContaining('http_503')]);
  const url = 'http://127.0.0.1:1/v2/enqueue';
  expect((await checkWays(webhook(url), 'ja')).troubles).toEqual([expect.stringContaining('PAGER_WEBHOOK_URL')]);
});

test('the mailbox for replies: opened without fetching a mail; a wrong password has a remedy and is not shown', async () => {
  const box = await fakeMailbox();
  box.deliver('From: stranger@example.com\nSubject: private\n\nprivate');
  servers.push({ close: (done) => void box.close().then(done) });
  const settings = (mailbox: string) => ({ mail: { ...mail(1).mail, mailbox } });
  const found = await checkWays(settings(box.url), 'en');
  expect(found.well).toEqual(['The mailbox for replies opens.']);
  expect(box.asked.filter((line) => /BODY/.test(line))).toEqual([]);
  const refused = await checkWays(settings(box.url.replace('secret', 'geheim')), 'ja');
  expect(refused.troubles.at(-1)).toContain('MAIL_IMAP_URL');
  expect(JSON.stringify(refused)).not.toContain('geheim');
});
