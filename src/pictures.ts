// The pictures of a digest, put under its message where a platform's cards cannot draw them. They follow the text and never hold it up.
import { type Chat, Outage, Undeliverable } from './chat/chat.js';
import type { Clock } from './clock.js';
import type { Digests } from './digests.js';
import type { Log } from './log.js';
import { noticeNamed } from './paging/notice.js';
import type { Job, Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import type { Chart } from './view/chart.js';

export interface Pictures {
  /** Carries out a job of kind pictures. Throws Outage while the digest itself does not stand, or the platform is busy. */
  show(job: Job): Promise<void>;
}

export function createPictures(parts: {
  store: Pick<Store, 'kept' | 'keep' | 'notice'>;
  digests: Pick<Digests, 'card'>;
  chats: Map<Platform, Chat>;
  clock: Clock;
  log: Log;
  png(chart: Chart): Promise<Uint8Array>;
}): Pictures {
  const { store, digests, chats, clock, log, png } = parts;

  async function show(job: Job): Promise<void> {
    const name = job.name.slice('pictures/'.length);
    const notice = noticeNamed(name);
    const chat = notice && chats.get(notice.platform);
    if (notice?.is !== 'digest' || !chat?.attach) return;
    const standing = await store.notice(name);
    if (!standing) throw new Outage('waits for the digest');
    const under = { platform: standing.platform, channel: standing.channel, id: standing.message };
    const card = await digests.card(notice.id);
    for (const block of card?.blocks ?? []) {
      if (block.type !== 'chart') continue;
      const { chart } = block;
      const sent = `${job.name}/${chart.id}`;
      if ((await store.kept(sent)) !== undefined) continue;
      // An earlier attempt that was never answered may have arrived all the same.
      const { title, alt } = chart;
      const file = `digest-${notice.id}-${chart.id}.png`;
      await chat.attach(under, { file, title, alt, bytes: await png(chart) }, job.attempts > 1);
      await store.keep(sent, clock.now());
    }
  }

  return {
    async show(job) {
      try {
        await show(job);
      } catch (error) {
        // The figures stand in the text: a picture that is refused is no reason to ring anybody.
        if (!(error instanceof Undeliverable)) throw error;
        log.error({ job: job.name, reason: error.reason }, 'a picture of the digest is refused by the platform');
      }
    },
  };
}
