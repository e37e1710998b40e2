// The home tab of whoever opens it.
import type { Chat, FrontDesk } from './chat/chat.js';
import type { Job, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';

export interface HomeParts {
  store: Pick<Store, 'contact'>;
  chats: Map<Platform, Chat>;
  desk: Pick<FrontDesk, 'party' | 'homeCard' | 'language'>;
}

export function createHome({ store, chats, desk }: HomeParts): (job: Job) => Promise<void> {
  return async (job) => {
    const [, platform, user] = job.name.split('/') as [string, Platform, string];
    const reader = desk.party(platform, user);
    const chat = chats.get(platform);
    if (!chat) return;
    const known = await store.contact(platform, user);
    const hint = known?.language ?? (await chat.profile(user)).language;
    await chat.home(user, await desk.homeCard(reader, await desk.language(reader, hint)));
  };
}
