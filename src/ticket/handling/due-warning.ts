// When the staff is reminded of a warning by itself. Pure.
import { plusSeconds } from '../../clock.js';
import type { TicketEvent } from '../event.js';
import type { Warning } from './warning.js';

/** Whoever has not read it by then is reminded once. */
const REMIND_AFTER_SECONDS = 24 * 60 * 60;

/** When the staff must be reminded (ISO UTC); undefined when they were, or when nothing is out. */
export function nextReminder(warnings: Warning[]): string | undefined {
  const due = warnings.flatMap(({ state, reminded }) =>
    state.is === 'posted' && !state.correctedBy && reminded.length === 0
      ? [plusSeconds(state.at, REMIND_AFTER_SECONDS)]
      : [],
  );
  return due.sort()[0];
}

export function wakeWarning(warnings: Warning[], at: string): TicketEvent[] {
  return warnings.flatMap((one): TicketEvent[] => {
    const due = nextReminder([one]);
    return due !== undefined && due <= at ? [{ type: 'warning-reminded', warning: one.id }] : [];
  });
}
