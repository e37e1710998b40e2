// The reachability drill: a harmless test page to each commander, the time until they tap, and a note to the room about who did not.
import { type Clock, plusSeconds } from './clock.js';
import { chatsOf, type Organisation, type PersonId, withRole } from './paging/organisation.js';
import { type DrillPage, lookIntoBy } from './paging/swap.js';
import type { Batch, Store } from './store/store.js';
import { toDesks, toPeople } from './ticket/duty.js';

const ANSWER_WITHIN_SECONDS = 15 * 60;

/** A commit that touches no ticket. */
const nothing: Pick<Batch, 'ticket' | 'version' | 'events' | 'texts'> = {
  ticket: 'none',
  version: 0,
  events: [],
  texts: [],
};

export interface DrillParts {
  store: Pick<Store, 'commit' | 'overdueDrills' | 'missedDrills'>;
  organisation: Organisation;
  clock: Clock;
}

/**
 * Sends a test page to every commander who reads chat. The running desk delivers it.
 * @param due the moment of the schedule that asks for it: of several desks the first sends it
 * @returns whom it goes to
 */
export async function drill({ store, organisation, clock }: DrillParts, due?: string): Promise<PersonId[]> {
  const at = clock.now();
  const id = clock.uuid();
  const people = withRole(organisation, 'commander')
    .map((person) => person.id)
    .filter((person) => chatsOf(organisation, person).length > 0);
  const answerBy = plusSeconds(at, organisation.drill?.answerWithinSeconds ?? ANSWER_WITHIN_SECONDS);
  const pages = people.map((person): DrillPage => ({ id, person, askedAt: at, answerBy }));
  const jobs = toPeople(organisation, 'drill', id, people, at);
  const sent = await store.commit({ ...nothing, request: `drill/${due ?? id}`, at, drill: pages, jobs });
  return sent.is === 'committed' ? people : [];
}

/** Test pages whose time is over become visible: on the person's card and in the commanders' room. @returns how many */
export async function noteMissed({ store, organisation, clock }: DrillParts): Promise<number> {
  const at = clock.now();
  const overdue = await store.overdueDrills(at);
  const drills = new Set(overdue.map((page) => page.id));
  for (const id of drills) {
    const pages = overdue.filter((page) => page.id === id).map((page) => ({ ...page, missedAt: at }));
    const people = pages.map((page) => page.person);
    const jobs = [...toPeople(organisation, 'drill', id, people, at), ...toDesks(organisation, 'missed', id, at)];
    await store.commit({ ...nothing, request: `drill-missed/${id}/${at}`, at, drill: pages, jobs });
  }
  return overdue.length;
}

/** What was missed and that nobody has looked into in time is said once more in the commanders' room. @returns how much */
export async function remindOfMissed({ store, organisation, clock }: DrillParts): Promise<number> {
  const at = clock.now();
  const due = (await store.missedDrills(at)).filter(
    ({ missedAt, remindedAt }) => missedAt !== undefined && !remindedAt && lookIntoBy(missedAt) <= at,
  );
  for (const id of new Set(due.map((page) => page.id))) {
    const pages = due.filter((page) => page.id === id).map((page) => ({ ...page, remindedAt: at }));
    const jobs = toDesks(organisation, 'overdue', id, at);
    await store.commit({ ...nothing, request: `drill-overdue/${id}/${at}`, at, drill: pages, jobs });
  }
  return due.length;
}
