// The rows that keep what people wrote: apart from the events, so that a text can be erased while the history stays whole.
import type { Clock } from './clock.js';
import { hashOfText } from './store/chain.js';
import type { TextRow, Utterance } from './store/store.js';
import type { Command } from './ticket/command.js';
import type { Place, TicketEvent } from './ticket/event.js';

/** The words of a command as one row; undefined when it has none. */
export function textRowOf(command: Command, clock: Pick<Clock, 'random' | 'uuid'>): TextRow | undefined {
  if (!('said' in command)) return undefined;
  const body = JSON.stringify(command.said);
  const salt = clock.random(16);
  return { id: clock.uuid(), salt, sha256: hashOfText(salt, body), body };
}

/** The row, when an event refers to it: nothing is kept that nothing speaks of. */
export function textsOf(events: TicketEvent[], text: TextRow | undefined): TextRow[] {
  return text && events.some((event) => 'said' in event && event.said?.id === text.id) ? [text] : [];
}

/** Which message of a platform the words stand in. */
export function utterance(place: Place, text: TextRow | undefined): Utterance | undefined {
  const { platform, channel, message } = place;
  return message && text ? { platform, channel, message, text: text.id } : undefined;
}
