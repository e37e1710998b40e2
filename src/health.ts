// Whether the desk can keep its promise right now: every reason why not, in words an operator can act on.
import { type Clock, secondsBetween } from './clock.js';
import type { Store } from './store/store.js';
import type { Worker } from './worker.js';

/** A worker that has not looked for so long is stuck. */
const STUCK_SECONDS = 30;

/** Platforms deliver again within minutes; for so long a commit that failed counts as trouble unless a later one succeeds. */
const FAILED_COMMIT_SECONDS = 10 * 60;

export interface Reachable {
  /** Why the platform does not work at the moment, or undefined. */
  alive(): string | undefined;
  /** People the platform refuses to bring anything to, such as those who have not installed the app. */
  gaps?(): { user: string; reason: string }[];
}

/** Somebody who looks by their own timer. */
export interface Watch {
  reasons(): string[];
  warnings?(): string[];
}

export interface Health {
  /** Empty when all is well. */
  reasons(): Promise<string[]>;
  /** What lies ahead and can still be mended; the desk works meanwhile. */
  warnings(): string[];
}

export function createHealth(parts: {
  store: Store;
  worker: Worker;
  platforms: Map<string, Reachable>;
  /** The auditor and the rounds: they look by themselves. */
  watches: Watch[];
  clock: Clock;
}): Health {
  const { store, worker, platforms, watches, clock } = parts;
  return {
    async reasons() {
      const now = clock.now();
      const reasons = [...(await storeReasons(store, now)), ...workerReasons(worker, now)];
      for (const [name, platform] of platforms) {
        const why = platform.alive();
        if (why) reasons.push(`${name}: ${why}`);
      }
      return [...reasons, ...watches.flatMap((watch) => watch.reasons())];
    },
    warnings: () => [
      ...watches.flatMap((watch) => watch.warnings?.() ?? []),
      ...[...platforms].flatMap(
        ([name, { gaps }]) => gaps?.().map((gap) => `${name}: ${gap.user} is not reached: ${gap.reason}`) ?? [],
      ),
    ],
  };
}

async function storeReasons(store: Store, now: string): Promise<string[]> {
  try {
    await store.ping(now);
    const failed = store.failedCommit();
    if (failed && secondsBetween(failed.at, now) < FAILED_COMMIT_SECONDS)
      return [`store: what arrived at ${failed.at} could not be kept: ${failed.why}`];
    const { late, oldestDueAt } = await store.backlog(now);
    return late > 0 ? [`worker: ${late} jobs are more than a minute late, the oldest was due at ${oldestDueAt}`] : [];
  } catch (error) {
    return [`store: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function workerReasons(worker: Worker, now: string): string[] {
  const { lastLookAt, failing } = worker.health();
  if (!lastLookAt || secondsBetween(lastLookAt, now) > STUCK_SECONDS)
    return ['worker: it does not look for what is owed'];
  return [...failing].map(([job, why]) => `worker: job ${job} fails: ${why}`);
}
