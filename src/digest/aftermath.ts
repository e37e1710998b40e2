// What one ticket leaves beyond its own end, as far as figures need it: corrective actions and warnings to staff. Pure.
import type { Happening } from '../ticket/event.js';
import type { Task } from '../ticket/handling/tasks.js';

/** A corrective action as it stood: to be done, or done and to be looked at. */
export interface Action {
  is: Task['is'];
  dueAt?: string;
  settledAt?: string;
  /** When to look whether it helped, and what was seen. */
  checkAt?: string;
  checked?: { at: string; effective: boolean };
}

export type WarningNews =
  | { at: string; what: 'posted' | 'corrected'; warning: string }
  | { at: string; what: 'withdrawn' };

export function actionsIn(tasks: Task[]): Action[] {
  return tasks
    .filter(({ phase }) => phase === 'prevent')
    .map(({ is, dueAt, settled, checkAt, checked }) => ({
      is,
      ...(dueAt === undefined ? {} : { dueAt }),
      ...(settled ? { settledAt: settled.at } : {}),
      ...(checkAt === undefined ? {} : { checkAt }),
      ...(checked ? { checked: { at: checked.at, effective: checked.effective } } : {}),
    }));
}

export function warningsIn(events: Happening[]): WarningNews[] {
  // What is drafted after it went out makes it no correction.
  const corrections = new Set<string>();
  return events.flatMap(({ at, event }): WarningNews[] => {
    if (event.type === 'warning-drafted' && event.corrects !== undefined) corrections.add(event.warning);
    if (event.type === 'warning-withdrawn') return [{ at, what: 'withdrawn' }];
    if (event.type !== 'warning-approved') return [];
    return [{ at, what: corrections.has(event.warning) ? 'corrected' : 'posted', warning: event.warning }];
  });
}
