// desk check --live, beyond chat: whether the mail server takes us, and whether the phone alarm can be reached. Nobody is rung.
import { createTransport } from 'nodemailer';
import { type Clock, systemClock } from '../clock.js';
import { createMailbox } from '../pager/mailbox.js';
import type { PagerSettings } from '../pager-env.js';

export interface WaysFound {
  /** What works, and how far that was tried. */
  well: string[];
  /** What does not, each with what to do. */
  troubles: string[];
}

type Say = (ja: string, en: string) => void;

const PATIENCE_MS = 10_000;

/** @param language of the sentences */
export async function checkWays(
  { mail, webhook }: PagerSettings,
  language: 'ja' | 'en',
  clock: Clock = systemClock,
): Promise<WaysFound> {
  const found: WaysFound = { well: [], troubles: [] };
  const well: Say = (ja, en) => void found.well.push(language === 'ja' ? ja : en);
  const trouble: Say = (ja, en) => void found.troubles.push(language === 'ja' ? ja : en);
  if (mail) await checkMailServer(mail.url, well, trouble);
  if (mail?.mailbox) await checkMailbox(mail.mailbox, well, trouble);
  if (webhook) await checkAlarm(webhook.url, clock, well, trouble);
  return found;
}

async function checkMailServer(url: string, well: Say, trouble: Say): Promise<void> {
  const transport = createTransport({
    url,
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
  });
  try {
    await transport.verify();
    well(
      'メールサーバーに接続し、認証できました。メールは送っていません。実際に届くかは、窓口を動かしてからテストの呼び出しなどで確かめてください。',
      'The mail server took connection and sign-in. No mail was sent: whether one arrives shows only when the desk sends one.',
    );
  } catch (error) {
    const { code = '', responseCode } = error as { code?: string; responseCode?: number };
    const remedy = remedies[code] ?? remedies.other;
    const why = [code, responseCode].filter(Boolean).join(' ') || 'no answer';
    trouble(`メールサーバー：${why}。${remedy?.ja}`, `Mail server: ${why}. ${remedy?.en}`);
  } finally {
    transport.close();
  }
}

/** Signs in and opens the inbox for reading; nobody's mail is fetched. */
async function checkMailbox(url: string, well: Say, trouble: Say): Promise<void> {
  const mailbox = createMailbox(url);
  try {
    await mailbox.open();
    well('返信を読む受信箱を開けました。', 'The mailbox for replies opens.');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    trouble(
      `返信を読む受信箱：${why}。MAIL_IMAP_URL のユーザー名、パスワード、サーバー名を確かめてください。Microsoft 365 は IMAP でパスワードを受け付けません。`,
      `Mailbox for replies: ${why}. Check user, password and host in MAIL_IMAP_URL. Microsoft 365 takes no passwords over IMAP.`,
    );
  } finally {
    await mailbox.close();
  }
}

/** By nodemailer's words; the server's own may hold the user's name. */
const remedies: Record<string, { ja: string; en: string }> = {
  EAUTH: {
    ja: 'SMTP_URL のユーザー名とパスワードを確かめてください（アプリ パスワードが要るサービスもあります。記号は %40 のように書きます）。',
    en: 'Check user and password in SMTP_URL (some services want an app password; write special signs as %40 and so on).',
  },
  EDNS: { ja: 'SMTP_URL のサーバー名を確かめてください。', en: 'Check the host name in SMTP_URL.' },
  ETLS: {
    ja: '証明書かTLSの設定を確かめてください。465番は smtps://、587番は smtp:// です。',
    en: 'Check certificate and TLS: port 465 is smtps://, port 587 is smtp://.',
  },
  other: {
    ja: 'SMTP_URL のサーバー名とポート、この機械から外への通信が許されているかを確かめてください。',
    en: 'Check host and port in SMTP_URL, and whether this machine may connect to it.',
  },
};

/**
 * The Events API has no question that rings nobody, so only the way there is tried: a GET, which no key goes with and which such a service
 * answers with a refusal. Whether the key is right shows only a real page.
 */
async function checkAlarm(url: string, clock: Clock, well: Say, trouble: Say): Promise<void> {
  const enough = new AbortController();
  const done = new AbortController();
  void clock.wait(PATIENCE_MS, done.signal).then(() => enough.abort());
  const { host } = new URL(url);
  try {
    const answer = await fetch(url, { signal: enough.signal, redirect: 'manual' });
    await answer.body?.cancel();
    if (answer.status >= 500)
      return trouble(
        `電話アラーム（${host}）：http_${answer.status}。サービスの稼働状況を確かめてください。`,
        `Phone alarm (${host}): http_${answer.status}. Look at the service's status page.`,
      );
    well(
      `電話アラーム（${host}）は応答しました。鳴らさずに確かめる方法がないため、キーが正しいかは確かめていません。一度、実際の呼び出しで確かめてください。`,
      `The phone alarm (${host}) answers. It has no question that rings nobody, so the keys were not tried: let one real page ring once.`,
    );
  } catch (error) {
    const why = causeOf(error);
    trouble(
      `電話アラーム（${host}）につながりません：${why}。PAGER_WEBHOOK_URL と、この機械から外への通信を確かめてください。`,
      `The phone alarm (${host}) cannot be reached: ${why}. Check PAGER_WEBHOOK_URL, and whether this machine may connect to it.`,
    );
  } finally {
    done.abort();
  }
}

/** Such as ENOTFOUND, ECONNREFUSED or CERT_HAS_EXPIRED. */
function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? (name === 'AbortError' ? 'no answer' : (name ?? 'no answer'));
}
