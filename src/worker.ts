// Carries out what the desk owes: takes due jobs, one a conversation, and finishes, postpones or gives each back. The only place that retries.
import { Outage, Undeliverable } from './chat/chat.js';
import { type Clock, plusSeconds, secondsBetween } from './clock.js';
import { createHands, keyOf, LEASE_SECONDS, type Reserved, wayOf } from './hands.js';
import type { Log } from './log.js';
import { createPace, LONGEST_PAUSE_SECONDS } from './pace.js';
import type { Job, Store } from './store/store.js';
import { type JobSpec, priorities } from './ticket/job.js';

/** How soon a job that another process left behind, or a timer, is seen. */
const POLL_MS = 500;
/** In a crowd a look for every report would cost more than the rest of the queue; what a report owes at once is not looked for anyway. */
const LOOKS_APART_MS = 25;
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
  /** Something is owed: look now. */
  poke(): void;
  /** These jobs of a ticket are written. */
  owed(ticket: number, jobs: JobSpec[]): void;
  /** Keeps hands free for what is due of these jobs, so that it is begun as soon as it is written, and never looked for. */
  reserve(jobs: JobSpec[]): Reserved;
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
  const pace = createPace(clock, secondsAMessage ?? (() => undefined));
  const failing = new Map<string, string>();
  let wake = new AbortController();
  let stopped = false;
  let lastLookAt: string | undefined;
  /** Something may be due that nobody has in hand. */
  let mustLook = true;
  /** The last look left something for want of hands. */
  let leftSome = false;
  // Without a reason of our own, an error with its stack is made each time.
  const stir = () => wake.abort('something new');
  const hands = createHands(clock, pace, () => {
    if (leftSome) mustLook = true;
    stir();
  });

  function poke(): void {
    mustLook = true;
    stir();
  }

  function owed(ticket: number, jobs: JobSpec[]): void {
    const now = clock.now();
    for (const job of jobs) {
      pace.owed(job.lane);
      if (job.dueAt <= now && !hands.has(ticket, job.name) && hands.isFree(job.lane, job.priority)) mustLook = true;
    }
    stir();
  }

  /** Milliseconds; less than usual when a conversation that asked for a pause is free again sooner. */
  function untilNextLook(): number {
    const now = clock.now();
    // A hand that becomes free wakes it.
    if (hands.free().count <= 0) return POLL_MS;
    return Math.min((mustLook ? LOOKS_APART_MS : POLL_MS) - sinceLastLook(now), ...hands.waits(now));
  }

  /** Milliseconds; when the clock was set back it was long ago. */
  function sinceLastLook(now: string): number {
    const passed = lastLookAt === undefined ? POLL_MS : secondsBetween(lastLookAt, now) * 1_000;
    return passed < 0 ? POLL_MS : Math.min(passed, POLL_MS);
  }

  /** Begins what was reserved and is written, and looks for more where there may be more. */
  async function begin(): Promise<number> {
    const now = clock.now();
    const begun = beginWritten(now);
    mustLook ||= hands.isOverdue();
    if (sinceLastLook(now) < (mustLook ? LOOKS_APART_MS : POLL_MS)) return begun;
    return begun + (await look(now));
  }

  function beginWritten(now: string): number {
    const jobs = hands.written(now);
    for (const job of jobs) hands.take(job, attempt(job));
    return jobs.length;
  }

  /** Takes what is due and begins it. */
  async function look(now: string): Promise<number> {
    const { count, scarce } = hands.free();
    // With every hand full it does not look: if that lasts, it is stuck.
    if (count <= 0) return 0;
    lastLookAt = now;
    mustLook = false;
    hands.forgetWaiting();
    const jobs = await claim(now, count, scarce);
    leftSome = scarce || jobs.length >= count;
    for (const job of jobs) hands.take(job, attempt(job));
    return jobs.length;
  }

  async function claim(now: string, limit: number, scarce: boolean): Promise<Job[]> {
    const leaseUntil = plusSeconds(now, LEASE_SECONDS);
    const leastUrgent = scarce ? { leastUrgent: priorities.page } : {};
    const lanes = new Set<string>();
    // Held at once: what else is due there waits, and nothing is reserved there meanwhile.
    const took = (lane: string) => {
      lanes.add(lane);
      hands.hold(lane);
    };
    let jobs: Job[] = [];
    try {
      jobs = await store.claim({ worker: name, now, leaseUntil, limit, isFree: hands.isFree, took, ...leastUrgent });
      return jobs;
    } catch (error) {
      mustLook = true;
      throw error;
    } finally {
      for (const { lane } of jobs) lanes.delete(lane);
      for (const lane of lanes) hands.letGo(lane);
      if (lanes.size > 0) mustLook = true;
    }
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
        hands.waitFor(job);
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
    ...{ poke, owed },
    reserve: (jobs) => hands.reserve(stopped ? [] : jobs, name),
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
      beginWritten(clock.now());
      await hands.empty();
    },
    stop() {
      stopped = true;
      poke();
    },
    async turn() {
      let done = 0;
      for (;;) {
        const now = clock.now();
        const begun = beginWritten(now) + (await look(now));
        if (begun === 0) return done;
        done += begun;
        await hands.empty();
      }
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

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
