// How pages were brought: what a pager was told, and which page of a burst stands under which.
import type { Kysely } from 'kysely';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

export function ringRows(db: Kysely<Tables>) {
  return {
    async ring(ticket, surface) {
      const found = await db
        .selectFrom('rings')
        .select('state')
        .where('ticket', '=', ticket)
        .where('surface', '=', surface)
        .executeTakeFirst();
      return found?.state;
    },
    async ringUnder(ticket, surface) {
      const found = await db
        .selectFrom('rings')
        .select(['under_ticket', 'under_surface'])
        .where('ticket', '=', ticket)
        .where('surface', '=', surface)
        .executeTakeFirst();
      if (!found || found.under_ticket === null || found.under_surface === null) return undefined;
      return { ticket: found.under_ticket, surface: found.under_surface };
    },
    async keepRing(ticket, surface, state, at, under) {
      const columns = { state, at, under_ticket: under?.ticket ?? null, under_surface: under?.surface ?? null };
      await db
        .insertInto('rings')
        .values({ ticket, surface, ...columns })
        .onConflict((conflict) => conflict.columns(['ticket', 'surface']).doUpdateSet(columns))
        .execute();
    },
    async alikePages({ person, way, script, since }) {
      return db
        .selectFrom('rings')
        .innerJoin('tickets', 'tickets.number', 'rings.ticket')
        .select(['rings.ticket', 'rings.surface'])
        .where('rings.state', '=', `sent/${person}`)
        .where('rings.at', '>=', since)
        .where('rings.surface', 'like', `page/%/${way}`)
        .where('tickets.script', '=', script)
        .where('tickets.restricted', '=', 0)
        .where('tickets.phase', 'in', ['paging', 'unanswered'])
        .orderBy('rings.at')
        .orderBy('rings.ticket')
        .execute();
    },
    async pagesUnder(ticket, surface) {
      const found = await db
        .selectFrom('rings')
        .innerJoin('tickets', 'tickets.number', 'rings.ticket')
        .select('rings.ticket')
        .distinct()
        .where('rings.under_ticket', '=', ticket)
        .$if(surface !== undefined, (query) => query.where('rings.under_surface', '=', surface ?? ''))
        .where('tickets.phase', 'in', ['paging', 'unanswered'])
        .orderBy('rings.ticket')
        .execute();
      return found.map((row) => row.ticket);
    },
  } satisfies Partial<Store>;
}
