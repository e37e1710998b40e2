// What somebody's answer to a page by mail means. Machines answer mails too: what they send never counts. Pure.

/** A mail as far as the desk looks at it. */
export interface Mail {
  /** Message-ID, or the mailbox's own number. */
  id: string;
  /** Header fields in lower case, unfolded. */
  headers: Map<string, string>;
  /** Empty where the sender is nobody of desk.yml: strangers' mails are not read. */
  text: string;
}

/** Where RFC 3834, mail programs and lists say that no person wrote this. */
const saysMachine: [header: string, sign: RegExp][] = [
  ['auto-submitted', /^(?!no\b)/i],
  ['precedence', /bulk|junk|list|auto/i],
  ['x-auto-response-suppress', /./],
  ['x-autoreply', /./],
  ['x-autorespond', /./],
  ['list-id', /./],
  ['return-path', /^<>$/],
  ['content-type', /^multipart\/report/i],
  ['subject', /^(automatic reply|auto(?:matic)?[ -]?(?:response|reply)|out of office|自動応答|自動返信|不在)/i],
];

export function isAutomatic({ headers }: Pick<Mail, 'headers'>): boolean {
  return saysMachine.some(([header, sign]) => sign.test(headers.get(header) ?? '') && headers.has(header));
}

/** The one address of From, in lower case; undefined when there is none or more than one. */
export function senderOf({ headers }: Pick<Mail, 'headers'>): string | undefined {
  const from = (headers.get('from') ?? '').replace(/"(?:[^"\\]|\\.)*"/g, '');
  const found = from.match(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/g) ?? [];
  return found.length === 1 ? found[0]?.toLowerCase() : undefined;
}

/** What may be a page's token (link.ts): in the fields that name the mail answered, else in what it quotes, for servers that rename mails. */
export function tokensIn({ headers, text }: Mail): string[] {
  const token = /(?<!\w)\d{1,9}\.\d{1,6}\.\d{1,12}\.[\w-]{22}/g;
  const fields = ['in-reply-to', 'references'].map((name) => headers.get(name) ?? '');
  // A quoted link may be broken at the end of a line.
  const places = [...fields, text, text.replace(/\r?\n[> ]*/g, '')];
  return [...new Set(places.flatMap((place) => place.match(token) ?? []))];
}

const cannot =
  /できません|できない|できかね|出来ません|出来ない|無理|ムリ|むり|不可|次の人|行けません|行けない|難しい|いいえ|不在|休み|休暇|\b(?:can ?not|can['’]?t|unable|won['’]?t|no|not|nope|next|pass|decline|busy|away|sick|leave|unavailable|else)\b/i;

/**
 * An answer takes the ticket, unless it speaks of not being able to. What can be read in two ways counts as "I cannot": then the next
 * person is called, which is loud; a ticket that nobody has would be silent.
 */
export function answerIn(text: string): 'acknowledge' | 'decline' {
  return cannot.test(ownWords(text)) ? 'decline' : 'acknowledge';
}

/** Without what is quoted, and without what mail programs put around it. */
function ownWords(text: string): string {
  const lines = text.split(/\r?\n/);
  const copied = /^(?:-{2,} ?(?:original|元の|forwarded|転送)|_{8,}$|(?:from|差出人|送信者|送信元)[:：])/i;
  const end = lines.findIndex((line) => copied.test(line.trim()) || line === '-- ');
  const introduces = /^(?:on\b.*\bwrote:|.*(?:のメール|\s?<[^<>\s]+@[^<>\s]+>)\s*[:：])$/i;
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter((line) => !line.startsWith('>') && !introduces.test(line.trim()))
    .join('\n');
}

/** The words of an HTML mail, line by line, as far as an answer needs them; what it quotes is marked as in plain text. */
export function textOfHtml(html: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
  return html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<blockquote\b|<div[^>]*\b(?:gmail_quote|divRplyFwdMsg|appendonsend)/gi, '\n-- original\n<div')
    .replace(/<br\b[^>]*>|<\/(?:p|div|tr|h\d|li)\s*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (sign, name) => entities[name] ?? sign);
}
