// Who has read which warning to staff.
import type { Kysely, Transaction } from 'kysely';
import type { WarningRead } from '../ticket/decision.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';

/** The first time counts. */
export async function writeRead(
  connection: Kysely<Tables> | Transaction<Tables>,
  ticket: number,
  read: WarningRead,
  at: string,
): Promise<void> {
  await connection
    .insertInto('warning_reads')
    .values({ ticket, ...read, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export function readRows(db: Kysely<Tables>) {
  return {
    async warningReads(ticket) {
      const found = await db
        .selectFrom('warning_reads')
        .select((build) => ['warning', build.fn.countAll<number>().as('count')])
        .where('ticket', '=', ticket)
        .groupBy('warning')
        .execute();
      return new Map(found.map(({ warning, count }) => [warning, Number(count)]));
    },
  } satisfies Partial<Store>;
}
