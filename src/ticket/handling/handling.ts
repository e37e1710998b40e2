// From acknowledgement to closing: what the seed calls triage and response. Each part has a file of its own; here they are one. Pure.
import { afterRecord, emptyRecord, type RecordCommand, type RecordEvent, type TicketRecord } from './record.js';

export type HandlingEvent = RecordEvent;
export type HandlingCommand = RecordCommand;

/** The part of a ticket that its handling moves. */
export interface Handling {
  record: TicketRecord;
}

export const unhandled: Handling = { record: emptyRecord };

/** What a ticket is after an event of its handling. Never throws on any stored sequence. */
export function afterHandling<T extends { handling: Handling }>(ticket: T, event: HandlingEvent, at: string): T {
  const { handling } = ticket;
  switch (event.type) {
    case 'decided':
    case 'stated':
      return { ...ticket, handling: { ...handling, record: afterRecord(handling.record, event, at) } };
  }
}
