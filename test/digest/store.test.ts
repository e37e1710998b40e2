// What the database hands to the figures is neither too little nor too much: whatever window is read, the numbers are those of the whole log.
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { courseOf } from '../../src/digest/course.js';
import { figuresOf } from '../../src/digest/figures.js';
import { type Period, periodBefore, periodNamed } from '../../src/digest/period.js';
import { createDigests } from '../../src/digests.js';
import { rowOf } from '../../src/register.js';
import { createDigestStore } from '../../src/store/digest-rows.js';
import { readMigrations } from '../../src/store/migrate.js';
import type { Tables } from '../../src/store/tables.js';
import type { Opened, StoredEvent } from '../../src/ticket/event.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';
import { simulatedClock } from '../world/clock.js';
import { smallOrganisation } from '../world/desk.js';
import { histories, stored } from './histories.js';

const zone = 'Asia/Tokyo';
const week = periodNamed('2026-W47', zone) as Period;
const migrations = readMigrations(resolve('migrations'));

/** A database with these histories, and the digests of a desk that looks at it long after. */
function digestsOf(all: StoredEvent[][]) {
  const raw = new Database(':memory:');
  for (const { sql } of migrations) raw.exec(sql);
  const columns = (raw.pragma('table_info(tickets)') as { name: string }[]).map(({ name }) => name);
  const ticket = raw.prepare(
    `insert into tickets (${columns.join()}) values (${columns.map((one) => `@${one}`).join()})`,
  );
  const event = raw.prepare(
    "insert into events (seq, ticket, version, at, request, type, body, prev, hash) values (?, ?, ?, ?, '', ?, ?, '', '')",
  );
  let seq = 0;
  for (const events of all) {
    const folded = fold(events) as Ticket;
    const { phase, script, severity, openedAt, talkedAt, closedAt } = rowOf(folded);
    const known: Record<string, unknown> = {
      phase,
      script: script,
      severity,
      opened_at: openedAt,
      talked_at: talkedAt,
      closed_at: closedAt,
    };
    const nothing = Object.fromEntries(
      columns.map((name) => [name, name === 'participants' || name === 'barred' ? '[]' : null]),
    );
    ticket.run({
      ...nothing,
      restricted: 0,
      reporter: 'reporter',
      version: folded.version,
      number: folded.number,
      ...known,
    });
  }
  for (const one of all.flat().sort((a, b) => (a.at < b.at ? -1 : 1)))
    event.run(++seq, one.ticket, one.version, one.at, one.event.type, JSON.stringify(one.event));
  const store = createDigestStore(new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) }));
  const made = createDigests({
    store: { kept: async () => undefined, drills: async () => [], missedDrills: async () => [] },
    digests: store,
    catalogue: { now: () => undefined },
    organisation: smallOrganisation(),
    clock: simulatedClock('2028-01-01T00:00:00.000Z'),
  });
  return { made, raw };
}

test('the figures of a window are those of the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(histories('2026-07-06T00:00:00.000Z'), async (all) => {
      const { made, raw } = digestsOf(all);
      const found = await made.figures('2026-W47');
      raw.close();
      const first = all
        .flat()
        .map(({ at }) => at)
        .sort()[0];
      const earlier = Array.from({ length: 12 }, (_, index) => periodBefore(week, zone, index + 1)).filter(
        // Weeks that begin after the first event of all.
        ({ from }) => first !== undefined && from > first,
      );
      const courses = all.flatMap((events) => courseOf(events.filter(({ at }) => at < week.to)) ?? []);
      expect(found).toEqual(figuresOf({ period: week, earlier, courses, drill: [] }));
    }),
    { numRuns: 40 },
  );
});

test('a ticket that lay open all through the window, and was closed long after, was open then', async () => {
  const by = { id: 'tanaka', platform: 'slack', user: 'tanaka' } as const;
  const [opened] = fc.sample(histories('2025-01-06T00:00:00.000Z'), { numRuns: 20, seed: 3 }).flat(2);
  const first = { ...(opened?.event as Opened), restricted: false };
  const life = [
    stored(1, 1, '2026-01-06T00:00:00.000Z', first),
    stored(1, 2, '2026-01-06T01:00:00.000Z', { type: 'acknowledged', by }),
    stored(1, 3, '2027-09-01T00:00:00.000Z', { type: 'closed', by, said: first.said }),
  ];
  const { made, raw } = digestsOf([life]);
  expect((await made.figures('2026-W47'))?.open).toMatchObject({ all: 1, waiting: 0, oldestDays: 320 });
  expect((await made.figures('2027-W40'))?.open.all).toBe(0);
  raw.close();
});

test.each(['2026-W54', 'W47', '', '2030-W01'])('%s has no figures', async (name) => {
  const { made, raw } = digestsOf([]);
  expect(await made.figures(name)).toBeUndefined();
  expect(await made.card(name)).toBeUndefined();
  raw.close();
});
