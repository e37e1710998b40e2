// What the database hands to the figures is neither too little nor too much: whatever window is read, the numbers are those of the whole log.
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { plusSeconds } from '../../src/clock.js';
import { courseOf } from '../../src/digest/course.js';
import { figuresOf } from '../../src/digest/figures.js';
import { type Period, periodBefore, periodNamed } from '../../src/digest/period.js';
import { createDigests, type DigestParts } from '../../src/digests.js';
import type { Organisation } from '../../src/paging/organisation.js';
import { rowOf } from '../../src/register.js';
import type { Script } from '../../src/script/schema.js';
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

/** Whoever reads, reads within half a year. */
interface Read {
  ticket: number;
  warning: string;
  person: string;
  at: string;
}
const reads = fc.array(
  fc.record({
    ticket: fc.integer({ min: 1, max: 60 }),
    warning: fc.constantFrom('w1', 'w2'),
    person: fc.constantFrom('hanako', 'ken', 'mei', 'goro', 'jiro'),
    at: fc
      .integer({ min: 0, max: 180 * 24 * 3_600 })
      .map((seconds) => plusSeconds('2026-07-06T00:00:00.000Z', seconds)),
  }),
  { maxLength: 200 },
);
/** What the scripts say, in any version. */
const says: Record<string, boolean> = { 'suspicious-message': true, 'suspicious-click': false };

/** An empty database, whatever is asked of it by the digest, and a way to let things happen. */
function emptyDatabase() {
  const raw = new Database(':memory:');
  // What the texts are searched by: there are none here.
  raw.function('search_words', (_: unknown) => '');
  for (const { sql } of migrations) raw.exec(sql);
  const columns = (raw.pragma('table_info(tickets)') as { name: string }[]).map(({ name }) => name);
  const ticket = raw.prepare(
    `insert or replace into tickets (${columns.join()}) values (${columns.map((one) => `@${one}`).join()})`,
  );
  const event = raw.prepare(
    "insert into events (seq, ticket, version, at, type, hash, request, body) values (?, ?, ?, ?, ?, x'', '', ?)",
  );
  const read = raw.prepare("insert or ignore into warning_reads values (?, ?, ?, 'slack', ?)");
  const asked: string[] = [];
  const tables = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: raw }),
    log: ({ query }) => void asked.push(query.sql),
  });
  let seq = 0;

  /** @param all the tickets as they are from now on; what had happened before is not written again */
  function happen(all: StoredEvent[][]): void {
    for (const events of all) {
      const folded = fold(events) as Ticket;
      const { phase, script, severity, openedAt, talkedAt, closedAt, actingUntil } = rowOf(folded);
      const nothing = Object.fromEntries(
        columns.map((name) => [
          name,
          name === 'participants' || name === 'barred' ? '[]' : name === 'put_away' ? 0 : null,
        ]),
      );
      ticket.run({
        ...nothing,
        ...{ restricted: 0, reporter: 'reporter', version: folded.version, number: folded.number, phase, script },
        ...{ severity, opened_at: openedAt, talked_at: talkedAt, closed_at: closedAt, acting_until: actingUntil },
      });
    }
    const known = new Set(
      raw
        .prepare('select ticket, version from events')
        .all()
        .map((one) => Object.values(one as object).join()),
    );
    const news = all.flat().filter((one) => !known.has(`${one.ticket},${one.version}`));
    for (const one of news.sort((a, b) => (a.at < b.at ? -1 : 1)))
      event.run(++seq, one.ticket, one.version, Date.parse(one.at), one.event.type, JSON.stringify(one.event));
  }

  return {
    ...{ raw, asked, happen, digests: createDigestStore(tables) },
    read: ({ ticket, warning, person, at }: Read) => void read.run(ticket, warning, person, at),
  };
}

function desk(
  { digests }: ReturnType<typeof emptyDatabase>,
  clock: DigestParts['clock'],
  organisation = smallOrganisation(),
) {
  return createDigests({
    store: { kept: async () => undefined, drills: async () => [], missedDrills: async () => [] },
    digests,
    catalogue: { now: () => undefined, version: async ({ id }) => ({ before_damage: says[id] }) as Script },
    organisation,
    clock,
  });
}

