// Where a story plays: on which platform its people write, and the desk in the middle.
import type { Language, Party, Platform } from '../../src/ticket/event.js';
import { type Drawn, type FakeChat, fakeChat, type Standing } from './chat.js';
import type { SimulatedClock } from './clock.js';
import { openWorld, smallOrganisation, type World } from './desk.js';

/** Employees without an entry in desk.yml, as the platform knows them. */
export const employees = {
  hanako: { name: '花子', language: 'ja' as const },
  ken: { name: '健', language: 'ja' as const },
  emma: { name: 'Emma', language: 'en' as const },
  liam: { name: 'Liam', language: 'en' as const },
};

export interface Platforms {
  reporters: Platform;
  inCharge: Platform;
}

export interface Stage {
  chats: FakeChat[];
  /** Every message that stands before somebody, on all platforms, in the order of posting. */
  messages(): Standing[];
  /** What was drawn before somebody since this was last asked. */
  drawn(): Drawn[];
  /** The desk begins to work, or works again after it was closed. */
  open(): Promise<World>;
}

export function openStage(parts: {
  platforms: Platforms;
  language: Language;
  clock: SimulatedClock;
  file: string;
}): Stage {
  const { platforms, language, clock, file } = parts;
  const names = [...new Set([platforms.inCharge, platforms.reporters])];
  const organisation = smallOrganisation(language, names, [platforms.inCharge]);
  const chats = new Map(names.map((name) => [name, fakeChat(name, clock, employees)]));
  const all = [...chats.values()];
  // Every platform has a room for those in charge; on a platform where none of them is, nobody reads it.
  const empty = (chat: FakeChat, { channel }: Standing) => channel === 'desk' && chat.platform !== platforms.inCharge;
  const standing = (chat: FakeChat) => chat.messages().filter((one) => !empty(chat, one));
  return {
    chats: all,
    messages: () => all.flatMap(standing).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    drawn: () => all.flatMap((chat) => chat.drawn.splice(0).filter(({ message }) => !empty(chat, message))),
    async open() {
      const world = await openWorld({ organisation, clock, chats, file });
      const platformOf = (user: string) => (user in employees ? platforms.reporters : platforms.inCharge);
      const party = (user: string): Party => world.frontDesk.party(platformOf(user), user);
      return { ...world, party };
    },
  };
}
