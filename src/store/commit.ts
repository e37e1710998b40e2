// Writing batches: all that follows from a request, together or not at all. Each has a savepoint of its own, so that a bad batch harms
// no other of its transaction.
import { CompiledQuery, sql } from 'kysely';
import type { JobSpec } from '../ticket/job.js';
import { hashOf } from './chain.js';
import { writeDrill, writeSwap } from './duty-rows.js';
import { type Connection, literally, prepared } from './prepared.js';
import { writeRead } from './read-rows.js';
import { writeWords } from './register-rows.js';
import type { Batch, Committed, Store } from './store.js';
import type { Tables } from './tables.js';
import { placeOfText } from './text-rows.js';
import type { Writer } from './writer.js';

/** Commits a batch with whatever else is to be written at that moment. */
export function createCommitter(write: Writer): Pick<Store, 'commit' | 'failedCommit'> {
  let failure: { at: string; why: string } | undefined;
  return {
    async commit(batch) {
      try {
        // A card that is to be redrawn, or a mark alone, is no promise to anybody.
        const promised = batch.events.length > 0 || batch.ticket === 'none';
        const result = await write((connection) => inSavepoint(connection, batch), promised ? 'synced' : undefined);
        if (result instanceof Error) throw result;
        failure = undefined;
        return result;
      } catch (error) {
        failure = { at: batch.at, why: error instanceof Error ? error.message : String(error) };
        throw error;
      }
    },
    failedCommit: () => failure,
  };
}

const savepoint = CompiledQuery.raw('savepoint batch');
const release = CompiledQuery.raw('release batch');
const rollback = CompiledQuery.raw('rollback to batch');

async function inSavepoint(connection: Connection, batch: Batch): Promise<Committed | Error> {
  await connection.executeQuery(savepoint);
  try {
    const committed = await writeBatch(connection, batch);
    await connection.executeQuery(committed.is === 'committed' ? release : rollback);
    return committed;
  } catch (error) {
    await connection.executeQuery(rollback);
    return error instanceof Error ? error : new Error(String(error));
  }
}

const mark = prepared((db, handled: Tables['handled']) =>
  db
    .insertInto('handled')
    .values({ request: handled.request, at: handled.at })
    .onConflict((conflict) => conflict.doNothing()),
);

async function writeBatch(connection: Connection, batch: Batch): Promise<Committed> {
  const marked = await mark(connection, batch);
  if (!marked.numAffectedRows) return { is: 'handled' };
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

const newerOpen = prepared((db, { newerOf, than }: NonNullable<Batch['unless']>) =>
  db
    .selectFrom('tickets')
    .select('number')
    .where('reporter', '=', newerOf)
    .where('phase', '<>', literally('closed'))
    .where('number', '>', than)
    .limit(1),
);

async function hasNewer(connection: Connection, unless: NonNullable<Batch['unless']>): Promise<boolean> {
  return (await newerOpen(connection, unless)).rows.length > 0;
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

const lastNumber = prepared((db) => db.selectFrom('tickets').select((build) => build.fn.max('number').as('number')));

async function nextNumber(connection: Connection): Promise<number> {
  return ((await lastNumber(connection, {})).rows[0]?.number ?? 0) + 1;
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
    room_platform: row.room?.platform ?? null,
    room_channel: row.room?.channel ?? null,
    opened_at: row.openedAt,
    talked_at: row.talkedAt,
    closed_at: row.closedAt,
    acting_until: row.actingUntil,
  };
  if (batch.ticket === 'next') {
    await insertTicket(connection, { number: ticket, ...columns });
    return true;
  }
  const updated = await updateTicket(connection, { number: ticket, before: batch.version, ...columns });
  return updated.numAffectedRows === 1n;
}

const ticketColumns = [
  ...([
    'version',
    'phase',
    'script',
    'severity',
    'restricted',
    'reporter',
    'participants',
    'barred',
    'holder',
  ] as const),
  ...(['place_platform', 'place_channel', 'place_thread', 'room_platform', 'room_channel'] as const),
  ...(['opened_at', 'talked_at', 'closed_at', 'acting_until'] as const),
];

/** The columns of a row, each with its parameter. */
function each<Row, Name extends keyof Row>(row: Row, names: readonly Name[]): Pick<Row, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<Row, Name>;
}

