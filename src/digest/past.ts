// Tickets as far as periods are compared by them: there are very many, so what they have alike is kept once. Pure.
import type { PersonId } from '../ticket/event.js';
import type { TriageResult } from '../ticket/handling/triage.js';
import type { Course } from './course.js';
import type { PeriodsAgo } from './period.js';

/** Tickets that are told apart by nothing that periods are compared by. */
export interface Alike extends Pick<Course, 'kind' | 'route' | 'severity' | 'restricted'> {
  result?: TriageResult;
  opened: PeriodsAgo;
  /** -1 when nobody took them, too. */
  taken: PeriodsAgo;
  /** Absent where it does not matter who reported. */
  reporter?: PersonId;
  count: number;
  /** Of each, from the first call to "I have it"; of none where nobody took them. */
  takenSeconds: number[];
}

/** A single ticket. */
export function alikeOf(course: Course, ago: (at: string) => PeriodsAgo): Alike {
  const { route, reporter, kind, severity, restricted, openedAt, taken, result } = course;
  return {
    route,
    reporter,
    kind,
    severity,
    restricted,
    result: result?.is,
    opened: ago(openedAt),
    taken: taken ? ago(taken.at) : -1,
    count: 1,
    takenSeconds: taken ? [taken.seconds] : [],
  };
}

export function sumOf(some: Alike[] = []): number {
  return some.reduce((sum, { count }) => sum + count, 0);
}

export interface Past {
  add(course: Course): void;
  without(tickets: Pick<ReadonlySet<number>, 'has'>): Alike[];
}

/**
 * The tickets of earlier periods.
 * @param ago of these periods
 * @param matters whether the reporter is to be told apart
 */
export function createPast(ago: (at: string) => PeriodsAgo, matters: (reporter: PersonId) => boolean): Past {
  const groups: Alike[] = [];
  const places = new Map<string, number>();
  // One entry a ticket: some bytes, where an object would take hundreds.
  const [numbers, groupOf, seconds]: [number[], number[], number[]] = [[], [], []];

  function placeOf({ takenSeconds: _, ...group }: Alike): number {
    const name = JSON.stringify(group);
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, groups.length);
    return groups.push({ ...group, count: 0, takenSeconds: [] }) - 1;
  }

  return {
    add(course) {
      const { reporter, ...one } = alikeOf(course, ago);
      const told = reporter !== undefined && matters(reporter);
      numbers.push(course.number);
      groupOf.push(placeOf(told ? { ...one, reporter } : one));
      seconds.push(one.takenSeconds[0] ?? 0);
    },
    without(tickets) {
      const found = groups.map((group) => ({ ...group, takenSeconds: [] as number[] }));
      for (let index = 0; index < numbers.length; index += 1) {
        const group = found[groupOf[index] ?? 0];
        if (!group || tickets.has(numbers[index] ?? 0)) continue;
        group.count += 1;
        if (group.taken >= 0) group.takenSeconds.push(seconds[index] ?? 0);
      }
      return found.filter(({ count }) => count > 0);
    },
  };
}
