// Who is on call at a moment: pure calendar arithmetic in the organisation's zone.
import { Temporal } from 'temporal-polyfill';
import type { Organisation, Override, PersonId, Rotation } from './organisation.js';

export interface Duty {
  onCall: PersonId;
  /** Who is called when the first does not answer: the others of the turn, the next to take over first. */
  next: PersonId[];
  /** When the duty changes by rotation (ISO UTC); absent where an override covers it to an unknown end. */
  until: string;
}

/** Who is on call at `at` (ISO UTC), or undefined where the rota has a gap. */
export function dutyAt(organisation: Organisation, at: string): Duty | undefined {
  const { timezone } = organisation;
  const override = organisation.overrides.findLast(
    (one) => startOf(one.from, timezone) <= at && at < startOf(one.to, timezone),
  );
  const rotation = currentRotation(organisation.rota, timezone, at);
  const turn = rotation && turnAt(rotation, timezone, at);
  const onCall = override?.member ?? turn?.order[0];
  if (!onCall) return undefined;
  const changes = [
    override ? startOf(override.to, timezone) : turn?.until,
    ...nextStarts(organisation.overrides, timezone, at),
  ];
  return {
    onCall,
    next: unique(turn?.order ?? []).filter((member) => member !== onCall),
    until: changes.filter((one) => one !== undefined).sort()[0] ?? at,
  };
}

/** Of the rotations that have begun, the one that began last is in force: a new turn replaces the old from its first minute. */
function currentRotation(rota: Rotation[], timezone: string, at: string): Rotation | undefined {
  return rota
    .filter((rotation) => startOf(rotation.from, timezone) <= at)
    .sort((a, b) => (startOf(a.from, timezone) < startOf(b.from, timezone) ? 1 : -1))[0];
}

/** The members in calling order at `at`, and when the next handover is. Called only for rotations that have begun. */
function turnAt(rotation: Rotation, timezone: string, at: string): { order: PersonId[]; until: string } {
  const { unit, count } = rotation.every;
  const start = Temporal.PlainDateTime.from(rotation.from);
  const handover = (turn: number) => instantOf(start.add({ [unit]: turn * count } as Temporal.DurationLike), timezone);
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(timezone).toPlainDateTime();
  // The wall-clock difference is right to within one turn; DST and month ends decide the rest.
  let turn = Math.max(0, Math.floor(start.until(local, { largestUnit: unit })[unit] / count));
  while (handover(turn + 1) <= at) turn += 1;
  while (turn > 0 && handover(turn) > at) turn -= 1;
  const { members } = rotation;
  const first = turn % members.length;
  return { order: [...members.slice(first), ...members.slice(0, first)], until: handover(turn + 1) };
}

function nextStarts(overrides: Override[], timezone: string, at: string): string[] {
  return overrides.map((one) => startOf(one.from, timezone)).filter((start) => start > at);
}

function startOf(wallClock: string, timezone: string): string {
  return instantOf(Temporal.PlainDateTime.from(wallClock), timezone);
}

/** A wall-clock time that does not exist (spring) is moved forward; one that exists twice (autumn) means the first. */
function instantOf(wallClock: Temporal.PlainDateTime, timezone: string): string {
  return new Date(
    wallClock.toZonedDateTime(timezone, { disambiguation: 'compatible' }).epochMilliseconds,
  ).toISOString();
}

function unique<T>(list: T[]): T[] {
  return [...new Set(list)];
}
