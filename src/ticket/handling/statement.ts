// The statement to the press (発表文): drafted where a commander asks for it, approved by the CISO, and never published by the desk.
// Basis: ISO/IEC 27001:2022 A.5.26 and A.6.8; only what is known, said by somebody who may say it. Pure.
import type { PersonId } from '../../paging/organisation.js';
import type { Party, Said, TextRef } from '../terms.js';

/** `people` are told in direct messages, beside the commanders' room. */
interface Step {
  by: Party;
  statement: string;
  people: PersonId[];
}

export type StatementEvent =
  /** The text holds Japanese (`text`) and English (`fields.en`). The same name again: the draft was changed. */
  | (Step & { type: 'statement-drafted'; said: TextRef })
  /** Not so: the text holds why. */
  | (Step & { type: 'statement-returned'; said: TextRef })
  /** It takes the place of every one that was approved before. */
  | (Step & { type: 'statement-approved' })
  | (Step & { type: 'statement-withdrawn'; said: TextRef });

export type StatementCommand =
  /** `statement` names the draft that is changed, `seen` the version that was read. */
  | { type: 'draft-statement'; ticket: number; by: Party; said: Said; statement?: string; seen?: number }
  | { type: 'return-statement'; ticket: number; by: Party; statement: string; said: Said }
  | { type: 'approve-statement'; ticket: number; by: Party; statement: string; seen: number }
  | { type: 'withdraw-statement'; ticket: number; by: Party; statement: string; said: Said };

export interface Statement {
  id: string;
  by: Party;
  said: TextRef;
  draftedAt: string;
  /** The version of the event that wrote the text as it is. */
  version: number;
  /** Every event of it was told as a message of its own, to the room and to these people; each goes on showing how it stands. */
  told: { version: number; people: PersonId[] }[];
  state:
    | { is: 'drafted' }
    | { is: 'returned'; by: Party; at: string; said: TextRef }
    | { is: 'approved'; by: Party; at: string }
    /** A newer one was approved. */
    | { is: 'replaced' }
    | { is: 'withdrawn'; by: Party; at: string; said: TextRef };
}

export function afterStatement(all: Statement[], event: StatementEvent, at: string, version: number): Statement[] {
  const { statement: id, by, people } = event;
  const before = all.find((one) => one.id === id);
  const told = [...(before?.told ?? []), { version, people }];
  if (event.type === 'statement-drafted') {
    const now: Statement = { id, by, said: event.said, draftedAt: at, version, told, state: { is: 'drafted' } };
    return before ? all.map((one) => (one === before ? now : one)) : [...all, now];
  }
  return all.map((one): Statement => {
    if (one === before) return { ...one, told, state: stateAfter(event, at) };
    const isOld = event.type === 'statement-approved' && one.state.is === 'approved';
    return isOld ? { ...one, state: { is: 'replaced' } } : one;
  });
}

function stateAfter(event: Exclude<StatementEvent, { type: 'statement-drafted' }>, at: string): Statement['state'] {
  const { by } = event;
  switch (event.type) {
    case 'statement-returned':
      return { is: 'returned', by, at, said: event.said };
    case 'statement-approved':
      return { is: 'approved', by, at };
    case 'statement-withdrawn':
      return { is: 'withdrawn', by, at, said: event.said };
  }
}
