// The mailbox that answers to pages come to, by IMAP. It is opened for reading only: nothing in it is marked, moved or deleted.
import type { ImapFlow, MessageStructureObject } from 'imapflow';
import { Outage } from '../chat/chat.js';
import { type Mail, senderOf, textOfHtml } from './reply.js';

const CONNECT_MS = 10_000;
const SILENCE_MS = 60_000;
/** An answer is short; what it quotes may be long. */
const MAX_TEXT_BYTES = 64 * 1024;
/** After a long pause the rest is read the next time. */
const MAX_MAILS = 50;

const fields = [
  ...['from', 'subject', 'message-id', 'in-reply-to', 'references', 'return-path', 'content-type'],
  ...['auto-submitted', 'precedence', 'list-id', 'x-auto-response-suppress', 'x-autoreply', 'x-autorespond'],
];

/** How far the mailbox was read: its own numbering, and the last number. */
export interface Position {
  validity: string;
  uid: number;
}

export interface Mailbox {
  /**
   * What came after the position, the oldest first; without one, since that day. Only the words of these senders are fetched.
   * @throws Outage
   */
  read(
    after: Position | undefined,
    since: string,
    senders: ReadonlySet<string>,
  ): Promise<{ mails: Mail[]; position: Position }>;
  /** Signs in and opens the inbox; fetches nothing. @throws Outage */
  open(): Promise<void>;
  close(): Promise<void>;
}

/** @param url imaps://user:password@imap.example.com; with imap:// the connection must become a secure one, but on this computer */
export function createMailbox(url: string): Mailbox {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  let client: ImapFlow | undefined;

  async function connected(): Promise<ImapFlow> {
    if (client?.usable) return client;
    // Only now: most desks have no mailbox, and its library is an eighth of what a start would read.
    const { ImapFlow } = await import('imapflow');
    const made = new ImapFlow({
      ...{ host: hostname, port: Number(port) || (secure ? 993 : 143), secure, logger: false, disableAutoIdle: true },
      ...(secure || local ? {} : { doSTARTTLS: true }),
      auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
      ...{ connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
    });
    // What breaks the connection fails the command under way as well, or shows as not usable.
    made.on('error', () => undefined);
    try {
      await made.connect();
      await made.mailboxOpen('INBOX', { readOnly: true });
    } catch (error) {
      made.close();
      throw error;
    }
    client = made;
    return made;
  }

  async function textOf(imap: ImapFlow, uid: number, structure: MessageStructureObject | undefined): Promise<string> {
    const found = partOf(structure, 'text/plain') ?? partOf(structure, 'text/html');
    if (!found) return '';
    const { content } = await imap.download(String(uid), found.part ?? '1', { uid: true, maxBytes: MAX_TEXT_BYTES });
    const chunks: Buffer[] = [];
    // Absent when somebody deleted the mail meanwhile.
    for await (const chunk of content ?? []) chunks.push(Buffer.from(chunk));
    const text = Buffer.concat(chunks).toString();
    return found.type === 'text/html' ? textOfHtml(text) : text;
  }

  async function read(imap: ImapFlow, after: Position | undefined, since: string, senders: ReadonlySet<string>) {
    const box = imap.mailbox;
    if (!box) throw new Error('no mailbox is open');
    // Some servers show what is new only to whoever asks.
    await imap.noop();
    const validity = String(box.uidValidity);
    const from = after?.validity === validity ? after.uid : undefined;
    const range = from === undefined ? { since: new Date(since) } : { uid: `${from + 1}:*` };
    const found = (await imap.search(range, { uid: true })) || [];
    // "n:*" names the last mail even when its number is smaller.
    const uids = found.filter((uid) => uid > (from ?? 0)).sort((a, b) => a - b);
    const taken = uids.slice(0, MAX_MAILS);
    const mails: Mail[] = [];
    const query = { uid: true, headers: fields, bodyStructure: true };
    const heads = taken.length > 0 ? await imap.fetchAll(taken.join(','), query, { uid: true }) : [];
    for (const { uid, headers: raw, bodyStructure } of heads.sort((a, b) => a.uid - b.uid)) {
      const headers = headersOf(raw?.toString() ?? '');
      const known = senders.has(senderOf({ headers }) ?? '');
      const text = known ? await textOf(imap, uid, bodyStructure) : '';
      mails.push({ id: headers.get('message-id') ?? `${validity}/${uid}`, headers, text });
    }
    const uid = taken.at(-1) ?? from ?? Math.max(0, Number(box.uidNext ?? 1) - 1);
    return { mails, position: { validity, uid } };
  }

  async function orOutage<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      client?.close();
      client = undefined;
      throw new Outage(`mailbox: ${reasonOf(error)}`);
    }
  }

  return {
    read: (after, since, senders) => orOutage(async () => read(await connected(), after, since, senders)),
    open: () => orOutage(async () => void (await connected())),
    async close() {
      client?.close();
      client = undefined;
    },
  };
}

/** The first part of this type that is no attachment. */
function partOf(node: MessageStructureObject | undefined, type: string): MessageStructureObject | undefined {
  if (!node || node.disposition === 'attachment') return undefined;
  if (node.type?.toLowerCase() === type) return { ...node, type };
  for (const child of node.childNodes ?? []) {
    const found = partOf(child, type);
    if (found) return found;
  }
  return undefined;
}

function headersOf(raw: string): Map<string, string> {
  const lines = raw.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const found = lines.flatMap((line): [string, string][] => {
    const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? [];
    return name ? [[name.toLowerCase(), value?.trim() ?? '']] : [];
  });
  return new Map(found);
}

/** Never the password: an address with it stands in no message of the library. */
function reasonOf(error: unknown): string {
  const { authenticationFailed, responseText, code, message } = error as {
    authenticationFailed?: boolean;
    responseText?: string;
    code?: string;
    message?: string;
  };
  if (authenticationFailed) return 'the server does not accept user and password';
  return (responseText ?? code ?? message ?? 'unknown fault').slice(0, 200);
}
