// What became of one ticket up to a moment, as far as figures need it: made from its events and nothing else. Pure.
import { secondsBetween } from '../clock.js';
import type { ReporterRoute, Severity } from '../script/schema.js';
import type { Happening, PersonId } from '../ticket/event.js';
import type { TriageResult } from '../ticket/handling/triage.js';
import { fold, type Phase, type Ticket } from '../ticket/ticket.js';
import { type Action, actionsIn, type WarningNews, warningsIn } from './aftermath.js';

/** Kinds that are counted apart: nothing happened, or somebody only asked. */
export const NEAR_MISS = 'near-miss';
export const QUESTION = 'question';

export interface Course {
  number: number;
  openedAt: string;
  route: ReporterRoute;
  reporter: PersonId;
  /** Script id, severity and restriction as they stood at that moment, after every correction. */
  kind: string;
  /** Of the script. */
  version: string;
  severity: Severity;
  restricted: boolean;
  /** The desk was sure of the script when the report came. */
  sure: boolean;
  /** Somebody chose another script than the one the desk was sure of. */
  corrections: { at: string; from: string; to: string }[];
  /** From what happened to the report, where somebody said when it was and was surely understood. */
  sinceEvent?: number;
  /** The first words of a person to the reporter, counted from the report. */
  answered?: { at: string; seconds: number };
  /** From the first call to the first "I have it". */
  taken?: { at: string; seconds: number };
  /** The first triage, counted from the first "I have it" before it, or from the report where there was none. */
  triaged?: { at: string; seconds: number };
  /** What the newest triage found. */
  result?: { is: TriageResult; at: string };
  /** Each closing, with the seconds since the report; left: with tasks or evidence left undone. */
  closings: { at: string; seconds: number; left: boolean }[];
  phase: Phase['is'];
  /** What was waited for until then: an answer to the call, or a sign of the commander. */
  dueAt?: string;
  calls: { at: string; what: CallNews; people: number }[];
  /** Tasks that people added, gave to somebody or set a time for, and that are not settled. What a script only proposes is none. */
  tasks: { dueAt?: string }[];
  actions: Action[];
  warnings: WarningNews[];
}

/** called: people were paged; missed: a call was not answered in time; gap: the rota or a role had nobody to call. */
export const callNews = ['called', 'missed', 'declined', 'silent', 'ended', 'undeliverable', 'late', 'gap'] as const;
export type CallNews = (typeof callNews)[number];

/** @param events of one ticket, in order; undefined when it did not exist yet at that moment */
export function courseOf(events: Happening[]): Course | undefined {
  const ticket = fold(events);
  const [first] = events;
  if (!ticket || first?.event.type !== 'opened') return undefined;
  const dueAt = dueOf(ticket.phase);
  const taken = takenIn(events);
  const triaged = triagedIn(events);
  const answered = answeredIn(ticket, events);
  const sinceEvent = sinceEventOf(ticket);
  const { last } = ticket.handling.triage;
  return {
    number: ticket.number,
    openedAt: ticket.openedAt,
    route: ticket.route,
    reporter: ticket.reporter.id,
    kind: ticket.script.id,
    version: ticket.script.version,
    severity: ticket.severity,
    restricted: ticket.restricted,
    sure: first.event.sure,
    corrections: correctionsIn(events),
    ...(sinceEvent === undefined ? {} : { sinceEvent }),
    ...(answered && { answered }),
    ...(taken && { taken }),
    ...(triaged && { triaged }),
    ...(last && { result: { is: last.result, at: last.at } }),
    closings: events.flatMap(({ at, event }) =>
      event.type === 'closed'
        ? [{ at, seconds: lengthOf(ticket.openedAt, at), left: (event.left?.length ?? 0) > 0 }]
        : [],
    ),
    phase: ticket.phase.is,
    ...(dueAt === undefined ? {} : { dueAt }),
    calls: events.flatMap(newsOf),
    tasks: ticket.handling.tasks
      .filter(({ is, phase }) => is === 'open' && phase !== 'prevent')
      .map(({ dueAt }) => (dueAt === undefined ? {} : { dueAt })),
    actions: actionsIn(ticket.handling.tasks),
    warnings: warningsIn(events),
  };
}

