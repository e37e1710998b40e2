// The queue of what is owed: a job is a row, taken with a lease, finished only in the generation it was taken in.
import { type Kysely, type Selectable, sql } from 'kysely';
import { plusSeconds } from '../clock.js';
import type { Job, Store } from './store.js';
import type { Tables } from './tables.js';

/** Clocks of two machines differ by less; a lease is shorter. */
const FUTURE_SECONDS = 60;

/** What a message shows depends on who drew it last; everything else that a job does counts once, by its request. */
const drawing: Job['kind'][] = ['show', 'notice', 'home'];

type Row = Selectable<Tables['jobs']>;

export function createJobQueue(db: Kysely<Tables>) {
  /** The job as this worker took it: nobody else may have taken it since. */
  const mine = (job: Job, worker: string) =>
    db
      .updateTable('jobs')
      .where('ticket', '=', job.ticket)
      .where('name', '=', job.name)
      .where('leased_by', '=', worker);

  /** Somebody else took the job, for this worker was away too long. It may have drawn an older state over theirs: that is put right. */
  async function owedAgain({ ticket, name, kind, lane, priority, dueAt, createdAt }: Job): Promise<void> {
    if (!drawing.includes(kind)) return;
    await db
      .insertInto('jobs')
      .values({
        ...{ ticket, name, kind, lane, priority, due_at: dueAt, created_at: createdAt },
        ...{ generation: 1, attempts: 1 },
      })
      .onConflict((conflict) =>
        conflict.columns(['ticket', 'name']).doUpdateSet((build) => ({ generation: build('jobs.generation', '+', 1) })),
      )
      .execute();
  }

  return {
    async claim({ worker, now, leaseUntil, limit, busyLanes, leastUrgent }) {
      // Jobs without a lane send nothing and need not wait for each other: each is a lane of its own.
      const lane = sql<string>`case when lane = '' then ticket || '/' || name else lane end`;
      const free = db
        .selectFrom('jobs')
        .select(['ticket', 'name', 'priority', 'due_at'])
        .select(
          sql<number>`row_number() over (partition by ${lane} order by priority, due_at, created_at, ticket, name)`.as(
            'place',
          ),
        )
        .where('due_at', '<=', now)
        .where((where) => where.or([where('lease_until', 'is', null), where('lease_until', '<=', now)]))
        .$if(leastUrgent !== undefined, (query) => query.where('priority', '<=', leastUrgent ?? 0))
        .$if(busyLanes.length > 0, (query) => query.where('lane', 'not in', busyLanes));
      const taken = await sql<Row>`
        update jobs set leased_by = ${worker}, lease_until = ${leaseUntil}, attempts = attempts + 1
        where (ticket, name) in (
          select ticket, name from ${free.as('free')} where place = 1 order by priority, due_at limit ${limit})
        returning *`.execute(db);
      return taken.rows.map(toJob).sort((a, b) => a.priority - b.priority || (a.dueAt < b.dueAt ? -1 : 1));
    },
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
      await db
        .updateTable('jobs')
        .set({ leased_by: null, lease_until: null })
        .where('leased_by', '=', worker)
        .execute();
    },
    async finish(job, worker) {
      const finished = await db
        .deleteFrom('jobs')
        .where('ticket', '=', job.ticket)
        .where('name', '=', job.name)
        .where('leased_by', '=', worker)
        .where('generation', '=', job.generation)
        .executeTakeFirst();
      if (finished.numDeletedRows > 0n) return;
      // It was asked for again while it was carried out: the newer one is still owed, from its first attempt.
      const kept = await mine(job, worker).set({ leased_by: null, lease_until: null, attempts: 0 }).executeTakeFirst();
      if (kept.numUpdatedRows === 0n) await owedAgain(job);
    },
    async postpone(job, worker, dueAt, error) {
      const put = { leased_by: null, lease_until: null, due_at: dueAt, last_error: error };
      const kept = await mine(job, worker).set(put).executeTakeFirst();
      if (kept.numUpdatedRows === 0n) await owedAgain(job);
    },
    async release(job, worker, dueAt) {
      await mine(job, worker)
        .set({ leased_by: null, lease_until: null, due_at: dueAt, attempts: job.attempts - 1 })
        .execute();
    },
    async mendFuture(now) {
      const soon = plusSeconds(now, FUTURE_SECONDS);
      const mended = await db
        .updateTable('jobs')
        .set({
          // An earlier attempt is looked for from here on: never later than it was.
          created_at: sql<string>`case when created_at > ${now} then ${now} else created_at end`,
          ...{ due_at: now, leased_by: null, lease_until: null },
        })
        .where((where) => where.or([where('created_at', '>', soon), where('lease_until', '>', soon)]))
        .executeTakeFirst();
      return Number(mended.numUpdatedRows);
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
