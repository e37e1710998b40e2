// The store in SQL that SQLite and PostgreSQL both understand, through Kysely. Times come as parameters: the database never asks what time it is.
import type { Selectable } from 'kysely';
import type { Said } from '../ticket/command.js';
import type { Platform } from '../ticket/event.js';
import { createCommitter } from './commit.js';
import { correctionRows } from './correction-rows.js';
import { dutyRows } from './duty-rows.js';
import { eventRows, toEvent } from './event-rows.js';
import { createJobQueue } from './job-queue.js';
import { literally, prepared, upTo } from './prepared.js';
import { putAway } from './put-away.js';
import { readRows } from './read-rows.js';
import { registerRows } from './register-rows.js';
import { ringRows } from './ring-rows.js';
import { shownRows } from './shown-rows.js';
import type { Store, TicketRow } from './store.js';
import type { Tables } from './tables.js';
import { textsOf } from './text-rows.js';
import type { Database } from './work.js';

/** At most so many tickets of one person are looked at when a message is addressed. */
const MAX_OPEN_OF_ONE_PERSON = 20;

const eventsOf = prepared((db, { ticket, after }: { ticket: number; after: number }) =>
  eventRows(db).where('ticket', '=', ticket).where('version', '>', after).orderBy('version'),
);
const openOf = prepared((db, { reporter }: { reporter: string }) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('reporter', '=', reporter)
    .where('phase', '<>', literally('closed'))
    .orderBy('talked_at', 'desc')
    .limit(upTo(MAX_OPEN_OF_ONE_PERSON)),
);
const closedOf = prepared((db, { reporter }: { reporter: string }) =>
  db
    .selectFrom('tickets')
    .selectAll()
    .where('reporter', '=', reporter)
    .where('phase', '=', literally('closed'))
    .whereRef('put_away', '<', 'version')
    .orderBy('closed_at', 'desc')
    .limit(upTo(1)),
);
const lastNumber = prepared((db) => db.selectFrom('tickets').select((build) => build.fn.max('number').as('number')));

export function createSqlStore(database: Database): Store {
  const { db, read } = database;
  const rows = () => db.selectFrom('tickets').selectAll();
  const utteranceAt = (platform: Platform, channel: string, message: string) =>
    db
      .selectFrom('utterances')
      .innerJoin('texts', 'texts.place', 'utterances.place')
      .select(['texts.ticket', 'texts.id'])
      .where('platform', '=', platform)
      .where('channel', '=', channel)
      .where('message', '=', message)
      .executeTakeFirst();
  return {
    ...createCommitter(database),
    ...createJobQueue(database),
    ...correctionRows(database),
    ...shownRows(database),
    ...evidence(database),
    ...keepsake(database),
    ...dutyRows(database),
    ...readRows(database),
    ...registerRows(database, toRow),
    ...ringRows(database),
    ...putAway(database),

    async events(ticket, after = 0) {
      return (await read(eventsOf(db, { ticket, after }))).rows.map(toEvent);
    },
    async texts(ticket) {
      const found = await read(textsOf(db, ticket));
      return new Map(found.flatMap(({ id, body }) => (body === null ? [] : [[id, JSON.parse(body) as Said] as const])));
    },
    async ticketInThread(platform, channel, thread) {
      const placed = await db
        .selectFrom('tickets')
        .select('number')
        .where('place_platform', '=', platform)
        .where('place_channel', '=', channel)
        .where('place_thread', '=', thread)
        .orderBy('number', 'desc')
        .executeTakeFirst();
      if (placed) return placed.number;
      const shown = await db
        .selectFrom('shown')
        .select('ticket')
        .where('platform', '=', platform)
        .where('channel', '=', channel)
        .where('message', '=', thread)
        .executeTakeFirst();
      return (shown ?? (await utteranceAt(platform, channel, thread)))?.ticket;
    },
    async ticketOfRoom(platform, channel) {
      const found = await db
        .selectFrom('tickets')
        .select('number')
        .where('room_channel', '=', channel)
        .where('room_platform', '=', platform)
        .orderBy('number', 'desc')
        .executeTakeFirst();
      return found?.number;
    },
    async ticketOfMessage(platform, channel, message) {
      const found = await utteranceAt(platform, channel, message);
      return found && { ticket: found.ticket, text: found.id };
    },
    async openTicketsOf(reporter) {
      return (await read(openOf(db, { reporter }))).rows.map(toRow);
    },
    async lastClosedOf(reporter) {
      const [found] = (await read(closedOf(db, { reporter }))).rows;
      return found && toRow(found);
    },
    async openTicketsInChargeOf(person) {
      const found = await rows()
        .where('phase', '<>', literally('closed'))
        // An id never holds a quote: desk.yml allows letters, digits, dots, hyphens and underscores.
        .where((where) =>
          where.or([
            where('holder', '=', person),
            where.and([where('holder', 'is', null), where('participants', 'like', `%"${person}"%`)]),
          ]),
        )
        .orderBy('number', 'desc')
        .limit(MAX_OPEN_OF_ONE_PERSON)
        .execute();
      return found.map(toRow);
    },
    async openTickets(limit) {
      const found = await rows()
        .where('phase', '<>', literally('closed'))
        .orderBy('number', 'desc')
        .limit(limit)
        .execute();
      return found.map(toRow);
    },
    async countOpen() {
      const counted = await db
        .selectFrom('tickets')
        .select((build) => build.fn.countAll<number>().as('open'))
        .where('phase', '<>', literally('closed'))
        .executeTakeFirstOrThrow();
      return Number(counted.open);
    },
    async row(ticket) {
      const found = await rows().where('number', '=', ticket).executeTakeFirst();
      return found && toRow(found);
    },
    async ping(now) {
      await db
        .insertInto('pulse')
        .values({ id: 1, at: now })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
        .execute();
    },
    async forgetHandled(before) {
      await db.deleteFrom('handled').where('at', '<', before).execute();
    },
    close: () => db.destroy(),
  };
}

