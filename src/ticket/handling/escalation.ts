// Who outside the commanders is told of a ticket: the CISO by its severity, and whoever a commander hands a package to. Pure.
import type { PersonId } from '../../paging/organisation.js';
import type { Severity } from '../../script/schema.js';
import type { Party, Said, TextRef } from '../terms.js';

/** Only people and partners of desk.yml: an address that somebody types is never written to. */
export type Receiver = { partner: string } | { person: PersonId };

export type EscalationEvent =
  | { type: 'ciso-informed'; people: PersonId[]; severity: Severity; why: 'severity' | 'overdue' }
  /** The text is what is asked of the receiver. The package is made of the ticket as it stands with this event. */
  | { type: 'escalated'; by: Party; to: Receiver; said: TextRef }
  /** `sha256` and `bytes` are of the package's text in UTF-8, as it was sent; `escalation` is the version of its event, `file` the name under
   * which the text was put below the message as a file. */
  | { type: 'package-sent'; escalation: number; sha256: string; bytes: number; file?: string }
  | { type: 'package-failed'; escalation: number; reason: string };

export type EscalationCommand =
  | { type: 'escalate'; ticket: number; by: Party; to: Receiver; said: Said }
  | { type: 'package-sent'; ticket: number; escalation: number; sha256: string; bytes: number; file?: string }
  | { type: 'package-failed'; ticket: number; escalation: number; reason: string };

export interface Handed {
  version: number;
  by: Party;
  to: Receiver;
  said: TextRef;
  at: string;
  sent?: { sha256: string; bytes: number; at: string; file?: string };
  failed?: string;
}

export interface Escalation {
  /** The severity at which the CISO was told last. */
  informed?: Severity;
  handed: Handed[];
}

export const notEscalated: Escalation = { handed: [] };

export function afterEscalation(before: Escalation, event: EscalationEvent, at: string, version: number): Escalation {
  const change = (escalation: number, changed: (one: Handed) => Handed): Escalation => ({
    ...before,
    handed: before.handed.map((one) => (one.version === escalation ? changed(one) : one)),
  });
  switch (event.type) {
    case 'ciso-informed':
      return { ...before, informed: event.severity };
    case 'escalated': {
      const { by, to, said } = event;
      return { ...before, handed: [...before.handed, { version, by, to, said, at }] };
    }
    case 'package-sent': {
      const { sha256, bytes, file } = event;
      const sent = { sha256, bytes, at, ...(file === undefined ? {} : { file }) };
      return change(event.escalation, ({ failed: _, ...one }) => ({ ...one, sent }));
    }
    case 'package-failed':
      return change(event.escalation, (one) => ({ ...one, failed: event.reason }));
  }
}