/** A database with these histories, and the digests of a desk that looks at it long after. */
function digestsOf(all: StoredEvent[][], readBy: Read[] = []) {
  const database = emptyDatabase();
  database.happen(all);
  for (const one of readBy) if (one.ticket <= all.length) database.read(one);
  return { made: desk(database, simulatedClock('2028-01-01T00:00:00.000Z')), raw: database.raw };
}

const beforeDamage = ({ id }: { id: string }) => says[id];

/** Twelve weeks, without those that began before the first event of all. */
function weeksBefore(all: StoredEvent[][]): Period[] {
  const first = all
    .flat()
    .map(({ at }) => at)
    .sort()[0];
  return Array.from({ length: 12 }, (_, index) => periodBefore(week, zone, index + 1)).filter(
    ({ from }) => first !== undefined && from > first,
  );
}

test('the figures of a window are those of the whole log', async () => {
  await fc.assert(
    fc.asyncProperty(histories('2026-07-06T00:00:00.000Z'), reads, async (all, readBy) => {
      const { made, raw } = digestsOf(all, readBy);
      const found = await made.figures('2026-W47');
      raw.close();
      const earlier = weeksBefore(all);
      const courses = all.flatMap((events) => courseOf(events.filter(({ at }) => at < week.to)) ?? []);
      // Of two presses of one person the first one written counts.
      const once = new Map(
        [...readBy].reverse().map((one) => [`${one.ticket}/${one.warning}/${one.person}`, one] as const),
      );
      const counted = new Map<string, number>();
      for (const { ticket, warning, at } of once.values())
        if (at < week.to) counted.set(`${ticket}/${warning}`, (counted.get(`${ticket}/${warning}`) ?? 0) + 1);
      expect(found).toEqual(figuresOf({ period: week, earlier, courses, drill: [], reads: counted, beforeDamage }));
    }),
    { numRuns: 40 },
  );
});

const departments = new Map(['hanako', 'ken', 'mei', 'goro'].map((id) => [id, '経理部']));
const organisation: Organisation = {
  ...smallOrganisation(),
  people: [...departments].map(([id, department]) => ({ id, name: id, department, roles: [] })),
};
const inWeek = fc.integer({ min: 0, max: 7 * 24 * 3_600 - 1 }).map((seconds) => plusSeconds(week.from, seconds));

