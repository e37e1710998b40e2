// Who is on call at a moment: pure calendar arithmetic in the organisation's zone.
import { Temporal } from 'temporal-polyfill';
import { isBusinessTime, nextBusinessBoundary } from './business-hours.js';
import type { Organisation, PersonId, Rotation } from './organisation.js';

export interface Duty {
  onCall: PersonId;
  /** Who is called when the first does not answer: the others of the turn, the next to take over first, then lower layers. */
  next: PersonId[];
  /** When somebody else (or nobody) is on call next (ISO UTC). */
  until: string;
}

/** A stretch of time with the same person on call, or with nobody. */
export interface Shift {
  member?: PersonId;
  /** ISO UTC. */
  from: string;
  to: string;
}

/** How many handovers ahead are looked at to find when the person on call changes: a one-person rota hands over to itself for ever. */
const MAX_HANDOVERS_AHEAD = 100;

/** Who is on call at `at` (ISO UTC), or undefined where the rota has a gap. */
export function dutyAt(organisation: Organisation, at: string): Duty | undefined {
  const [onCall, ...next] = orderAt(organisation, at);
  if (onCall === undefined) return undefined;
  let until = at;
  for (let looked = 0; looked < MAX_HANDOVERS_AHEAD; looked += 1) {
    const boundary = nextBoundary(organisation, until);
    if (boundary === undefined) break;
    until = boundary;
    if (orderAt(organisation, until)[0] !== onCall) break;
  }
  return { onCall, next, until };
}

/** The shifts from `from` until `to` (ISO UTC), without a hole and without an overlap. */
export function shiftsBetween(organisation: Organisation, from: string, to: string): Shift[] {
  const shifts: Shift[] = [];
  let at = from;
  while (at < to) {
    const boundary = nextBoundary(organisation, at);
    const end = boundary === undefined || boundary > to ? to : boundary;
    const [member] = orderAt(organisation, at);
    const last = shifts.at(-1);
    if (last && last.member === member) last.to = end;
    else shifts.push({ ...(member === undefined ? {} : { member }), from: at, to: end });
    at = end;
  }
  return shifts;
}

export function isAbsent(organisation: Organisation, id: PersonId, at: string): boolean {
  const { absences = [], timezone } = organisation;
  return absences.some((one) => one.member === id && covers(one, timezone, at));
}

/** Everybody who can be called at `at`, the person on call first. People who are absent are passed over. */
export function orderAt(organisation: Organisation, at: string): PersonId[] {
  const { timezone, overrides, rota } = organisation;
  const override = overrides.findLast((one) => covers(one, timezone, at));
  const layers = [...new Set(rota.map(layerOf))].sort((a, b) => b - a);
  const turns = layers.flatMap((layer) => {
    const rotation = inForce(organisation, layer, at);
    return rotation ? turnAt(rotation, timezone, at).order : [];
  });
  const order = [...new Set([...(override ? [override.member] : []), ...turns])];
  return order.filter((member) => !isAbsent(organisation, member, at));
}

/** Of a layer's rotations that have begun, the one that began last is in force: a new turn replaces the old from its first minute. */
function inForce(organisation: Organisation, layer: number, at: string): Rotation | undefined {
  const { rota, timezone } = organisation;
  const business = rota.some((one) => one.hours !== undefined) && isBusinessTime(organisation, at);
  return rota
    .filter((one) => layerOf(one) === layer && momentOf(one.from, timezone) <= at)
    .filter((one) => one.hours === undefined || (one.hours === 'business') === business)
    .sort((a, b) => (momentOf(a.from, timezone) < momentOf(b.from, timezone) ? 1 : -1))[0];
}

/** The members in calling order, from one handover to the next. */
interface Turn {
  timezone: string;
  order: PersonId[];
  /** ISO UTC. */
  from: string;
  until: string;
}

/** The turn that was last asked for, of each rotation: every page asks for it, and the calendar is slow. */
const lastTurn = new WeakMap<Rotation, Turn>();

/** Called only for rotations that have begun. */
function turnAt(rotation: Rotation, timezone: string, at: string): Turn {
  const last = lastTurn.get(rotation);
  if (last && last.timezone === timezone && last.from <= at && at < last.until) return last;
  const turn = reckonTurn(rotation, timezone, at);
  lastTurn.set(rotation, turn);
  return turn;
}

function reckonTurn(rotation: Rotation, timezone: string, at: string): Turn {
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
  const order = [...members.slice(first), ...members.slice(0, first)];
  return { timezone, order, from: handover(turn), until: handover(turn + 1) };
}

/** The next moment at which anything that decides about duty begins or ends. */
function nextBoundary(organisation: Organisation, at: string): string | undefined {
  const { timezone, rota, overrides, absences = [] } = organisation;
  const begun = rota.filter((one) => momentOf(one.from, timezone) <= at);
  const boundaries = [
    ...[...overrides, ...absences].flatMap(({ from, to }) => [momentOf(from, timezone), momentOf(to, timezone)]),
    ...rota.map((one) => momentOf(one.from, timezone)),
    ...begun.map((one) => turnAt(one, timezone, at).until),
    ...(rota.some((one) => one.hours !== undefined) ? [nextBusinessBoundary(organisation, at)] : []),
  ];
  return boundaries.filter((one) => one !== undefined && one > at).sort()[0];
}

function layerOf(rotation: Rotation): number {
  return rotation.layer ?? 1;
}

function covers(span: { from: string; to: string }, timezone: string, at: string): boolean {
  return momentOf(span.from, timezone) <= at && at < momentOf(span.to, timezone);
}

/** A time as desk.yml writes it (wall clock of the organisation) or as a swap keeps it (ISO UTC, ending in Z). */
function momentOf(time: string, timezone: string): string {
  if (time.endsWith('Z')) return time;
  const key = `${time} ${timezone}`;
  const known = moments.get(key);
  if (known !== undefined) return known;
  const moment = instantOf(Temporal.PlainDateTime.from(time), timezone);
  if (moments.size >= MAX_MOMENTS) moments.clear();
  moments.set(key, moment);
  return moment;
}

/** The times of desk.yml, worked out once: they are asked for at every report. */
const moments = new Map<string, string>();
const MAX_MOMENTS = 1_000;

/** A wall-clock time that does not exist (spring) is moved forward; one that exists twice (autumn) means the first. */
function instantOf(wallClock: Temporal.PlainDateTime, timezone: string): string {
  return wallClock
    .toZonedDateTime(timezone, { disambiguation: 'compatible' })
    .toInstant()
    .toString({ fractionalSecondDigits: 3 });
}
