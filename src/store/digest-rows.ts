// The digest's questions in SQL, each bounded by an index over time.
import type { Kysely } from 'kysely';
import type { DigestStore } from './digest-store.js';
import { eventRows, isoOf, toEvent } from './event-rows.js';
import type { Tables } from './tables.js';

export function createDigestStore(tables: Kysely<Tables>): DigestStore {
  const db = tables.withTables<{ digest_seen: { digest: string; person: string; at: string } }>();
  return {
    async firstEventAt() {
      const found = await db.selectFrom('events').select('at').orderBy('seq').limit(1).executeTakeFirst();
      return found && isoOf(found.at);
    },
    async ticketsAround(from, to) {
      const touched = db
        .selectFrom('events')
        .select('ticket as number')
        .where('at', '>=', Date.parse(from))
        .where('at', '<', Date.parse(to));
      const open = db
        .selectFrom('tickets')
        .select('number')
        .where('opened_at', '<', to)
        .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>=', to)]));
      const acting = db
        .selectFrom('tickets')
        .select('number')
        .where('acting_until', '>=', to)
        .where('opened_at', '<', to);
      const found = await touched.union(open).union(acting).orderBy('number').execute();
      return found.map(({ number }) => number);
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
