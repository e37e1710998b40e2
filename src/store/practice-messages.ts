// What stands in the channels of the practice desk.
import type { Kysely } from 'kysely';
import type { PracticeMessage, PracticeMessages } from '../chat/practice-messages.js';
import type { Tables } from './tables.js';

export function createPracticeMessages(db: Kysely<Tables>): PracticeMessages {
  const toMessage = (row: Tables['practice_messages']): PracticeMessage => ({
    id: row.id,
    channel: row.channel,
    author: row.author,
    at: row.at,
    ...(row.thread === null ? {} : { thread: row.thread }),
    ...(row.said === null ? {} : { said: row.said }),
    ...(row.marker === null ? {} : { marker: row.marker }),
  });
  return {
    async add({ id, channel, thread = null, author, at, said = null, marker = null }) {
      await db
        .insertInto('practice_messages')
        .values({ id, channel, thread, author, at, said, marker })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async list(limit) {
      const newest = await db
        .selectFrom('practice_messages')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
        .execute();
      return newest.reverse().map(toMessage);
    },
    async find(channel, marker) {
      const found = await db
        .selectFrom('practice_messages')
        .selectAll()
        .where('channel', '=', channel)
        .where('marker', '=', marker)
        .executeTakeFirst();
      return found && toMessage(found);
    },
  };
}
