// The figures about what follows from reports and about awareness, counted a second time in another way, straight from the events.
import * as fc from 'fast-check';
import { plusSeconds } from '../../src/clock.js';
import { courseOf } from '../../src/digest/course.js';
import { comparedWith, type Figures, figuresOf } from '../../src/digest/figures.js';
import { type Period, periodBefore, periodNamed } from '../../src/digest/period.js';
import type { Opened, StoredEvent } from '../../src/ticket/event.js';
import { histories, script, stored } from './histories.js';

const zone = 'Asia/Tokyo';
const week = periodNamed('2026-W47', zone) as Period;
const earlier = Array.from({ length: comparedWith.week }, (_, index) => periodBefore(week, zone, index + 1));
const departments = new Map([
  ['hanako', '営業部'],
  ['ken', '営業部'],
  ['mei', '営業部'],
  ['goro', '開発部'],
]);
const says: Record<string, boolean> = { 'suspicious-message': true, 'near-miss': true, 'suspicious-click': false };
const START = '2026-08-10T00:00:00.000Z';

function figures(all: StoredEvent[][], reads = new Map<string, number>()): Figures {
  const courses = all.flatMap((events) => courseOf(events.filter(({ at }) => at < week.to)) ?? []);
  const beforeDamage = ({ id }: { id: string }) => says[id];
  return figuresOf({ period: week, earlier, courses, drill: [], employees: 120, departments, beforeDamage, reads });
}

const within = (at = '', period = week) => at >= period.from && at < period.to;
const seconds = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

/** Everything about one ticket that these figures need, gone through event by event with a pencil. */
function clerk(all: StoredEvent[]) {
  const events = all.filter(({ at }) => at < week.to);
  const [first] = events;
  if (first?.event.type !== 'opened') return undefined;
  const opened = first.event;
  let { restricted } = opened;
  let kind = opened.script.id;
  let result = '';
  const times = new Map([['form', opened.happenedAt]]);
  const actions = new Map<
    string,
    { open: boolean; done: string; due?: string; check?: string; seen?: [string, boolean] }
  >();
  const corrects = new Map<string, boolean>();
  const sent: { at: string; warning: string; correction: boolean }[] = [];
  const withdrawn: string[] = [];
  const closings: { at: string; left: boolean }[] = [];
  const answers: { at: string; version: number }[] = [];
  for (const { at, event, version } of events) {
    if (event.type === 'script-chosen') ({ restricted } = event);
    if (event.type === 'script-chosen') kind = event.to.id;
    if (event.type === 'triaged') result = event.result;
    if (event.type === 'answered')
      times.set(event.question, event.script.id === 'question' ? undefined : event.happenedAt);
    if (event.type === 'question-moved') times.delete(event.question);
    if (event.type === 'closed') closings.push({ at, left: event.left !== undefined });
    if ((event.type === 'closed' || event.type === 'told-reporter') && event.by.id !== opened.reporter.id)
      answers.push({ at, version });
    if (event.type === 'task-added')
      actions.set(`added/${version}`, { open: true, done: '', due: event.dueAt, check: event.checkAt });
    const action = 'task' in event ? actions.get(event.task) : undefined;
    if (action && event.type === 'task-settled') [action.open, action.done] = [false, event.as === 'done' ? at : ''];
    if (action && event.type === 'task-reopened') [action.open, action.done] = [true, ''];
    if (action && event.type === 'action-checked') action.seen = [at, event.effective];
    if (event.type === 'warning-drafted')
      corrects.set(event.warning, (corrects.get(event.warning) ?? false) || event.corrects !== undefined);
    if (event.type === 'warning-approved')
      sent.push({ at, warning: event.warning, correction: corrects.get(event.warning) ?? false });
    if (event.type === 'warning-withdrawn') withdrawn.push(at);
  }
  // Words that never arrived are none; where they arrived after all, nobody says so in these histories.
  const lost = events.flatMap(({ event }) => (event.type === 'relay-failed' ? [event.told] : []));
  const isTold = (version: number) => events[version - 1]?.event.type === 'told-reporter';
  const answer = answers.find(({ version }) => !isTold(version) || !lost.includes(version));
  const happened = [...times.values()].filter((at) => at !== undefined && at <= first.at).sort()[0];
  return {
    ...{ number: first.ticket, openedAt: first.at, reporter: opened.reporter.id, route: opened.route },
    ...{ kind, restricted, result, actions: [...actions.values()], sent, withdrawn, closings, answer, happened },
  };
}