function keepsake({ db }: Database) {
  const kept = async (name: string) =>
    (await db.selectFrom('kept').select('value').where('name', '=', name).executeTakeFirst())?.value;
  return {
    kept,
    async keep(name, value) {
      await db
        .insertInto('kept')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },
    async keepFirst(name, value) {
      await db
        .insertInto('kept')
        .values({ name, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return (await kept(name)) ?? value;
    },
  } satisfies Partial<Store>;
}

function evidence({ db, read }: Database) {
  return {
    async log(afterSeq, limit) {
      const found = await eventRows(db).where('seq', '>', afterSeq).orderBy('seq').limit(limit).execute();
      return found.map(toEvent);
    },
    chainHead: () => db.selectFrom('chain').select(['seq', 'hash']).executeTakeFirstOrThrow(),
    async lastTicket() {
      return (await read(lastNumber(db, {}))).rows[0]?.number ?? 0;
    },
    reportersAfter: (ticket, limit) =>
      db
        .selectFrom('tickets')
        .select(['number', 'reporter'])
        .where('number', '>', ticket)
        .orderBy('number')
        .limit(limit)
        .execute(),
    storedTexts: (ticket) => read(textsOf(db, ticket)),
  } satisfies Partial<Store>;
}

function toRow(found: Selectable<Tables['tickets']>): TicketRow {
  const { place_platform, place_channel, place_thread, room_platform, room_channel } = found;
  return {
    number: found.number,
    version: found.version,
    phase: found.phase as TicketRow['phase'],
    script: found.script,
    severity: found.severity,
    restricted: found.restricted === 1,
    reporter: found.reporter,
    participants: JSON.parse(found.participants),
    barred: JSON.parse(found.barred),
    holder: found.holder,
    place:
      place_platform && place_channel
        ? { platform: place_platform as Platform, channel: place_channel, thread: place_thread }
        : null,
    room: room_platform && room_channel ? { platform: room_platform as Platform, channel: room_channel } : null,
    openedAt: found.opened_at,
    talkedAt: found.talked_at,
    closedAt: found.closed_at,
    actingUntil: found.acting_until,
  };
}