type TicketColumns = Omit<Tables['tickets'], 'put_away'>;

const insertTicket = prepared((db, row: TicketColumns) =>
  db.insertInto('tickets').values({ number: row.number, ...each(row, ticketColumns) }),
);

const updateTicket = prepared((db, row: TicketColumns & { before: number }) =>
  db
    .updateTable('tickets')
    .set(each(row, ticketColumns))
    .where('number', '=', row.number)
    .where('version', '=', row.before),
);

const chainHead = prepared((db) => db.selectFrom('chain').select(['seq', 'hash']));
const moveChain = prepared((db, { seq, hash }: { seq: number; hash: string }) =>
  db.updateTable('chain').set({ seq, hash }),
);
const eventColumns = ['seq', 'ticket', 'version', 'at', 'type', 'hash', 'request', 'body'] as const;
type NewEvent = Pick<Tables['events'], (typeof eventColumns)[number]>;
const insertEvent = prepared((db, row: NewEvent) => db.insertInto('events').values(each(row, eventColumns)));

async function writeEvents(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  if (batch.events.length === 0) return;
  const [head] = (await chainHead(connection, {})).rows;
  if (!head) throw new Error('the chain has no head');
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
    const { event: _, prev: __, ...columns } = content;
    const row = { ...columns, at: Date.parse(batch.at), type: event.type, hash: Buffer.from(hash, 'hex'), body };
    await insertEvent(connection, row);
  }
  await moveChain(connection, { seq, hash });
}

const textColumns = ['place', 'ticket', 'id', 'salt', 'body'] as const;
const insertText = prepared((db, row: Tables['texts']) => db.insertInto('texts').values(each(row, textColumns)));

const insertUtterance = prepared((db, row: Tables['utterances']) =>
  db
    .insertInto('utterances')
    .values(each(row, ['channel', 'message', 'platform', 'place']))
    .onConflict((conflict) => conflict.doNothing()),
);

async function writeTexts(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  const { texts, utterance } = batch;
  const place = placeOfText(ticket, batch.version);
  for (const [index, text] of texts.entries()) await insertText(connection, { ...text, ticket, place: place(index) });
  await writeWords(connection, texts, place);
  if (!utterance) return;
  const { text, ...message } = utterance;
  const index = texts.findIndex(({ id }) => id === text);
  await insertUtterance(connection, { ...message, place: place(index) });
}

type NewJob = Omit<Tables['jobs'], 'leased_by' | 'lease_until' | 'last_error'>;
const jobColumns = [
  ...(['ticket', 'name', 'kind', 'lane', 'priority', 'due_at', 'created_at', 'generation', 'attempts'] as const),
];

const oweJob = prepared((db, job: NewJob) =>
  db
    .insertInto('jobs')
    .values(each(job, jobColumns))
    .onConflict((conflict) =>
      conflict.columns(['ticket', 'name']).doUpdateSet((build) => ({
        due_at: job.due_at,
        lane: job.lane,
        generation: build('jobs.generation', '+', 1),
        // A job that is still owed keeps its rank: an update of a page that was not sent yet is a page.
        priority: sql<number>`case when jobs.priority < ${job.priority} then jobs.priority else ${job.priority} end`,
      })),
    ),
);

async function writeJobs(connection: Connection, batch: Batch, ticket: number): Promise<void> {
  for (const { dueAt, ...job } of onceEach(batch.jobs))
    await oweJob(connection, { ...job, ticket, due_at: dueAt, created_at: batch.at, generation: 1, attempts: 0 });
}

/** What two events of one batch ask for is owed once, with the higher rank, as the later one asks for it. */
function onceEach(jobs: JobSpec[]): JobSpec[] {
  const found = new Map<string, JobSpec>();
  for (const job of jobs) {
    const priority = Math.min(job.priority, found.get(job.name)?.priority ?? job.priority);
    found.set(job.name, { ...job, priority });
  }
  return [...found.values()];
}
