// What follows from reports beyond their own end: corrective actions, warnings to staff, and what was left undone. Pure.
// Basis: ISO/IEC 27001:2022 10.2 (corrective action and whether it helped), A.6.3 and A.7.4 (staff is warned, and reads it).
import type { WarningNews } from './aftermath.js';
import type { Course } from './course.js';
import { isIn, type Period } from './period.js';

export interface Actions {
  open: number;
  overdue: number;
  /** Done in the period. */
  done: number;
  /** Done before, and nobody has looked yet whether it helped; overdue when the time to look has come. */
  unchecked: number;
  checksOverdue: number;
  /** Looked at in the period. */
  helped: number;
  didNotHelp: number;
}

export interface Warnings {
  posted: number;
  corrected: number;
  withdrawn: number;
  /** Each that went out in the period, corrections too, by when it did, with the number of people who have read it since. */
  read: { at: string; people: number }[];
}

/** @param until the period's end, or now while it is not over */
export function actionsOf(courses: Course[], period: Period, until: string): Actions {
  const all = courses.flatMap(({ actions }) => actions);
  const open = all.filter(({ is }) => is === 'open');
  const waiting = all.filter(({ is, checkAt, checked }) => is === 'done' && checkAt !== undefined && !checked);
  const checked = all.flatMap((one) => (one.checked && isIn(period, one.checked.at) ? [one.checked] : []));
  const over = (at: string | undefined) => at !== undefined && at < until;
  return {
    open: open.length,
    overdue: open.filter(({ dueAt }) => over(dueAt)).length,
    done: all.filter(({ is, settledAt = '' }) => is === 'done' && isIn(period, settledAt)).length,
    unchecked: waiting.length,
    checksOverdue: waiting.filter(({ checkAt }) => over(checkAt)).length,
    helped: checked.filter(({ effective }) => effective).length,
    didNotHelp: checked.filter(({ effective }) => !effective).length,
  };
}

/**
 * Of restricted cases too: everybody has seen the warning, and nothing is told here of where it comes from. To leave it out would tell it.
 * @param reads how many people had read a warning by the period's end, by `readName`
 */
export function warningsOf(courses: Course[], reads: ReadonlyMap<string, number>, period: Period): Warnings {
  const news = courses
    .flatMap(({ number, warnings }) => warnings.map((one) => ({ number, ...one })))
    .filter(({ at }) => isIn(period, at));
  const count = (what: WarningNews['what']) => news.filter((one) => one.what === what).length;
  return {
    ...{ posted: count('posted'), corrected: count('corrected'), withdrawn: count('withdrawn') },
    read: news
      .flatMap((one) =>
        one.what === 'withdrawn' ? [] : [{ at: one.at, people: reads.get(readName(one.number, one.warning)) ?? 0 }],
      )
      .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.people - b.people)),
  };
}

export function readName(ticket: number, warning: string): string {
  return `${ticket}/${warning}`;
}

/** Closed in the period for the last time, with tasks or evidence left undone. */
export function leftUndoneIn(courses: Course[], period: Period): number {
  return courses.filter(({ closings }) => closings.filter(({ at }) => isIn(period, at)).at(-1)?.left).length;
}
