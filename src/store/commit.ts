// Writing batches: all that follows from a request, together or not at all. Batches that arrive together share one transaction
// with a savepoint each, so that one sync of the disk serves many reports and a bad batch harms no other.
import { type Kysely, sql, type Transaction } from 'kysely';
import { hashOf } from './chain.js';
import { writeDrill, writeSwap } from './duty-rows.js';
import { writeRead } from './read-rows.js';
import { placeOfText, writeWords } from './register-rows.js';
import type { Batch, Committed, Store } from './store.js';
import type { Tables } from './tables.js';

/** More than this in one transaction would keep the first ones waiting too long. */
const MAX_BATCHES_PER_TRANSACTION = 64;

type Connection = Kysely<Tables> | Transaction<Tables>;

interface Waiting {
  batch: Batch;
  done: (committed: Committed) => void;
  failed: (error: unknown) => void;
}

/** Commits a batch with whatever other batches are waiting at that moment. */
export function createCommitter(db: Kysely<Tables>): Pick<Store, 'commit' | 'failedCommit'> {
  const waiting: Waiting[] = [];
  let writing = false;
  let failure: { at: string; why: string } | undefined;

  async function writeAll(): Promise<void> {
    writing = true;
    // One turn of the event loop, so that requests that arrived together are written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await writeSome(waiting.splice(0, MAX_BATCHES_PER_TRANSACTION));
    writing = false;
  }

  async function writeSome(some: Waiting[]): Promise<void> {
    try {
      const results = await db.connection().execute(async (connection) => {
        await sql`begin immediate`.execute(connection);
        try {
          const written: (Committed | Error)[] = [];
          for (const { batch } of some) written.push(await inSavepoint(connection, batch));
          await sql`commit`.execute(connection);
          return written;
        } catch (error) {
          await sql`rollback`.execute(connection).catch(() => undefined);
          throw error;
        }
      });
      for (const [index, result] of results.entries()) settle(some[index] as Waiting, result);
    } catch (error) {
      for (const one of some) settle(one, error instanceof Error ? error : new Error(String(error)));
    }
  }

  function settle({ batch, done, failed }: Waiting, result: Committed | Error): void {
    const broken = result instanceof Error;
    failure = broken ? { at: batch.at, why: result.message } : undefined;
    if (broken) failed(result);
    else done(result);
  }

  return {
    commit: (batch) =>
      new Promise((done, failed) => {
        waiting.push({ batch, done, failed });
        if (!writing) void writeAll();
      }),
    failedCommit: () => failure,
  };
}

async function inSavepoint(connection: Connection, batch: Batch): Promise<Committed | Error> {
  await sql`savepoint batch`.execute(connection);
  try {
    const committed = await write(connection, batch);
    await sql`${sql.raw(committed.is === 'committed' ? 'release batch' : 'rollback to batch')}`.execute(connection);
    return committed;
  } catch (error) {
    await sql`rollback to batch`.execute(connection);
    return error instanceof Error ? error : new Error(String(error));
  }
}

