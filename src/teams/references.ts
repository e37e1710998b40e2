// Where people and conversations of Teams can be written to: learnt from everything that arrives, kept in the database, so that a page
// finds its way after a restart, and to somebody who is not talking to us at the moment.
import { z } from 'zod';
import { Outage } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Contact, Store } from '../store/store.js';
import { type Activity, conversationOf, isDirect, userOf } from './activity.js';
import { languageOf } from './read.js';
import { mayCall, type TeamsSettings } from './settings.js';

/** Where a person is looked for of whom nothing is known, in an organisation that has not written to us either. */
const FIRST_SERVICE_URL = 'https://smba.trafficmanager.net/teams/';
/** The last serviceUrl anything came from lies under this name. */
const SERVICE = 'service';

/** People and conversations, read or written lately: the database is asked for others. Nobody but this file changes references. */
const MAX_REMEMBERED = 5_000;

/** Nobody who writes to somebody mentions more people than that. */
const MAX_MENTIONS = 20;

export type AddressBook = Pick<Store, 'contact' | 'keepContact'>;

const reference = z.object({
  serviceUrl: z.string(),
  /** The chat of this person with the desk. */
  conversation: z.string().optional(),
  /** The person's id within Teams ("29:…"). */
  member: z.string().optional(),
  /** Of such an id: whose it is, as desk.yml names people. */
  user: z.string().optional(),
});
export type Reference = z.infer<typeof reference>;

/** What the platform says of a person. */
type Told = Pick<Contact, 'name' | 'language'>;
/** As it was last read or written; a person's name may have been learned from elsewhere since. */
type Known = { reference?: Reference; told: Told };
/** `written` resolves once it would outlive this process; it rejects when it cannot be written. */
export type Kept = { written: Promise<void> };

export interface References {
  /**
   * Keeps what an admitted activity tells of its sender and its conversation; a serviceUrl that has changed is followed. From when it resolves
   * they can be written to, so that the activity may be answered while this is being written.
   */
  learn(activity: Activity): Promise<Kept>;
  person(user: string): Promise<Reference>;
  /** The people whom this activity mentions, by their ids within Teams, as far as they have written to us. */
  mentionedIn(activity: Activity): Promise<Map<string, string>>;
  /** The serviceUrl to write to a conversation by. Throws Outage when none is known that may be called; so does `person`. */
  serviceUrlOf(channel: string): Promise<string>;
  /** A chat that was opened with a person, or `undefined` for one that is gone. */
  keepChat(user: string, conversation: string | undefined): Promise<void>;
  contact(user: string): Promise<Contact | undefined>;
}

export function createReferences(book: AddressBook, settings: TeamsSettings, clock: Clock): References {
  const lately = new Map<string, Known>();

  function remember(user: string, known: Known): void {
    lately.delete(user);
    lately.set(user, known);
    const [oldest] = lately.keys();
    if (lately.size > MAX_REMEMBERED && oldest !== undefined) lately.delete(oldest);
  }

  async function read(user: string): Promise<Reference | undefined> {
    if (!lately.has(user)) {
      const kept = referenceIn(await book.contact('teams', user));
      // It may have been learned meanwhile.
      if (!lately.has(user)) remember(user, { reference: kept, told: {} });
    }
    const found = lately.get(user)?.reference;
    // The allow-list may have become shorter since.
    return found && mayCall(settings, found.serviceUrl) ? found : undefined;
  }

  async function keep(user: string, now: Reference, told: Told = {}): Promise<Kept> {
    if (isKnown(lately.get(user), now, told)) return { written: Promise.resolve() };
    const kept = await book.contact('teams', user);
    const known = lately.get(user);
    const after = { ...(known?.reference ?? referenceIn(kept)), ...now };
    remember(user, { reference: after, told: { ...known?.told, ...told } });
    return { written: write(user, kept, { ...told, reference: JSON.stringify(after) }) };
  }

  async function write(user: string, kept: Contact | undefined, now: Told & { reference: string }): Promise<void> {
    const after: Contact = { ...kept, ...now, platform: 'teams', user, checkedAt: clock.now() };
    const same = kept && (['reference', 'name', 'language'] as const).every((key) => kept[key] === after[key]);
    if (same) return;
    try {
      await book.keepContact(after);
    } catch (error) {
      lately.delete(user);
      throw error;
    }
  }

  async function lastServiceUrl(): Promise<string> {
    const known = (await read(SERVICE))?.serviceUrl;
    if (known) return known;
    if (mayCall(settings, FIRST_SERVICE_URL)) return FIRST_SERVICE_URL;
    throw new Outage('nobody has written from Teams yet, so its address is not known');
  }

  return {
    async learn(activity) {
      const { serviceUrl, from, type, action } = activity;
      const { channel } = conversationOf(activity);
      const user = userOf(activity);
      const language = languageOf(activity.locale);
      const keeping = [keep(SERVICE, { serviceUrl }), keep(channel, { serviceUrl })];
      if (user && from) {
        const removed = type === 'installationUpdate' && action?.startsWith('remove');
        const conversation = isDirect(activity) ? { conversation: removed ? undefined : channel } : {};
        const told = { ...(from.name && { name: from.name }), ...(language && { language }) };
        keeping.push(keep(user, { serviceUrl, member: from.id, ...conversation }, told));
        // A mention in a channel names people by this id alone.
        if (from.id !== user) keeping.push(keep(from.id, { serviceUrl, user }));
      }
      // Begun together, they are written together.
      return together(await Promise.all(keeping));
    },
    async mentionedIn({ entities }) {
      const found = new Map<string, string>();
      for (const id of (entities ?? []).flatMap(({ mentioned }) => mentioned?.id ?? []).slice(0, MAX_MENTIONS)) {
        const user = (await read(id))?.user;
        if (user) found.set(id, user);
      }
      return found;
    },
    async person(user) {
      return (await read(user)) ?? { serviceUrl: await lastServiceUrl() };
    },
    async serviceUrlOf(channel) {
      return (await read(channel))?.serviceUrl ?? (await lastServiceUrl());
    },
    async keepChat(user, conversation) {
      const { serviceUrl } = (await read(user)) ?? { serviceUrl: await lastServiceUrl() };
      const keeping = [keep(user, { serviceUrl, conversation })];
      if (conversation) keeping.push(keep(conversation, { serviceUrl }));
      await together(await Promise.all(keeping)).written;
    },
    contact: (user) => book.contact('teams', user),
  };
}

function isKnown(known: Known | undefined, now: Reference, told: Told): boolean {
  const { reference, told: before } = known ?? {};
  if (!reference || !before) return false;
  const same = (Object.keys(now) as (keyof Reference)[]).every((key) => reference[key] === now[key]);
  return same && (['name', 'language'] as const).every((key) => told[key] === undefined || told[key] === before[key]);
}

function together(all: Kept[]): Kept {
  return { written: Promise.all(all.map(({ written }) => written)).then(() => undefined) };
}

function referenceIn(contact: Contact | undefined): Reference | undefined {
  return contact?.reference === undefined ? undefined : reference.safeParse(parsed(contact.reference)).data;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
