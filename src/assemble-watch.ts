// Puts together what watches over the desk, the auditor and the rounds, and decides whether the desk may open at all.
import { createHash } from 'node:crypto';
import { type AuditorParts, createAuditor } from './auditor.js';
import type { Chat } from './chat/chat.js';
import type { Settings } from './config.js';
import { StartRefused } from './faults.js';
import type { Watch } from './health.js';
import { createHeartbeat } from './pager/heartbeat.js';
import type { MailReplies } from './pager/replies.js';
import { type Finding, findingsNow } from './paging/reachability.js';
import { createRounds } from './rounds.js';
import { createSwapBook, type SwapBook } from './swap-book.js';
import type { Platform } from './ticket/event.js';
import { findingText } from './view/notice-cards.js';

export interface WatchParts extends Omit<AuditorParts, 'heartbeat' | 'organisation'> {
  settings: Settings;
  chats: Map<Platform, Chat>;
  /** Absent where nobody reads answers to mails. */
  replies?: MailReplies;
}

export interface Watching {
  watches: Watch[];
  swapBook: SwapBook;
  /** @param asking the platforms about accounts. @throws StartRefused when nobody could be reached with settings that are new */
  check(asking: boolean): Promise<void>;
  run(): Promise<void>;
  stop(): void;
}

export function createWatch(parts: WatchParts): Watching {
  const { settings, store, worker, clock, replies } = parts;
  const { organisation, practice } = settings;
  const heartbeatUrl = settings.pagers?.heartbeatUrl;
  const heartbeat = heartbeatUrl === undefined ? undefined : createHeartbeat(heartbeatUrl, clock);
  const swapBook = createSwapBook(store, organisation, clock);
  // Before swaps are added: what the operator wrote.
  const written = signatureOf(settings);
  const auditor = createAuditor({ ...parts, organisation, ...(heartbeat ? { heartbeat } : {}) });
  const rounds = createRounds({ ...parts, organisation, swapBook, poke: worker.poke });

  /** In the middle of a night's restart a desk that is half able is better than none: only settings that are new are refused. */
  async function check(asking: boolean): Promise<void> {
    const walked = await rounds.walk(asking);
    // Only now: what was found stands from the moment of the walk on.
    const now = clock.now();
    const found = findingsNow(walked, now);
    if (found.length === 0) return asking ? store.keep('accepted-settings', written) : undefined;
    if (practice || (await store.kept('accepted-settings')) === written) return;
    throw new StartRefused(
      found.map((one) => ({ file: 'desk.yml', path: pathOf(one), says: saysOf(settings, one, now) })),
    );
  }

  return {
    watches: [auditor, rounds, ...(replies ? [replies] : [])],
    swapBook,
    check,
    async run() {
      await Promise.all([auditor.run(), rounds.run(), replies?.run()]);
    },
    stop() {
      auditor.stop();
      rounds.stop();
      replies?.stop();
    },
  };
}

function pathOf(finding: Finding): string {
  if (finding.what === 'gap') return 'rota';
  return finding.what === 'empty-role' ? `people (role ${finding.role})` : `people (${finding.person})`;
}

function saysOf({ organisation }: Settings, finding: Finding, at: string) {
  const text = (language: 'ja' | 'en') => findingText({ organisation, language }, finding, at);
  return { ja: text('ja'), en: text('en') };
}

function signatureOf({ organisation }: Settings): string {
  const { rota, overrides, absences, businessHours, people, paging, platforms, pagers } = organisation;
  const all = { rota, overrides, absences, businessHours, people, paging, platforms, pagers };
  return createHash('sha256').update(JSON.stringify(all)).digest('hex');
}
