// Brings messages that belong to no ticket: draws them as things stand now, posts each once and redraws it when it is owed again.
import { createHash } from 'node:crypto';
import { type Address, type Chat, MessageGone, Outage } from './chat/chat.js';
import type { Clock } from './clock.js';
import type { Digests } from './digests.js';
import { type Notice, noticeNamed } from './paging/notice.js';
import { type Organisation, personById } from './paging/organisation.js';
import type { Finding } from './paging/reachability.js';
import { noticeMarker } from './scene.js';
import type { Job, Store } from './store/store.js';
import type { Language, Platform } from './ticket/event.js';
import type { Card } from './view/card.js';
import { drillCard, missedCard, overdueCard, shiftCard, swapCard, warningCard } from './view/notice-cards.js';

const NOT_RUNNING_PAUSE_SECONDS = 300;

/** What a warning of this id says, kept when it was found. */
export function warningKey(id: string): string {
  return `warning/${id}`;
}

export interface Noticeboard {
  /** Carries out a job of kind notice. Throws Outage or Undeliverable. */
  show(job: Job): Promise<void>;
  /** In the reader's own language, or in the one that is asked for; undefined when there is nothing to show any more. */
  draw(name: string, language?: Language): Promise<Card | undefined>;
}

export function createNoticeboard(parts: {
  store: Store;
  organisation: Organisation;
  chats: Map<Platform, Chat>;
  clock: Clock;
  digests: Pick<Digests, 'card'>;
}): Noticeboard {
  const { store, organisation, chats, clock, digests } = parts;

  async function draw(name: string, language?: Language): Promise<Card | undefined> {
    const notice = noticeNamed(name);
    if (!notice) return undefined;
    const person = 'person' in notice ? notice.person : undefined;
    const own = person === undefined ? undefined : personById(organisation, person)?.language;
    const scene = { organisation, language: language ?? own ?? organisation.language };
    switch (notice.is) {
      case 'shift':
        return shiftCard(scene, notice.id);
      case 'swap': {
        const swap = await store.swap(notice.id);
        return swap && swapCard(scene, swap, person);
      }
      case 'drill': {
        const page = (await store.drill(notice.id)).find((one) => one.person === person);
        return page && drillCard(scene, page);
      }
      case 'digest':
        return digests.card(notice.id, scene.language);
      case 'missed':
        return missedCard(scene, await store.drill(notice.id));
      case 'overdue':
        return overdueCard(scene, await store.drill(notice.id));
      case 'warning': {
        const kept = await store.kept(warningKey(notice.id));
        return kept === undefined ? undefined : warningCard(scene, JSON.parse(kept) as Finding[], notice.id);
      }
    }
  }

  async function show(job: Job): Promise<void> {
    const notice = noticeNamed(job.name);
    const card = await draw(job.name);
    const address = notice && addressOf(notice);
    if (!card || !address) return;
    const chat = chats.get(address.platform);
    if (!chat) throw new Outage(`${address.platform} is not running`, NOT_RUNNING_PAUSE_SECONDS);
    const marker = noticeMarker(job.name);
    const drawn = createHash('sha256').update(JSON.stringify(card)).digest('hex');
    const standing = await store.notice(job.name);
    // What an earlier attempt drew, or another process after its lease, may stand there instead.
    if (standing?.drawn === drawn && job.attempts <= 1) return;
    const found = standing
      ? { platform: standing.platform, channel: standing.channel, id: standing.message }
      : // An earlier attempt that was never answered may have arrived all the same.
        job.attempts > 1
        ? await chat.find(address, marker, job.createdAt)
        : undefined;
    const ref = (found && (await redraw(chat, found, card, marker))) ?? (await chat.post(address, card, marker));
    await store.keepNotice(
      job.name,
      { platform: ref.platform, channel: ref.channel, message: ref.id, drawn },
      clock.now(),
    );
  }

  function addressOf(notice: Notice): Address | undefined {
    const { platform } = notice;
    if ('person' in notice && notice.person !== undefined) {
      const user = personById(organisation, notice.person)?.[platform];
      return user ? { platform, user } : undefined;
    }
    const channel = organisation.channels[notice.is === 'digest' ? 'isms' : 'desk'][platform];
    return channel ? { platform, channel } : undefined;
  }

  return { show, draw };
}

/** undefined when the message is gone: then a new one is posted. */
async function redraw(chat: Chat, found: Awaited<ReturnType<Chat['post']>>, card: Card, marker: string) {
  try {
    await chat.update(found, card, marker);
    return found;
  } catch (error) {
    if (!(error instanceof MessageGone)) throw error;
    return undefined;
  }
}
