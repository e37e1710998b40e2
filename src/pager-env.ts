// The pagers in the environment: where mail goes out, which phone alarm rings, under which address the desk is found.
import type { Organisation, PagerName } from './paging/organisation.js';

export interface PagerSettings {
  /** `mailbox` is where answers to these mails come to (imaps://…); without it nobody reads them. */
  mail?: { url: string; from: string; mailbox?: string };
  /** `keys` holds the keys of people who have a phone alarm of their own, by the name of their variable. */
  webhook?: { url: string; key?: string; keys: Map<string, string> };
  /** Under which people's browsers find the desk, without a slash at the end. */
  publicUrl?: string;
  /** Called every minute as long as the worker turns. */
  heartbeatUrl?: string;
}

type Environment = Record<string, string | undefined>;
type Tell = (path: string, ja: string, en: string) => void;

const PAGERDUTY = 'https://events.pagerduty.com/v2/enqueue';

/** @param environment without blank lines; `fault` is told every mistake */
export function pagerSettings(environment: Environment, fault: Tell): PagerSettings {
  const { SMTP_URL: smtp, MAIL_FROM: from, PAGER_WEBHOOK_URL, PAGER_WEBHOOK_KEY: key } = environment;
  const { PUBLIC_URL, HEARTBEAT_URL: heartbeatUrl, MAIL_IMAP_URL: mailbox } = environment;
  const publicUrl = PUBLIC_URL?.replace(/\/+$/, '');
  for (const [name, url] of Object.entries({ PAGER_WEBHOOK_URL, PUBLIC_URL, HEARTBEAT_URL: heartbeatUrl }))
    if (url !== undefined && !isWeb(url))
      fault(name, 'https:// で始まるURLを書いてください。', 'Write a URL that begins with https://.');
  if (smtp !== undefined && !/^smtps?:\/\/./.test(smtp))
    fault(
      'SMTP_URL',
      'smtps://user:password@mail.example.co.jp のように書いてください。',
      'Write it like smtps://user:password@mail.example.com.',
    );
  if (smtp !== undefined && from === undefined)
    fault('MAIL_FROM', '差出人のメールアドレスを書いてください。', 'Write the mail address that pages come from.');
  if (smtp !== undefined && publicUrl === undefined)
    fault(
      'PUBLIC_URL',
      'メールの応答リンクに使う、この窓口のURLを書いてください。',
      'Write the URL of this desk: links in mails answer there.',
    );
  if (mailbox !== undefined && !isMailbox(mailbox))
    fault(
      'MAIL_IMAP_URL',
      'imaps://user:password@imap.example.co.jp のように書いてください。記号は %40 のように書きます。',
      'Write it like imaps://user:password@imap.example.com, with special signs as %40 and so on.',
    );
  if (mailbox !== undefined && smtp === undefined)
    fault(
      'SMTP_URL',
      '返信を読むには、呼び出しのメールを送るサーバーが要ります。',
      'Replies are read only where pages go out by mail.',
    );
  const keys = new Map(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
  const personal = [...keys].filter(([name]) => name.startsWith('PAGER_KEY_'));
  return {
    ...(smtp && from ? { mail: { url: smtp, from, ...(mailbox ? { mailbox } : {}) } } : {}),
    ...(key || personal.length > 0
      ? { webhook: { url: PAGER_WEBHOOK_URL ?? PAGERDUTY, key, keys: new Map(personal) } }
      : {}),
    publicUrl,
    heartbeatUrl,
  };
}

export function pagerNames({ mail, webhook }: PagerSettings): PagerName[] {
  return [...(mail ? (['mail'] as const) : []), ...(webhook ? (['webhook'] as const) : [])];
}

/** Every key that desk.yml names must be in the environment. */
export function keyFaults({ people }: Organisation, { webhook }: PagerSettings, fault: Tell): void {
  for (const { webhook: name, reach, id } of people) {
    if (name !== undefined && !webhook?.keys.has(name))
      fault(name, `${id} さんの電話アラームのキーを書いてください。`, `Write the key of ${id}'s phone alarm.`);
    if (name === undefined && reach?.includes('webhook') && webhook && !webhook.key)
      fault(
        'PAGER_WEBHOOK_KEY',
        `${id} さんを呼び出す組織のキーを書いてください。`,
        `Write the organisation's key; ${id} has none of their own.`,
      );
  }
}

function isMailbox(url: string): boolean {
  if (!/^imaps?:\/\//.test(url) || !URL.canParse(url)) return false;
  const { hostname, username, password } = new URL(url);
  return hostname !== '' && username !== '' && password !== '';
}

function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}
