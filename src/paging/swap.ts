// Shifts that change hands, and test pages: what is recorded of them, and who may take part. Pure.

import { plusSeconds } from '../clock.js';
import { chatsOf, type Organisation, type PersonId, type Span } from './organisation.js';
import { type Shift, shiftsBetween } from './rota.js';

/** Times are ISO UTC. */
export interface Swap {
  id: string;
  member: PersonId;
  shiftFrom: string;
  shiftTo: string;
  askedAt: string;
  takenBy?: PersonId;
  takenAt?: string;
}

export interface DrillPage {
  id: string;
  person: PersonId;
  askedAt: string;
  answerBy: string;
  answeredAt?: string;
  missedAt?: string;
  /** Missed, it must be looked into: when the room was reminded of that, and who has. */
  remindedAt?: string;
  settledBy?: PersonId;
  settledAt?: string;
}

/** One person's page of a drill. */
export function drillPageName({ id, person }: Pick<DrillPage, 'id' | 'person'>): string {
  return `${id}/${person}`;
}

const LOOK_INTO_WITHIN_SECONDS = 7 * 24 * 60 * 60;

/** Until when a missed test page must be looked into: long enough to meet the person, short enough that the gap is no habit. */
export function lookIntoBy(missedAt: string): string {
  return plusSeconds(missedAt, LOOK_INTO_WITHIN_SECONDS);
}

/** Shifts further ahead are not offered. */
const OFFERED_DAYS = 92;

/** The shift that ends at `end`: the end names it, because a shift that has begun still ends then. What is over is not part of it. */
export function shiftEndingAt(organisation: Organisation, at: string, end: string): Shift | undefined {
  return shiftsBetween(organisation, at, plusSeconds(at, OFFERED_DAYS * 24 * 60 * 60)).find(
    (shift) => shift.to === end,
  );
}

/** Who may take somebody's shift: whoever is on the rota or a commander, and reads chat. */
export function standIns(organisation: Organisation, member: PersonId): PersonId[] {
  const inRota = new Set(organisation.rota.flatMap((rotation) => rotation.members));
  return organisation.people
    .filter(({ id, roles }) => id !== member && (roles.includes('commander') || inRota.has(id)))
    .filter(({ id }) => chatsOf(organisation, id).length > 0)
    .map(({ id }) => id);
}

/** A swap that was agreed, as an override: from the agreement on, if the shift had begun by then. */
export function overrideOf({ shiftFrom, shiftTo, takenBy, takenAt }: Swap): Span | undefined {
  if (takenBy === undefined || takenAt === undefined) return undefined;
  return { from: takenAt > shiftFrom ? takenAt : shiftFrom, to: shiftTo, member: takenBy };
}
