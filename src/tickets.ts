// Tickets as they stand. What was written never changes, so what was folded once is kept, and only what came since is read.
import type { Store } from './store/store.js';
import type { StoredEvent } from './ticket/event.js';
import { evolve, type Ticket } from './ticket/ticket.js';

/** Those spoken of lately: the messages of a report go out within seconds of it. */
const MOST_KEPT = 300;

export interface History {
  ticket: Ticket;
  events: StoredEvent[];
}

export interface Tickets {
  /** Undefined when there is no such ticket. */
  history(ticket: number): Promise<History | undefined>;
  load(ticket: number): Promise<Ticket | undefined>;
  /** These events were just written: whoever asks next need not read them. */
  wrote(events: StoredEvent[]): void;
}

export function createTickets(store: Pick<Store, 'events'>): Tickets {
  const kept = new Map<number, History>();

  async function history(number: number): Promise<History | undefined> {
    const known = kept.get(number);
    const since = await store.events(number, known?.ticket.version);
    const events = known ? [...known.events, ...since] : since;
    const ticket = since.reduce<Ticket | undefined>(evolve, known?.ticket);
    if (!ticket) return undefined;
    const now = known && since.length === 0 ? known : { ticket, events };
    keep(number, now);
    return now;
  }

  function wrote(events: StoredEvent[]): void {
    const [first] = events;
    const known = first && kept.get(first.ticket);
    if (first?.version !== (known?.ticket.version ?? 0) + 1) return;
    const ticket = events.reduce<Ticket | undefined>(evolve, known?.ticket);
    if (ticket) keep(first.ticket, { ticket, events: [...(known?.events ?? []), ...events] });
  }

  /** The one that was not asked for longest goes first. */
  function keep(number: number, now: History): void {
    kept.delete(number);
    kept.set(number, now);
    if (kept.size <= MOST_KEPT) return;
    for (const [oldest] of kept) {
      kept.delete(oldest);
      return;
    }
  }

  return { history, wrote, load: async (number) => (await history(number))?.ticket };
}
