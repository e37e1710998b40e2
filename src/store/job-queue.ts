// The queue of what is owed: a job is a row, taken with a lease, finished only in the generation it was taken in.
import { type Selectable, sql } from 'kysely';
import { plusSeconds } from '../clock.js';
import { priorities } from '../ticket/job.js';
import { prepared, upTo } from './prepared.js';
import type { Job, Store } from './store.js';
import type { Tables } from './tables.js';
import { asked, type Builder, type Database, type Work } from './work.js';

const leastOfAll = Math.max(...Object.values(priorities));

/** Clocks of two machines differ by less; a lease is shorter. */
const FUTURE_SECONDS = 60;

/** What a message shows depends on who drew it last; everything else that a job does counts once, by its request. */
const drawing: Job['kind'][] = ['show', 'notice', 'home'];

/** Due jobs that are looked at together. */
const LOOK_AT = 32;
const MOST_LOOKS = 8;
/** Conversations in which so much waits that the next look leaves them out at once. */
const MOST_CROWDED = 8;

type Row = Selectable<Tables['jobs']>;

/** A job as this worker took it: nobody else may have taken it since. */
interface Held {
  ticket: number;
  name: string;
  worker: string;
}

const held = (job: Job, worker: string): Held => ({ ticket: job.ticket, name: job.name, worker });

const take = prepared((db, job: Held & { until: string; attempts: number }) =>
  db
    .updateTable('jobs')
    .set({ leased_by: job.worker, lease_until: job.until, attempts: job.attempts })
    .where('ticket', '=', job.ticket)
    .where('name', '=', job.name),
);
const remove = prepared((db, job: Held & { generation: number }) =>
  db
    .deleteFrom('jobs')
    .where('ticket', '=', job.ticket)
    .where('name', '=', job.name)
    .where('leased_by', '=', job.worker)
    .where('generation', '=', job.generation),
);
const giveBack = prepared((db, job: Held & Pick<Row, 'due_at' | 'attempts' | 'last_error'>) =>
  db
    .updateTable('jobs')
    .set({
      ...{ leased_by: null, lease_until: null, due_at: job.due_at },
      ...{ attempts: job.attempts, last_error: job.last_error },
    })
    .where('ticket', '=', job.ticket)
    .where('name', '=', job.name)
    .where('leased_by', '=', job.worker),
);
const startOver = prepared((db, job: Held) =>
  db
    .updateTable('jobs')
    .set({ leased_by: null, lease_until: null, attempts: 0 })
    .where('ticket', '=', job.ticket)
    .where('name', '=', job.name)
    .where('leased_by', '=', job.worker),
);

/**
 * Somebody else took the job, for this worker was away too long. It may have drawn an older state over theirs: that is put right.
 */
function* owedAgain(db: Builder, job: Job): Work<void> {
  const { ticket, name, kind, lane, priority, dueAt, createdAt } = job;
  if (!drawing.includes(kind)) return;
  const again = {
    ticket,
    name,
    kind,
    lane,
    priority,
    due_at: dueAt,
    created_at: createdAt,
    generation: 1,
    attempts: 1,
  };
  const owed = db
    .insertInto('jobs')
    .values(again)
    .onConflict((conflict) =>
      conflict.columns(['ticket', 'name']).doUpdateSet((build) => ({ generation: build('jobs.generation', '+', 1) })),
    );
  yield* asked(owed);
}

type Due = { priority: number; now: string };

/** Due jobs of one priority, the oldest first. */
function dueJobs(db: Builder, { priority, now }: Due) {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('priority', '=', priority)
    .where('due_at', '<=', now)
    .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
    .orderBy('due_at')
    .orderBy('created_at')
    .orderBy('ticket')
    .orderBy('name')
    .limit(upTo(LOOK_AT));
}
const dueAnywhere = prepared(dueJobs);
/** A query for each number of conversations that are left out. */
const dueElsewhere = new Map<number, ReturnType<typeof dueOutsideOf>>();

function dueOutsideOf(count: number) {
  const names = Array.from({ length: count }, (_, index) => `lane${index}` as const);
  return prepared((db, due: Due & Record<(typeof names)[number], string>) =>
    dueJobs(db, due).where(
      'lane',
      'not in',
      names.map((name) => due[name] ?? ''),
    ),
  );
}

/** The jobs to take, the most urgent first, at most one a conversation. */
function* choose(
  db: Builder,
  { now, limit, isFree, took, leastUrgent = leastOfAll }: Parameters<Store['claim']>[0],
  crowdedBefore: Set<string>,
): Work<Row[]> {
  const chosen: Row[] = [];
  const lanes = new Set<string>();
  const found = new Set<string>();
  for (let priority = 0; priority <= leastUrgent && chosen.length < limit; priority += 1) {
    const crowded = new Set([...crowdedBefore].filter((lane) => !isFree(lane, priority)));
    for (let look = 0; look < MOST_LOOKS && chosen.length < limit; look += 1) {
      const { rows } = yield* dueOutside(db, crowded, { priority, now });
      for (const row of rows) {
        // Jobs without a lane send nothing and need not wait for each other: each is a lane of its own.
        const lane = row.lane || `${row.ticket}/${row.name}`;
        const isTaken = (row.lane !== '' && !isFree(lane, priority)) || lanes.has(lane);
        if (isTaken && row.lane) crowded.add(row.lane);
        if (isTaken || chosen.length >= limit) continue;
        chosen.push(row);
        lanes.add(lane);
        if (row.lane) took?.(lane);
      }
      // Behind a crowd that waits for one conversation there may be others that need not wait.
      if (rows.length < LOOK_AT) break;
      for (const lane of crowded) found.add(lane);
    }
  }
  crowdedBefore.clear();
  for (const lane of [...found].slice(0, MOST_CROWDED)) crowdedBefore.add(lane);
  return chosen;
}

