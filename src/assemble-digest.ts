// Puts the digest together: figures, the calendar that says when it is due, the pictures.
import type { Catalogue } from './catalogue.js';
import { createChartPng } from './chart-png.js';
import type { Chat } from './chat/chat.js';
import type { Clock } from './clock.js';
import { createDigestCalendar } from './digest-calendar.js';
import { createDigests } from './digests.js';
import type { Log } from './log.js';
import type { Organisation } from './paging/organisation.js';
import { createPictures } from './pictures.js';
import type { DigestStore } from './store/digest-store.js';
import type { Store } from './store/store.js';
import type { Platform } from './ticket/event.js';

export function assembleDigest(parts: {
  store: Store;
  digestStore: DigestStore;
  catalogue: Catalogue;
  organisation: Organisation;
  chats: Map<Platform, Chat>;
  clock: Clock;
  log: Log;
  /** The folder the desk was installed in. */
  root: string;
  poke(): void;
}) {
  const { digestStore, ...rest } = parts;
  const digests = createDigests({ ...rest, digests: digestStore });
  return {
    digests,
    pictures: createPictures({ ...rest, digests, png: createChartPng(rest.root) }),
    calendar: createDigestCalendar(rest),
  };
}
