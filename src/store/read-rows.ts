// Who has read which warning to staff.
import type { WarningRead } from '../ticket/decision.js';
import type { Store } from './store.js';
import { asked, type Builder, type Database, type Work } from './work.js';

/** The first time counts. */
export function* writeRead(db: Builder, ticket: number, read: WarningRead, at: string): Work<void> {
  const first = db.insertInto('warning_reads').values({ ticket, ...read, at });
  yield* asked(first.onConflict((conflict) => conflict.doNothing()));
}

export function readRows({ db }: Database) {
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
