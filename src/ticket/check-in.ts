// "Still on it?": each time a holder was asked, and how the asking ended. Pure.
import type { Happening, PersonId } from './event.js';

export interface CheckIn {
  /** The version of the event that asked. */
  version: number;
  person: PersonId;
  /** Absent while it is open. stayed: any sign of the holder; taken: somebody else has it now; silent: the time was over. */
  over?: { version: number; at: string; how: 'stayed' | 'taken' | 'silent' | 'closed'; by?: PersonId };
}

/** What of a phase shows whether somebody is asked. */
type Standing = { is: string; by?: PersonId; askedUntil?: string };

/** @param before and after: the phases around the event */
export function checkInsAfter(
  checkIns: CheckIn[],
  before: Standing,
  after: Standing,
  { event, version, at }: Happening,
): CheckIn[] {
  if (event.type === 'holder-asked' && after.is === 'held' && after.by)
    return [...checkIns, { version, person: after.by }];
  const last = checkIns.at(-1);
  const isOpen = last && !last.over && before.is === 'held' && before.askedUntil;
  if (!isOpen || (after.is === 'held' && after.askedUntil)) return checkIns;
  return [...checkIns.slice(0, -1), { ...last, over: { version, at, ...endOf(after, last.person) } }];
}

function endOf(phase: Standing, asked: PersonId): Pick<NonNullable<CheckIn['over']>, 'how' | 'by'> {
  if (phase.is !== 'closed' && phase.is !== 'held') return { how: 'silent' };
  const how = phase.is === 'closed' ? phase.is : phase.by === asked ? 'stayed' : 'taken';
  return { how, ...(phase.by === undefined ? {} : { by: phase.by }) };
}
