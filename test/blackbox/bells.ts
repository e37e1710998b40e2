// What rings outside chat, on this computer: a mail server and a phone alarm that speaks Events v2, and settings with short waits.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { settings } from './drive.js';

/** A ladder that is climbed within seconds. */
export const paging = `paging:
  rungs:
    - { call: on-call, answer_within: 2s }
    - { call: next-on-call, answer_within: 2s }
    - { call: role:ciso, answer_within: 3s }
  rounds: 1
  last_resort: "03-0000-0000"
`;
const [before = ''] = settings.split('paging:');
/** The usual settings up to the ladder. */
export const withoutPaging = before;

export interface Bells {
  mails: { to: string; head: string; text: string }[];
  alarms: { event_action: string; dedup_key: string; routing_key: string }[];
  /** What the desk needs to reach them. */
  env: Record<string, string>;
  /** Forgets what has rung so far. */
  quiet(): void;
  close(): Promise<void>;
}

export async function openBells(): Promise<Bells> {
  const mails: Bells['mails'] = [];
  const alarms: Bells['alarms'] = [];
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const [head = '', body = ''] = Buffer.concat(chunks)
          .toString()
          .split(/\r\n\r\n([\s\S]*)/);
        const text = Buffer.from(body, 'base64').toString();
        mails.push(...envelope.rcptTo.map(({ address }) => ({ to: address, head, text })));
        done();
      });
    },
  });
  const alarm = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      alarms.push(JSON.parse(body));
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', () => done()));
  await new Promise<void>((done) => alarm.listen(0, '127.0.0.1', done));
  const port = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  return {
    ...{ mails, alarms },
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port(smtp.server)}`,
      MAIL_FROM: 'desk@example.co.jp',
      PUBLIC_URL: 'http://desk.example.co.jp',
      PAGER_WEBHOOK_URL: `http://127.0.0.1:${port(alarm)}/`,
      PAGER_WEBHOOK_KEY: 'r-all',
    },
    quiet() {
      mails.length = 0;
      alarms.length = 0;
    },
    async close() {
      await new Promise<void>((done) => smtp.close(() => done()));
      await new Promise((done) => alarm.close(done));
    },
  };
}
