// A ticket as a line of the register that auditors read. Pure. Every column is explained in docs/register.md.
import type { StoredEvent } from '../ticket/event.js';
import { fold, type Ticket } from '../ticket/ticket.js';
import { courseOf } from './course.js';

export const columns = [
  'ticket',
  'restricted',
  'status',
  'opened_at',
  'kind',
  'kind_title',
  'script_version',
  'severity',
  'severity_at_report',
  'route',
  'platform',
  'reporter',
  'recognised',
  'first_called_at',
  'people_called',
  'calls_missed',
  'taken_at',
  'taken_by',
  'seconds_to_take',
  'notes',
  'script_corrections',
  'triage_result',
  'triaged_at',
  'closed_at',
  'closed_by',
  'seconds_to_close',
  'reopened',
  'events',
  'last_event_at',
  'last_hash',
] as const;
export const textColumns = ['report_text', 'closing_text'] as const;
export type Column = (typeof columns)[number] | (typeof textColumns)[number];

/** Empty where there is nothing to say. */
export type RegisterRow = Record<(typeof columns)[number], string | number>;

/** Of a restricted case only that it exists, since when, and whether it is over. */
const toldOfRestricted: (typeof columns)[number][] = ['ticket', 'restricted', 'status', 'opened_at'];

/**
 * @param events of one ticket, all of them, in order
 * @param kindTitle in the language of the register
 */
export function registerRow(events: StoredEvent[], kindTitle: (kind: string) => string): RegisterRow | undefined {
  const ticket = fold(events);
  const course = courseOf(events);
  const last = events.at(-1);
  const [first] = events;
  if (!ticket || !course || !last || first?.event.type !== 'opened') return undefined;
  const { phase } = ticket;
  const people = (what: string) =>
    course.calls.filter((one) => one.what === what).reduce((sum, one) => sum + one.people, 0);
  const answer =
    course.taken && events.find(({ at, event }) => event.type === 'acknowledged' && at === course.taken?.at);
  const closing = phase.is === 'closed' ? course.closings.at(-1) : undefined;
  const row: RegisterRow = {
    ...{ ticket: `DESK-${ticket.number}`, restricted: yesNo(ticket.restricted), status: statusOf(ticket) },
    ...{ opened_at: ticket.openedAt, kind: course.kind, kind_title: kindTitle(course.kind) },
    ...{ script_version: ticket.script.version, severity: ticket.severity, severity_at_report: first.event.severity },
    ...{ route: ticket.route, platform: ticket.reporter.platform, reporter: ticket.reporter.id },
    recognised: yesNo(course.sure),
    first_called_at: events.find(({ event }) => event.type === 'paged' || event.type === 'ladder-ended')?.at ?? '',
    people_called: people('called'),
    calls_missed: people('missed'),
    taken_at: course.taken?.at ?? '',
    taken_by: answer?.event.type === 'acknowledged' ? answer.event.by.id : '',
    seconds_to_take: whole(course.taken?.seconds),
    ...{ notes: ticket.notes.length, script_corrections: course.corrections.length },
    triage_result: course.result?.is ?? '',
    triaged_at: course.result?.at ?? '',
    closed_at: closing?.at ?? '',
    closed_by: phase.is === 'closed' ? phase.by : '',
    seconds_to_close: whole(closing?.seconds),
    reopened: events.filter(({ event }) => event.type === 'reopened').length,
    ...{ events: ticket.version, last_event_at: last.at, last_hash: last.hash },
  };
  if (!ticket.restricted) return row;
  const reduced = columns.map((name) => [name, toldOfRestricted.includes(name) ? row[name] : '']);
  return Object.fromEntries(reduced) as RegisterRow;
}

function statusOf({ phase, restricted }: Ticket): string {
  // How a restricted case stands would say more than that it is open.
  return restricted && phase.is !== 'closed' ? 'open' : phase.is;
}

function whole(seconds: number | undefined): number | string {
  return seconds === undefined ? '' : Math.round(seconds);
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
