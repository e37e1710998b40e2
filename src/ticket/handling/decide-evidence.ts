// Who keeps the evidence register, and what it takes. Pure.
import { type Decision, type Known, MAX_EVENTS_PER_TICKET, refuse } from '../decision.js';
import type { TextRef } from '../event.js';
import { guarded, mayCommand } from '../rights.js';
import type { Ticket } from '../ticket.js';
import {
  type EvidenceCommand,
  type FileRef,
  fileName,
  readSha256,
  scriptOfSuggestion,
  suggestionId,
} from './evidence.js';

export function decideEvidence(ticket: Ticket, command: EvidenceCommand, known: Known): Decision {
  const { by } = command;
  if (!mayCommand(known.organisation, guarded(ticket), by.id)) return refuse(by, command.type, 'not-entitled');
  if (ticket.phase.is === 'closed') return { refused: 'ticket-closed' };
  if (ticket.version >= MAX_EVENTS_PER_TICKET) return { refused: 'ticket-full' };
  switch (command.type) {
    case 'evidence':
      return take(ticket, command, known);
    case 'evidence-file':
      return takeFile(ticket, command, known);
    case 'evidence-hand':
      return hand(ticket, command, known);
    case 'evidence-lacking': {
      const covers = suggested(ticket, command.covers, known);
      if (!covers) return { refused: 'no-such-evidence' };
      if (!command.said.text.trim()) return { refused: 'reason-missing' };
      return { events: [{ type: 'evidence-lacking', by, covers, said: words(known) }] };
    }
  }
}

function take(ticket: Ticket, command: Extract<EvidenceCommand, { type: 'evidence' }>, known: Known): Decision {
  const { by, sha256: typed = '' } = command;
  const sha256 = readSha256(typed);
  if (typed.trim() && !sha256) return { refused: 'hash-wrong' };
  const covers = command.covers === undefined ? undefined : suggested(ticket, command.covers, known);
  if (command.covers !== undefined && !covers) return { refused: 'no-such-evidence' };
  const file = command.file === undefined ? undefined : posted(ticket, command.file, known);
  if (command.file !== undefined && !file) return { refused: 'no-such-file' };
  if (file && isTaken(ticket, file)) return { refused: 'file-taken' };
  const more = { ...(sha256 ? { sha256 } : {}), ...(file ? { file } : {}), ...(covers ? { covers } : {}) };
  return { events: [{ type: 'evidence-taken', by, said: words(known), ...more }] };
}

function takeFile(
  ticket: Ticket,
  { by, file: name }: Extract<EvidenceCommand, { type: 'evidence-file' }>,
  known: Known,
): Decision {
  const file = posted(ticket, name, known);
  if (!file) return { refused: 'no-such-file' };
  return isTaken(ticket, file) ? { refused: 'file-taken' } : { events: [{ type: 'evidence-taken', by, file }] };
}

/** Whom it went to; or only a hash that nobody had computed before. */
function hand(ticket: Ticket, command: Extract<EvidenceCommand, { type: 'evidence-hand' }>, known: Known): Decision {
  const { by, evidence, said, seen, sha256: typed = '' } = command;
  const item = ticket.handling.evidence.items.find(({ id }) => id === evidence);
  if (!item) return { refused: 'no-such-evidence' };
  if (seen !== undefined && seen !== item.chain.length) return { refused: 'changed-meanwhile' };
  const sha256 = readSha256(typed);
  if (typed.trim() && !sha256) return { refused: 'hash-wrong' };
  const first = sha256 && !item.sha256 ? [{ type: 'evidence-hashed', by, evidence, sha256 } as const] : [];
  if (!said.fields?.to?.trim()) return first.length > 0 ? { events: first } : { refused: 'receiver-missing' };
  if (!said.text.trim()) return { refused: 'reason-missing' };
  const handed = { type: 'evidence-handed', by, evidence, said: words(known), ...(sha256 ? { sha256 } : {}) } as const;
  return { events: [...first, handed] };
}

/** Something the script of the ticket asks to keep, and that is still missing. */
function suggested({ handling }: Ticket, id: string, { asked }: Known): string | undefined {
  const ref = scriptOfSuggestion(id);
  if (!ref || !asked?.evidence[ref.index] || suggestionId(asked, ref.index) !== id) return undefined;
  const { items, lacking } = handling.evidence;
  return [...items, ...lacking].some(({ covers }) => covers === id) ? undefined : id;
}

/** A file that was posted to this ticket, as far as its text was not erased. */
function posted({ said, notes }: Ticket, name: string, { earlier }: Known): FileRef | undefined {
  const refs: TextRef[] = [said, ...notes.filter(({ separated }) => !separated).map((note) => note.said)];
  const [id, place] = name.split('.');
  const ref = refs.find((one) => one.id === id);
  const index = Number(place);
  return ref && earlier?.(ref)?.files?.[index] ? { said: ref, index } : undefined;
}

function isTaken({ handling }: Ticket, file: FileRef): boolean {
  return handling.evidence.items.some((item) => item.file && fileName(item.file) === fileName(file));
}

function words({ said }: Known): TextRef {
  if (!said) throw new Error('the register needs its words stored');
  return said;
}
