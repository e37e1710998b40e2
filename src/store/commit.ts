// Writing batches: all that follows from a request, together or not at all.
import { sql } from 'kysely';
import type { StoredEvent } from '../ticket/event.js';
import { onceEach } from '../ticket/job.js';
import { hashOf } from './chain.js';
import { writeDrill, writeSwap } from './duty-rows.js';
import { literally, prepared, upTo } from './prepared.js';
import { writeRead } from './read-rows.js';
import { writeWords } from './register-rows.js';
import type { Batch, Committed, Store } from './store.js';
import type { Tables } from './tables.js';
import { placeOfText } from './text-rows.js';
import { asked, type Builder, type Database, type Work } from './work.js';

/** Commits a batch with whatever else is to be written at that moment. */
export function createCommitter({ db, write }: Database): Pick<Store, 'commit' | 'failedCommit'> {
  let failure: { at: string; why: string } | undefined;
  return {
    async commit(batch) {
      try {
        // A card that is to be redrawn, or a mark alone, is no promise to anybody.
        const promised = batch.events.length > 0 || batch.ticket === 'none';
        const result = await write(() => writeBatch(db, batch), promised ? 'synced' : undefined);
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

const mark = prepared((db, handled: Tables['handled']) =>
  db
    .insertInto('handled')
    .values({ request: handled.request, at: handled.at })
    .onConflict((conflict) => conflict.doNothing()),
);

const unmark = prepared((db, { request }: Pick<Tables['handled'], 'request'>) =>
  db.deleteFrom('handled').where('request', '=', request),
);

function* writeBatch(db: Builder, batch: Batch): Work<Committed> {
  const marked = yield* mark(db, batch);
  if (!marked.numAffectedRows) return { is: 'handled' };
  const written = yield* writeUnlessStale(db, batch);
  if (written.is === 'stale') yield* unmark(db, batch);
  return written;
}

/** A batch that is stale writes nothing; none changes both a ticket and a swap. */
function* writeUnlessStale(db: Builder, batch: Batch): Work<Committed> {
  if (batch.unless && (yield* hasNewer(db, batch.unless))) return { is: 'stale' };
  if (batch.unchanged && !(yield* stands(db, batch.unchanged))) return { is: 'stale' };

  const ticket = batch.ticket === 'next' ? yield* nextNumber(db) : batch.ticket === 'none' ? 0 : batch.ticket;
  if (batch.events.length > 0 && !(yield* writeRow(db, batch, ticket))) return { is: 'stale' };
  if (batch.swap && !(yield* writeSwap(db, batch.swap))) return { is: 'stale' };
  if (batch.drill) yield* writeDrill(db, batch.drill);
  if (batch.read) yield* writeRead(db, ticket, batch.read, batch.at);
  const events = yield* writeEvents(db, batch, ticket);
  yield* writeTexts(db, batch, ticket);
  yield* writeJobs(db, batch, ticket);
  return { is: 'committed', ticket, events };
}

const newerOpen = prepared((db, { newerOf, than }: NonNullable<Batch['unless']>) =>
  db
    .selectFrom('tickets')
    .select('number')
    .where('reporter', '=', newerOf)
    .where('phase', '<>', literally('closed'))
    .where('number', '>', than)
    .limit(upTo(1)),
);

function* hasNewer(db: Builder, unless: NonNullable<Batch['unless']>): Work<boolean> {
  return (yield* newerOpen(db, unless)).rows.length > 0;
}

function* stands(db: Builder, { ticket, version }: NonNullable<Batch['unchanged']>): Work<boolean> {
  const same = db.selectFrom('tickets').select('number').where('number', '=', ticket).where('version', '=', version);
  return (yield* asked(same)).rows.length > 0;
}

const lastNumber = prepared((db) => db.selectFrom('tickets').select((build) => build.fn.max('number').as('number')));

function* nextNumber(db: Builder): Work<number> {
  return ((yield* lastNumber(db, {})).rows[0]?.number ?? 0) + 1;
}

/** @returns false when the ticket has moved on since the batch was decided */
function* writeRow(db: Builder, batch: Batch, ticket: number): Work<boolean> {
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
    yield* insertTicket(db, { number: ticket, ...columns });
    return true;
  }
  const updated = yield* updateTicket(db, { number: ticket, before: batch.version, ...columns });
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

function* writeEvents(db: Builder, batch: Batch, ticket: number): Work<StoredEvent[]> {
  if (batch.events.length === 0) return [];
  const written: StoredEvent[] = [];
  const [head] = (yield* chainHead(db, {})).rows;
  if (!head) throw new Error('the chain has no head');
  let { seq, hash } = head;
  for (const [index, event] of batch.events.entries()) {
    seq += 1;
    const { request, at } = batch;
    const version = batch.version + index + 1;
    // What is hashed is what is stored: undefined fields vanish in JSON.
    const body = JSON.stringify(event);
    const content = { seq, ticket, version, at, request, event: JSON.parse(body), prev: hash };
    hash = hashOf(content);
    written.push({ ...content, hash });
    const row = { seq, ticket, version, at: Date.parse(at), type: event.type, hash: Buffer.from(hash, 'hex') };
    yield* insertEvent(db, { ...row, request, body });
  }
  yield* moveChain(db, { seq, hash });
  return written;
}

const textColumns = ['place', 'ticket', 'id', 'salt', 'body'] as const;
const insertText = prepared((db, row: Tables['texts']) => db.insertInto('texts').values(each(row, textColumns)));

const insertUtterance = prepared((db, row: Tables['utterances']) =>
  db
    .insertInto('utterances')
    .values(each(row, ['channel', 'message', 'platform', 'place']))
    .onConflict((conflict) => conflict.doNothing()),
);

function* writeTexts(db: Builder, batch: Batch, ticket: number): Work<void> {
  const { texts, utterance } = batch;
  const place = placeOfText(ticket, batch.version);
  for (const [index, text] of texts.entries()) yield* insertText(db, { ...text, ticket, place: place(index) });
  yield* writeWords(db, texts, place);
  if (!utterance) return;
  const { text, ...message } = utterance;
  const index = texts.findIndex(({ id }) => id === text);
  yield* insertUtterance(db, { ...message, place: place(index) });
}

type NewJob = Omit<Tables['jobs'], 'last_error'>;
const jobColumns = [
  ...(['ticket', 'name', 'kind', 'lane', 'priority', 'due_at', 'created_at', 'generation', 'attempts'] as const),
  ...(['leased_by', 'lease_until'] as const),
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

function* writeJobs(db: Builder, batch: Batch, ticket: number): Work<void> {
  const { taken } = batch;
  for (const { dueAt, kind, name, lane, priority } of onceEach(batch.jobs)) {
    const lease = taken?.names.includes(name)
      ? { leased_by: taken.worker, lease_until: taken.until, attempts: 1 }
      : { leased_by: null, lease_until: null, attempts: 0 };
    const job = { ticket, name, kind, lane, priority, due_at: dueAt, created_at: batch.at, generation: 1 };
    yield* oweJob(db, { ...job, ...lease });
  }
}
