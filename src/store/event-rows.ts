// Events as they lie in the table: read with the hash of the event before, and packed once their ticket was put away.
import type { Selectable } from 'kysely';
import type { Happening, StoredEvent, TicketEvent } from '../ticket/event.js';
import { unpackEvent } from './packing.js';
import type { Tables } from './tables.js';
import type { Builder } from './work.js';

/** Every column, and `prev`. */
export function eventRows(db: Builder) {
  return db
    .selectFrom('events')
    .selectAll()
    .select((build) =>
      build
        .selectFrom('events as before')
        .select('before.hash')
        .whereRef('before.seq', '=', build('events.seq', '-', 1))
        .as('prev'),
    );
}

export type EventRow = Selectable<Tables['events']> & { prev: Uint8Array | null };

/** @throws when it cannot be read any more */
export function toEvent(found: EventRow): StoredEvent {
  const { seq, ticket, version, at, hash, prev } = found;
  return {
    ...{ seq, ticket, version, at: isoOf(at), ...contentOf(found) },
    ...{ prev: prev === null ? '' : hex(prev), hash: hex(hash) },
  };
}

const happeningColumns = ['seq', 'ticket', 'version', 'at', 'body', 'packed'] as const;
type HappeningRow = Pick<EventRow, (typeof happeningColumns)[number]>;

/** What a ticket is folded from, and no more. */
export function happeningRows(db: Builder) {
  return db.selectFrom('events').select(happeningColumns);
}

/** @throws when it cannot be read any more */
export function toHappening(found: HappeningRow): Happening {
  const { ticket, version, at } = found;
  return { ticket, version, at: isoOf(at), event: contentOf({ ...found, request: null }).event };
}

function contentOf({ seq, request, body, packed }: HappeningRow & Pick<EventRow, 'request'>): {
  request: string;
  event: TicketEvent;
} {
  try {
    if (packed === null) return { request: request ?? '', event: JSON.parse(body ?? '') };
    return unpackEvent(packed) as { request: string; event: TicketEvent };
  } catch (error) {
    throw new Error(`event ${seq} was changed after it was written: it cannot be read any more`, { cause: error });
  }
}

/** What somebody else wrote into the column is shown as it is. */
export function isoOf(ms: number): string {
  const at = new Date(ms);
  return Number.isNaN(at.getTime()) ? String(ms) : at.toISOString();
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
