// How pages were brought: what a pager was told, and which page of a burst stands under which.

import { priorities } from '../ticket/job.js';
import { literally, pattern, prepared, upTo } from './prepared.js';
import type { PageName, Store } from './store.js';
import type { Tables } from './tables.js';
import type { Builder, Database, Work } from './work.js';

const calling = ['paging', 'unanswered'];

type Key = { ticket: number; surface: string };

const ringOf = prepared((db, { ticket, surface }: Key) =>
  db
    .selectFrom('rings')
    .select(['state', 'under_ticket', 'under_surface'])
    .where('ticket', '=', ticket)
    .where('surface', '=', surface),
);
const keep = prepared((db, { ticket, surface, state, at, under_ticket, under_surface }: Tables['rings']) => {
  const columns = { state, at, under_ticket, under_surface };
  return db
    .insertInto('rings')
    .values({ ticket, surface, ...columns })
    .onConflict((conflict) => conflict.columns(['ticket', 'surface']).doUpdateSet(columns));
});
const under = prepared((db, { ticket }: { ticket: number }) =>
  db
    .selectFrom('tickets')
    .select(['number', 'phase'])
    // A join would let SQLite begin with the tickets, all of them.
    .where('number', 'in', db.selectFrom('rings').select('ticket').where('under_ticket', '=', ticket))
    .where('phase', '<>', literally('closed'))
    .orderBy('number'),
);
const broughtPages = prepared(
  (db, pages: { sent: string; under: string; surfaces: string; script: string; since: string; most: number }) =>
    db
      .selectFrom('rings')
      .innerJoin('tickets', 'tickets.number', 'rings.ticket')
      .select('rings.ticket')
      .where((where) => where.or([where('rings.state', '=', pages.sent), where('rings.state', '=', pages.under)]))
      .where('rings.at', '>=', pages.since)
      .where('rings.surface', 'like', pattern(pages.surfaces))
      .where('tickets.script', '=', pages.script)
      .limit(upTo(pages.most)),
);
interface Waiting {
  lane: string;
  priority: number;
  script: string;
  now: string;
  most: number;
}

const waiting = prepared((db, owed: Waiting) =>
  db
    .selectFrom('jobs')
    .select(['ticket', 'name as surface', 'attempts'])
    .where('priority', '=', owed.priority)
    .where('due_at', '<=', owed.now)
    .where('lane', '=', owed.lane)
    .where('kind', '=', 'show')
    .where('leased_by', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('tickets')
          .select('number')
          .whereRef('number', '=', 'jobs.ticket')
          .where('script', '=', owed.script)
          .where('restricted', '=', 0),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('shown')
            .select('surface')
            .whereRef('shown.ticket', '=', 'jobs.ticket')
            .whereRef('shown.surface', '=', 'jobs.name'),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('created_at')
    .limit(upTo(owed.most)),
);
const owedNoMore = prepared((db, { ticket, surface }: Key) =>
  db.deleteFrom('jobs').where('ticket', '=', ticket).where('name', '=', surface).where('leased_by', 'is', null),
);
const alike = (db: Builder, { script, since }: { script: string; since: string }) =>
  db
    .selectFrom('tickets')
    .select('number')
    .where('script', '=', script)
    .where('opened_at', '>=', since)
    .where('phase', '<>', literally('closed'))
    .where('restricted', '=', 0);
const alikeUpTo = prepared((db, crowd: { script: string; since: string; most: number }) =>
  alike(db, crowd).limit(upTo(crowd.most)),
);
const lastCard = prepared((db, card: { script: string; since: string; surface: string }) =>
  alike(db, card)
    .where('phase', 'in', calling)
    .where('number', 'in', db.selectFrom('shown').select('ticket').where('surface', '=', card.surface))
    .orderBy('opened_at', 'desc')
    .limit(upTo(1)),
);

export function ringRows({ db, read, write }: Database) {
  return {
    async ring(ticket, surface) {
      return (await read(ringOf(db, { ticket, surface }))).rows[0]?.state;
    },
    async ringUnder(ticket, surface) {
      const [found] = (await read(ringOf(db, { ticket, surface }))).rows;
      if (!found || found.under_ticket === null || found.under_surface === null) return undefined;
      return { ticket: found.under_ticket, surface: found.under_surface };
    },
    async keepRing(ticket, surface, state, at, under) {
      const lead = { under_ticket: under?.ticket ?? null, under_surface: under?.surface ?? null };
      await write(() => keep(db, { ticket, surface, state, at, ...lead }));
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
    async countPages({ person, way, script, lane, since, now }, most) {
      const named = { sent: `sent/${person}`, under: `under/${person}`, surfaces: `page/%/${way}` };
      const brought = (await read(broughtPages(db, { ...named, script, since, most }))).rows.length;
      if (brought >= most) return brought;
      const owed = { lane, priority: priorities.page, script, now, most: most - brought };
      // The one that is being carried out is leased.
      return brought + 1 + (await read(waiting(db, owed))).rows.length;
    },
    async waitingAlike({ lane, priority }, script, now, most) {
      const { rows } = await read(waiting(db, { lane, priority, script, now, most }));
      // What was tried before may stand already; whoever takes it next looks.
      return rows.flatMap(({ attempts, ...one }) => (attempts === 0 ? [one] : []));
    },
    async gather(surfaces, lead, state, at) {
      const counted = { state, at, under_ticket: lead.ticket, under_surface: lead.surface };
      await write(() => countOn(surfaces, counted));
    },
    async countAlike(script, since, most) {
      return (await read(alikeUpTo(db, { script, since, most }))).rows.length;
    },
    async alikeCard(script, surface, since) {
      return (await read(lastCard(db, { script, surface, since }))).rows[0]?.number;
    },
    async pagesUnder(ticket, surface) {
      if (surface === undefined)
        return (await read(under(db, { ticket }))).rows
          .filter(({ phase }) => calling.includes(phase))
          .map((row) => row.number);
      const found = await db
        .selectFrom('rings')
        .innerJoin('tickets', 'tickets.number', 'rings.ticket')
        .select('rings.ticket')
        .where('rings.under_ticket', '=', ticket)
        .where('rings.under_surface', '=', surface)
        .where('tickets.phase', 'in', calling)
        .orderBy('rings.ticket')
        .execute();
      return found.map((row) => row.ticket);
    },
    async gatheredUnder(ticket) {
      return (await read(under(db, { ticket }))).rows.map((row) => row.number);
    },
  } satisfies Partial<Store>;

  function* countOn(surfaces: PageName[], counted: Omit<Tables['rings'], keyof Key>): Work<void> {
    for (const surface of surfaces) {
      yield* keep(db, { ...surface, ...counted });
      yield* owedNoMore(db, surface);
    }
  }
}