/** What the desk says by itself is no answer, nor is "somebody has it"; nor are words that could never arrive, or one's own. */
function answeredIn({ reporter, openedAt, handling }: Ticket, events: Happening[]): Course['answered'] {
  const answer = events.find(({ event, version }) => {
    if (event.type === 'closed') return event.by.id !== reporter.id;
    if (event.type !== 'told-reporter' || event.by.id === reporter.id) return false;
    return handling.relay.told.some((one) => one.version === version && one.failed === undefined);
  });
  return answer && { at: answer.at, seconds: lengthOf(openedAt, answer.at) };
}

/** Of several times the earliest; what happened after the report is not what it was about at first. A question asks for a time to come. */
function sinceEventOf({ script, happenedAt, facts, openedAt }: Ticket): number | undefined {
  if (script.id === QUESTION) return undefined;
  const told = facts.filter((fact) => fact.script.id !== QUESTION);
  const [first] = [happenedAt, ...told.map((fact) => fact.happenedAt)]
    .flatMap((at) => (at !== undefined && at <= openedAt ? [at] : []))
    .sort();
  return first === undefined ? undefined : lengthOf(first, openedAt);
}

function takenIn(events: Happening[]): Course['taken'] {
  const call = events.find(({ event }) => event.type === 'paged' || event.type === 'ladder-ended');
  const answer = events.find(({ event, version }) => event.type === 'acknowledged' && version > (call?.version ?? 0));
  return call && answer && { at: answer.at, seconds: lengthOf(call.at, answer.at) };
}

function triagedIn(events: Happening[]): Course['triaged'] {
  const triaged = events.find(({ event }) => event.type === 'triaged');
  if (!triaged) return undefined;
  const taken = events.find(({ event, version }) => event.type === 'acknowledged' && version < triaged.version);
  return { at: triaged.at, seconds: lengthOf(taken?.at ?? events[0]?.at ?? triaged.at, triaged.at) };
}

/** A script chosen for a report that the desk was unsure of is an answer; only the others are corrections. */
function correctionsIn(events: Happening[]): Course['corrections'] {
  return events.flatMap(({ at, event }, index) => {
    if (event.type !== 'script-chosen') return [];
    const before = fold(events.slice(0, index));
    const changed = event.from.id !== event.to.id;
    return before?.sure && changed ? [{ at, from: event.from.id, to: event.to.id }] : [];
  });
}

function dueOf(phase: Phase): string | undefined {
  if (phase.is === 'paging') return phase.answerBy;
  if (phase.is === 'unanswered') return phase.since;
  return phase.is === 'held' ? phase.askedUntil : undefined;
}

function newsOf({ at, event }: Happening): Course['calls'] {
  const news = (what: CallNews, people = 1) => ({ at, what, people });
  switch (event.type) {
    case 'paged': {
      const why: Partial<Record<typeof event.why, CallNews>> = { 'no-answer': 'missed', 'silent-holder': 'silent' };
      const before = why[event.why];
      return [news('called', event.people.length), ...(before ? [news(before)] : []), ...gaps(event.skipped, news)];
    }
    case 'ladder-ended':
      return [news('ended'), ...gaps(event.skipped, news)];
    case 'declined':
      return [news('declined')];
    case 'page-failed':
      return [news('undeliverable')];
    case 'page-late':
      return [news('late')];
    default:
      return [];
  }
}

function gaps(skipped: { why: string }[], news: (what: CallNews) => Course['calls'][number]): Course['calls'] {
  return skipped.filter(({ why }) => why === 'nobody-on-call' || why === 'nobody-in-role').map(() => news('gap'));
}

/** A clock that was set back makes no time negative. */
function lengthOf(from: string, to: string): number {
  return Math.max(0, secondsBetween(from, to));
}
