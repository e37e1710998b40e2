// The register read a page at a time, the newest ticket first. Every question ends after a number of rows that it is given.
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { literally } from './prepared.js';
import { matching, searchWords } from './search-words.js';
import type { Store, TextRow, TicketRow } from './store.js';
import type { Tables } from './tables.js';

type Connection = Kysely<Tables> | Transaction<Tables>;

/** As in migrations/0009-search.sql. */
const PLACES_A_TICKET = 1_048_576;

/** Puts the texts of a batch into the index, in the same transaction as the texts themselves. */
export async function writeWords(connection: Connection, texts: TextRow[], placeOf: (index: number) => number) {
  for (const [index, { body }] of texts.entries())
    await sql`insert into text_words (rowid, words) values (${whole(placeOf(index))}, ${searchWords(body)})`.execute(
      connection,
    );
}

/** @param version of the ticket before the batch: no two texts of a ticket come by the same event */
export function placeOfText(ticket: number, version: number): (index: number) => number {
  return (index) => ticket * PLACES_A_TICKET + version + 1 + index;
}

/** The driver hands large numbers over as floating ones, which FTS5 does not take for a row's number. */
function whole(number: number) {
  return sql`cast(${number} as integer)`;
}

/** Where the texts of a ticket lie: from here until before there. */
export interface PlacesOfTicket {
  from: number;
  to: number;
}

export function placesOf(ticket: number): PlacesOfTicket {
  return { from: ticket * PLACES_A_TICKET, to: (ticket + 1) * PLACES_A_TICKET };
}

export function registerRows(db: Kysely<Tables>, toRow: (found: Selectable<Tables['tickets']>) => TicketRow) {
  const rows = () => db.selectFrom('tickets').selectAll();
  return {
    async register({ open, reporter, holder, below, limit }) {
      let query = rows();
      if (open) query = query.where('phase', '<>', literally('closed'));
      if (reporter !== undefined) query = query.where('reporter', '=', reporter);
      if (holder !== undefined) query = query.where('holder', '=', holder);
      if (below !== undefined) query = query.where('number', '<', below);
      return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toRow);
    },
    async rowsOf(numbers) {
      if (numbers.length === 0) return [];
      return (await rows().where('number', 'in', numbers).orderBy('number', 'desc').execute()).map(toRow);
    },
    async textsWith(words, { below, ticket, limit }) {
      const match = matching(words);
      if (match === undefined) return [];
      const from = ticket === undefined ? 0 : ticket * PLACES_A_TICKET;
      const last = ticket === undefined ? below : ticket + 1;
      const to = last === undefined ? Number.MAX_SAFE_INTEGER : last * PLACES_A_TICKET;
      const found = await sql<{ id: string; ticket: number }>`
        select texts.id, texts.ticket
        from (select rowid as place from text_words
              where text_words match ${match} and rowid >= ${whole(from)} and rowid < ${whole(to)}
              order by rowid desc limit ${limit}) as hit
        join texts on texts.place = hit.place
        order by texts.place desc`.execute(db);
      return found.rows.map(({ id, ticket }) => ({ text: id, ticket }));
    },
  } satisfies Partial<Store>;
}
