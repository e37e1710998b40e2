// Whether people notice, know what to do and tell: 知る→理解→実行. Of groups, never of a person, and never as a ranking. Pure.
// Basis: ISO/IEC 27001:2022 7.3 and A.6.3 (awareness), A.6.8 (people report what they see).
import type { PersonId, ScriptRef } from '../ticket/event.js';
import type { Course } from './course.js';
import { type Alike, sumOf } from './past.js';

/** The kind of a report that nobody has named yet: it says nothing of what is repeated. */
const UNNAMED = 'unclear';

/** Fewer people than this are not told apart: a department's number alone would name them. */
const PEOPLE_SHOWN_FROM = 3;

export interface Repeat {
  department: string;
  kind: string;
  /** Reports in the period and in those that it is compared with. */
  count: number;
}

/** What the script says of its reports (`before_damage`); undefined where it says nothing. */
export type BeforeDamage = (script: ScriptRef) => boolean | undefined;

/** Reports of attacks that reach people, and how many came before anybody acted on one, or were found to be stopped in time. */
export function attacksIn(
  courses: Course[],
  beforeDamage: BeforeDamage,
  isNearMiss: (course: Course) => boolean,
): { all: number; before: number } {
  const reached = courses.flatMap((course) => {
    const before = isNearMiss(course) || beforeDamage({ id: course.kind, version: course.version });
    return before === undefined ? [] : [before];
  });
  return { all: reached.length, before: reached.filter((before) => before).length };
}

/**
 * Kinds that came again from the same department, in this period too, and from enough people. In the order of names.
 * @param all of the period and the earlier ones; a reporter is named at least where there is a department
 * @param departments by person, where desk.yml says so
 */
export function repeatsOf(all: Alike[], departments: ReadonlyMap<PersonId, string>): Repeat[] {
  const groups = new Map<string, { department: string; kind: string; some: Alike[] }>();
  for (const one of all) {
    const { reporter, kind } = one;
    const department = reporter === undefined ? undefined : departments.get(reporter);
    if (department === undefined || one.opened < 0 || kind === UNNAMED || one.route !== 'employee') continue;
    const name = JSON.stringify([department, kind]);
    const group = groups.get(name) ?? { department, kind, some: [] };
    group.some.push(one);
    groups.set(name, group);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { department, kind, some }]) => {
      const people = new Set(some.map(({ reporter }) => reporter)).size;
      const isNew = some.some(({ opened }) => opened === 0);
      return isNew && people >= PEOPLE_SHOWN_FROM ? [{ department, kind, count: sumOf(some) }] : [];
    });
}
