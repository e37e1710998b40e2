// Who may write to the reporter, and what of a commander's message goes there. Pure.
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import { guarded, mayCommand } from '../rights.js';
import type { Party, Place, Said } from '../terms.js';
import type { Ticket } from '../ticket.js';
import { isForReporter, MAX_FOR_REPORTER, type RelayCommand, type RelayEvent, wordsForReporter } from './relay.js';

/** On a closed ticket too: there may be something left to say. */
export function decideRelay(ticket: Ticket, command: RelayCommand, known: Known): Decision {
  switch (command.type) {
    case 'relay-arrived':
    case 'relay-failed': {
      const { ticket: _, ...event } = command;
      const told = ticket.handling.relay.told.find(({ version }) => version === command.told);
      // What could not arrive is tried on, and may arrive after all.
      const news = told && !told.arrivedAt && (event.type === 'relay-arrived' || told.failed === undefined);
      return { events: news ? [event] : [] };
    }
    case 'tell-reporter': {
      const { by } = command;
      if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'tell-reporter', 'not-entitled');
      return tell(ticket, { type: 'told-reporter', by, said: saidOf(known), how: 'said' }, known);
    }
    case 'send-note':
      return sendNote(ticket, command.by, command.text, known);
  }
}

function sendNote(ticket: Ticket, by: Party, text: string, known: Known): Decision {
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, 'tell-reporter', 'not-entitled');
  const note = ticket.notes.find((one) => one.said.id === text && one.how === 'said');
  if (!note || note.by.id === ticket.reporter.id) return { refused: 'no-such-ticket' };
  if (ticket.handling.relay.told.some(({ said }) => said.id === text)) return { refused: 'already-sent' };
  const unfit = unfitWords(ticket, known.earlier?.(note.said));
  return unfit ?? full(ticket) ?? { events: [{ type: 'told-reporter', by, said: note.said, how: 'said' }] };
}

/**
 * What somebody wrote, changed or took back in a ticket's thread, when it is for the reporter; undefined: it is an internal note.
 * In the thread that the reporter reads themselves nothing need be sent.
 */
export function relayed(
  ticket: Ticket,
  by: Party,
  how: 'said' | 'edited' | 'deleted',
  place: Place | undefined,
  known: Known,
): Decision | undefined {
  const { words, organisation } = known;
  if (!words || !place || by.id === ticket.reporter.id || isReportersThread(ticket, place)) return undefined;
  if (!mayCommand(organisation, guarded(ticket), by.id)) return undefined;
  const earlier = ticket.handling.relay.told.filter(({ said }) => said.id === known.original);
  const [first] = earlier;
  const room = organisation.channels.desk[place.platform] === place.channel ? { room: roomOf(place) } : {};
  if (how !== 'said' && first) {
    const event = { type: 'told-reporter' as const, by, said: saidOf(known), corrects: first.version, ...room };
    if (how === 'deleted') return tell(ticket, { ...event, how: 'withdrawn' }, known);
    return isSame(ticket, first.version, known) ? { events: [] } : tell(ticket, { ...event, how: 'corrected' }, known);
  }
  if (how === 'deleted' || !isForReporter(words, ticket.reporter.id)) return undefined;
  return tell(ticket, { type: 'told-reporter', by, said: saidOf(known), how: 'said', ...room }, known);
}

function tell(ticket: Ticket, event: Extract<RelayEvent, { type: 'told-reporter' }>, known: Known): Decision {
  const { words } = known;
  const unfit = event.how === 'withdrawn' ? undefined : unfitWords(ticket, words);
  return unfit ?? full(ticket) ?? { events: [event] };
}

/** It arrives as it was written, or not at all: nothing is cut. */
function unfitWords({ reporter }: Ticket, said: Said | undefined): Decision | undefined {
  const words = said ? wordsForReporter(said, reporter.id) : '';
  if (words === '') return { refused: 'empty' };
  return words.length > MAX_FOR_REPORTER ? { refused: 'too-long' } : undefined;
}

function full(ticket: Ticket): Decision | undefined {
  return ticket.version >= MAX_EVENTS_PER_TICKET ? { refused: 'ticket-full' } : undefined;
}

/** A platform reports changes that change no word, such as the preview of a link. */
function isSame({ handling, reporter }: Ticket, version: number, { words, earlier }: Known): boolean {
  const last = handling.relay.told.findLast((one) => one.version === version || one.corrects === version);
  const before = last && last.how !== 'withdrawn' ? earlier?.(last.said) : undefined;
  return Boolean(before && words && wordsForReporter(before, reporter.id) === wordsForReporter(words, reporter.id));
}

function isReportersThread({ place: where }: Ticket, place: Place): boolean {
  if (!where || where.platform !== place.platform || where.channel !== place.channel) return false;
  return where.direct || (where.thread ?? where.message) === place.thread;
}

function roomOf({ platform, channel }: Place) {
  return { platform, channel };
}

function saidOf({ said }: Known) {
  if (!said) throw new Error('what is told needs its words stored');
  return said;
}
