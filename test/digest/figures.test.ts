// Every number of a digest, counted a second time in another way, straight from the events.
import * as fc from 'fast-check';
import { callNews, courseOf } from '../../src/digest/course.js';
import { comparedWith, type Figures, figuresOf, spreadOf } from '../../src/digest/figures.js';
import { type Period, periodBefore, periodNamed } from '../../src/digest/period.js';
import { severities } from '../../src/script/schema.js';
import type { Opened, StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { histories, kinds, script, stored } from './histories.js';

const zone = 'Asia/Tokyo';
const week = periodNamed('2026-W47', zone) as Period;
const earlier = Array.from({ length: comparedWith.week }, (_, index) => periodBefore(week, zone, index + 1));

function figures(all: StoredEvent[][], period = week, past = earlier): Figures {
  const courses = all.flatMap((events) => courseOf(events.filter(({ at }) => at < period.to)) ?? []);
  return figuresOf({ period, earlier: past, courses, drill: [] });
}

const is = (type: TicketEvent['type']) => (one: StoredEvent) => one.event.type === type;
const within = (period: Period) => (one: { at: string }) => one.at >= period.from && one.at < period.to;

/** A ticket as a clerk with a pencil would sum it up. */
function clerk(events: StoredEvent[]) {
  let [kind, severity, route, sure, restricted] = ['', '', '', true, false];
  let state = 'none';
  let due: string | undefined;
  const corrections: string[] = [];
  let result: { is: string; at: string } | undefined;
  let since = events[0]?.at ?? '';
  let triaged: [from: string, to: string] | undefined;
  const tasks = new Map<string, string>();
  for (const one of events) {
    const { event } = one;
    if (event.type === 'opened') {
      [kind, severity, route, sure, restricted] = [
        event.script.id,
        event.severity,
        event.route,
        event.sure,
        event.restricted,
      ];
      state = 'queued';
    }
    if (event.type === 'script-chosen') {
      if (sure && event.from.id !== event.to.id && within(week)(one))
        corrections.push(`${event.from.id} ${event.to.id}`);
      [kind, severity, sure, restricted] = [event.to.id, event.severity, true, event.restricted];
    }
    if (event.type === 'acknowledged' && since === events[0]?.at && !triaged) since = one.at;
    if (event.type === 'triaged') {
      result = { is: event.result, at: one.at };
      severity = event.to;
      // Whoever has it has shown that they are on it.
      if (state === 'held') due = undefined;
      triaged ??= [since, one.at];
    }
    if (event.type === 'paged') [state, due] = ['paging', event.answerBy];
    if (event.type === 'ladder-ended') [state, due] = ['unanswered', one.at];
    if (event.type === 'acknowledged' || event.type === 'reopened') [state, due] = ['held', undefined];
    if (event.type === 'closed') [state, due] = ['closed', undefined];
    if (event.type === 'task-assigned')
      tasks.set(event.task, `${tasks.get(event.task)?.[0] ?? '○'}${event.dueAt ?? ''}`);
    // Corrective actions are counted apart.
    if ('task' in event && event.task.startsWith('added/')) continue;
    if (event.type === 'task-settled') tasks.set(event.task, `●${tasks.get(event.task)?.slice(1) ?? ''}`);
    if (event.type === 'task-reopened') tasks.set(event.task, `○${tasks.get(event.task)?.slice(1) ?? ''}`);
    if (event.type === 'holder-asked' && state === 'held') due = event.answerBy;
  }
  return {
    kind,
    severity,
    route,
    restricted,
    state,
    due,
    corrections,
    tasks,
    result,
    triaged,
    openedAt: events[0]?.at ?? '',
  };
}

/** Every ticket as it stood at the week's end; drills count nowhere, restricted cases only where it says so. */
function byHand(all: StoredEvent[][]) {
  const known = all.map((events) => events.filter(({ at }) => at < week.to)).filter((events) => events.length > 0);
  const everything = known.map((events) => ({ events, ...clerk(events) }));
  const sums = everything.filter((one) => one.result?.is !== 'drill');
  const open = sums.filter((one) => !one.restricted);
  const isNear = (one: (typeof sums)[number]) =>
    one.kind === 'near-miss' || (one.result?.is === 'near-miss' && one.kind !== 'question');
  return { everything, sums, open, isNear };
}

/** @param tasks "○" is open, "●" settled; then its time, if it has one */
function tasksLeft(tasks: string[]): Figures['open']['tasks'] {
  const open = tasks.filter((one) => one[0] === '○');
  return { all: open.length, overdue: open.filter((one) => one.length > 1 && one.slice(1) < week.to).length };
}

test('every figure equals what is counted from the events by hand', () => {
  fc.assert(
    fc.property(histories('2026-08-10T00:00:00.000Z'), (all) => {
      const { sums, open, isNear } = byHand(all);
      const reports = open.filter((one) => !isNear(one) && one.kind !== 'question');
      const count = (some: typeof sums) => ({
        now: some.filter((one) => within(week)({ at: one.openedAt })).length,
        mean: some.filter((one) => earlier.some((past) => within(past)({ at: one.openedAt }))).length / 12,
      });
      const found = figures(all);

      expect(found.reports).toEqual(count(reports));
      for (const kind of kinds.filter((one) => one !== 'near-miss' && one !== 'question')) {
        const expected = count(reports.filter((one) => one.kind === kind));
        const { now, mean } = found.kinds.find((one) => one.kind === kind) ?? { now: 0, mean: 0 };
        expect({ now, mean }).toEqual(expected);
      }
      for (const severity of severities) {
        const { now, mean } = found.severities.find((one) => one.severity === severity) ?? { now: 0, mean: 0 };
        expect({ now, mean }).toEqual(count(reports.filter((one) => one.severity === severity)));
      }
      expect(found.routes.reduce((sum, { now }) => sum + now, 0)).toBe(found.reports.now);
      for (const { route, now, mean } of found.routes)
        expect({ now, mean }).toEqual(count(reports.filter((one) => one.route === route)));
      expect(found.nearMisses).toEqual(count(open.filter(isNear)));
      expect(found.questions).toEqual(count(open.filter((one) => one.kind === 'question')));
      expect(found.trend.map((one) => one.reports)).toEqual(
        [...earlier]
          .reverse()
          .concat(week)
          .map((past) => reports.filter((one) => within(past)({ at: one.openedAt })).length),
      );

      const standing = open.filter((one) => one.state !== 'closed');
      expect(found.open).toMatchObject({
        all: standing.length,
        waiting: standing.filter((one) => one.state !== 'held').length,
        overdue: standing.filter(({ due }) => due !== undefined && due < week.to).length,
        tasks: tasksLeft(standing.flatMap(({ tasks }) => [...tasks.values()])),
      });
      expect(
        found.corrections.flatMap(({ from, to, count: times }) => Array(times).fill(`${from} ${to}`)).sort(),
      ).toEqual(open.flatMap((one) => one.corrections).sort());

      const restricted = sums.filter((one) => one.restricted && within(week)({ at: one.openedAt })).length;
      const { atLeast, atMost } = found.restricted;
      expect(atLeast <= restricted && restricted <= atMost).toBe(true);
      expect(restricted > 0 && restricted < 5 ? atMost : atLeast).toBe(
        restricted > 0 && restricted < 5 ? 4 : restricted,
      );

      const happened = sums.flatMap(({ events }) => events).filter(within(week));
      const skips = happened.flatMap(({ event }) => ('skipped' in event ? event.skipped : []));
      expect(found.calls).toEqual({
        called: happened.flatMap(({ event }) => (event.type === 'paged' ? event.people : [])).length,
        missed: happened.filter(({ event }) => event.type === 'paged' && event.why === 'no-answer').length,
        silent: happened.filter(({ event }) => event.type === 'paged' && event.why === 'silent-holder').length,
        declined: happened.filter(is('declined')).length,
        ended: happened.filter(is('ladder-ended')).length,
        undeliverable: happened.filter(is('page-failed')).length,
        late: happened.filter(is('page-late')).length,
        gap: skips.filter(({ why }) => why !== 'absent').length,
      });

      const lengths = (which: (events: StoredEvent[]) => [string, string] | undefined) =>
        open.flatMap(({ events }) => {
          const [from = '', to = ''] = which(events) ?? [];
          return to !== '' && within(week)({ at: to }) ? [(Date.parse(to) - Date.parse(from)) / 1000] : [];
        });
      const taken = lengths((events) => {
        const call = events.findIndex((one) => is('paged')(one) || is('ladder-ended')(one));
        const answer = call < 0 ? undefined : events.slice(call).find(is('acknowledged'));
        return answer && [events[call]?.at ?? '', answer.at];
      });
      expect(found.taken).toEqual(byDefinition(taken));
      const closed = lengths((events) => {
        const last = events.filter(is('closed')).filter(within(week)).at(-1);
        return last && [events[0]?.at ?? '', last.at];
      });
      expect(found.closed).toEqual(byDefinition(closed));
    }),
    { numRuns: 300 },
  );
});

test('what triage found, how fast, and drills equal what is counted by hand', () => {
  fc.assert(
    fc.property(histories('2026-08-10T00:00:00.000Z'), (all) => {
      const { everything, open } = byHand(all);
      const found = figures(all);
      const lengths = open.flatMap(({ triaged: [from, to] = ['', ''] }) =>
        to !== '' && within(week)({ at: to }) ? [(Date.parse(to) - Date.parse(from)) / 1000] : [],
      );
      expect(found.triaged).toEqual(byDefinition(lengths));
      const results = open.flatMap(({ result }) => (result && within(week)(result) ? [result.is] : []));
      expect(found.results.flatMap(({ result, count: times }) => Array(times).fill(result)).sort()).toEqual(
        results.sort(),
      );
      expect(found.drills).toBe(
        everything.filter((one) => one.result?.is === 'drill' && !one.restricted && within(week)({ at: one.openedAt }))
          .length,
      );
    }),
    { numRuns: 300 },
  );
});

/** The definitions, word by word: half are not longer than the median, and nine in ten not longer than the 90th percentile. */
function byDefinition(lengths: number[]): { n: number; median?: number; p90?: number } {
  const n = lengths.length;
  if (n === 0) return { n };
  const sorted = [...lengths].sort((a, b) => a - b);
  const middle = n % 2 === 1 ? [sorted[(n - 1) / 2]] : [sorted[n / 2 - 1], sorted[n / 2]];
  const p90 = sorted.find((one) => sorted.filter((other) => other <= one).length >= n * 0.9);
  return { n, median: middle.reduce((sum: number, one) => sum + (one ?? 0), 0) / middle.length, p90 };
}

test('the first moment of a week belongs to it, that of the next one does not', () => {
  const [opened] = fc.sample(histories(week.from), { numRuns: 20, seed: 1 }).flat(2);
  const event = { ...(opened?.event as Opened), restricted: false, script: script('lost-device') };
  const at = (moment: string, number: number) => [stored(number, 1, moment, event)];
  const courses = [at(week.from, 1), at(week.to, 2), at(earlier[0]?.from ?? '', 3)].flatMap(
    (one) => courseOf(one) ?? [],
  );
  const found = figuresOf({ period: week, earlier, courses, drill: [] });
  expect(found.reports).toEqual({ now: 1, mean: 1 / 12 });
});

test('what happens after a week changes nothing in its digest', () => {
  fc.assert(
    fc.property(histories('2026-08-10T00:00:00.000Z'), (all) => {
      const asItWas = all
        .map((events) => events.filter(({ at }) => at < week.to))
        .filter((events) => events.length > 0);
      expect(figures(all)).toEqual(figures(asItWas));
    }),
  );
});

test.each([
  [[], { n: 0 }],
  [[7], { n: 1, median: 7, p90: 7 }],
  [[10, 2], { n: 2, median: 6, p90: 10 }],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 100], { n: 10, median: 5.5, p90: 9 }],
  [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100], { n: 11, median: 6, p90: 10 }],
])('of %j the median and 90th percentile are %j', (lengths, expected) => expect(spreadOf(lengths)).toEqual(expected));

test('a week of a desk that is new is compared with nothing', () => {
  const found = figures([], week, []);
  expect(found.reports).toEqual({ now: 0 });
  expect(found.comparedWith).toBe(0);
  expect(Object.keys(found.calls)).toEqual([...callNews]);
  expect(found.trend).toHaveLength(1);
});

test('a drill is counted apart: in time, late, and not by the end of the week', () => {
  const asked = { answerBy: '2026-11-18T01:15:00.000Z' };
  const drill = [
    { ...asked, answeredAt: '2026-11-18T01:14:59.999Z' },
    { ...asked, answeredAt: '2026-11-18T02:00:00.000Z' },
    { ...asked, answeredAt: '2026-11-30T02:00:00.000Z' },
    asked,
  ];
  const found = figuresOf({ period: week, earlier, courses: [], drill });
  expect(found.drill).toEqual({ asked: 4, inTime: 1, late: 1, missed: 2 });
});
