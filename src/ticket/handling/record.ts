// What was decided and why, and what is held for true: facts and guesses are kept apart (ISO/IEC 27035-2, the incident's log). Pure.
import type { Party, Said, TextRef } from '../terms.js';

export type RecordEvent =
  /** The text holds what was decided (`what`) and the reason (`why`). */
  | { type: 'decided'; by: Party; said: TextRef }
  /** Somebody holds this for true, or thinks so. */
  | { type: 'stated'; by: Party; said: TextRef; as: 'fact' | 'guess' };

export type RecordCommand =
  | { type: 'decide'; ticket: number; by: Party; said: Said }
  | { type: 'state'; ticket: number; by: Party; said: Said; as: 'fact' | 'guess' };

export interface Recorded {
  by: Party;
  said: TextRef;
  at: string;
}

export interface TicketRecord {
  decisions: Recorded[];
  statements: (Recorded & { as: 'fact' | 'guess' })[];
}

export const emptyRecord: TicketRecord = { decisions: [], statements: [] };

export function afterRecord(record: TicketRecord, event: RecordEvent, at: string): TicketRecord {
  const { by, said } = event;
  return event.type === 'decided'
    ? { ...record, decisions: [...record.decisions, { by, said, at }] }
    : { ...record, statements: [...record.statements, { by, said, at, as: event.as }] };
}
