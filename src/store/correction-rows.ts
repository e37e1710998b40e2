// Which tickets were given another script by a person, and which of these corrections were taken out again.
import { literally } from './prepared.js';
import type { Store } from './store.js';
import type { Database } from './work.js';

export function correctionRows({ db }: Database) {
  return {
    async correctedTickets(limit) {
      const found = await db
        .selectFrom('events')
        .select('ticket')
        .distinct()
        .where('type', '=', literally('script-chosen'))
        .where('ticket', 'not in', db.selectFrom('corrections_removed').select('ticket'))
        .orderBy('ticket', 'desc')
        .limit(limit)
        .execute();
      return found.map((one) => one.ticket);
    },
    async removeCorrection(ticket, at) {
      await db
        .insertInto('corrections_removed')
        .values({ ticket, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  } satisfies Partial<Store>;
}
