// What a chat platform must offer, and what the desk offers it. Slack, Teams and the practice desk implement Chat in the same way.
import type { Command, Outcome, Request } from '../ticket/command.js';
import type { Language, Party, Platform } from '../ticket/event.js';
import type { Card } from '../view/card.js';
import type { Dossier } from '../view/dossier.js';
import type { Form } from '../view/form.js';
import type { FormAsked, LookAsked } from './pressed.js';

/** Where a card goes: a known channel or conversation, else a direct message to `user`. `thread` is a message's id. */
export interface Address {
  platform: Platform;
  channel?: string;
  user?: string;
  thread?: string;
}

/** A message that stands on a platform. */
export interface MessageRef {
  platform: Platform;
  channel: string;
  id: string;
}

export interface Attachment {
  /** The file's name: one file under a message bears it once. */
  file: string;
  title: string;
  /** Of a picture, for whoever cannot see it. */
  alt?: string;
  bytes: Uint8Array;
}

export interface Profile {
  name?: string;
  language?: Language;
  /** The account is deleted, deactivated or a bot: nobody reads there. */
  gone?: boolean;
  /** The platform does not know this account. */
  unknown?: boolean;
  /** The platform says of this person that they have not installed the desk's app: nothing can be brought to them. */
  noApp?: boolean;
}

/** Sends what the desk owes. Every method throws one of the failures below; none retries by itself. */
export interface Chat {
  readonly platform: Platform;
  /** The platform takes no more than a message in so many seconds in one conversation; absent: it names no such pace. */
  readonly secondsAMessage?: number;
  /** Posts a card. `marker` travels invisibly with the message so that `find` can tell whether an unanswered attempt had arrived. */
  post(to: Address, card: Card, marker: string): Promise<MessageRef>;
  /** Looks in the conversation for a message with this marker, sent at or after `since` (ISO time). */
  find(to: Address, marker: string, since: string): Promise<MessageRef | undefined>;
  /** Redraws a message. Throws MessageGone when it cannot be changed any more. */
  update(message: MessageRef, card: Card, marker: string): Promise<void>;
  /**
   * Puts a file under a message: a picture where cards cannot draw charts themselves, a package. Absent where the platform takes none from us.
   * @param perhaps an earlier attempt may have arrived: look first
   */
  attach?(under: MessageRef, attachment: Attachment, perhaps: boolean): Promise<void>;
  profile(user: string): Promise<Profile>;
  /** Channels of a ticket's own; only where an app may open them. */
  rooms?: Rooms;
  /** Permissions that the desk needs here and was not given, where the platform tells. */
  lacks?(): Promise<string[]>;
  /** Draws the person's home tab; platforms without one do nothing. */
  home(user: string, card: Card): Promise<void>;
  /** Asks the platform whether it still accepts us; throws when it does not. */
  ping(): Promise<void>;
}

/** Private channels for a few people. Throws as Chat does. */
export interface Rooms {
  /**
   * Opens one; a name that is taken gets a number.
   * @param lostSince an earlier attempt may have opened it since then (ISO time): look first
   */
  open(name: string, lostSince?: string): Promise<{ channel: string; name: string }>;
  /** Lets in whoever is missing and keeps out `out`. Whoever the platform does not let in is left out; others stay as they are. */
  keep(channel: string, wanted: { members: string[]; out: string[]; topic: string }): Promise<void>;
  archive(channel: string): Promise<void>;
  /** @returns false when the platform does not let an app bring it back */
  revive(channel: string): Promise<boolean>;
}

/** The platform is slow, busy or down: the job is tried again later. */
export class Outage extends Error {
  override readonly name = 'Outage';
  constructor(
    message: string,
    readonly retryAfterSeconds?: number,
    /** The whole platform asks for a pause, not only this conversation. */
    readonly everywhere = false,
  ) {
    super(message);
  }
}

/** The platform says that this can never arrive as it is addressed; `reason` is its own word, such as channel_not_found. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
  constructor(readonly reason: string) {
    super(`cannot be delivered: ${reason}`);
  }
}

/** The message to be changed is gone or frozen: a new one has to be posted. */
export class MessageGone extends Error {
  override readonly name = 'MessageGone';
}

/** A form as it comes back. */
export interface Submission {
  id: string;
  form: string;
  context: Record<string, string>;
  values: Record<string, string>;
  by: Party;
}

export type Submitted =
  | { is: 'taken' }
  /** Not taken; `form` is the form as it would be opened now, with what was typed still in it. `changed`: it says more than it did before. */
  | { is: 'again'; problem: Card; form?: Form; changed: boolean };

/** What the desk offers to the platforms: the front desk, behind which nobody sees a database. */
export interface FrontDesk {
  /** Commits before it answers. Throws when it could not commit: then the platform must not acknowledge. */
  handle(request: Request): Promise<Outcome>;
  /** The person behind a platform account. */
  party(platform: Platform, user: string): Party;
  /** The language to answer this person in; `hint` is what the platform says of them, `text` what they just wrote. */
  language(party: Party, hint?: Language, text?: string): Promise<Language>;
  reportForm(language: Language, text?: string): Form;
  /** The form that somebody asked for, drawn from its ticket as it stands; else why not. */
  form(asked: FormAsked, by: Party, language: Language): Promise<Form | Extract<Outcome, { is: 'refused' }>>;
  /** Takes a filled-in form. Throws when it could not commit. */
  submit(form: Submission, language: Language): Promise<Submitted>;
  /** Reads a submitted form into a command; undefined when required fields are empty. */
  readForm(
    form: string,
    context: Record<string, string>,
    values: Record<string, string>,
    by: Party,
  ): Command | undefined;
  /** Answers to the words report, oncall, list, help (報告, 当番, 一覧, ヘルプ). The list shows only what this person may see. */
  /** Who is on call now and next; a reader who has shifts ahead can look for a stand-in on it. */
  onCallCard(language: Language, reader?: Party): Card;
  /** @param asked words that narrow the list, or are looked for: "closed SEV2 請求書" */
  listCard(reader: Party, language: Language, asked?: string): Promise<Card>;
  /** All of a ticket, for whoever commands it; undefined for anybody else. */
  dossier(ticket: number, reader: Party, language: Language): Promise<Dossier | undefined>;
  /** For this reader's eyes alone. */
  look(asked: LookAsked, reader: Party, language: Language): Promise<Card>;
  helpCard(language: Language): Card;
  homeCard(reader: Party, language: Language): Promise<Card>;
  /** Draws the message that carries this marker as it would look now: in its reader's language, or in the one asked for. */
  redraw(marker: string, language?: Language): Promise<Card | undefined>;
  /** The file that goes with the message of this marker, when this reader may have it: the very text whose hash is on record. */
  file(marker: string, reader: Party): Promise<{ name: string; text: string } | undefined>;
  /** A short private sentence for an outcome, such as a refusal; undefined when nothing need be said. */
  reply(outcome: Outcome, language: Language): Promise<Card | undefined>;
}