type Sum = NonNullable<ReturnType<typeof clerk>>;

function sums(all: StoredEvent[][]): { real: Sum[]; open: Sum[] } {
  const real = all.flatMap((events) => clerk(events) ?? []).filter(({ result }) => result !== 'drill');
  return { real, open: real.filter(({ restricted }) => !restricted) };
}

/** Median and 90th percentile by their definitions. */
function byDefinition(lengths: number[]) {
  const sorted = [...lengths].sort((a, b) => a - b);
  const n = sorted.length;
  if (n === 0) return { n };
  const middle = (from: number[]) =>
    from.filter((_, index) => index * 2 === n - 1 || index * 2 === n || index * 2 === n - 2);
  const some = n % 2 === 1 ? [sorted[(n - 1) / 2] ?? 0] : middle(sorted);
  const p90 = sorted.find((one) => sorted.filter((other) => other <= one).length >= n * 0.9);
  return { n, median: some.reduce((sum, one) => sum + one, 0) / some.length, p90 };
}

test('first answers, closings with something left undone, and corrective actions', () => {
  fc.assert(
    fc.property(histories(START), (all) => {
      const { open } = sums(all);
      const found = figures(all);
      const first = open.flatMap(({ answer, openedAt }) =>
        within(answer?.at) && answer ? [seconds(openedAt, answer.at)] : [],
      );
      expect(found.answered).toEqual(byDefinition(first));
      const last = open.map(({ closings }) => closings.filter(({ at }) => within(at)).at(-1));
      expect(found.leftUndone).toBe(last.filter((one) => one?.left).length);

      const actions = open.flatMap((one) => one.actions);
      const waits = actions.filter((one) => !one.open && one.done !== '' && one.check !== undefined && !one.seen);
      const looks = actions.flatMap(({ seen }) => (seen && within(seen[0]) ? [seen[1]] : []));
      expect(found.actions).toEqual({
        open: actions.filter((one) => one.open).length,
        overdue: actions.filter((one) => one.open && one.due !== undefined && one.due < week.to).length,
        done: actions.filter(({ done }) => within(done)).length,
        unchecked: waits.length,
        checksOverdue: waits.filter(({ check = '' }) => check < week.to).length,
        helped: looks.filter((one) => one).length,
        didNotHelp: looks.filter((one) => !one).length,
      });
    }),
    { numRuns: 300 },
  );
});

test('warnings to staff, and how many have read each', () => {
  fc.assert(
    fc.property(histories(START), fc.array(fc.nat(200), { minLength: 9, maxLength: 9 }), (all, people) => {
      const reads = new Map(
        all.flatMap((_, index) => ['w1', 'w2'].map((one) => [`${index + 1}/${one}`, people[index % 9] ?? 0])),
      );
      const { real } = sums(all);
      const found = figures(all, reads).warnings;
      const sent = real
        .flatMap((one) => one.sent.map((news) => ({ ...news, number: one.number })))
        .filter(({ at }) => within(at));
      expect(found.posted).toBe(sent.filter(({ correction }) => !correction).length);
      expect(found.corrected).toBe(sent.filter(({ correction }) => correction).length);
      expect(found.withdrawn).toBe(real.flatMap((one) => one.withdrawn).filter((at) => within(at)).length);
      const plain = (some: { at: string; people: number }[]) => some.map((one) => `${one.at} ${one.people}`).sort();
      expect(plain(found.read)).toEqual(
        plain(sent.map(({ at, number, warning }) => ({ at, people: reads.get(`${number}/${warning}`) ?? -1 }))),
      );
    }),
    { numRuns: 200 },
  );
});

