// The worker's hands: how many are busy, in which conversations, and what is kept for a report that is just being written.
import { type Clock, plusSeconds, secondsBetween } from './clock.js';
import type { Pace } from './pace.js';
import type { Batch, Job } from './store/store.js';
import { type JobSpec, onceEach, priorities } from './ticket/job.js';

/** Longer than the slowest attempt (three calls of five seconds), so that nobody else takes the job while it is tried. */
export const LEASE_SECONDS = 20;
/** Jobs in hand at the same time; each in another conversation. */
const MAX_IN_HAND = 64;
/** So many of these hands take up pages and timers only: a storm of updates never keeps a page waiting for a hand. */
const HANDS_FOR_PAGES = 8;

/** Jobs of a new ticket that are begun as soon as they are written. */
export interface Reserved extends NonNullable<Batch['taken']> {
  written(ticket: number, at: string): void;
  /** Nothing was written. */
  dropped(): void;
}

export interface Hands {
  /** How many jobs can be taken; `scarce`: pages and timers only. */
  free(): { count: number; scarce: boolean };
  isFree(lane: string, priority: number): boolean;
  /** Something waited for a conversation that can be written to now. */
  isOverdue(): boolean;
  /** Milliseconds until a conversation that something waits for can be written to again, for each that is known. */
  waits(now: string): number[];
  /** Something waits for the conversation of this job. */
  waitFor(job: Pick<Job, 'lane' | 'priority'>): void;
  /** What waits is looked for anew. */
  forgetWaiting(): void;
  hold(lane: string): void;
  letGo(lane: string): void;
  has(ticket: number, name: string): boolean;
  /** @param done resolves when the job is out of hand */
  take(job: Job, done: Promise<void>): void;
  reserve(jobs: JobSpec[], worker: string): Reserved;
  /** What was reserved and written, to be begun now. What lay there for too long may be in other hands by now, and is left. */
  written(now: string): Job[];
  /** Resolves when everything in hand is done. */
  empty(): Promise<unknown>;
}

/** @param freed called whenever a hand or a conversation is free again, or something is to be begun */
export function createHands(clock: Clock, pace: Pace, freed: () => void): Hands {
  const inHand = new Map<string, Promise<void>>();
  const lanes = new Set<string>();
  /** Ways that something waits for, each with its conversation. */
  const waitedFor = new Map<string, string>();
  const tray: { job: Job; until: string }[] = [];
  let reserved = 0;

  const count = () => MAX_IN_HAND - inHand.size - reserved;

  function isOpen(way: string, lane: string): boolean {
    return !lanes.has(lane) && pace.busyUntil(way) === undefined;
  }

  function isFree(lane: string, priority: number): boolean {
    if (isOpen(wayOf({ lane, priority }), lane)) return true;
    waitFor({ lane, priority });
    return false;
  }

  function waitFor(job: Pick<Job, 'lane' | 'priority'>): void {
    waitedFor.set(wayOf(job), job.lane);
  }

  function letGo(lane: string): void {
    lanes.delete(lane);
    freed();
  }

  /** What is due of these jobs, one a conversation, as far as hands are free. */
  function choose(jobs: JobSpec[]): JobSpec[] {
    const now = clock.now();
    const chosen: JobSpec[] = [];
    for (const job of onceEach(jobs).sort((one, other) => one.priority - other.priority)) {
      const hands = count() - chosen.length - (job.priority === priorities.page ? 0 : HANDS_FOR_PAGES);
      const taken = job.lane !== '' && chosen.some(({ lane }) => lane === job.lane);
      if (job.dueAt <= now && hands > 0 && !taken && isFree(job.lane, job.priority)) chosen.push(job);
    }
    return chosen;
  }

  return {
    ...{ isFree, waitFor, letGo },
    free() {
      const scarce = count() <= HANDS_FOR_PAGES;
      return { count: scarce ? count() : count() - HANDS_FOR_PAGES, scarce };
    },
    isOverdue: () => [...waitedFor].some(([way, lane]) => isOpen(way, lane)),
    waits: (now) =>
      [...waitedFor.keys()].flatMap((way) => {
        const until = pace.busyUntil(way);
        return until === undefined ? [] : [Math.max(secondsBetween(now, until) * 1_000, 1)];
      }),
    forgetWaiting: () => waitedFor.clear(),
    hold(lane) {
      if (lane) lanes.add(lane);
    },
    has: (ticket, name) =>
      inHand.has(keyOf({ ticket, name })) || tray.some(({ job }) => job.ticket === ticket && job.name === name),
    take(job, done) {
      const key = keyOf(job);
      if (job.lane) lanes.add(job.lane);
      const finished = done.finally(() => {
        inHand.delete(key);
        letGo(job.lane);
      });
      inHand.set(key, finished);
    },
    reserve(jobs, worker) {
      const chosen = choose(jobs);
      const until = plusSeconds(clock.now(), LEASE_SECONDS);
      reserved += chosen.length;
      for (const { lane } of chosen) if (lane) lanes.add(lane);
      return {
        ...{ worker, until, names: chosen.map((job) => job.name) },
        written(ticket, createdAt) {
          for (const job of chosen)
            tray.push({ job: { ...job, ticket, createdAt, generation: 1, attempts: 1, lastError: null }, until });
          freed();
        },
        dropped() {
          reserved -= chosen.length;
          for (const { lane } of chosen) letGo(lane);
        },
      };
    },
    written(now) {
      const all = tray.splice(0);
      reserved -= all.length;
      // Where the clock was set back, somebody may have ended the lease.
      const isHeld = ({ job, until }: (typeof all)[number]) => job.createdAt <= now && now < until;
      for (const one of all) if (!isHeld(one)) letGo(one.job.lane);
      return all.filter(isHeld).map(({ job }) => job);
    },
    empty: () => Promise.all(inHand.values()),
  };
}

export function keyOf({ ticket, name }: Pick<Job, 'ticket' | 'name'>): string {
  return `${ticket}/${name}`;
}

/** New messages and changes of standing ones keep a pace of their own in each conversation, so that no change delays a page. */
export function wayOf({ lane, priority }: Pick<Job, 'lane' | 'priority'>): string {
  return priority === priorities.redraw ? `${lane} redraw` : lane;
}