async function write(connection: Connection, batch: Batch): Promise<Committed> {
  const marked = await connection
    .insertInto('handled')
    .values({ request: batch.request, at: batch.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!marked.numInsertedOrUpdatedRows) return { is: 'handled' };
  if (batch.unless && (await hasNewer(connection, batch.unless))) return { is: 'stale' };
  if (batch.unchanged && !(await stands(connection, batch.unchanged))) return { is: 'stale' };

  const ticket = batch.ticket === 'next' ? await nextNumber(connection) : batch.ticket === 'none' ? 0 : batch.ticket;
  if (batch.events.length > 0 && !(await writeRow(connection, batch, ticket))) return { is: 'stale' };
  if (batch.swap && !(await writeSwap(connection, batch.swap))) return { is: 'stale' };
  if (batch.drill) await writeDrill(connection, batch.drill);
  if (batch.read) await writeRead(connection, ticket, batch.read, batch.at);
  await writeEvents(connection, batch, ticket);
  await writeTexts(connection, batch, ticket);
  await writeJobs(connection, batch, ticket);
  return { is: 'committed', ticket };
}

async function hasNewer(connection: Connection, { newerOf, than }: NonNullable<Batch['unless']>): Promise<boolean> {
  const newer = await connection
    .selectFrom('tickets')
    .select('number')
    .where('reporter', '=', newerOf)
    .where('phase', '<>', 'closed')
    .where('number', '>', than)
    .executeTakeFirst();
  return newer !== undefined;
}

async function stands(connection: Connection, { ticket, version }: NonNullable<Batch['unchanged']>): Promise<boolean> {
  const row = await connection
    .selectFrom('tickets')
    .select('number')
    .where('number', '=', ticket)
    .where('version', '=', version)
    .executeTakeFirst();
  return row !== undefined;
}

async function nextNumber(connection: Connection): Promise<number> {
  const last = await connection
    .selectFrom('tickets')
    .select((build) => build.fn.max('number').as('number'))
    .executeTakeFirst();
  return (last?.number ?? 0) + 1;
}

/** @returns false when the ticket has moved on since the batch was decided */
async function writeRow(connection: Connection, batch: Batch, ticket: number): Promise<boolean> {
  const { row } = batch;
  if (!row) throw new Error('a batch with events needs the row that follows from them');
  const version = batch.version + batch.events.length;
  const columns = {
    version,
    phase: row.phase,
    script: row.script,
    severity: row.severity,
    restricted: row.restricted ? 1 : 0,
    reporter: row.reporter,
    participants: JSON.stringify(row.participants),
    barred: JSON.stringify(row.barred),
    holder: row.holder,
    place_platform: row.place?.platform ?? null,
    place_channel: row.place?.channel ?? null,
    place_thread: row.place?.thread ?? null,
    opened_at: row.openedAt,
    talked_at: row.talkedAt,
    closed_at: row.closedAt,
  };
  if (batch.ticket === 'next') {
    await connection
      .insertInto('tickets')
      .values({ number: ticket, ...columns })
      .execute();
    return true;
  }
  const updated = await connection
    .updateTable('tickets')
    .set(columns)
    .where('number', '=', ticket)
    .where('version', '=', batch.version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

async function writeEvents(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  if (batch.events.length === 0) return;
  const head = await connection.selectFrom('chain').select(['seq', 'hash']).executeTakeFirstOrThrow();
  let { seq, hash } = head;
  for (const [index, event] of batch.events.entries()) {
    seq += 1;
    const content = {
      seq,
      ticket,
      version: batch.version + index + 1,
      at: batch.at,
      request: batch.request,
      event,
      prev: hash,
    };
    // What is hashed is what is stored: undefined fields vanish in JSON.
    const body = JSON.stringify(event);
    hash = hashOf({ ...content, event: JSON.parse(body) });
    const { event: _, ...columns } = content;
    await connection
      .insertInto('events')
      .values({ ...columns, type: event.type, body, hash })
      .execute();
  }
  await connection.updateTable('chain').set({ seq, hash }).execute();
}

async function writeTexts(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  const { texts, utterance, at } = batch;
  const place = placeOfText(ticket, batch.version);
  if (texts.length > 0)
    await connection
      .insertInto('texts')
      .values(texts.map((text, index) => ({ ...text, ticket, at, place: place(index) })))
      .execute();
  await writeWords(connection, texts, place);
  if (!utterance) return;
  const { platform, channel, message, text } = utterance;
  await connection
    .insertInto('utterances')
    .values({ platform, channel, message, ticket, text_id: text })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function writeJobs(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  for (const job of batch.jobs)
    await connection
      .insertInto('jobs')
      .values({
        ticket,
        name: job.name,
        kind: job.kind,
        lane: job.lane,
        priority: job.priority,
        due_at: job.dueAt,
        created_at: batch.at,
        generation: 1,
        attempts: 0,
      })
      .onConflict((conflict) =>
        conflict.columns(['ticket', 'name']).doUpdateSet((build) => ({
          due_at: job.dueAt,
          lane: job.lane,
          generation: build('jobs.generation', '+', 1),
          // A job that is still owed keeps its rank: an update of a page that was not sent yet is a page.
          priority: sql<number>`case when jobs.priority < ${job.priority} then jobs.priority else ${job.priority} end`,
        })),
      )
      .execute();
}
