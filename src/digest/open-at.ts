// What was open at a moment: for whom nobody has come yet, what is late, what is left to do. Pure.
import type { Course } from './course.js';

/** What is not closed at the period's end. */
export interface Open {
  all: number;
  /** Nobody has it. */
  waiting: number;
  /** The time to answer, or to show that one is still on it, is over. */
  overdue: number;
  /** Tasks that somebody has to do, and those whose time is over. */
  tasks: { all: number; overdue: number };
  /** Whole days since the oldest was reported. */
  oldestDays?: number;
}

export function openAt(courses: Course[], end: string): Open {
  const open = courses.filter((one) => one.phase !== 'closed');
  const [oldest] = open.map((one) => one.openedAt).sort();
  return {
    all: open.length,
    waiting: open.filter((one) => one.phase !== 'held').length,
    overdue: open.filter(({ dueAt }) => dueAt !== undefined && dueAt < end).length,
    tasks: {
      all: open.flatMap(({ tasks }) => tasks).length,
      overdue: open.flatMap(({ tasks }) => tasks).filter(({ dueAt }) => dueAt !== undefined && dueAt < end).length,
    },
    ...(oldest === undefined ? {} : { oldestDays: Math.floor((Date.parse(end) - Date.parse(oldest)) / 86_400_000) }),
  };
}
