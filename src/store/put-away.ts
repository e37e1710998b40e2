// Tickets that were closed long ago take less room: their events are packed, and what stands where is forgotten as far as nobody asks again.

import { pack } from './packing.js';
import { type Connection, literally, prepared } from './prepared.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import type { Writer } from './writer.js';

type Closed = Pick<Tables['tickets'], 'number' | 'version'>;

const closedBefore = prepared((db, { before, limit }: { before: string; limit: number }) =>
  db
    .selectFrom('tickets')
    .select(['number', 'version'])
    .where('phase', '=', literally('closed'))
    .whereRef('put_away', '<', 'version')
    .where('closed_at', '<', before)
    .orderBy('closed_at')
    .limit(limit),
);
const unpacked = prepared((db, { number }: Closed) =>
  db.selectFrom('events').select(['seq', 'request', 'body']).where('ticket', '=', number).where('packed', 'is', null),
);
const keepPacked = prepared((db, { seq, packed }: { seq: number; packed: Uint8Array }) =>
  db.updateTable('events').set({ packed, request: null, body: null }).where('seq', '=', seq),
);
/** Calls, questions and news are never drawn again. Cards, boards and what the room was told stand, and may have to be changed. */
const forgetShown = prepared((db, { number }: Closed) =>
  db
    .deleteFrom('shown')
    .where('ticket', '=', number)
    .where((where) =>
      where.or(
        ['page/%', 'hearing/%', 'tell/%/reporter'].map((names) => where('surface', 'like', literally<string>(names))),
      ),
    ),
);
const forgetRings = prepared((db, { number }: Closed) => db.deleteFrom('rings').where('ticket', '=', number));
const note = prepared((db, { number, version }: Closed) =>
  db.updateTable('tickets').set({ put_away: version }).where('number', '=', number),
);

export function putAway(write: Writer) {
  return {
    putAway: (before, limit) =>
      write(async (connection) => {
        const { rows } = await closedBefore(connection, { before, limit });
        for (const ticket of rows) await putAwayOne(connection, ticket);
        return rows.length;
      }),
  } satisfies Partial<Store>;
}

async function putAwayOne(connection: Connection, ticket: Closed): Promise<void> {
  for (const { seq, request, body } of (await unpacked(connection, ticket)).rows)
    if (body !== null) await keepPacked(connection, { seq, packed: pack({ request: request ?? '', body }) });
  await forgetShown(connection, ticket);
  await forgetRings(connection, ticket);
  await note(connection, ticket);
}