function* dueOutside(db: Builder, crowded: Set<string>, due: Due): Work<{ rows: Row[] }> {
  if (crowded.size === 0) return yield* dueAnywhere(db, due);
  if (crowded.size > MOST_CROWDED) return yield* asked(dueJobs(db, due).where('lane', 'not in', [...crowded]));
  const query = dueElsewhere.get(crowded.size) ?? dueOutsideOf(crowded.size);
  dueElsewhere.set(crowded.size, query);
  return yield* query(db, { ...due, ...Object.fromEntries([...crowded].map((lane, index) => [`lane${index}`, lane])) });
}

export function createJobQueue({ db, write }: Database) {
  // They were crowded a moment ago, so they are left out at the first look already.
  const crowded = new Set<string>();
  return {
    claim: (options) => write(() => claimed(options)),
    async leaseHolders() {
      const found = await db
        .selectFrom('jobs')
        .select('leased_by')
        .distinct()
        .where('leased_by', 'is not', null)
        .execute();
      return found.flatMap(({ leased_by }) => leased_by ?? []);
    },
    async releaseLeases(worker) {
      const free = { leased_by: null, lease_until: null };
      await write(() => asked(db.updateTable('jobs').set(free).where('leased_by', '=', worker)));
    },
    async doubtDue(now) {
      const due = db.updateTable('jobs').set({ attempts: 1 }).where('attempts', '=', 0).where('due_at', '<=', now);
      await write(() => asked(due));
    },
    finish: (job, worker) => write(() => finished(job, worker)),
    async postpone(job, worker, dueAt, error) {
      const after = { due_at: dueAt, attempts: job.attempts, last_error: error };
      await write(() => postponed(job, { ...held(job, worker), ...after }));
    },
    async release(job, worker, dueAt) {
      const after = { due_at: dueAt, attempts: job.attempts - 1, last_error: job.lastError };
      await write(() => giveBack(db, { ...held(job, worker), ...after }));
    },
    async mendFuture(now) {
      const soon = plusSeconds(now, FUTURE_SECONDS);
      const fromFuture = db
        .updateTable('jobs')
        .set({
          // An earlier attempt is looked for from here on: never later than it was.
          created_at: sql<string>`case when created_at > ${now} then ${now} else created_at end`,
          ...{ due_at: now, leased_by: null, lease_until: null },
        })
        .where((where) => where.or([where('created_at', '>', soon), where('lease_until', '>', soon)]));
      return Number((await write(() => asked(fromFuture))).numAffectedRows);
    },
    async backlog(now) {
      const minuteAgo = new Date(Date.parse(now) - 60_000).toISOString();
      const found = await db
        .selectFrom('jobs')
        .select((build) => [
          build.fn.countAll<number>().as('due'),
          build.fn.min('due_at').as('oldest'),
          sql<number>`coalesce(sum(case when due_at < ${minuteAgo} then 1 else 0 end), 0)`.as('late'),
        ])
        .where('due_at', '<=', now)
        .executeTakeFirstOrThrow();
      return { due: Number(found.due), late: Number(found.late), oldestDueAt: found.oldest ?? null };
    },
  } satisfies Partial<Store>;

  function* claimed(options: Parameters<Store['claim']>[0]): Work<Job[]> {
    const { worker, leaseUntil: until } = options;
    const rows = yield* choose(db, options, crowded);
    const taken = rows.map((row) => ({ ...row, attempts: row.attempts + 1 }));
    for (const { ticket, name, attempts } of taken) yield* take(db, { ticket, name, worker, until, attempts });
    return taken.map(toJob);
  }

  function* finished(job: Job, worker: string): Work<void> {
    const mine = held(job, worker);
    const { numAffectedRows } = yield* remove(db, { ...mine, generation: job.generation });
    // It was asked for again while it was carried out: the newer one is still owed, from its first attempt.
    if (numAffectedRows !== 0n) return;
    const kept = yield* startOver(db, mine);
    if (kept.numAffectedRows === 0n) yield* owedAgain(db, job);
  }

  function* postponed(job: Job, after: Parameters<typeof giveBack>[1]): Work<void> {
    const { numAffectedRows } = yield* giveBack(db, after);
    if (numAffectedRows === 0n) yield* owedAgain(db, job);
  }
}

function toJob(row: Row): Job {
  return {
    ticket: row.ticket,
    name: row.name,
    kind: row.kind as Job['kind'],
    lane: row.lane,
    priority: row.priority,
    dueAt: row.due_at,
    createdAt: row.created_at,
    generation: row.generation,
    attempts: row.attempts,
    lastError: row.last_error,
  };
}
