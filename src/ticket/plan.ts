// What the desk owes the world after an event. Pure. A job carries names, never contents; the same job asked for twice is one job.
import type { Organisation } from '../paging/organisation.js';
import type { PersonId, Platform, StoredEvent, TicketEvent } from './event.js';
import { isInChannel } from './handling/channel.js';
import { linkJobs } from './handling/link.js';
import { planHandling } from './handling/plan.js';
import { channelFollows } from './handling/plan-channel.js';
import { directly, toldOf } from './handling/plan-statement.js';
import { type JobSpec, priorities } from './job.js';
import { inCharge, isPublic, type Owe, toDesks, toolsFor, toPeople } from './owe.js';
import { checkInsOver, nextOwed, owedPages } from './page-jobs.js';
import { subjectsOf } from './rights.js';
import type { Surface, Told } from './surface.js';
import type { Note, Ticket } from './ticket.js';

export type { JobSpec } from './job.js';
export { priorities, wakeJob } from './job.js';

/** The first question comes a little after the first aid, so that this is read first. */
const HEARING_AFTER_SECONDS = 5;

/** The jobs that follow from one event, given the ticket after it. */
export function plan(
  ticket: Ticket,
  { event, at, version }: Pick<StoredEvent, 'event' | 'at' | 'version'>,
  organisation: Organisation,
): JobSpec[] {
  const tools = toolsFor(ticket, { at, version }, organisation);
  const jobs = isOfCalling(event)
    ? afterCalling(ticket, event, at, organisation, tools)
    : afterWords(ticket, event, at, organisation, tools);
  return [
    ...jobs,
    ...channelFollows(event, tools),
    ...linkJobs(ticket, event, version, at),
    ...checkInsOver(ticket.checkIns, version, organisation).flatMap((one) => tools.show(one, priorities.redraw)),
  ];
}

const ofCalling = [
  ...(['paged', 'page-failed', 'page-late', 'ladder-ended', 'reminded'] as const),
  ...(['acknowledged', 'holder-asked', 'stayed', 'declined'] as const),
];
type CallingEvent = Extract<TicketEvent, { type: (typeof ofCalling)[number] }>;

function isOfCalling(event: TicketEvent): event is CallingEvent {
  return ofCalling.some((type) => type === event.type);
}

function afterCalling(
  ticket: Ticket,
  event: CallingEvent,
  at: string,
  organisation: Organisation,
  { tell, desks, redraw, page, wakes }: Owe,
): JobSpec[] {
  switch (event.type) {
    case 'paged':
      return [
        ...page(owedPages(ticket, organisation)),
        ...wakes(),
        ...redraw('desk', ...(event.why === 'opened' ? [] : (['pages', 'reporter', 'thread'] as const))),
      ];
    case 'page-failed':
      return [...page(nextOwed(ticket, organisation, event.person, at)), ...redraw('desk')];
    case 'page-late':
      return redraw('desk');
    case 'ladder-ended':
      return [
        ...tell([{ who: 'reporter' }, ...toDesks(desks)], priorities.page),
        ...wakes(),
        ...redraw('reporter', 'desk', 'pages'),
      ];
    case 'reminded':
      return [
        ...tell([...toDesks(desks), ...toPeople(lastCalled(ticket), organisation)], priorities.page),
        ...wakes(),
        ...redraw('desk'),
      ];
    case 'acknowledged':
      return [...tell([{ who: 'reporter' }]), ...wakes(), ...redraw('reporter', 'thread', 'desk', 'pages', 'boards')];
    case 'holder-asked':
      return [...tell(toPeople(inCharge(ticket), organisation), priorities.page), ...wakes(), ...redraw('desk')];
    case 'stayed':
      return [...wakes(), ...redraw('desk')];
    case 'declined':
      return redraw('desk', 'pages');
  }
}

function afterWords(
  ticket: Ticket,
  event: Exclude<TicketEvent, CallingEvent>,
  at: string,
  organisation: Organisation,
  tools: Owe,
): JobSpec[] {
  const { show, tell, desks, redraw, wakes, hearing } = tools;
  switch (event.type) {
    case 'opened':
      return [
        ...show({ at: 'reporter' }, priorities.firstAid),
        ...hearing(HEARING_AFTER_SECONDS),
        ...(isPublic(ticket) ? show({ at: 'thread' }, priorities.firstAid) : []),
        ...desks.flatMap((platform) => show({ at: 'desk', platform }, priorities.desk)),
      ];
    case 'noted':
      return [...tell(toldOfNote(ticket, event, organisation, desks)), ...redraw('desk', 'pages', 'boards')];
    case 'another-kind':
      return [
        ...tell([{ who: 'reporter' }], priorities.firstAid),
        ...tell([...toDesks(desks), ...toPeople(inCharge(ticket), organisation)], priorities.page),
        ...redraw('reporter', 'desk', 'pages', 'boards'),
      ];
    case 'script-chosen':
      return [
        ...(event.by.id === ticket.reporter.id
          ? show({ at: 'reporter' }, priorities.firstAid)
          : tell([{ who: 'reporter' }], priorities.firstAid)),
        ...redraw('reporter', 'thread', 'desk', 'pages', 'boards'),
        ...(event.restricted ? behindTheDoor(ticket, tools) : []),
        ...hearing(HEARING_AFTER_SECONDS),
      ];
    case 'answered':
    case 'question-moved':
    case 'script-done':
    case 'severity-changed':
      return afterAnswer(ticket, event, organisation, tools);
    case 'separated':
      return [
        { kind: 'separate', name: `separate/${event.said.id}`, lane: '', priority: priorities.page, dueAt: at },
        ...redrawNote(ticket, event, desks, organisation).flatMap((one) => show(one, priorities.redraw)),
        // Where it had been taken for an answer, the question is open again.
        ...redraw('desk', 'pages', 'boards'),
        ...hearing(),
      ];
    case 'language-chosen':
      return [...redraw('reporter', 'thread'), ...hearing()];
    case 'attempt-refused':
      return redraw('desk');
    case 'closed':
    case 'reopened':
      return [
        ...tell([{ who: 'reporter' }]),
        ...wakes(),
        ...redraw('reporter', 'thread', 'desk', 'pages', 'boards'),
        ...hearing(),
      ];
    default:
      return planHandling(event, tools);
  }
}

