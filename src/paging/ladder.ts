// Whom to call next: pure. The ladder is climbed rung by rung, round by round, and always comes to an end that is said aloud.
import {
  type Call,
  type Ladder,
  type Organisation,
  type PersonId,
  personById,
  type Role,
  waysTo,
  withRole,
} from './organisation.js';
import { dutyAt } from './rota.js';

export type Step =
  | { is: 'page'; people: PersonId[]; rung: number; round: number; answerWithinSeconds: number; skipped: Skipped[] }
  | { is: 'ended'; skipped: Skipped[] };

/** Why a rung of the paging ladder was passed over. */
export type SkipReason = 'nobody-on-call' | 'nobody-in-role' | 'is-reporter' | 'declined' | 'unreachable';

export interface Skipped {
  rung: number;
  why: SkipReason;
}

export interface Climb {
  /** ISO UTC. */
  at: string;
  /** The rung that was called last; absent at the beginning. */
  after?: { rung: number; round: number };
  /** Never called for this ticket: the reporter. */
  reporter: PersonId;
  /** Said "I cannot" in this round. */
  declined: PersonId[];
}

/** The next rung that calls somebody. An empty rung is passed over at once and named in `skipped`, so that no time is waited out in silence. */
export function nextStep(organisation: Organisation, ladder: Ladder, climb: Climb): Step {
  const skipped: Skipped[] = [];
  let { rung, round } = climb.after ?? { rung: -1, round: 1 };
  for (;;) {
    rung += 1;
    if (rung >= ladder.rungs.length) {
      rung = 0;
      round += 1;
    }
    const step = ladder.rungs[rung];
    if (!step || round > ladder.rounds) return { is: 'ended', skipped };
    const called = callees(organisation, step.call, climb, climb.after?.round === round);
    if ('why' in called) skipped.push({ rung, why: called.why });
    else
      return { is: 'page', people: called.people, rung, round, answerWithinSeconds: step.answerWithinSeconds, skipped };
  }
}

/** The people a rung calls, less those who must not be called, or why it calls nobody. */
function callees(
  organisation: Organisation,
  call: Call,
  climb: Climb,
  sameRound: boolean,
): { people: PersonId[] } | { why: SkipReason } {
  const named = namedBy(organisation, call, climb.at);
  if (named.length === 0) return { why: call.startsWith('role:') ? 'nobody-in-role' : 'nobody-on-call' };
  const notReporter = named.filter((id) => id !== climb.reporter);
  if (notReporter.length === 0) return { why: 'is-reporter' };
  const willing = notReporter.filter((id) => !(sameRound && climb.declined.includes(id)));
  if (willing.length === 0) return { why: 'declined' };
  const reachable = willing.filter((id) => waysTo(organisation, id).length > 0);
  return reachable.length === 0 ? { why: 'unreachable' } : { people: reachable };
}

function namedBy(organisation: Organisation, call: Call, at: string): PersonId[] {
  if (call === 'on-call' || call === 'next-on-call') {
    const duty = dutyAt(organisation, at);
    const id = call === 'on-call' ? duty?.onCall : duty?.next[0];
    return id && personById(organisation, id) ? [id] : [];
  }
  const [kind, name] = call.split(':') as ['role' | 'person', string];
  return kind === 'role'
    ? withRole(organisation, name as Role).map((person) => person.id)
    : organisation.people.filter((person) => person.id === name).map((person) => person.id);
}
