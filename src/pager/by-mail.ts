// Pages by mail. Chat may be down or asleep; a mail with a link that answers is not.
import { createTransport } from 'nodemailer';
import { Outage, Undeliverable } from '../chat/chat.js';
import type { Alarm, Pager, Summons } from './pager.js';

/** Together less than a job's lease. */
const CONNECT_MS = 5_000;
const SILENCE_MS = 8_000;

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server asks for them. */
  url: string;
  from: string;
  /** Whoever runs the desk: alarms go there. */
  operators: string[];
}

export function createMailPager({ url, from, operators }: MailSettings): Pager & { close(): void } {
  const transport = createTransport({
    ...{ url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    // A page carries no files and no addresses to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });

  async function send(to: string[], subject: string, lines: string[], key: string): Promise<void> {
    try {
      await transport.sendMail({
        from,
        to,
        subject,
        text: `${lines.join('\n')}\n`,
        // No mailbox should answer a page with an out-of-office note, and phones may ring for it.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Entity-Ref-ID': key },
        // One encoding for every language: no reader's software has to guess.
        textEncoding: 'base64',
        priority: 'high',
      });
    } catch (error) {
      throw failure(error);
    }
  }

  return {
    way: 'mail',
    async summon({ state, person, subject, lines, key }: Summons) {
      // What was sent cannot be taken back: whoever opens the link sees how the ticket stands.
      if (state !== 'called' || !person.mail) return;
      await send([person.mail], subject, lines, key);
    },
    async alarm({ over, subject, lines, key }: Alarm) {
      if (!over && operators.length > 0) await send(operators, subject, lines, key);
    },
    close: () => transport.close(),
  };
}

/** A 5xx about the recipient is final (RFC 5321, 4.2.1); whatever else the server or the network says may pass. */
function failure(error: unknown): Outage | Undeliverable {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string };
  if (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500)
    return new Undeliverable(`smtp_${responseCode}`);
  return new Outage(`mail: ${code ?? ''} ${(message ?? 'unknown fault').slice(0, 200)}`);
}
