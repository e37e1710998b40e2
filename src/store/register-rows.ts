// The register read a page at a time, the newest ticket first. Every question ends after a number of rows that it is given.
import { type Selectable, sql } from 'kysely';
import { literally, prepared } from './prepared.js';
import { holds, matching, searchWords } from './search-words.js';
import type { Store, TextRow, TicketRow } from './store.js';
import type { Tables } from './tables.js';
import { type Places, placesOf, readable } from './text-rows.js';
import type { Builder, Database, Work } from './work.js';

/** Hits that are looked at together. */
const HITS = 100;

const insertWords = prepared((db, { place, words }: { place: number; words: string }) =>
  db.insertInto('text_words').values({ rowid: whole(place), words }),
);

/** Puts the texts of a batch into the index, in the same transaction as the texts themselves. */
export function* writeWords(db: Builder, texts: TextRow[], placeOf: (index: number) => number): Work<void> {
  for (const [index, { body }] of texts.entries())
    yield* insertWords(db, { place: placeOf(index), words: searchWords(body) });
}

/** The driver hands large numbers over as floating ones, which FTS5 does not take for a row's number. */
function whole(number: number) {
  return sql<number>`cast(${number} as integer)`;
}

export function registerRows({ db }: Database, toRow: (found: Selectable<Tables['tickets']>) => TicketRow) {
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
      const asked = matching(words);
      if (asked === undefined) return [];
      const found: { text: string; ticket: number }[] = [];
      const { from, to } = placesOf({ ticket, below });
      for (let before = to; ; ) {
        const hits = await hitsBetween(db, asked.match, { from, to: before }, asked.runs.length > 0 ? HITS : limit);
        for (const { id, ticket: number, ...written } of hits) {
          const { body } = readable(written);
          if (body !== null && found.length < limit && holds(body, asked.runs))
            found.push({ text: id, ticket: number });
        }
        const last = hits.at(-1);
        if (found.length === limit || last === undefined || hits.length < HITS) return found;
        before = last.place;
      }
    },
  } satisfies Partial<Store>;
}

type Hit = Pick<Selectable<Tables['texts']>, 'place' | 'id' | 'ticket' | 'salt' | 'body'>;

/** The last ones that hold all the terms, the last first. */
async function hitsBetween(db: Builder, match: string, { from, to }: Places, limit: number): Promise<Hit[]> {
  const found = await sql<Hit>`
    select texts.place, texts.id, texts.ticket, texts.salt, texts.body
    from (select rowid as place from text_words
          where text_words match ${match} and rowid >= ${whole(from)} and rowid < ${whole(to)}
          order by rowid desc limit ${limit}) as hit
    join texts on texts.place = hit.place
    order by texts.place desc`.execute(db);
  return found.rows;
}
