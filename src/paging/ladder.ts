// Whom to call next: pure. The ladder is climbed rung by rung, round by round, and always comes to an end that is said aloud.
import type { Severity } from '../script/schema.js';
import { isBusinessTime } from './business-hours.js';
import {
  type Call,
  type Ladder,
  type Organisation,
  type PersonId,
  personById,
  type Role,
  withRole,
} from './organisation.js';
import { isAbsent, orderAt } from './rota.js';
import { waysTo } from './ways.js';

export type Step =
  | { is: 'page'; people: PersonId[]; rung: number; round: number; answerWithinSeconds: number; skipped: Skipped[] }
  | { is: 'ended'; skipped: Skipped[] };

/** Why a rung of the paging ladder was passed over. */
export type SkipReason =
  | 'nobody-on-call'
  | 'nobody-in-role'
  | 'is-reporter'
  | 'is-subject'
  | 'absent'
  | 'declined'
  | 'unreachable';

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
  /** Never called for this ticket: people whom it may be about. */
  subjects?: PersonId[];
  /** Said "I cannot" in this round. */
  declined: PersonId[];
}

/** The ladder for a ticket that begins to be paged at `at`: the first of the special ones that fits, else the one for all. */
export function ladderAt(organisation: Organisation, severity: Severity, at: string): Ladder & { name?: string } {
  const { paging } = organisation;
  const special = paging.ladders?.find(
    (one) =>
      (one.severity === undefined || one.severity.includes(severity)) &&
      (one.hours === undefined || isBusinessTime(organisation, at) === (one.hours === 'business')),
  );
  return special ?? { rungs: paging.rungs, rounds: paging.rounds };
}

/** The ladder of this name; the one for all where desk.yml no longer has it. */
export function ladderNamed(organisation: Organisation, name: string | undefined): Ladder {
  return organisation.paging.ladders?.find((one) => one.name === name) ?? organisation.paging;
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
    const called = callees(organisation, [step.call].flat(), climb, climb.after?.round ?? 1, round);
    if ('why' in called) skipped.push({ rung, why: called.why });
    else
      return { is: 'page', people: called.people, rung, round, answerWithinSeconds: step.answerWithinSeconds, skipped };
  }
}

type Called = { people: PersonId[] } | { why: SkipReason };

/** The people a rung calls, each once, less those who must not be called; or why its first call reaches nobody. */
function callees(organisation: Organisation, calls: Call[], climb: Climb, before: number, round: number): Called {
  const declined = before === round ? climb.declined : [];
  const found = calls.map((call) => called(organisation, call, { ...climb, declined }));
  const people = [...new Set(found.flatMap((one) => ('people' in one ? one.people : [])))];
  const empty = found.find((one) => 'why' in one);
  return people.length === 0 && empty ? empty : { people };
}

function called(organisation: Organisation, call: Call, climb: Climb): Called {
  const named = namedBy(organisation, call, climb.at);
  const sieves: [SkipReason, (id: PersonId) => boolean][] = [
    ['is-reporter', (id) => id !== climb.reporter],
    ['is-subject', (id) => !climb.subjects?.includes(id)],
    ['absent', (id) => !isAbsent(organisation, id, climb.at)],
    ['declined', (id) => !climb.declined.includes(id)],
    ['unreachable', (id) => waysTo(organisation, id).length > 0],
  ];
  if (named.length === 0) return { why: call.startsWith('role:') ? 'nobody-in-role' : 'nobody-on-call' };
  let left = named;
  for (const [why, stays] of sieves) {
    left = left.filter(stays);
    if (left.length === 0) return { why };
  }
  return { people: left };
}

function namedBy(organisation: Organisation, call: Call, at: string): PersonId[] {
  if (call === 'on-call' || call === 'next-on-call') {
    const [onCall, next] = orderAt(organisation, at);
    const id = call === 'on-call' ? onCall : next;
    return id && personById(organisation, id) ? [id] : [];
  }
  const [kind, name] = call.split(':') as ['role' | 'person', string];
  return kind === 'role'
    ? withRole(organisation, name as Role).map((person) => person.id)
    : organisation.people.filter((person) => person.id === name).map((person) => person.id);
}