function afterAnswer(
  ticket: Ticket,
  event: Extract<TicketEvent, { type: 'answered' | 'question-moved' | 'script-done' | 'severity-changed' }>,
  organisation: Organisation,
  { tell, desks, redraw, hearing }: Owe,
): JobSpec[] {
  switch (event.type) {
    case 'answered':
    case 'question-moved':
      return [...hearing(), ...redraw('desk', 'pages')];
    case 'script-done':
      return [...hearing(), ...redraw('reporter', 'desk', 'pages')];
    case 'severity-changed':
      return [
        ...tell(
          [...toDesks(desks), ...toPeople(inCharge(ticket), organisation)],
          event.to < event.from ? priorities.page : priorities.news,
        ),
        ...redraw('desk', 'pages'),
      ];
  }
}

function redrawNote(
  ticket: Ticket,
  event: Extract<TicketEvent, { type: 'separated' }>,
  desks: Platform[],
  organisation: Organisation,
): Surface[] {
  const note = ticket.notes.find((one) => one.said.id === event.said.id);
  if (!note) return [];
  const people = toPeople(readersOf(ticket, note), organisation);
  return [...confirmed(ticket, note), ...toDesks(desks), ...people].map((to) => ({
    at: 'tell',
    version: note.version,
    to,
  }));
}

/** What must not go on standing where it was told; public relations too may have the text of a case that is no longer theirs to read. */
function behindTheDoor(ticket: Ticket, { desks, show, retell }: Owe): JobSpec[] {
  const inTheRoom = notesInTheRoom(ticket, desks).flatMap((one) => show(one, priorities.redraw));
  return [...inTheRoom, ...retell(toldOf(ticket).flatMap(directly))];
}

/** What the room was told before the case turned out to be a restricted one. */
function notesInTheRoom(ticket: Ticket, desks: Platform[]): Surface[] {
  const { notes, moves, handling } = ticket;
  const statements = toldOf(ticket).map(({ version }) => version);
  const drafts = [...handling.warnings.flatMap((warning) => warning.drafts), ...statements];
  return [...notes.map(({ version }) => version), ...moves, ...drafts].flatMap((version) =>
    toDesks(desks).map((to) => ({ at: 'tell', version, to }) as const),
  );
}

function toldOfNote(
  ticket: Ticket,
  { by, how, place }: Extract<TicketEvent, { type: 'noted' }>,
  organisation: Organisation,
  desks: Platform[],
): Told[] {
  // Everybody in the ticket's own channel has read it there.
  if (isInChannel(ticket.handling.channel, place)) return [];
  const readers = readersOf(ticket, { by, version: ticket.version });
  return [...confirmed(ticket, { by, how }), ...toDesks(desks), ...toPeople(readers, organisation)];
}

/** Whoever wrote is told that it has arrived, and where it was put. */
function confirmed(ticket: Ticket, { by, how }: Pick<Note, 'by' | 'how'>): Told[] {
  if (how !== 'said') return [];
  if (by.id === ticket.reporter.id) return [{ who: 'reporter' }];
  return [{ who: 'person', person: by.id, platform: by.platform }];
}

/** Whoever is in charge, and whoever wrote what this answers: the reporter was told that an answer reaches them. Never its own author. */
function readersOf(ticket: Ticket, { by, version }: Pick<Note, 'by' | 'version'>): PersonId[] {
  const { told, answers } = ticket.handling.relay;
  const asked = answers.includes(version) ? told.findLast((one) => one.version < version)?.by.id : undefined;
  const wrote = asked && !subjectsOf(ticket).includes(asked) ? [asked] : [];
  return [...new Set([...inCharge(ticket), ...wrote])].filter((person) => person !== by.id);
}

/** Everybody who was called in the climb of the ladder that came to nothing. */
function lastCalled({ pages, climbs }: Ticket): PersonId[] {
  return [...new Set(pages.filter((page) => page.climb === climbs).map((page) => page.person))];
}
