// "Still on it?": each time a holder was asked, and how the asking ended. Pure.
import { chatsOf, type Organisation } from '../paging/organisation.js';
import type { PersonId, StoredEvent } from './event.js';
import type { Surface } from './surface.js';
import type { Phase } from './ticket.js';

export interface CheckIn {
  /** The version of the event that asked. */
  version: number;
  person: PersonId;
  /** Absent while it is open. stayed: any sign of the holder; taken: somebody else has it now; silent: the time was over. */
  over?: { version: number; at: string; how: 'stayed' | 'taken' | 'silent' | 'closed'; by?: PersonId };
}

/** @param before and after: the phases around the event */
export function checkInsAfter(
  checkIns: CheckIn[],
  before: Phase,
  after: Phase,
  { event, version, at }: StoredEvent,
): CheckIn[] {
  if (event.type === 'holder-asked' && after.is === 'held') return [...checkIns, { version, person: after.by }];
  const last = checkIns.at(-1);
  const isOpen = last && !last.over && before.is === 'held' && before.askedUntil;
  if (!isOpen || (after.is === 'held' && after.askedUntil)) return checkIns;
  return [...checkIns.slice(0, -1), { ...last, over: { version, at, ...endOf(after, last.person) } }];
}

/** The questions that the event of this version has settled: each stands without its button then. */
export function checkInsOver(checkIns: CheckIn[], version: number, organisation: Organisation): Surface[] {
  return checkIns
    .filter(({ over }) => over?.version === version)
    .flatMap(({ person, version: asked }) =>
      chatsOf(organisation, person).map(
        (platform): Surface => ({ at: 'tell', version: asked, to: { who: 'person', person, platform } }),
      ),
    );
}

function endOf(phase: Phase, asked: PersonId): Pick<NonNullable<CheckIn['over']>, 'how' | 'by'> {
  if (phase.is === 'closed') return { how: 'closed', by: phase.by };
  if (phase.is === 'held') return { how: phase.by === asked ? 'stayed' : 'taken', by: phase.by };
  return { how: 'silent' };
}
