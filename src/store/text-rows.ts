// What people wrote, as it lies in the table: a text of a ticket that was put away is packed together with its salt.
import type { Selectable } from 'kysely';
import { unpackText } from './packing.js';
import { prepared } from './prepared.js';
import type { Tables } from './tables.js';
import type { Builder, Work } from './work.js';

/** More than a ticket can have events; what lies near takes less room. As in migrations/0014-search-smaller.sql. */
const PLACES_A_TICKET = 4_096;

/** From here until before there. */
export interface Places {
  from: number;
  to: number;
}

/** Where the texts of these tickets lie: of this one, of all with a lower number, or of all. */
export function placesOf({ ticket, below }: { ticket?: number; below?: number }): Places {
  const last = ticket === undefined ? below : ticket + 1;
  return {
    from: (ticket ?? 0) * PLACES_A_TICKET,
    to: last === undefined ? Number.MAX_SAFE_INTEGER : last * PLACES_A_TICKET,
  };
}

/** @param version of the ticket before the batch: no two texts of a ticket come by the same event */
export function placeOfText(ticket: number, version: number): (index: number) => number {
  return (index) => ticket * PLACES_A_TICKET + version + 1 + index;
}

const between = prepared((db, { from, to }: Places) =>
  db
    .selectFrom('texts')
    .select(['id', 'salt', 'body'])
    .where('place', '>=', from)
    .where('place', '<', to)
    .orderBy('place'),
);

/** In the order they were written; body is null once a text is erased. */
export function* textsOf(db: Builder, ticket: number): Work<{ id: string; salt: string; body: string | null }[]> {
  const { rows } = yield* between(db, placesOf({ ticket }));
  return rows.map(({ id, ...written }) => ({ id, ...readable(written) }));
}

/** A text as it was written. */
export function readable({ salt, body }: Pick<Selectable<Tables['texts']>, 'salt' | 'body'>): {
  salt: string;
  body: string | null;
} {
  return body === null || typeof body === 'string' ? { salt: salt ?? '', body } : unpackText(body);
}
