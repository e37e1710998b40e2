// A mailbox on this computer that speaks as much IMAP (RFC 3501) as the desk needs: sign in, open for reading, search, fetch.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface FakeMailbox {
  url: string;
  /** Puts a mail into the inbox, as it comes over the wire. */
  deliver(mail: string): void;
  /** What was asked, in order, without tags. */
  asked: string[];
  /** The server numbers its mails anew, as after a restore. */
  renumber(): void;
  /** Breaks every connection. */
  hangUp(): void;
  close(): Promise<void>;
}

interface Stored {
  uid: number;
  mail: string;
}

export async function fakeMailbox(password = 'secret'): Promise<FakeMailbox> {
  let validity = 1;
  let mails: Stored[] = [];
  const asked: string[] = [];
  const sockets = new Set<Socket>();

  function answer(tag: string, line: string): string[] {
    const [, command = '', rest = ''] = /^(UID \w+|\w+) ?([\s\S]*)$/i.exec(line) ?? [];
    const ok = `${tag} OK done`;
    switch (command.toUpperCase()) {
      case 'CAPABILITY':
        return ['* CAPABILITY IMAP4rev1', ok];
      case 'LOGIN':
        return rest.endsWith(`"${password}"`) || rest.endsWith(` ${password}`)
          ? [ok]
          : [`${tag} NO [AUTHENTICATIONFAILED] no`];
      case 'LIST':
        return ['* LIST (\\HasNoChildren) "/" INBOX', ok];
      case 'EXAMINE':
        return [
          ...[`* ${mails.length} EXISTS`, '* 0 RECENT', '* FLAGS (\\Seen)'],
          ...[`* OK [UIDVALIDITY ${validity}] ok`, `* OK [UIDNEXT ${(mails.at(-1)?.uid ?? 0) + 1}] ok`],
          `${tag} OK [READ-ONLY] done`,
        ];
      case 'UID SEARCH': {
        const from = Number(/UID (\d+):\*/i.exec(rest)?.[1] ?? 0);
        const last = mails.at(-1)?.uid;
        // "n:*" always names the last mail, whatever its number.
        const found = mails.filter(({ uid }) => uid >= from || uid === last);
        return [`* SEARCH ${found.map(({ uid }) => uid).join(' ')}`.trimEnd(), ok];
      }
      case 'UID FETCH': {
        const [set = '', ...items] = rest.split(' ');
        const wanted = set.split(',').map(Number);
        return [
          ...mails.flatMap((one, index) =>
            wanted.includes(one.uid) ? [fetched(one, index + 1, items.join(' '))] : [],
          ),
          ok,
        ];
      }
      case 'NOOP':
      case 'LOGOUT':
      case 'CLOSE':
        return [ok];
      default:
        return [`${tag} BAD unknown`];
    }
  }

  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.write('* OK ready\r\n');
    let waiting = '';
    socket.on('data', (data) => {
      waiting += data.toString('latin1');
      for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
        const [, tag = '*', line = ''] = /^(\S+) ([\s\S]*)$/.exec(waiting.slice(0, end)) ?? [];
        waiting = waiting.slice(end + 2);
        asked.push(line);
        for (const out of answer(tag, line)) socket.write(`${out}\r\n`, 'latin1');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `imap://desk%40example.com:secret@127.0.0.1:${port}`,
    asked,
    deliver: (mail) => void mails.push({ uid: (mails.at(-1)?.uid ?? 100) + 1, mail: wire(mail) }),
    renumber() {
      validity += 1;
      mails = mails.map(({ mail }, index) => ({ uid: index + 1, mail }));
      hangUp();
    },
    hangUp,
    close: () =>
      new Promise((done) => {
        hangUp();
        server.close(() => done());
      }),
  };
}

/** Bytes as latin1, lines as they end on the wire. */
function wire(mail: string): string {
  return Buffer.from(mail.replace(/\r?\n/g, '\r\n')).toString('latin1');
}

function fetched({ uid, mail }: Stored, sequence: number, items: string): string {
  const parts = [`UID ${uid}`];
  const { body, parts: bodies } = partsOf(mail);
  if (/BODYSTRUCTURE/i.test(items))
    parts.push(
      `BODYSTRUCTURE ${bodies.length > 1 ? `(${bodies.map(structure).join('')} "ALTERNATIVE")` : structure(bodies[0] ?? body)}`,
    );
  for (const [, section = '', start] of items.matchAll(/BODY\.PEEK\[([^\]]*)\](?:<(\d+)\.\d+>)?/gi)) {
    const text = sectionOf(mail, bodies, section);
    const given = start === undefined ? text : text.slice(Number(start));
    parts.push(`BODY[${section}]${start === undefined ? '' : `<${start}>`} {${given.length}}\r\n${given}`);
  }
  return `* ${sequence} FETCH (${parts.join(' ')})`;
}

function sectionOf(mail: string, bodies: string[], section: string): string {
  const head = mail.slice(0, mail.indexOf('\r\n\r\n') + 2);
  const [, fields] = /^HEADER\.FIELDS \(([^)]*)\)$/i.exec(section) ?? [];
  if (fields !== undefined) {
    const wanted = fields
      .toLowerCase()
      .split(' ')
      .map((name) => name.replaceAll('"', ''));
    const kept = head.split(/\r\n(?![ \t])/).filter((line) => wanted.includes(line.split(':')[0]?.toLowerCase() ?? ''));
    return `${kept.map((line) => `${line}\r\n`).join('')}\r\n`;
  }
  if (section === 'HEADER') return `${head}\r\n`;
  if (section === 'TEXT') return mail.slice(head.length + 2);
  const [, number = '1', mime] = /^(\d+)(\.MIME)?$/.exec(section) ?? [];
  const part = bodies[Number(number) - 1] ?? '';
  const gap = part.indexOf('\r\n\r\n');
  return mime ? part.slice(0, gap + 4) : part.slice(gap + 4);
}

/** The parts of an alternative, each with its own head; else the mail itself. */
function partsOf(mail: string): { body: string; parts: string[] } {
  const boundary = /boundary="?([^";\r\n]+)/i.exec(mail.slice(0, mail.indexOf('\r\n\r\n')))?.[1];
  const body = mail.slice(mail.indexOf('\r\n\r\n') + 4);
  if (boundary === undefined) return { body, parts: [mail] };
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => part.replace(/^\r\n/, ''));
  return { body, parts };
}

function structure(part: string): string {
  const head = part.slice(0, part.indexOf('\r\n\r\n'));
  const type = /^content-type:\s*(\w+)\/([\w-]+)/im.exec(head);
  const charset = /charset="?([\w-]+)/i.exec(head)?.[1] ?? 'UTF-8';
  const encoding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1] ?? '8BIT';
  return `("${type?.[1] ?? 'TEXT'}" "${type?.[2] ?? 'PLAIN'}" ("CHARSET" "${charset}") NIL NIL "${encoding}" ${part.length} 1)`;
}
