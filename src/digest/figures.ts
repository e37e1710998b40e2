// The numbers of a period, from the courses of tickets. Pure, and the same for ever: only what had happened by the period's end counts.
// Basis: ISO/IEC 27001 9.1 (what is measured, how, when), ISO/IEC 27004; median and 90th percentile because there are few cases and some outliers.
import { lookIntoBy } from '../paging/swap.js';
import { reporterRoutes, type Severity, severities } from '../script/schema.js';
import type { PersonId } from '../ticket/event.js';
import { type TriageResult, triageResults } from '../ticket/handling/triage.js';
import { attacksIn, type BeforeDamage, type Repeat, repeatsOf } from './awareness.js';
import { type CallNews, type Course, callNews, NEAR_MISS, QUESTION } from './course.js';
import { type Actions, actionsOf, leftUndoneIn, type Warnings, warningsOf } from './following-up.js';
import { type Open, openAt } from './open-at.js';
import { type Alike, alikeOf, sumOf } from './past.js';
import { isIn, type Period, type PeriodKind, periodsAgo } from './period.js';

/** How many earlier periods a digest compares with. */
export const comparedWith: Record<PeriodKind, number> = { week: 12, month: 12, quarter: 4 };

/** Fewer restricted cases than this are not told apart: in a small company their number alone would name people. */
const SHOWN_FROM = 5;

export interface Count {
  now: number;
  /** Mean of the earlier periods; absent while there are none. */
  mean?: number;
}

/** Lengths in seconds. */
export interface Spread {
  n: number;
  median?: number;
  p90?: number;
}

export interface Figures {
  period: Period;
  /** How many earlier periods the means are of. */
  comparedWith: number;
  /** Without near misses, questions and restricted cases, as everything below but for `calls` and `restricted`. */
  reports: Count;
  kinds: (Count & { kind: string })[];
  routes: (Count & { route: (typeof reporterRoutes)[number] })[];
  severities: (Count & { severity: Severity })[];
  nearMisses: Count;
  questions: Count;
  /** Reports of attacks that reach people (near misses included), and how many of them came before anybody acted on one. */
  attacks: { all: number; before: number };
  /** Reports and near misses by the organisation's own people. */
  byEmployees: Count;
  /** How many people there are to report, where desk.yml says so. */
  employees?: number;
  /** From what happened to the report, of those that came in the period and say surely when it was; near misses included. */
  sinceEvent: Spread;
  /** Kinds that came again from the same department; absent where desk.yml names no departments. */
  repeats?: Repeat[];
  /** Reports, near misses and questions whose kind the desk was not sure of. */
  unsure: number;
  corrections: { from: string; to: string; count: number }[];
  /** Taken in the period, counted from the first call; near misses and questions included where somebody was called. */
  taken: Spread;
  /** First answered by a person in the period, counted from the report; near misses and questions included. */
  answered: Spread;
  /** First triaged in the period; near misses and questions included. */
  triaged: Spread;
  /** What the triages of the period found, the newest of each report; near misses and questions included. */
  results: { result: TriageResult; count: number }[];
  /** Reported in the period and found to be a drill: in no other figure. */
  drills: number;
  /** Closed in the period, counted from the report to the last closing; near misses and questions included. */
  closed: Spread;
  /** Of these, closed with tasks or evidence left undone. */
  leftUndone: number;
  open: Open;
  actions: Actions;
  /** All tickets, restricted ones too: the whole staff has seen them. */
  warnings: Warnings;
  /** All tickets, restricted ones too: a call that was missed is a call that was missed. */
  calls: Record<CallNews, number>;
  restricted: { atLeast: number; atMost: number };
  drill: { asked: number; inTime: number; late: number; missed: number };
  /** Test pages that were missed, in this period or before, and that nobody had looked into by its end; overdue after a week. */
  matters: { open: number; overdue: number };
  /** Stretches of the coming weeks without anybody on call, as found when the digest was made; absent when it was not noted then. */
  gapsAhead?: number;
  /** The earlier periods and this one, the oldest first. */
  trend: { name: string; firstDay: string; reports: number; taken: Spread }[];
}

