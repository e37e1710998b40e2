// What a ticket must say before it is closed: cause, lessons, what will prevent it, and duties considered.
// Basis: ISO/IEC 27001:2022 A.5.27 (learning from incidents) and 10.2 (corrective action), ISO/IEC 27035-1 (lessons learnt). Pure.
import type { PersonId } from '../../paging/organisation.js';
import type { Script, Severity } from '../../script/schema.js';
import type { Party, Said, TextRef } from '../terms.js';
import { type EvidenceRegister, missingEvidence } from './evidence.js';
import type { Recorded } from './record.js';
import type { ActionChecked, Task } from './tasks.js';
import type { Triage } from './triage.js';

export type ClosingEvent =
  /** Whether somebody outside must be told, and why or why not. */
  { type: 'duties-considered'; by: Party; said: TextRef } | ActionChecked;

export type ClosingCommand =
  | { type: 'consider-duties'; ticket: number; by: Party; said: Said }
  | { type: 'check-action'; ticket: number; by: Party; task: string; effective: boolean; said: Said }
  /**
   * The text tells the reporter what it was and what was done; its fields hold what the gate asks for (closingFields).
   * `owner`, `due` and `check` are of the corrective action; times as they were typed, empty for the usual ones.
   */
  | { type: 'close'; ticket: number; by: Party; said: Said; owner?: PersonId; due?: string; check?: string };

/** Fields of the closing form. `prevention` is the corrective action, or why there is none; `anyway` why it is closed with things left undone. */
export const closingFields = ['cause', 'lessons', 'prevention', 'duties', 'anyway'] as const;
export type ClosingField = (typeof closingFields)[number];

/** What is left undone outside the form. */
export type LeftUndone = 'tasks' | 'evidence';

/** What the gate looks at. */
interface Closable {
  severity: Severity;
  handling: { tasks: Task[]; duties: Recorded[]; triage: Triage; evidence: EvidenceRegister };
}

/** Questions, drills and minor cases are closed with a word; from SEV3 on the organisation learns from it. */
export function isReviewed({ severity, handling }: Closable, script: Pick<Script, 'pages'>): boolean {
  return script.pages && severity < 'SEV4' && handling.triage.last?.result !== 'drill';
}

/** Tasks that somebody took up and that are still open. What only the script proposes binds nobody. */
export function openTasks({ handling }: Closable): Task[] {
  return handling.tasks.filter((task) => task.is === 'open' && task.phase !== 'prevent');
}

export function leftUndone(ticket: Closable, script: Script): LeftUndone[] {
  return [
    ...(openTasks(ticket).length > 0 ? (['tasks'] as const) : []),
    ...(missingEvidence(ticket.handling.evidence, [script]).length > 0 ? (['evidence'] as const) : []),
  ];
}

/** The fields that must be filled in now; none for what needs no review. */
export function requiredFields(ticket: Closable, script: Script): ClosingField[] {
  if (!isReviewed(ticket, script)) return [];
  return [
    ...(['cause', 'lessons', 'prevention'] as const),
    ...(script.duties.length > 0 && ticket.handling.duties.length === 0 ? (['duties'] as const) : []),
    ...(leftUndone(ticket, script).length > 0 ? (['anyway'] as const) : []),
  ];
}

export function missingFields(ticket: Closable, script: Script, { fields = {} }: Said): ClosingField[] {
  return requiredFields(ticket, script).filter((field) => !fields[field]?.trim());
}

/** When nothing more was to be done about a corrective action (ISO UTC); undefined while it is open, or waits to be looked at. */
export function overAt({ is, checkAt, settled, checked }: Task): string | undefined {
  if (is === 'open' || !settled) return undefined;
  if (is === 'not-needed' || checkAt === undefined) return settled.at;
  return checked && [settled.at, checked.at].sort().at(-1);
}

/** Later than whatever happens. */
const END_OF_TIME = '9999-12-31T23:59:59.999Z';

/** Until when the ticket's corrective actions lived on; null when it has none. */
export function actingUntil(tasks: Task[]): string | null {
  const actions = tasks.filter(({ phase }) => phase === 'prevent');
  return (
    actions
      .map((one) => overAt(one) ?? END_OF_TIME)
      .sort()
      .at(-1) ?? null
  );
}
