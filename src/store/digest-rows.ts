// The digest's questions in SQL, each bounded by an index over time.
import type { Kysely } from 'kysely';
import type { DigestStore } from './digest-store.js';
import { eventRows, happeningRows, isoOf, toEvent, toHappening } from './event-rows.js';
import type { Tables } from './tables.js';

export function createDigestStore(tables: Kysely<Tables>): DigestStore {
  const db = tables.withTables<{ digest_seen: { digest: string; person: string; at: string } }>();
  return {
    async firstEventAt() {
      const found = await db.selectFrom('events').select('at').orderBy('seq').limit(1).executeTakeFirst();
      return found && isoOf(found.at);
    },
    async lastSeq() {
      const found = await db
        .selectFrom('events')
        .select((build) => build.fn.max('seq').as('seq'))
        .executeTakeFirst();
      return found?.seq ?? 0;
    },
    async ticketsTouchedSince(seq) {
      const found = await db.selectFrom('events').select('ticket').where('seq', '>', seq).execute();
      return once(found);
    },
    async ticketsTouched(from, to) {
      const found = await db
        .selectFrom('events')
        .select('ticket')
        .where('at', '>=', Date.parse(from))
        .where('at', '<', Date.parse(to))
        .execute();
      return once(found);
    },
    async ticketsStillOpen(to) {
      const before = db.selectFrom('tickets').select('number').where('opened_at', '<', to);
      // Two questions: for a union of both, SQLite would read all tickets in their order.
      const open = await before.where('closed_at', 'is', null).execute();
      const acting = await before.where('acting_until', '>=', to).execute();
      return [...new Set([...open, ...acting].map(({ number }) => number))];
    },
    async ticketsClosedSince(to, limit, after) {
      const found = await db
        .selectFrom('tickets')
        .select(['number', 'opened_at', 'closed_at'])
        .where('closed_at', '>=', after?.closedAt ?? to)
        .where((where) =>
          after
            ? where.or([where('closed_at', '>', after.closedAt), where('number', '>', after.number)])
            : where.lit(true),
        )
        .orderBy('closed_at')
        .orderBy('number')
        .limit(limit)
        .execute();
      return found.map(({ number, opened_at, closed_at }) => ({
        ...{ number, openedAt: opened_at, closedAt: closed_at ?? to },
      }));
    },
    async ticketsOpened(from, to) {
      const found = await db
        .selectFrom('events')
        .select('ticket')
        .where('type', '=', 'opened')
        .where('at', '>=', Date.parse(from))
        .where('at', '<', Date.parse(to))
        .orderBy('ticket')
        .execute();
      return found.map(({ ticket }) => ticket);
    },
    async eventsBefore(tickets, before) {
      if (tickets.length === 0) return [];
      const found = await eventRows(tables)
        .where('ticket', 'in', tickets)
        .where('at', '<', Date.parse(before))
        .orderBy('ticket')
        .orderBy('version')
        .execute();
      return found.map(toEvent);
    },
    async happeningsBefore(tickets, before) {
      if (tickets.length === 0) return [];
      const found = await happeningRows(tables)
        .where('ticket', 'in', tickets)
        .where('at', '<', Date.parse(before))
        .orderBy('ticket')
        .orderBy('version')
        .execute();
      return found.map(toHappening);
    },
    async readsBefore(tickets, before) {
      if (tickets.length === 0) return [];
      const found = await db
        .selectFrom('warning_reads')
        .select((build) => ['ticket', 'warning', build.fn.countAll<number>().as('count')])
        .where('ticket', 'in', tickets)
        .where('at', '<', before)
        .groupBy(['ticket', 'warning'])
        .orderBy('ticket')
        .orderBy('warning')
        .execute();
      return found.map((one) => ({ ...one, count: Number(one.count) }));
    },
    seen: (digest) =>
      db
        .selectFrom('digest_seen')
        .select(['person', 'at'])
        .where('digest', '=', digest)
        .orderBy('at')
        .orderBy('person')
        .execute(),
    async keepSeen(digest, { person, at }) {
      await db
        .insertInto('digest_seen')
        .values({ digest, person, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

/** Not by SQLite: for distinct tickets it would read the index of all events by ticket, in its order. */
function once(events: { ticket: number }[]): number[] {
  return [...new Set(events.map(({ ticket }) => ticket))];
}
