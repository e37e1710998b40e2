// Puts the pagers together from the environment: mail, phone alarms, the links that answer them.
import type { Clock } from './clock.js';
import type { MailPager, MailSettings } from './pager/by-mail.js';
import { createWebhookPager } from './pager/by-webhook.js';
import { createLinks, type Links } from './pager/link.js';
import { createMailbox, type Mailbox } from './pager/mailbox.js';
import type { Letters, Pager } from './pager/pager.js';
import { createMailReplies, type MailReplies, type ReplyParts } from './pager/replies.js';
import type { PagerSettings } from './pager-env.js';
import type { Organisation, PagerName } from './paging/organisation.js';
import type { Store } from './store/store.js';

/** Secret of the links: made once, kept in the database, so that links outlive a restart. */
const SECRET_BYTES = 32;

export interface Pagers {
  pagers: Map<PagerName, Pager>;
  links: Links;
  /** Where answers to mails come to. */
  mailbox?: Mailbox;
  /** Mails back to whoever answered. */
  confirm?: MailPager['answer'];
  /** Absent where no mail server is set up. */
  letters?: Letters;
  linkTo(ticket: number, page: number): string | undefined;
  close(): void;
}

export async function createPagers(
  settings: PagerSettings,
  parts: { organisation: Organisation; store: Pick<Store, 'keepFirst'>; clock: Clock },
): Promise<Pagers> {
  const { organisation, store, clock } = parts;
  const { mail, webhook, publicUrl } = settings;
  const links = createLinks(await store.keepFirst('link-secret', clock.random(SECRET_BYTES)));
  const byMail = mail && (await mailPager({ ...mail, operators: operatorsOf(organisation) }));
  const byWebhook = webhook && createWebhookPager({ ...webhook, source: organisation.name, clock });
  return {
    pagers: new Map([byMail, byWebhook].flatMap((pager) => (pager ? [[pager.way, pager] as const] : []))),
    links,
    ...(mail?.mailbox ? { mailbox: createMailbox(mail.mailbox), confirm: byMail?.answer } : {}),
    ...(byMail ? { letters: byMail } : {}),
    linkTo: (ticket, page) =>
      publicUrl === undefined ? undefined : `${publicUrl}/page/${links.make({ ticket, page }, clock.now())}`,
    close: () => byMail?.close(),
  };
}

/** Its library is loaded only where there is a mail server. */
async function mailPager(parts: MailSettings): Promise<MailPager> {
  const { createMailPager } = await import('./pager/by-mail.js');
  return createMailPager(parts);
}

/** undefined where nobody reads answers to mails. */
export function createReplies(
  { mailbox, confirm, links }: Pagers,
  parts: Omit<ReplyParts, 'mailbox' | 'confirm' | 'links'>,
): MailReplies | undefined {
  return mailbox && confirm && createMailReplies({ ...parts, mailbox, confirm, links });
}

/** Whoever must know that the desk itself is in trouble. */
function operatorsOf({ people }: Organisation): string[] {
  const roles = ['commander', 'ciso', 'it'];
  return people.flatMap((person) =>
    person.mail && person.roles.some((role) => roles.includes(role)) ? [person.mail] : [],
  );
}
