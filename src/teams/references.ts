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

export interface References {
  /** Keeps what an admitted activity tells of its sender and its conversation; a serviceUrl that has changed is followed. */
  learn(activity: Activity): Promise<void>;
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
  async function read(user: string): Promise<Reference | undefined> {
    const kept = (await book.contact('teams', user))?.reference;
    const found = reference.safeParse(parsed(kept));
    // The allow-list may have become shorter since.
    return found.success && mayCall(settings, found.data.serviceUrl) ? found.data : undefined;
  }

  async function keep(user: string, now: Reference, told: Partial<Contact> = {}): Promise<void> {
    const before = await book.contact('teams', user);
    const known = reference.safeParse(parsed(before?.reference)).data;
    const after: Contact = {
      ...before,
      ...told,
      platform: 'teams',
      user,
      reference: JSON.stringify({ ...known, ...now }),
      checkedAt: clock.now(),
    };
    const same = before && (['reference', 'name', 'language'] as const).every((key) => before[key] === after[key]);
    if (!same) await book.keepContact(after);
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
      await keep(SERVICE, { serviceUrl });
      await keep(channel, { serviceUrl });
      if (!user || !from) return;
      const removed = type === 'installationUpdate' && action?.startsWith('remove');
      const conversation = isDirect(activity) ? { conversation: removed ? undefined : channel } : {};
      const told = { ...(from.name && { name: from.name }), ...(language && { language }) };
      await keep(user, { serviceUrl, member: from.id, ...conversation }, told);
      // A mention in a channel names people by this id alone.
      if (from.id !== user) await keep(from.id, { serviceUrl, user });
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
      await keep(user, { serviceUrl, conversation });
      if (conversation) await keep(conversation, { serviceUrl });
    },
    contact: (user) => book.contact('teams', user),
  };
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '');
  } catch {
    return undefined;
  }
}
