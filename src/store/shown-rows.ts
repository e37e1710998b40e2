// What stands where: the message of each surface, and what platforms told of people.
import type { Platform } from '../ticket/event.js';
import { prepared } from './prepared.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import type { Database } from './work.js';

type Key = { ticket: number; surface: string };

const standing = prepared((db, { ticket, surface }: Key) =>
  db
    .selectFrom('shown')
    .select(['platform', 'channel', 'message', 'drawn'])
    .where('ticket', '=', ticket)
    .where('surface', '=', surface),
);
const keepStanding = prepared((db, { ticket, surface, platform, channel, message, drawn }: Tables['shown']) => {
  const columns = { platform, channel, message, drawn };
  return db
    .insertInto('shown')
    .values({ ticket, surface, ...columns })
    .onConflict((conflict) => conflict.columns(['ticket', 'surface']).doUpdateSet(columns));
});
const forget = prepared((db, { ticket, surface }: Key) =>
  db.deleteFrom('shown').where('ticket', '=', ticket).where('surface', '=', surface),
);
const known = prepared((db, { platform, user }: { platform: string; user: string }) =>
  db.selectFrom('contacts').selectAll().where('platform', '=', platform).where('user_id', '=', user),
);
const keepKnown = prepared((db, contact: Tables['contacts']) => {
  const { platform, user_id, name, language, gone, reference, checked_at } = contact;
  const columns = { name, language, gone, reference, checked_at };
  return db
    .insertInto('contacts')
    .values({ platform, user_id, ...columns })
    .onConflict((conflict) => conflict.columns(['platform', 'user_id']).doUpdateSet(columns));
});

export function shownRows({ db, read, write }: Database) {
  return {
    async shown(ticket, surface) {
      const [found] = (await read(standing(db, { ticket, surface }))).rows;
      return found && { ...found, platform: found.platform as Platform };
    },
    async keepShown(ticket, surface, { platform, channel, message, drawn }) {
      await write(() => keepStanding(db, { ticket, surface, platform, channel, message, drawn }));
    },
    async forgetShown(ticket, surface) {
      await write(() => forget(db, { ticket, surface }));
    },
    async contact(platform, user) {
      const [found] = (await read(known(db, { platform, user }))).rows;
      if (!found) return undefined;
      const { name, language, gone, reference, checked_at } = found;
      return {
        platform,
        user,
        name: name ?? undefined,
        language: (language as 'ja' | 'en' | null) ?? undefined,
        gone: gone === 1,
        reference: reference ?? undefined,
        checkedAt: checked_at,
      };
    },
    async keepContact({ platform, user, name, language, gone, reference, checkedAt }) {
      const contact = {
        ...{ platform, user_id: user, name: name ?? null, language: language ?? null },
        ...{ gone: gone ? 1 : 0, reference: reference ?? null, checked_at: checkedAt },
      };
      await write(() => keepKnown(db, contact));
    },
    async keepScripts(scripts) {
      if (scripts.length === 0) return;
      await db
        .insertInto('scripts')
        .values(scripts)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async scriptBody(id, version) {
      const found = await db
        .selectFrom('scripts')
        .select('body')
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return found?.body;
    },
  } satisfies Partial<Store>;
}
