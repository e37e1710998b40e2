// Swaps of shifts, test pages, and the messages that stand for notices.
import { type Selectable, sql } from 'kysely';
import type { DrillPage, Swap } from '../paging/swap.js';
import type { Platform } from '../ticket/event.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { asked, type Builder, type Database, type Work } from './work.js';

/** @returns false when somebody else has taken the shift meanwhile */
export function* writeSwap(db: Builder, swap: Swap): Work<boolean> {
  if (swap.takenBy === undefined) {
    const { id, member, shiftFrom, shiftTo, askedAt } = swap;
    const offered = { id, member, shift_from: shiftFrom, shift_to: shiftTo, asked_at: askedAt };
    yield* asked(db.insertInto('swaps').values(offered));
    return true;
  }
  const taken = db
    .updateTable('swaps')
    .set({ taken_by: swap.takenBy, taken_at: swap.takenAt })
    .where('id', '=', swap.id)
    .where('taken_by', 'is', null);
  return (yield* asked(taken)).numAffectedRows === 1n;
}

/** Only what is known is written: an answer that came meanwhile stays. */
export function* writeDrill(db: Builder, pages: DrillPage[]): Work<void> {
  for (const { id, person, askedAt, answerBy, answeredAt, missedAt, remindedAt, settledBy, settledAt } of pages) {
    const became = {
      ...(answeredAt === undefined ? {} : { answered_at: answeredAt }),
      ...(missedAt === undefined ? {} : { missed_at: missedAt }),
      ...(remindedAt === undefined ? {} : { reminded_at: remindedAt }),
      ...(settledAt === undefined ? {} : { settled_at: settledAt, settled_by: settledBy }),
    };
    const [known] = Object.keys(became);
    // What was answered in the same moment is not missed.
    const ifSilent = sql<
      string | null
    >`case when drills.answered_at is null then ${missedAt ?? null} else drills.missed_at end`;
    const missed = missedAt === undefined ? {} : { missed_at: ifSilent };
    const page = db
      .insertInto('drills')
      .values({ id, person, asked_at: askedAt, answer_by: answerBy, ...became })
      .onConflict((conflict) => {
        const same = conflict.columns(['id', 'person']);
        return known === undefined ? same.doNothing() : same.doUpdateSet({ ...became, ...missed });
      });
    yield* asked(page);
  }
}

export function dutyRows({ db }: Database) {
  const swaps = () => db.selectFrom('swaps').selectAll();
  const drills = () => db.selectFrom('drills').selectAll();
  return {
    async swaps(at) {
      const found = await swaps().where('shift_to', '>', at).orderBy('asked_at').orderBy('id').execute();
      return found.map(toSwap);
    },
    async swap(id) {
      const found = await swaps().where('id', '=', id).executeTakeFirst();
      return found && toSwap(found);
    },
    async drill(id) {
      return (await drills().where('id', '=', id).orderBy('person').execute()).map(toDrill);
    },
    async drills(from, to) {
      const found = drills().where('asked_at', '>=', from).where('asked_at', '<', to);
      return (await found.orderBy('asked_at').orderBy('person').execute()).map(toDrill);
    },
    async overdueDrills(at) {
      const found = drills()
        .where('answer_by', '<=', at)
        .where('answered_at', 'is', null)
        .where('missed_at', 'is', null);
      return (await found.orderBy('id').orderBy('person').execute()).map(toDrill);
    },
    async missedDrills(at) {
      const found = drills()
        .where('missed_at', '<', at)
        .where((where) => where.or([where('settled_at', 'is', null), where('settled_at', '>=', at)]));
      return (await found.orderBy('missed_at').orderBy('person').execute()).map(toDrill);
    },
    async notice(name) {
      const found = await db.selectFrom('notices').selectAll().where('name', '=', name).executeTakeFirst();
      if (!found) return undefined;
      const { platform, channel, message, drawn } = found;
      return { platform: platform as Platform, channel, message, drawn };
    },
    async keepNotice(name, shown, at) {
      const columns = { ...shown, at };
      await db
        .insertInto('notices')
        .values({ name, ...columns })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .execute();
    },
  } satisfies Partial<Store>;
}

function toSwap(row: Selectable<Tables['swaps']>): Swap {
  return {
    ...{ id: row.id, member: row.member, shiftFrom: row.shift_from, shiftTo: row.shift_to, askedAt: row.asked_at },
    ...(row.taken_by === null || row.taken_at === null ? {} : { takenBy: row.taken_by, takenAt: row.taken_at }),
  };
}

function toDrill(row: Selectable<Tables['drills']>): DrillPage {
  return {
    ...{ id: row.id, person: row.person, askedAt: row.asked_at, answerBy: row.answer_by },
    ...(row.answered_at === null ? {} : { answeredAt: row.answered_at }),
    ...(row.missed_at === null ? {} : { missedAt: row.missed_at }),
    ...(row.reminded_at === null ? {} : { remindedAt: row.reminded_at }),
    ...(row.settled_at === null ? {} : { settledAt: row.settled_at, settledBy: row.settled_by ?? '' }),
  };
}
