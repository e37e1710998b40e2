// Events and texts of tickets that were closed long ago, in few bytes: raw deflate with a dictionary of what they are made of. Pure.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The first byte says with which dictionary. One that has packed anything must never be changed, nor taken out: add another. */
const VERSION = 1;
const DICTIONARY = Buffer.from(
  [
    '{"text":"のメールに添付されていたファイルを開いてしまいました。リンクをクリックして、パスワードを入力しました。を紛失しました。',
    'を間違えて送ってしまいました。ウイルス感染、端末、アカウント、確認please help the mail link password opened I clicked a was in my and ',
    '","files":[{"name":"","quoted":{"author":"","onBehalfOf":"","fields":{"due":"","to":"","from":"","kept":"","en":"",',
    '"cause":"","lessons":"","prevention":"","duties":"","anyway":""}}{"text":"',
    '{"type":"page-failed","person":"","way":"mail","reason":"ladder-ended","skipped":[],"remindAt":"","count":1',
    '"question-moved","to":"later","script-done","steps":[0,1,2],"severity-changed","from":"SEV1","to":"SEV2","change":0',
    '"triaged","result":"evidence-taken","task":"task-done","decided","stated","escalated","warning":"told-reporter"',
    '"facts":[],"impact":"","urgency":"","files":[],"fields":{},"thread":"","conversation":"msteams","19:","@thread.tacv2"',
    '{"type":"answered","by":{"id":"teams:","platform":"teams","user":""},"question":"","answer":"yes","choice":"no"',
    '{"type":"script-chosen","by":{"id":"","platform":"slack","user":"U0"},"from":{"id":"unclear","version":""},"to":{"id":"',
    '"candidates":["suspicious-message","credentials-entered","misdirected-message","lost-device","malware","suspicious-click"]',
    '["wake/","page-failed/","bundle/",{"type":"noted","by":{"id":"slack:U0","platform":"slack","user":"U0"},"said":{"id":"\u0001',
    '","sha256":"\u0004"},"how":"said","place":{"platform":"slack","channel":"C0","message":"\u0003","direct":true}}]',
    '{"type":"closed","by":{"id":"","platform":"slack","user":"U0"},"said":{"id":"\u0001","sha256":"\u0004"}}]["slack:D0',
    '{"type":"acknowledged","by":{"id":"","platform":"slack","user":"U0"}}]["slack:D0',
    '{"type":"paged","people":[""],"rung":0,"round":1,"skipped":[],"why":"opened","answerBy":"\u0002"}]["slack:form:V\u0006":true',
    '["slack:D0",{"type":"opened","reporter":{"id":"slack:U0","platform":"slack","user":"U0"},"place":{"platform":"slack",',
    '"channel":"D0","message":"\u0003","direct":true},"said":{"id":"\u0001","sha256":"\u0004"},"route":"employee","language":"ja","sure":true,',
    '"candidates":[],"script":{"id":"","version":"\u0007"},"severity":"SEV2","restricted":false}]',
  ].join(''),
);
/** A window of 4 KB, which the dictionary fits into, and small tables: what is packed is a few hundred bytes long. */
const HOW = { level: 9, windowBits: 12, memLevel: 3, dictionary: DICTIONARY };

interface Kind {
  pattern: string;
  bytes: number;
  toHex(found: string): string;
  fromHex(hex: string): string;
}

const hexDigits = (count: number): Kind => {
  const same = (hex: string) => hex;
  return { pattern: `[0-9a-f]{${count}}`, bytes: count / 2, toHex: same, fromHex: same };
};

/**
 * Ids, hashes and times, which deflate cannot make smaller: each stands as bytes before the rest, and in its place a sign that JSON never
 * holds, the first one for the first kind. Only what comes back exactly as it was is taken.
 */
const kinds: Kind[] = [
  {
    pattern: '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    bytes: 16,
    toHex: (id) => id.replaceAll('-', ''),
    fromHex: (hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
  },
  {
    pattern: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z',
    bytes: 6,
    toHex: (at) => Math.max(0, Date.parse(at) || 0).toString(16),
    fromHex: (hex) => new Date(Number.parseInt(hex, 16)).toISOString(),
  },
  {
    // The name of a message in Slack: seconds since 1970, and a number.
    pattern: '\\d{10}\\.\\d{6}',
    bytes: 7,
    toHex: (message) => BigInt(message.replace('.', '')).toString(16),
    fromHex: (hex) => BigInt(`0x${hex}`).toString().padStart(16, '0').replace(/.{6}$/, '.$&'),
  },
  ...[64, 32, 16, 12].map(hexDigits),
];
const anyKind = new RegExp(`\\b(?:${kinds.map(({ pattern }) => `(${pattern})`).join('|')})\\b`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs.
const signs = /[\u0001-\u0007]/g;
/** How many there are takes one byte. */
const MOST_BYTES = 255;

/** @param text without control characters other than line ends */
function pack(text: string): Buffer {
  let taken = '';
  const rest = text.replace(anyKind, (found, ...groups) => {
    const index = groups.slice(0, kinds.length).findIndex((group) => group !== undefined);
    const kind = kinds[index];
    const hex = kind?.toHex(found).padStart(kind.bytes * 2, '0') ?? '';
    if (kind?.fromHex(hex) !== found || taken.length + hex.length > MOST_BYTES * 2) return found;
    taken += hex;
    return String.fromCharCode(index + 1);
  });
  const bytes = Buffer.from(taken, 'hex');
  return Buffer.concat([Buffer.of(VERSION, bytes.length), bytes, deflateRawSync(rest, HOW)]);
}

/** @throws when the bytes were made by something else, or were changed */
function unpack(packed: Uint8Array): string {
  const [version, length = 0] = packed;
  if (version !== VERSION) throw new Error(`packed in a way that this version does not know (${version})`);
  const taken = Buffer.from(packed.subarray(2, 2 + length)).toString('hex');
  const rest = inflateRawSync(packed.subarray(2 + length), HOW).toString('utf8');
  let at = 0;
  return rest.replace(signs, (sign) => {
    const { bytes = 0, fromHex } = kinds[sign.charCodeAt(0) - 1] ?? {};
    const hex = taken.slice(at, at + bytes * 2);
    at += bytes * 2;
    return fromHex?.(hex) ?? '';
  });
}

/**
 * An event with the request it came by.
 * @param body its JSON
 */
export function packEvent(request: string, body: string): Buffer {
  return pack(`[${JSON.stringify(request)},${body}]`);
}

export function unpackEvent(packed: Uint8Array): { request: string; event: unknown } {
  const [request, event] = JSON.parse(unpack(packed));
  return { request, event };
}

/** What somebody wrote, with the salt of its hash: digits, as the body is JSON of one line. */
export function packText(salt: string, body: string): Buffer {
  return pack(`${salt}\n${body}`);
}

export function unpackText(packed: Uint8Array): { salt: string; body: string } {
  const [salt = '', body = ''] = unpack(packed).split('\n');
  return { salt, body };
}
