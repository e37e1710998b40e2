// Puts a card where it belongs: redraws the message that stands there, or posts the first one.
import { createHash } from 'node:crypto';
import type { Bundler } from './bundle.js';
import { type Address, type Chat, MessageGone, type MessageRef, Outage } from './chat/chat.js';
import { markerOf } from './scene.js';
import type { Job, Shown, Store } from './store/store.js';
import { nameOf, type Spot } from './ticket/surface.js';
import type { Card } from './view/card.js';

/** A message waits so many attempts for the card in whose thread it belongs; then it is posted without a thread. */
const MAX_WAITS_FOR_CARD = 8;

/** Correct: redraw what is there already, and post nothing new. */
export type Owed = 'send' | 'correct' | 'nothing';

interface PutCardParts {
  store: Store;
  bundler: Pick<Bundler, 'leadCard'>;
}

/** `put` puts a card, and says whether a message went out; `arrived` says whether an earlier attempt brought it unheard. */
export function createPutCard({ store, bundler }: PutCardParts) {
  return { put, arrived };

  /** It is kept as shown, and is drawn anew. */
  async function arrived(job: Job, chat: Chat, spot: Spot): Promise<boolean> {
    const found = await lookFor(job, chat, await addressOf(job, spot), markerOf(job.ticket, job.name));
    if (found) await store.keepShown(job.ticket, job.name, { ...shownAt(found), drawn: '' });
    return found !== undefined;
  }

  async function put(job: Job, chat: Chat, spot: Spot, card: Card, owed: Owed = 'send'): Promise<boolean> {
    const { ticket, name } = job;
    const marker = markerOf(ticket, name);
    const drawn = createHash('sha256').update(JSON.stringify(card)).digest('base64').slice(0, 22);
    const keep = (ref: MessageRef) => store.keepShown(ticket, name, { ...shownAt(ref), drawn });

    const standing = await store.shown(ticket, name);
    // What an earlier attempt drew, or another process after its lease, may stand there instead.
    if (standing?.drawn === drawn && job.attempts <= 1) return false;
    const address = await addressOf(job, spot);
    const found = standing ? refOf(standing) : await lookFor(job, chat, address, marker);
    if (found) {
      try {
        await chat.update(found, card, marker);
        await keep(found);
        return true;
      } catch (error) {
        if (!(error instanceof MessageGone)) throw error;
        await store.forgetShown(ticket, name);
      }
    }
    if (owed !== 'send') return false;
    await keep(await chat.post(address, card, marker));
    return true;
  }

  /** An earlier attempt that was never answered may have arrived all the same. */
  async function lookFor(job: Job, chat: Chat, address: Address, marker: string): Promise<MessageRef | undefined> {
    return job.attempts > 1 ? chat.find(address, marker, job.createdAt) : undefined;
  }

  async function addressOf(job: Job, spot: Spot): Promise<Address> {
    const { under, ...address } = spot;
    if (!under) return address;
    const above = (await store.shown(job.ticket, nameOf(under))) ?? (await bundler.leadCard(job.ticket, nameOf(under)));
    if (above) return { platform: above.platform, channel: above.channel, thread: above.message };
    if (job.attempts <= MAX_WAITS_FOR_CARD) throw new Outage(`waits for ${nameOf(under)}`);
    return address;
  }
}

function shownAt({ platform, channel, id }: MessageRef): Omit<Shown, 'drawn'> {
  return { platform, channel, message: id };
}

function refOf({ platform, channel, message }: Shown): MessageRef {
  return { platform, channel, id: message };
}
