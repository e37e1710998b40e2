// A form about a ticket: drawn from the ticket as it stands, and read back into a command.
import type { Command, Refusal } from '../ticket/command.js';
import type { Party } from '../ticket/event.js';
import { guarded, mayCommand } from '../ticket/rights.js';
import type { About } from './card.js';
import type { Form } from './form.js';
import type { Scene } from './scene.js';

/** What came back: the form's own context, and the values by field, as the platform hands them in. */
export interface Filled {
  ticket: number;
  by: Party;
  context: Record<string, string>;
  values: Record<string, string>;
}

export interface TicketForm {
  /** Why this person may not open it, or why there is nothing to fill in. The rules ask again when it comes back. */
  unless?(scene: Scene, by: Party): Refusal | undefined;
  /** It offers other tickets: the scene has `others` then. */
  withOthers?: true;
  /** `typed`: what stood in the form when it could not be taken. */
  draw(scene: Scene, about: About, typed?: Record<string, string>): Form;
  /** undefined when what it needs is missing. */
  read(filled: Filled): Command | undefined;
}

/** For forms that show what only a ticket's commanders may read. */
export function unlessCommander({ organisation, ticket }: Scene, by: Party): Refusal | undefined {
  return mayCommand(organisation, guarded(ticket), by.id) ? undefined : 'not-entitled';
}

/** As above, and only while the ticket is open. */
export function unlessOpenAndCommander(scene: Scene, by: Party): Refusal | undefined {
  return unlessCommander(scene, by) ?? (scene.ticket.phase.is === 'closed' ? 'ticket-closed' : undefined);
}

/** A field of the form, trimmed; undefined when it was left empty. */
export function filledIn({ values }: Filled, field: string): string | undefined {
  return values[field]?.trim() || undefined;
}
