// Tickets that were closed long ago take less room: their events are packed, and what stands where is forgotten as far as nobody asks again.

import { packEvent, packText } from './packing.js';
import { literally, prepared, upTo } from './prepared.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { type Places, placesOf } from './text-rows.js';
import type { Builder, Database, Work } from './work.js';

type Closed = Pick<Tables['tickets'], 'number' | 'version'>;

const closedBefore = prepared((db, { before, limit }: { before: string; limit: number }) =>
  db
    .selectFrom('tickets')
    .select(['number', 'version'])
    .where('phase', '=', literally('closed'))
    .whereRef('put_away', '<', 'version')
    .where('closed_at', '<', before)
    .orderBy('closed_at')
    .limit(upTo(limit)),
);
const unpacked = prepared((db, { number }: Closed) =>
  db.selectFrom('events').select(['seq', 'request', 'body']).where('ticket', '=', number).where('packed', 'is', null),
);
const keepPacked = prepared((db, { seq, packed }: { seq: number; packed: Uint8Array }) =>
  db.updateTable('events').set({ packed, request: null, body: null }).where('seq', '=', seq),
);
const texts = prepared((db, { from, to }: Places) =>
  db.selectFrom('texts').select(['place', 'salt', 'body']).where('place', '>=', from).where('place', '<', to),
);
const keepPackedText = prepared((db, { place, body }: { place: number; body: Uint8Array }) =>
  db.updateTable('texts').set({ body, salt: null }).where('place', '=', place),
);
/**
 * What the reporter and those who were called got: should it be drawn again, it is posted afresh, where it is read. Boards, and all that the
 * commanders' room was told, stand and may have to be changed.
 */
const forgetShown = prepared((db, { number }: Closed) =>
  db
    .deleteFrom('shown')
    .where('ticket', '=', number)
    .where((where) =>
      where.or(
        ['page/%', 'hearing/%', 'reporter', 'tell/%/reporter'].map((names) =>
          where('surface', 'like', literally<string>(names)),
        ),
      ),
    ),
);
const forgetDrawn = prepared((db, { number }: Closed) =>
  db.updateTable('shown').set({ drawn: '' }).where('ticket', '=', number),
);
const forgetRings = prepared((db, { number }: Closed) => db.deleteFrom('rings').where('ticket', '=', number));
const note = prepared((db, { number, version }: Closed) =>
  db.updateTable('tickets').set({ put_away: version }).where('number', '=', number),
);

export function putAway({ db, write }: Database) {
  return {
    putAway: (before, limit) => write(() => putAwaySome(db, before, limit)),
  } satisfies Partial<Store>;
}

function* putAwaySome(db: Builder, before: string, limit: number): Work<number> {
  const { rows } = yield* closedBefore(db, { before, limit });
  for (const ticket of rows) yield* putAwayOne(db, ticket);
  return rows.length;
}

function* putAwayOne(db: Builder, ticket: Closed): Work<void> {
  for (const { seq, request, body } of (yield* unpacked(db, ticket)).rows)
    if (body !== null) yield* keepPacked(db, { seq, packed: packEvent(request ?? '', body) });
  for (const { place, salt, body } of (yield* texts(db, placesOf({ ticket: ticket.number }))).rows)
    if (salt !== null && typeof body === 'string') yield* keepPackedText(db, { place, body: packText(salt, body) });
  yield* forgetShown(db, ticket);
  yield* forgetDrawn(db, ticket);
  yield* forgetRings(db, ticket);
  yield* note(db, ticket);
}
