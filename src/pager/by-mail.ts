// Pages by mail. Chat may be down or asleep; a mail with a link that answers is not.
import { createTransport } from 'nodemailer';
import { Outage, Undeliverable } from '../chat/chat.js';
import { tokenIn } from './link.js';
import type { Alarm, Letters, Pager, Summons } from './pager.js';

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

export interface MailPager extends Pager, Letters {
  /** Answers a mail of this person. @throws Outage, Undeliverable */
  answer(to: string, subject: string, lines: string[], answered: string): Promise<void>;
  close(): void;
}

export function createMailPager({ url, from, operators }: MailSettings): MailPager {
  const transport = createTransport({
    ...{ url, connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    // A page carries no files and no addresses to fetch.
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });

  const domain = /@([\w.-]+)>?$/.exec(from.trim())?.[1] ?? 'localhost';

  async function send(to: string[], subject: string, lines: string[], more: Sent): Promise<void> {
    const { key, messageId, answered } = more;
    const named = {
      ...(messageId === undefined ? {} : { messageId }),
      ...(answered === undefined ? {} : { inReplyTo: answered, references: answered }),
    };
    try {
      await transport.sendMail({
        ...{ from, to, subject, ...named },
        text: `${lines.join('\n')}\n`,
        // No mailbox should answer a page with an out-of-office note, and phones may ring for it.
        headers: {
          'Auto-Submitted': answered === undefined ? 'auto-generated' : 'auto-replied',
          ...{ 'X-Auto-Response-Suppress': 'All', 'X-Entity-Ref-ID': key },
        },
        // One encoding for every language: no reader's software has to guess.
        textEncoding: 'base64',
        priority: 'high',
      });
    } catch (error) {
      throw failure(error);
    }
  }

  return {
    letter: ({ to, subject, text, key }) => send([to], subject, [text], { key }),
    way: 'mail',
    async summon({ state, person, subject, lines, key, link }: Summons) {
      // What was sent cannot be taken back: whoever opens the link sees how the ticket stands.
      if (state !== 'called' || !person.mail) return;
      // An answer names the mail that it answers, and by that the page.
      const messageId = link === undefined ? undefined : `<page.${tokenIn(link)}@${domain}>`;
      await send([person.mail], subject, lines, { key, messageId });
    },
    async alarm({ over, subject, lines, key }: Alarm) {
      if (!over && operators.length > 0) await send(operators, subject, lines, { key });
    },
    answer: (to, subject, lines, answered) => send([to], subject, lines, { key: answered, answered }),
    close: () => transport.close(),
  };
}

interface Sent {
  key: string;
  messageId?: string;
  /** The Message-ID of the mail that this one answers. */
  answered?: string;
}

/** A 5xx about the recipient is final (RFC 5321, 4.2.1); whatever else the server or the network says may pass. */
function failure(error: unknown): Outage | Undeliverable {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message?: string };
  if (code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500)
    return new Undeliverable(`smtp_${responseCode}`);
  return new Outage(`mail: ${code ?? ''} ${(message ?? 'unknown fault').slice(0, 200)}`);
}