export interface Material {
  period: Period;
  /** Earlier periods that the desk was there for from beginning to end, the latest first. */
  earlier: Period[];
  /** All that something happened to in `period`, or that were open at its end; each as it stood then. */
  courses: Course[];
  /** All others of the earlier periods. */
  past?: Alike[];
  /** How far things have come: the period's end, or now while it is not over. */
  until?: string;
  /** Test pages that were sent in the period. */
  drill: { answerBy: string; answeredAt?: string }[];
  /** Missed test pages that nobody had looked into at the end. */
  missed?: { missedAt?: string }[];
  gapsAhead?: number;
  beforeDamage?: BeforeDamage;
  /** How many people had read a warning by the end; by `readName`. */
  reads?: ReadonlyMap<string, number>;
  employees?: number;
  /** By person; absent where desk.yml names none. */
  departments?: ReadonlyMap<PersonId, string>;
}

export function figuresOf({
  period,
  earlier,
  courses,
  past = [],
  drill,
  missed = [],
  gapsAhead,
  until = period.to,
  beforeDamage = () => undefined,
  reads = new Map(),
  employees,
  departments,
}: Material): Figures {
  const real = courses.filter((one) => one.result?.is !== 'drill');
  const open = real.filter((one) => !one.restricted);
  const inPeriod = open.filter((one) => isIn(period, one.openedAt));
  const ago = (at: string) => periodsAgo(at, period, earlier);
  const all: Alike[] = [
    ...open.map((one) => alikeOf(one, ago)),
    ...past.filter((one) => one.result !== 'drill' && !one.restricted),
  ];
  const reports = all.filter((one) => !wasNearMiss(one) && one.kind !== QUESTION);
  const told = all.filter((one) => one.kind !== QUESTION && one.route === 'employee');
  const count = (some?: Alike[]) => counted(some ?? [], earlier.length);
  const byRoute = grouped(reports, ({ route }) => route);
  const bySeverity = grouped(reports, ({ severity }) => severity);
  const reportsIn = grouped(reports, ({ opened }) => opened);
  const takenIn = grouped(all, ({ taken }) => taken);
  return {
    period,
    comparedWith: earlier.length,
    reports: count(reports),
    kinds: kindsOf(reports, count),
    routes: reporterRoutes.map((route) => ({ route, ...count(byRoute.get(route)) })).filter(isAny),
    severities: severities.map((severity) => ({ severity, ...count(bySeverity.get(severity)) })).filter(isAny),
    nearMisses: count(all.filter(wasNearMiss)),
    questions: count(all.filter((one) => one.kind === QUESTION)),
    attacks: attacksIn(inPeriod, beforeDamage, isNearMiss),
    byEmployees: count(told),
    ...(employees === undefined ? {} : { employees }),
    sinceEvent: spreadOf(inPeriod.flatMap(({ sinceEvent = [] }) => sinceEvent)),
    ...(departments ? { repeats: repeatsOf(told, departments) } : {}),
    unsure: inPeriod.filter((one) => !one.sure).length,
    corrections: correctionsOf(open, period),
    taken: lengthsOf(takenIn.get(0)),
    answered: spreadOf(
      open.flatMap(({ answered }) => (answered && isIn(period, answered.at) ? [answered.seconds] : [])),
    ),
    triaged: spreadOf(open.flatMap(({ triaged }) => (triaged && isIn(period, triaged.at) ? [triaged.seconds] : []))),
    results: resultsOf(open, period),
    drills: courses.filter((one) => one.result?.is === 'drill' && !one.restricted && isIn(period, one.openedAt)).length,
    closed: closedIn(open, period),
    leftUndone: leftUndoneIn(open, period),
    open: openAt(open, until),
    actions: actionsOf(open, period, until),
    warnings: warningsOf(real, reads, period),
    calls: callsOf(real, period),
    restricted: hidden(real.filter((one) => one.restricted && isIn(period, one.openedAt)).length),
    drill: drillOf(drill, period),
    matters: {
      open: missed.length,
      overdue: missed.filter(({ missedAt }) => missedAt !== undefined && lookIntoBy(missedAt) <= until).length,
    },
    ...(gapsAhead === undefined ? {} : { gapsAhead }),
    trend: [period, ...earlier]
      .map((one, ago) => ({
        ...{ name: one.name, firstDay: one.firstDay },
        reports: sumOf(reportsIn.get(ago)),
        taken: lengthsOf(takenIn.get(ago)),
      }))
      .sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1)),
  };
}

