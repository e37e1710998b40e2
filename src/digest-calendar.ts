// When digests are owed: at the times of the calendar, each once, and late rather than never.
import { Cron } from 'croner';
import { type Clock, plusSeconds, secondsBetween } from './clock.js';
import { periodAt, periodBefore } from './digest/period.js';
import { noteName, type SentNote } from './digests.js';
import type { Log } from './log.js';
import { noticeName } from './paging/notice.js';
import type { Organisation } from './paging/organisation.js';
import { shiftsBetween } from './paging/rota.js';
import type { Batch, Store } from './store/store.js';
import { type JobSpec, priorities } from './ticket/plan.js';

const MONDAY_MORNING = '0 9 * * 1';
const LOOK_EVERY_MS = 20_000;
const SHORTEST_WAIT_MS = 100;
const LATE_SECONDS = 60;
/** After a long standstill the last digests are sent, not a year of them; older ones can be asked for by name. */
const MOST_MISSED = 4;
const LOOK_BACK_DAYS = 35;
const GAPS_AHEAD_DAYS = 30;
/** When the calendar was last looked at with success: what was due before is settled. */
const SETTLED = 'digest-settled';

export interface CalendarParts {
  store: Pick<Store, 'kept' | 'keep' | 'keepFirst' | 'commit'>;
  organisation: Organisation;
  clock: Clock;
  log: Log;
  /** Something is owed now. */
  poke(): void;
}

export interface DigestCalendar {
  run(): Promise<void>;
  stop(): void;
  /** Looks once whether a digest is due. */
  look(): Promise<void>;
}

export function createDigestCalendar(parts: CalendarParts): DigestCalendar {
  const { store, organisation, clock, log, poke } = parts;
  const stop = new AbortController();
  const cron = new Cron(organisation.digest?.cron ?? MONDAY_MORNING, { timezone: organisation.timezone, paused: true });

  async function look(): Promise<void> {
    const now = clock.now();
    // A desk that is new owes nothing for the time before it.
    const settled = await store.keepFirst(SETTLED, now);
    const due = dueBetween(cron, settled, now);
    for (const dueAt of due) await owe(dueAt, now);
    if (due.length > 0) await store.keep(SETTLED, due.at(-1) ?? now);
  }

  /** Milliseconds; a digest arrives when it is due, not at the next look after that. */
  function untilNextLook(): number {
    const now = clock.now();
    const next = cron.nextRun(new Date(now));
    const ms = next ? secondsBetween(now, next.toISOString()) * 1_000 : LOOK_EVERY_MS;
    return Math.min(Math.max(ms, SHORTEST_WAIT_MS), LOOK_EVERY_MS);
  }

  async function owe(dueAt: string, now: string): Promise<void> {
    const name = lastWeek(organisation, dueAt);
    const late = Math.round(secondsBetween(dueAt, now));
    const sent: SentNote = {
      dueAt,
      ...(late > LATE_SECONDS ? { lateSeconds: late } : {}),
      gapsAhead: shiftsBetween(organisation, now, plusSeconds(now, GAPS_AHEAD_DAYS * 24 * 60 * 60)).filter(
        ({ member }) => member === undefined,
      ).length,
      ...(organisation.employees === undefined ? {} : { employees: organisation.employees }),
    };
    const jobs = digestJobs(organisation, name, now);
    if (jobs.length === 0) return log.warn({ digest: name }, 'channels.isms is not set: the digest is sent nowhere');
    // Of two processes, or two due times of one week, the first note counts and the second commit is a repetition.
    await store.keepFirst(noteName(name), JSON.stringify(sent));
    const committed = await store.commit(digestBatch(`digest/${name}`, jobs, now));
    log.info({ digest: name, late: sent.lateSeconds, outcome: committed.is }, 'a digest is due');
    poke();
  }

  return {
    look,
    stop: () => stop.abort(),
    async run() {
      while (!stop.signal.aborted) {
        await look().catch((error: unknown) => log.error({ error: String(error) }, 'the calendar could not be read'));
        await clock.wait(untilNextLook(), stop.signal);
      }
    },
  };
}

/** The last times after `from` up to `to` at which a digest is due (ISO UTC), the earliest first. */
export function dueBetween(cron: Cron, from: string, to: string): string[] {
  const due: string[] = [];
  // A digest a minute is nobody's wish, but must not keep the desk busy for all the minutes of a year.
  const [, since = from] = [from, plusSeconds(to, -LOOK_BACK_DAYS * 24 * 60 * 60)].sort();
  for (let next = cron.nextRun(new Date(since)); next && next.toISOString() <= to; next = cron.nextRun(next)) {
    due.push(next.toISOString());
    if (due.length > MOST_MISSED) due.shift();
  }
  return due;
}

/** The name of the last week that was over at this moment. */
export function lastWeek({ timezone }: Organisation, at: string): string {
  return periodBefore(periodAt('week', at, timezone), timezone).name;
}

/** The digest for every ISMS channel, and the pictures that follow it. */
export function digestJobs(organisation: Organisation, name: string, at: string): JobSpec[] {
  return organisation.platforms.flatMap((platform): JobSpec[] => {
    const channel = organisation.channels.isms[platform];
    if (!channel) return [];
    const notice = noticeName({ is: 'digest', id: name, platform });
    const owed = { lane: `${platform}:${channel}`, priority: priorities.notice, dueAt: at };
    return [
      { kind: 'notice', name: notice, ...owed },
      { kind: 'pictures', name: `pictures/${notice}`, ...owed, priority: priorities.redraw },
    ];
  });
}

/** The same request twice owes nothing more. */
export function digestBatch(request: string, jobs: JobSpec[], at: string): Batch {
  return { request, at, ticket: 'none', version: 0, events: [], texts: [], jobs };
}
