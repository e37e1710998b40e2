// What the desk learns of people who are not in desk.yml, and the home tab of whoever opens it.
import type { Chat, FrontDesk } from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import type { Job, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import type { Tickets } from './tickets.js';

/** A name or a language changes seldom. */
const PROFILE_KEPT_SECONDS = 24 * 60 * 60;

export interface ProfileParts {
  store: Pick<Store, 'contact' | 'keepContact'>;
  chats: Map<Platform, Chat>;
  tickets: Pick<Tickets, 'load'>;
  desk: Pick<FrontDesk, 'party' | 'homeCard' | 'language'>;
  clock: Clock;
}

export function createProfiles({ store, chats, tickets, desk, clock }: ProfileParts) {
  return {
    /** Learns the name and language of somebody who is not in desk.yml. Only a convenience: a platform's no is not tried again. */
    async learn(job: Job): Promise<void> {
      const reporter = (await tickets.load(job.ticket))?.reporter;
      const chat = reporter && chats.get(reporter.platform);
      if (!reporter || !chat) return;
      const { platform, user } = reporter;
      const known = await store.contact(platform, user);
      if (known && secondsBetween(known.checkedAt, clock.now()) < PROFILE_KEPT_SECONDS) return;
      const found = await chat.profile(user);
      // The platform may have learned a way to this person meanwhile.
      const now = await store.contact(platform, user);
      await store.keepContact({ ...now, platform, user, ...found, checkedAt: clock.now() });
    },

    async home(job: Job): Promise<void> {
      const [, platform, user] = job.name.split('/') as [string, Platform, string];
      const reader = desk.party(platform, user);
      const chat = chats.get(platform);
      if (!chat) return;
      const known = await store.contact(platform, user);
      const hint = known?.language ?? (await chat.profile(user)).language;
      await chat.home(user, await desk.homeCard(reader, await desk.language(reader, hint)));
    },
  };
}