test('asked again and again while the week lasts, and when it is over, the figures are those of the whole log each time', async () => {
  await fc.assert(
    fc.asyncProperty(
      histories('2026-07-06T00:00:00.000Z'),
      fc.array(inWeek, { minLength: 1, maxLength: 4 }),
      async (all, times) => {
        const database = emptyDatabase();
        const clock = simulatedClock(week.from);
        const made = desk(database, clock, organisation);
        for (const now of [...times.sort(), week.to]) {
          await clock.set(now);
          const so = all.map((events) => events.filter(({ at }) => at < now)).filter((events) => events.length > 0);
          database.happen(so);
          // Two who ask at the same time are told the same.
          const [found, second] = await Promise.all([made.figures(week.name), made.figures(week.name)]);
          expect(found).toEqual(
            figuresOf({
              ...{ period: week, earlier: weeksBefore(so), courses: so.flatMap((events) => courseOf(events) ?? []) },
              ...{ drill: [], until: now, beforeDamage, departments },
            }),
          );
          expect(second).toEqual(found);
        }
        database.raw.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('who reported in the weeks before counts where the same kind comes again from a department', async () => {
  const [opened] = fc.sample(histories('2026-07-06T00:00:00.000Z'), { numRuns: 20, seed: 3 }).flat(2);
  const first = { ...(opened?.event as Opened), route: 'employee', restricted: false } as const;
  const report = (number: number, id: string, at: string) => {
    const by = { id, platform: 'slack', user: id } as const;
    return [
      stored(number, 1, at, { ...first, reporter: by, script: { id: 'lost-device', version: '1' } }),
      stored(number, 2, at, { type: 'closed', by, said: first.said }),
    ];
  };
  const database = emptyDatabase();
  database.happen([
    report(1, 'jiro', '2026-01-06T00:00:00.000Z'),
    ...['hanako', 'ken', 'mei', 'jiro'].map((id, index) => report(index + 2, id, '2026-11-03T00:00:00.000Z')),
    report(6, 'ken', week.from),
  ]);
  const made = desk(database, simulatedClock(week.to), organisation);
  expect((await made.figures(week.name))?.repeats).toEqual([{ department: '経理部', kind: 'lost-device', count: 4 }]);
  database.raw.close();
});

interface Detail {
  detail: string;
}

test('whatever a digest asks of the database is found by an index, never by reading all tickets or all events', async () => {
  const database = emptyDatabase();
  const [all = []] = fc.sample(histories('2026-07-06T00:00:00.000Z'), { numRuns: 1, seed: 5 });
  database.happen(all);
  const clock = simulatedClock(plusSeconds(week.from, 3_600));
  const made = desk(database, clock);
  await made.figures(week.name);
  await made.figures(week.name);
  await clock.set('2028-01-01T00:00:00.000Z');
  await made.figures('2026-W40');
  expect(database.asked.length).toBeGreaterThan(100);
  for (const asked of new Set(database.asked)) {
    const plan = database.raw.prepare(`explain query plan ${asked}`).all(...asked.matchAll(/\?/g)) as Detail[];
    // The first and the last event are found at the ends of the table.
    const read = /limit|max\(/.test(asked) ? [] : plan.filter(({ detail }) => detail.startsWith('SCAN'));
    expect({ asked, read }).toEqual({ asked, read: [] });
  }
  database.raw.close();
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

test('a corrective action of a ticket that was closed long before the window is still chased, until it is over', async () => {
  const by = { id: 'tanaka', platform: 'slack', user: 'tanaka' } as const;
  const [opened] = fc.sample(histories('2025-01-06T00:00:00.000Z'), { numRuns: 20, seed: 3 }).flat(2);
  const first = { ...(opened?.event as Opened), restricted: false };
  const { said } = first;
  const times = { dueAt: '2026-11-18T00:00:00.000Z', checkAt: '2027-03-01T00:00:00.000Z' };
  const life = [
    stored(1, 1, '2026-01-06T00:00:00.000Z', first),
    stored(1, 2, '2026-01-06T01:00:00.000Z', {
      type: 'task-added',
      by,
      said,
      phase: 'prevent',
      owner: 'suzuki',
      ...times,
    }),
    stored(1, 3, '2026-01-06T01:00:00.000Z', { type: 'closed', by, said }),
    stored(1, 4, '2026-12-01T00:00:00.000Z', { type: 'task-settled', by, task: 'added/2', as: 'done' }),
    stored(1, 5, '2027-06-01T00:00:00.000Z', { type: 'action-checked', by, task: 'added/2', effective: true, said }),
  ];
  const { made, raw } = digestsOf([life]);
  const actions = async (name: string) => (await made.figures(name))?.actions;
  expect(await actions('2026-W46')).toMatchObject({ open: 1, overdue: 0, unchecked: 0 });
  expect(await actions('2026-W47')).toMatchObject({ open: 1, overdue: 1, unchecked: 0 });
  expect(await actions('2026-W49')).toMatchObject({ open: 0, done: 1, unchecked: 1, checksOverdue: 0 });
  expect(await actions('2027-W20')).toMatchObject({ open: 0, done: 0, unchecked: 1, checksOverdue: 1 });
  expect(await actions('2027-W22')).toMatchObject({ unchecked: 0, helped: 1 });
  expect(await actions('2027-W50')).toMatchObject({ open: 0, unchecked: 0, helped: 0 });
  raw.close();
});

test.each(['2026-W54', 'W47', '', '2030-W01'])('%s has no figures', async (name) => {
  const { made, raw } = digestsOf([]);
  expect(await made.figures(name)).toBeUndefined();
  expect(await made.card(name)).toBeUndefined();
  raw.close();
});
