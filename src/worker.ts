// Carries out what the desk owes: takes due jobs, one a conversation, and finishes, postpones or gives each back. The only place that retries.
import { Outage, Undeliverable } from './chat/chat.js';
import { type Clock, plusSeconds, secondsBetween } from './clock.js';
import type { Log } from './log.js';
import { createPace, LONGEST_PAUSE_SECONDS } from './pace.js';
import type { Job, Store } from './store/store.js';
import { priorities } from './ticket/plan.js';

/** Longer than the slowest attempt (three calls of five seconds), so that nobody else takes the job while it is tried. */
const LEASE_SECONDS = 20;
/** Jobs in hand at the same time; each in another conversation. */
const MAX_IN_HAND = 16;
/** So many of these hands take up pages and timers only: a storm of updates never keeps a page waiting for a hand. */
const HANDS_FOR_PAGES = 4;
/** How soon a job that another process left behind, or a timer, is seen. */
const POLL_MS = 500;
/** Between looks at a database that does not answer. */
const STORE_PAUSE_MS = 2_000;
/** Where the platform names no time of its own. */
const LONGEST_OWN_PAUSE_SECONDS = 60;
/** A page goes out soon after the platform is back, however long it was down. */
const LONGEST_PAUSE_OF_A_PAGE_SECONDS = 30;
/** A fault of our own, or a place that refuses us (no such channel), may be mended by somebody: it is tried again, but seldom. */
const FAULT_PAUSE_SECONDS = 60;
const REFUSED_PAUSE_SECONDS = 300;
/** Then a job is given up, loudly. At half a minute a try, as for pages, this is a day. */
const MAX_ATTEMPTS = 3_000;

export interface WorkerParts {
  /** Of its leases; no other run has it. */
  name: string;
  store: Store;
  clock: Clock;
  log: Log;
  /**
   * Does what the job says; throws Outage or Undeliverable to have it tried again.
   * @returns whether a message went out
   */
  carryOut(job: Job): Promise<boolean>;
  /** The pace of a platform in each of its conversations; undefined: none is known. */
  secondsAMessage?(platform: string): number | undefined;
}

export interface Worker {
  /** Something is owed, in these lanes: look now. */
  poke(lanes?: string[]): void;
  /** Works until stopped; resolves when everything in hand is done. */
  run(): Promise<void>;
  stop(): void;
  /** Does everything that is due, once; for tests and for the simulated world. */
  turn(): Promise<number>;
  health(): WorkerHealth;
}

export interface WorkerHealth {
  /** When it last looked for due jobs (ISO UTC). */
  lastLookAt: string | undefined;
  /** Jobs whose last attempt met a refusal of the platform or a fault of ours, with the reason. */
  failing: Map<string, string>;
}

