// Answers to pages that come by mail: found in the mailbox, checked, recorded in the person's name, and confirmed to them.
import { createHash } from 'node:crypto';
import type { FrontDesk } from '../chat/chat.js';
import { type Clock, plusSeconds, secondsBetween } from '../clock.js';
import type { Watch } from '../health.js';
import type { Log } from '../log.js';
import { type Organisation, type Person, personById } from '../paging/organisation.js';
import type { Stage } from '../scene.js';
import type { Store } from '../store/store.js';
import type { Outcome } from '../ticket/command.js';
import { replyText } from '../view/reply-text.js';
import { LINK_GOOD_FOR_SECONDS, type Links, type PageLink } from './link.js';
import type { Mailbox, Position } from './mailbox.js';
import { partyByMail } from './party.js';
import { answerIn, isAutomatic, type Mail, senderOf, tokensIn } from './reply.js';

const LOOK_EVERY_MS = 15_000;
/** A mailbox that cannot be read for so long is told to whoever runs the desk. */
const TROUBLE_SECONDS = 5 * 60;
/** Under this name is kept how far the mailbox was read. */
const POSITION = 'mailbox-position';

export interface ReplyParts {
  mailbox: Mailbox;
  links: Links;
  desk: Pick<FrontDesk, 'handle'>;
  stage: Stage;
  store: Pick<Store, 'kept' | 'keep'>;
  organisation: Organisation;
  clock: Clock;
  log: Log;
  /** Tells the person what was understood; a fault of it is no fault of the answer. */
  confirm(to: string, subject: string, lines: string[], answered: string): Promise<void>;
}

export interface MailReplies extends Watch {
  run(): Promise<void>;
  stop(): void;
  /** Reads the mailbox once. */
  look(): Promise<void>;
}

export function createMailReplies(parts: ReplyParts): MailReplies {
  const { mailbox, links, desk, stage, store, organisation, clock, log } = parts;
  const stop = new AbortController();
  let failingSince: string | undefined;
  let why = '';

  async function look(): Promise<void> {
    const now = clock.now();
    const kept = await store.kept(POSITION);
    const after = kept === undefined ? undefined : (JSON.parse(kept) as Position);
    const senders = new Set(organisation.people.flatMap(({ mail }) => (mail ? [mail.toLowerCase()] : [])));
    const { mails, position } = await mailbox.read(after, plusSeconds(now, -LINK_GOOD_FOR_SECONDS), senders);
    for (const mail of mails) await take(mail);
    if (position.uid !== after?.uid || position.validity !== after.validity)
      await store.keep(POSITION, JSON.stringify(position));
  }

  async function take(mail: Mail): Promise<void> {
    const page = linkIn(mail);
    if (!page) return;
    const ignored = (reason: string) => log.info({ ticket: page.ticket, reason }, 'a mail answers nothing');
    if (isAutomatic(mail)) return ignored('automatic');
    const set = await stage.set(page.ticket);
    const person = personById(organisation, set?.('ja').ticket.pages[page.page]?.person ?? '');
    if (!set || !person?.mail || person.mail.toLowerCase() !== senderOf(mail)) return ignored('sender');
    const act = answerIn(mail.text);
    const id = `mail/${createHash('sha256').update(mail.id).digest('hex')}`;
    const by = partyByMail(organisation, person);
    const outcome = await desk.handle({ id, command: { type: act, ticket: page.ticket, by } });
    if (outcome.is !== 'repeated') await confirm(person, page.ticket, outcome, act, mail.id);
  }

  /** The first token that is ours and still good. */
  function linkIn(mail: Mail): PageLink | undefined {
    const found = tokensIn(mail).flatMap((token) => links.read(token, clock.now()) ?? []);
    return found.find(({ over }) => !over);
  }

  async function confirm(person: Person, ticket: number, outcome: Outcome, act: string, answered: string) {
    const scene = (await stage.set(ticket))?.(person.language ?? organisation.language);
    if (!scene || !person.mail) return;
    const { subject, lines } = replyText(scene, outcome, act);
    await parts
      .confirm(person.mail, subject, lines, answered)
      .catch((error: unknown) => log.warn({ ticket, error: String(error) }, 'an answer by mail was not confirmed'));
  }

  async function lookSafely(): Promise<void> {
    try {
      await look();
      if (failingSince !== undefined) log.info('the mailbox can be read again');
      failingSince = undefined;
    } catch (error) {
      why = error instanceof Error ? error.message : String(error);
      if (failingSince === undefined) log.error({ error: why }, 'answers by mail cannot be read');
      failingSince ??= clock.now();
    }
  }

  return {
    look: lookSafely,
    stop: () => stop.abort(),
    async run() {
      while (!stop.signal.aborted) {
        await lookSafely();
        await clock.wait(LOOK_EVERY_MS, stop.signal);
      }
      await mailbox.close();
    },
    reasons: () => [],
    warnings: () =>
      failingSince !== undefined && secondsBetween(failingSince, clock.now()) >= TROUBLE_SECONDS
        ? [`answers by mail are not read: ${why}`]
        : [],
  };
}
