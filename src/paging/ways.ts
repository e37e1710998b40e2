// The ways to reach a person: which there are, and when each is used. Pure.
import {
  type Organisation,
  type PagerName,
  type Person,
  type PersonId,
  pagers,
  personById,
  type Way,
} from './organisation.js';

/** Long enough to look at a phone, short enough that the next alarm still falls into the same step. */
const NEXT_WAY_AFTER_SECONDS = 60;

export function isPager(way: Way): way is PagerName {
  return pagers.some((pager) => pager === way);
}

/** The ways that can bring a page to this person, in the person's own order where they have one. */
export function waysTo(organisation: Organisation, id: PersonId): Way[] {
  const person = personById(organisation, id);
  if (!person) return [];
  const order = person.reach ?? [...organisation.platforms, ...pagers];
  return order.filter((way) => isOpen(organisation, person, way));
}

function isOpen(organisation: Organisation, person: Person, way: Way): boolean {
  if (!isPager(way)) return organisation.platforms.includes(way) && Boolean(person[way]);
  if (!organisation.pagers?.includes(way)) return false;
  if (way === 'mail') return Boolean(person.mail);
  return Boolean(person.webhook) || (person.reach?.includes('webhook') ?? false);
}

/**
 * When each way is used, in seconds after the call. All at once, unless the person has an order of their own: then one after
 * the other, all of them within the time to answer.
 */
export function timetable(
  organisation: Organisation,
  id: PersonId,
  answerWithinSeconds: number,
): { way: Way; afterSeconds: number }[] {
  const ways = waysTo(organisation, id);
  const ordered = personById(organisation, id)?.reach !== undefined;
  const wanted = organisation.paging.nextWayAfterSeconds ?? NEXT_WAY_AFTER_SECONDS;
  const gap = ordered ? Math.min(wanted, Math.floor(answerWithinSeconds / Math.max(ways.length, 1))) : 0;
  return ways.map((way, place) => ({ way, afterSeconds: place * gap }));
}
