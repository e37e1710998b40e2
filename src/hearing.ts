// What the rules must know of a ticket's script beyond its events: what it asks, which tasks it has, and what was written before.
import type { Catalogue } from './catalogue.js';
import { secondsBetween } from './clock.js';
import type { Store, TicketRow } from './store/store.js';
import type { Command } from './ticket/command.js';
import type { Known } from './ticket/decide.js';
import type { ScriptRef } from './ticket/event.js';
import { scriptOfSuggestion } from './ticket/handling/evidence.js';
import { scriptOfTask } from './ticket/handling/tasks.js';
import { isWritten, openQuestion } from './ticket/hearing.js';
import type { Ticket } from './ticket/ticket.js';

/** So long a written answer may be awaited; later a direct message is a report again. */
const ANSWER_HOURS = 24;

export function createHearing(store: Pick<Store, 'texts'>, catalogue: Pick<Catalogue, 'version'>) {
  /** The script of this name, when the ticket was answered with it. */
  async function scriptOn(ticket: Ticket, of: ScriptRef | undefined): Promise<Pick<Known, 'asked'>> {
    const given = [ticket.script, ...ticket.another.map((one) => one.script)];
    const ref = given.find(({ id, version }) => id === of?.id && version === of.version);
    return ref ? { asked: await catalogue.version(ref) } : {};
  }

  return {
    async know(ticket: Ticket, command: Command): Promise<Pick<Known, 'asked' | 'earlier'>> {
      switch (command.type) {
        case 'script-done': {
          const given = [ticket.script, ...ticket.another.map((one) => one.script)];
          const ref = given.find((one) => one.id === (command.script ?? ticket.script.id));
          return ref ? { asked: await catalogue.version(ref) } : {};
        }
        case 'edit':
        case 'send-note': {
          const earlier = await store.texts(ticket.number);
          return { earlier: (ref) => earlier.get(ref.id) };
        }
        case 'fill-in': {
          const earlier = await store.texts(ticket.number);
          return { asked: await catalogue.version(ticket.script), earlier: (ref) => earlier.get(ref.id) };
        }
        case 'evidence':
        case 'evidence-lacking': {
          const { covers } = command;
          const of = covers === undefined ? undefined : scriptOfSuggestion(covers);
          const earlier = await store.texts(ticket.number);
          return { ...(await scriptOn(ticket, of)), earlier: (ref) => earlier.get(ref.id) };
        }
        case 'evidence-file': {
          const earlier = await store.texts(ticket.number);
          return { earlier: (ref) => earlier.get(ref.id) };
        }
        case 'assign':
        case 'task-done':
        case 'task-not-needed':
          return scriptOn(ticket, scriptOfTask(command.task));
        case 'say':
        case 'close':
        case 'answer-question':
          return { asked: await catalogue.version(ticket.script) };
        default:
          return {};
      }
    },

    /**
     * The author's report whose hearing, or whose desk, waits for words: the open one spoken of last, or the one closed last.
     * @param theirs the author's open reports, the one spoken of last first; and the report that was closed last
     */
    async waitingFor(
      theirs: { open: TicketRow[]; closed: TicketRow | undefined },
      at: string,
      load: (ticket: number) => Promise<Ticket | undefined>,
    ): Promise<number | undefined> {
      const recent = (since: string) => secondsBetween(since, at) <= ANSWER_HOURS * 3_600;
      const [row] = theirs.open;
      const ticket = row && recent(row.talkedAt) ? await load(row.number) : undefined;
      const question = ticket && openQuestion(ticket, await catalogue.version(ticket.script));
      if ((question && isWritten(question)) || ticket?.handling.relay.awaits) return ticket.number;
      // Whoever is written to after closing, or after a merge, is told that an answer arrives.
      const closed = theirs.closed && (await load(theirs.closed.number));
      const told = closed?.handling.relay.awaits ? closed.handling.relay.told.at(-1) : undefined;
      return told && recent(told.at) ? closed?.number : undefined;
    },
  };
}