test('awareness: reports by own people, before damage, from event to report, repeated by department', () => {
  fc.assert(
    fc.property(histories(START), (all) => {
      const { open } = sums(all);
      const found = figures(all);
      const now = open.filter(({ openedAt }) => within(openedAt));
      const told = open.filter(({ route, kind }) => route === 'employee' && kind !== 'question');
      expect(found.byEmployees).toEqual({
        now: told.filter(({ openedAt }) => within(openedAt)).length,
        mean: told.filter(({ openedAt }) => earlier.some((past) => within(openedAt, past))).length / 12,
      });
      const stopped = now.filter(
        (one) => one.kind === 'near-miss' || (one.result === 'near-miss' && one.kind !== 'question'),
      );
      const others = now.filter((one) => !stopped.includes(one));
      const message = others.filter(({ kind }) => kind === 'suspicious-message').length;
      const click = others.filter(({ kind }) => kind === 'suspicious-click').length;
      expect(found.attacks).toEqual({ all: stopped.length + message + click, before: stopped.length + message });
      expect(found.sinceEvent).toEqual(
        byDefinition(
          now.flatMap(({ kind, happened, openedAt }) =>
            happened && kind !== 'question' ? [seconds(happened, openedAt)] : [],
          ),
        ),
      );

      const window = told.filter(({ openedAt }) => [week, ...earlier].some((one) => within(openedAt, one)));
      const expected: string[] = [];
      for (const department of ['営業部', '開発部'])
        for (const kind of ['lost-device', 'near-miss', 'suspicious-click', 'suspicious-message']) {
          const some = window.filter((one) => departments.get(one.reporter) === department && one.kind === kind);
          const enough = new Set(some.map(({ reporter }) => reporter)).size > 2;
          if (enough && some.some(({ openedAt }) => within(openedAt)))
            expected.push(`${department} ${kind} ${some.length}`);
        }
      expect(found.repeats?.map((one) => `${one.department} ${one.kind} ${one.count}`)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('a restricted case is in none of these figures; only a warning that everybody has seen is counted', () => {
  fc.assert(
    fc.property(histories(START), (all) => {
      const secret = all.map((events) =>
        events.map((one) => {
          const { event } = one;
          const hides = event.type === 'opened' || event.type === 'script-chosen';
          return hides ? { ...one, event: { ...event, restricted: true } } : one;
        }),
      );
      const found = figures(secret);
      expect(found.answered).toEqual({ n: 0 });
      expect(found.sinceEvent).toEqual({ n: 0 });
      expect(found.attacks).toEqual({ all: 0, before: 0 });
      expect(found.byEmployees).toEqual({ now: 0, mean: 0 });
      expect([found.leftUndone, ...Object.values(found.actions)].every((one) => one === 0)).toBe(true);
      expect(found.repeats).toEqual([]);
      expect(found.warnings).toEqual(figures(all).warnings);
    }),
  );
});

test('two people of a department who report the same are not told apart, three are', () => {
  const [sample] = fc.sample(histories(START), { numRuns: 20, seed: 1 }).flat(2);
  const opened = sample?.event as Opened;
  const told = (reporter: string, number: number) =>
    stored(number, 1, plusSeconds(week.from, number), {
      ...{ ...opened, restricted: false, route: 'employee', script: script('suspicious-click') },
      reporter: { id: reporter, platform: 'slack', user: reporter },
    });
  const some = (...people: string[]) => people.map((one, index) => [told(one, index + 1)]);
  expect(figures(some('hanako', 'ken', 'hanako', 'ken')).repeats).toEqual([]);
  expect(figures(some('hanako', 'ken', 'mei', 'ken', 'goro')).repeats).toEqual([
    { department: '営業部', kind: 'suspicious-click', count: 4 },
  ]);
});