/** By its script, or because a triage found that it was stopped in time. */
function wasNearMiss({ kind, result }: Pick<Alike, 'kind' | 'result'>): boolean {
  return kind === NEAR_MISS || (result === 'near-miss' && kind !== QUESTION);
}

function isNearMiss({ kind, result }: Course): boolean {
  return wasNearMiss({ kind, result: result?.is });
}

function resultsOf(courses: Course[], period: Period): Figures['results'] {
  return triageResults.flatMap((result) => {
    const count = courses.filter((one) => one.result?.is === result && isIn(period, one.result.at)).length;
    return count > 0 ? [{ result, count }] : [];
  });
}

/** The median is the mean of the two in the middle where there are two; the 90th percentile is the smallest value that 90 % do not exceed. */
export function spreadOf(lengths: number[]): Spread {
  const sorted = Float64Array.from(lengths).sort();
  const n = sorted.length;
  if (n === 0) return { n };
  const at = (index: number) => sorted[index] ?? 0;
  return { n, median: (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2, p90: at(Math.ceil(n * 0.9) - 1) };
}

function hidden(count: number): Figures['restricted'] {
  return count > 0 && count < SHOWN_FROM ? { atLeast: 1, atMost: SHOWN_FROM - 1 } : { atLeast: count, atMost: count };
}

function counted(some: Alike[], periods: number): Count {
  const now = sumOf(some.filter(({ opened }) => opened === 0));
  const before = sumOf(some.filter(({ opened }) => opened > 0));
  return periods === 0 ? { now } : { now, mean: before / periods };
}

function grouped<One, Key>(some: One[], keyOf: (one: One) => Key): Map<Key, One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of some) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

function isAny({ now, mean = 0 }: Count): boolean {
  return now > 0 || mean > 0;
}

/** The most frequent first; then by what is usual, then by name, so that the order is always the same. */
function kindsOf(reports: Alike[], count: (some: Alike[]) => Count): Figures['kinds'] {
  return [...grouped(reports, ({ kind }) => kind)]
    .map(([kind, some]) => ({ kind, ...count(some) }))
    .filter(isAny)
    .sort((a, b) => b.now - a.now || (b.mean ?? 0) - (a.mean ?? 0) || (a.kind < b.kind ? -1 : 1));
}

function correctionsOf(courses: Course[], period: Period): Figures['corrections'] {
  const counts = new Map<string, Figures['corrections'][number]>();
  for (const { at, from, to } of courses.flatMap((one) => one.corrections)) {
    if (!isIn(period, at)) continue;
    const key = `${from} ${to}`;
    counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.entries()]
    .sort(([a, one], [b, two]) => two.count - one.count || (a < b ? -1 : 1))
    .map(([, one]) => one);
}

function lengthsOf(some: Alike[] = []): Spread {
  const all: number[] = [];
  for (const { takenSeconds } of some) for (const seconds of takenSeconds) all.push(seconds);
  return spreadOf(all);
}

function closedIn(courses: Course[], period: Period): Spread {
  return spreadOf(
    courses.flatMap(({ closings }) => closings.filter(({ at }) => isIn(period, at)).at(-1)?.seconds ?? []),
  );
}

function callsOf(courses: Course[], period: Period): Figures['calls'] {
  const sums = Object.fromEntries(callNews.map((news) => [news, 0])) as Figures['calls'];
  for (const { calls } of courses) for (const { at, what, people } of calls) if (isIn(period, at)) sums[what] += people;
  return sums;
}

function drillOf(pages: Material['drill'], { to }: Period): Figures['drill'] {
  const answered = pages.filter(({ answeredAt }) => answeredAt !== undefined && answeredAt < to);
  const inTime = answered.filter(
    ({ answerBy, answeredAt }) => answeredAt !== undefined && answeredAt < answerBy,
  ).length;
  return {
    asked: pages.length,
    inTime,
    late: answered.length - inTime,
    missed: pages.length - answered.length,
  };
}
