// Names of people who are not in desk.yml: asked of their platform and kept. A person who is gone by then would be an account id in the
// records for good.
import { type Chat, Outage } from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import type { Log } from './log.js';
import { type Organisation, personById } from './paging/organisation.js';
import type { Contact, Store } from './store/store.js';
import type { Party, Platform } from './ticket/event.js';
import { within } from './within.js';

/** A name or a language changes seldom. */
const KEPT_SECONDS = 24 * 60 * 60;
/** A card waits so long for a name; then it goes out with the account alone: a page must not wait for politeness. */
const CARD_WAITS_MS = 1_000;
/** Slack answers about a hundred such questions a minute; a look comes every twenty seconds. */
const REPORTERS_A_LOOK = 20;

export interface Names {
  /** Of somebody who is not in desk.yml, asked for now if need be; undefined when nobody tells. */
  nameOf(party: Party): Promise<string | undefined>;
  /** Asks for the names of those who reported since the last look, some at a time. */
  learn(): Promise<void>;
}

export interface NameParts {
  store: Pick<Store, 'contact' | 'keepContact' | 'reportersAfter' | 'lastTicket' | 'kept' | 'keep' | 'keepFirst'>;
  chats: Map<Platform, Chat>;
  organisation: Organisation;
  clock: Clock;
  log: Log;
}

export function createNames({ store, chats, organisation, clock, log }: NameParts): Names {
  /** Questions under way, by person: all cards of the moment wait for the same answer. */
  const asking = new Map<string, Promise<Contact | undefined>>();

  const isFresh = ({ checkedAt }: Contact) => secondsBetween(checkedAt, clock.now()) < KEPT_SECONDS;

  async function ask({ platform, user }: Omit<Party, 'id'>, known: Contact | undefined): Promise<Contact | undefined> {
    const chat = chats.get(platform);
    if (!chat) return known;
    const found = await chat.profile(user);
    // What Teams told meanwhile is kept.
    const contact = { ...(await store.contact(platform, user)), platform, user, ...found, checkedAt: clock.now() };
    await store.keepContact(contact);
    return contact;
  }

  function askOnce(party: Party, known: Contact | undefined): Promise<Contact | undefined> {
    const already = asking.get(party.id);
    if (already) return already;
    // No card fails for want of a name: the next one asks again.
    const answer = ask(party, known)
      .catch((error: unknown) => {
        log.warn({ person: party.id, error: String(error) }, 'the name could not be asked for');
        return known;
      })
      .finally(() => asking.delete(party.id));
    asking.set(party.id, answer);
    return answer;
  }

  return {
    async nameOf(party) {
      if (personById(organisation, party.id)) return undefined;
      const known = await store.contact(party.platform, party.user);
      if (known && isFresh(known)) return known.name;
      const inTime = await within(clock, CARD_WAITS_MS, askOnce(party, known));
      return (inTime ?? known)?.name;
    },

    async learn() {
      const last = Number(await store.keepFirst('named', String(await store.lastTicket())));
      for (const { number, reporter } of await store.reportersAfter(last, REPORTERS_A_LOOK)) {
        const party = partyOf(reporter);
        const known = party && (await store.contact(party.platform, party.user));
        if (party && !(known && isFresh(known)) && !(await isAnswered(ask(party, known)))) break;
        await store.keep('named', String(number));
      }
    },
  };
}

/** Whoever could not be asked about now is asked about at the next look. */
async function isAnswered(question: Promise<unknown>): Promise<boolean> {
  try {
    await question;
    return true;
  } catch (error) {
    if (error instanceof Outage) return false;
    throw error;
  }
}

/** Undefined for somebody in desk.yml, whose name stands there. */
function partyOf(reporter: string): Omit<Party, 'id'> | undefined {
  const [, platform, user] = /^(slack|teams|web):(.+)$/.exec(reporter) ?? [];
  return platform && user ? { platform: platform as Platform, user } : undefined;
}
