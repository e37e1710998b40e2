// What a commander made of a report: how bad, how pressing, and what becomes of it (ISO/IEC 27035-1, assess and decide). Pure.

import type { PersonId } from '../../paging/organisation.js';
import type { Severity } from '../../script/schema.js';
import type { Party, Said, TextRef } from '../terms.js';

export const triageResults = [
  'incident',
  'watch',
  'near-miss',
  'not-incident',
  'duplicate',
  'drill',
  'forwarded',
] as const;
export type TriageResult = (typeof triageResults)[number];

/** Results that end a ticket at once: its reporter is told, and nothing is left to do here. */
export const closingResults: readonly TriageResult[] = ['near-miss', 'not-incident', 'duplicate', 'forwarded'];

/** The choices of triage.yml that were ticked, by id. */
export interface Assessment {
  impact?: string;
  urgency?: string;
  circumstances: string[];
}

export interface Triaged extends Assessment {
  type: 'triaged';
  by: Party;
  result: TriageResult;
  /** What the rules made of the assessment, and what was decided. */
  proposed: Severity;
  from: Severity;
  to: Severity;
  /** What the hearing's answers spoke for then: only an answer that speaks for more raises it again. */
  answers: Severity;
  /** Its text is the reply to the reporter; `why` the reason, `whom` who goes on with it. */
  said: TextRef;
  /** The ticket that goes on with it. */
  main?: number;
  /** When to look at it again (ISO UTC). */
  lookAgainAt?: string;
}

/** What is waited for: somebody to take it, the triage, the next word on how it stands, a second look. */
export type Target = 'acknowledge' | 'triage' | 'update' | 'look-again';

export type TriageEvent =
  | Triaged
  /** Half of a target's time is over, or all of it. `since` names the stretch of waiting, so that each is said once. */
  | { type: 'target-passed'; target: Target; part: 'half' | 'whole'; since: string; dueAt: string }
  /** These tickets go on with this one. */
  | { type: 'taken-in'; by: Party; duplicates: number[] }
  | { type: 'given-back'; by: Party; duplicates: number[] }
  /** It goes on by itself again. */
  | { type: 'unmerged'; by: Party; main: number }
  /** News of the ticket that goes on with it, for this one's reporter; the text is what closed it. */
  | MainMoved;

export interface MainMoved {
  type: 'main-moved';
  main: number;
  news: MainNews;
  holder?: PersonId;
  said?: TextRef;
}

export type MainNews = 'acknowledged' | 'closed' | 'reopened';

export type TriageCommand =
  | ({
      type: 'triage';
      ticket: number;
      by: Party;
      said: Said;
      result: TriageResult;
      /** What stood when the form was opened: see `stand`. */
      seen?: string;
      /** Chosen by hand; absent: as the rules propose. */
      severity?: Severity;
      main?: number;
      lookAgainDays?: number;
    } & Assessment)
  /** From the ticket that was merged into this one. */
  | { type: 'take-in' | 'give-back'; ticket: number; by: Party; duplicates: number[] }
  /** From the ticket that goes on with this one. */
  | { type: 'main-moved'; ticket: number; main: number; news: MainNews; holder?: PersonId; said?: Said };

export interface Triage {
  /** The newest triage. */
  last?: Omit<Triaged, 'type'> & { at: string };
  /** How often it was triaged. */
  count: number;
  /** Tickets that go on with this one. */
  duplicates: number[];
  /** The ticket that goes on with this one. */
  main?: number;
  /** The newest news of it. */
  mainNews?: Omit<MainMoved, 'type'>;
  /** When somebody of the desk last did or wrote something about it. */
  updatedAt?: string;
  /** Targets that were said to be passed. */
  passed: { target: Target; part: 'half' | 'whole'; since: string; dueAt: string }[];
}

export const untriaged: Triage = { count: 0, duplicates: [], passed: [] };

/** The part of a ticket that triage moves. */
export interface Triageable {
  severity: Severity;
  basis: Severity;
  moves: number[];
}

export function afterTriage(triage: Triage, event: TriageEvent, at: string): Triage {
  switch (event.type) {
    case 'triaged': {
      const { type: _, ...last } = event;
      const { main: __, ...rest } = triage;
      return { ...rest, last: { ...last, at }, count: triage.count + 1, ...(last.main ? { main: last.main } : {}) };
    }
    case 'target-passed': {
      const { type: _, ...passed } = event;
      // Of earlier stretches nothing needs to be known.
      return { ...triage, passed: [...triage.passed.filter((one) => one.since === passed.since), passed] };
    }
    case 'taken-in':
      return { ...triage, duplicates: [...new Set([...triage.duplicates, ...event.duplicates])] };
    case 'given-back':
      return { ...triage, duplicates: triage.duplicates.filter((one) => !event.duplicates.includes(one)) };
    case 'unmerged': {
      const { main: _, mainNews: __, ...rest } = triage;
      return rest;
    }
    case 'main-moved': {
      const { type: _, ...mainNews } = event;
      return { ...triage, mainNews };
    }
  }
}

/** What a triage says of the severity holds until somebody, or an answer that speaks for more, says otherwise. */
export function movedBy(event: TriageEvent, version: number, { moves }: Triageable): Partial<Triageable> {
  return event.type === 'triaged' ? { severity: event.to, basis: event.to, moves: [...moves, version] } : {};
}

/** Other commanders' acts that say how a ticket stands, whoever has it. */
const updates = ['acknowledged', 'reopened', 'triaged', 'decided', 'stated', 'told-reporter'];
/** The holder's acts that say nothing of how it stands. */
const noUpdates = ['stayed', 'declined', 'language-chosen', 'attempt-refused'];

/** Whether an event shows that the desk is on it: what the holder does or writes, and what only commanders do. */
export function isUpdate(event: { type: string; by?: Party }, holder: PersonId | undefined): boolean {
  if (updates.includes(event.type)) return true;
  return event.by !== undefined && event.by.id === holder && !noUpdates.includes(event.type);
}

/** How a ticket stands, as far as a triage depends on it: a form made of something else is shown anew. */
export function stand({
  severity,
  script,
  handling,
}: {
  severity: Severity;
  script: { id: string };
  handling: { triage: Triage };
}): string {
  return `${handling.triage.count} ${severity} ${script.id}`;
}
