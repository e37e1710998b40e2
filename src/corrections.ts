// What people taught the desk: a report that was given another script is an example of that script from then on. Read from the events, so
// nothing is kept twice, and an erased text teaches nothing any more.
import { type Organisation, personById } from './paging/organisation.js';
import type { Script } from './script/schema.js';
import type { Store } from './store/store.js';
import type { StoredEvent } from './ticket/event.js';
import { fold } from './ticket/ticket.js';

/** The newest so many; each costs some microseconds a message. */
const MAX_CORRECTIONS = 500;

export interface Correction {
  ticket: number;
  text: string;
  /** The script that was chosen last. */
  id: string;
  /** The words of a restricted ticket stay with its participants. */
  restricted: boolean;
}

export async function readCorrections(
  store: Pick<Store, 'correctedTickets' | 'events' | 'texts'>,
  scripts: Map<string, Script>,
  organisation: Organisation,
): Promise<Correction[]> {
  const tickets = await store.correctedTickets(MAX_CORRECTIONS);
  const found = await Promise.all(tickets.map((ticket) => correctionOf(ticket, store, scripts, organisation)));
  return found.flat();
}

async function correctionOf(
  number: number,
  store: Pick<Store, 'events' | 'texts'>,
  scripts: Map<string, Script>,
  organisation: Organisation,
): Promise<Correction[]> {
  const events = await store.events(number);
  const ticket = fold(events);
  const said = ticket && (await store.texts(number)).get(ticket.said.id);
  const script = ticket && scripts.get(ticket.script.id);
  const text = said?.text.trim() || said?.quoted?.text.trim();
  if (!ticket || !script || !text || !mayTeach(events, script, organisation)) return [];
  return [{ ticket: number, text, id: script.id, restricted: ticket.restricted }];
}

/** Anybody's tap teaches another kind of incident; that something is no incident only a commander may teach. */
function mayTeach(events: StoredEvent[], script: Script, organisation: Organisation): boolean {
  const last = events.findLast(({ event }) => event.type === 'script-chosen')?.event;
  if (last?.type !== 'script-chosen') return false;
  const roles = personById(organisation, last.by.id)?.roles ?? [];
  return script.pages || roles.includes('commander') || roles.includes('ciso');
}