export function createWorker({ name, store, clock, log, carryOut, secondsAMessage }: WorkerParts): Worker {
  const inHand = new Map<string, Promise<void>>();
  const lanesInHand = new Set<string>();
  const pace = createPace(clock, secondsAMessage ?? (() => undefined));
  /** Ways into conversations that something waits for. */
  const waitedFor = new Set<string>();
  const failing = new Map<string, string>();
  let wake = new AbortController();
  let stopped = false;
  let lastLookAt: string | undefined;

  function poke(lanes: string[] = []): void {
    for (const lane of lanes) pace.owed(lane);
    // Without a reason of our own, an error with its stack is made at each poke.
    wake.abort('something new');
  }

  /** Milliseconds; less than usual when a conversation that asked for a pause is free again sooner. */
  function untilNextLook(): number {
    const now = clock.now();
    const free = [...waitedFor].flatMap((way) => pace.busyUntil(way) ?? []);
    return Math.min(POLL_MS, ...free.map((at) => Math.max(secondsBetween(now, at) * 1_000, 1)));
  }

  function isFree(lane: string, priority: number): boolean {
    const way = wayOf({ lane, priority });
    if (!lanesInHand.has(lane) && pace.busyUntil(way) === undefined) return true;
    waitedFor.add(way);
    return false;
  }

  /** Takes what is due and begins it. */
  async function begin(): Promise<number> {
    const now = clock.now();
    const free = MAX_IN_HAND - inHand.size;
    // With every hand full it does not look: if that lasts, it is stuck.
    if (free <= 0) return 0;
    const scarce = free <= HANDS_FOR_PAGES;
    lastLookAt = now;
    waitedFor.clear();
    const jobs = await store.claim({
      worker: name,
      now,
      leaseUntil: plusSeconds(now, LEASE_SECONDS),
      limit: scarce ? free : free - HANDS_FOR_PAGES,
      isFree,
      ...(scarce ? { leastUrgent: priorities.page } : {}),
    });
    for (const job of jobs) {
      const key = keyOf(job);
      if (job.lane) lanesInHand.add(job.lane);
      const done = attempt(job).finally(() => {
        inHand.delete(key);
        lanesInHand.delete(job.lane);
        poke();
      });
      inHand.set(key, done);
    }
    return jobs.length;
  }

  async function attempt(job: Job): Promise<void> {
    const key = keyOf(job);
    try {
      const platformFreeAt = pace.platformBusyUntil(job.lane);
      if (platformFreeAt) return await store.release(job, name, platformFreeAt);
      if (await carryOut(job)) pace.sent(wayOf(job));
      await store.finish(job, name);
      failing.delete(key);
    } catch (error) {
      await postpone(job, error).catch((failure) =>
        log.error({ job: key, error: reasonOf(failure) }, 'a job could not be given back; its lease will run out'),
      );
    }
  }

  async function postpone(job: Job, error: unknown): Promise<void> {
    const now = clock.now();
    const key = keyOf(job);
    const why = reasonOf(error);
    if (!(error instanceof Outage)) failing.set(key, why);
    if (job.attempts >= MAX_ATTEMPTS) {
      log.error({ job: key, attempts: job.attempts, error: why }, 'given up');
      return store.finish(job, name);
    }
    const dueAt = plusSeconds(now, Math.min(pauseAfter(job, error), LONGEST_PAUSE_SECONDS));
    if (error instanceof Outage) {
      if (error.retryAfterSeconds !== undefined && job.lane) {
        pace.pause(wayOf(job), dueAt, error.everywhere);
        waitedFor.add(wayOf(job));
      }
      log.warn({ job: key, attempt: job.attempts, error: why, until: dueAt }, 'postponed');
    } else if (error instanceof Undeliverable) {
      log.error({ job: key, error: why }, 'refused by the platform');
    } else {
      const stack = error instanceof Error ? error.stack : undefined;
      log.error({ job: key, error: why, stack }, 'a fault of the desk itself');
    }
    await store.postpone(job, name, dueAt, why);
  }

  return {
    poke,
    async run() {
      while (!stopped) {
        wake = new AbortController();
        let begun = 0;
        try {
          begun = await begin();
        } catch (error) {
          log.error({ error: reasonOf(error) }, 'the worker cannot read what is owed');
          await clock.wait(STORE_PAUSE_MS, wake.signal);
        }
        if (begun === 0 && !stopped) await clock.wait(untilNextLook(), wake.signal);
      }
      await Promise.all(inHand.values());
    },
    stop() {
      stopped = true;
      poke();
    },
    async turn() {
      let done = 0;
      for (let begun = await begin(); begun > 0; begun = await begin()) {
        done += begun;
        await Promise.all(inHand.values());
      }
      return done;
    },
    health: () => ({ lastLookAt, failing }),
  };
}

/** Seconds until the next attempt: what the platform asks for, else twice as long each time. */
function pauseAfter(job: Job, error: unknown): number {
  if (error instanceof Undeliverable) return REFUSED_PAUSE_SECONDS;
  if (!(error instanceof Outage)) return FAULT_PAUSE_SECONDS;
  const longest = job.priority === priorities.page ? LONGEST_PAUSE_OF_A_PAGE_SECONDS : LONGEST_OWN_PAUSE_SECONDS;
  return error.retryAfterSeconds ?? Math.min(2 ** Math.min(job.attempts - 1, 9), longest);
}

function keyOf(job: Job): string {
  return `${job.ticket}/${job.name}`;
}

/** New messages and changes of standing ones keep a pace of their own in each conversation, so that no change delays a page. */
function wayOf({ lane, priority }: Pick<Job, 'lane' | 'priority'>): string {
  return priority === priorities.redraw ? `${lane} redraw` : lane;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
