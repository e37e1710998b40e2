// The front of the rules: load, decide, plan, commit, and only then answer. Decides again when the ticket has moved on meanwhile.
import type { Catalogue } from './catalogue.js';
import type { Clock } from './clock.js';
import { createHearing } from './hearing.js';
import { createInTurn, type Overtaken } from './in-turn.js';
import type { Log } from './log.js';
import { peopleNamed } from './paging/named.js';
import { type Organisation, personAt, personById } from './paging/organisation.js';
import type { DrillPage } from './paging/swap.js';
import { isForeign } from './script/recognise/language.js';
import type { DigestStore } from './store/digest-store.js';
import type { Batch, Store, TextRow, Utterance } from './store/store.js';
import { takeNote } from './take-note.js';
import { textRowOf, textsOf, utterance } from './texts.js';
import { type Heard, whereItBelongs } from './ticket/address.js';
import type { Command, Outcome, Request } from './ticket/command.js';
import {
  type Decision,
  decide,
  type Known,
  MAX_EVENTS_PER_TICKET,
  note,
  open as openedBy,
  type Recognised,
} from './ticket/decide.js';
import { type DutyCommand, type DutyDecision, decideDuty } from './ticket/duty.js';
import type { Language, Party, Platform, TicketEvent } from './ticket/event.js';
import { isForReporter } from './ticket/handling/relay.js';
import { homeJob, type JobSpec, wakeJob } from './ticket/job.js';
import { allWords, isEmpty, wordsToRecognise } from './ticket/said.js';
import type { Ticket } from './ticket/ticket.js';
import { nextWake } from './ticket/wake.js';
import type { Tickets } from './tickets.js';
import { languageOfText } from './view/reading-language.js';
import { whatFollows } from './what-follows.js';

/** What was written; ticket 0 when it belongs to none. */
export interface Committed {
  ticket: number;
  events: TicketEvent[];
  jobs: JobSpec[];
  command: Command['type'];
  outcome: Outcome['is'];
}

export interface DeskParts {
  store: Store;
  tickets: Tickets;
  digests: DigestStore;
  catalogue: Catalogue;
  organisation: Organisation;
  clock: Clock;
  log: Log;
  /** Called after each commit: what is owed can go out at once. */
  committed(news: Committed): void;
}

export interface Desk {
  handle(request: Request): Promise<Outcome>;
  party(platform: Platform, user: string): Party;
  language(party: Party, hint?: Language, text?: string): Promise<Language>;
}

/** What a command comes to: what to write, and what to answer once it is written. */
interface Resolved {
  batch: Omit<Batch, 'request' | 'at'>;
  outcome: Outcome;
}

const nothing: Resolved = {
  batch: { ticket: 'none', version: 0, events: [], texts: [], jobs: [] },
  outcome: { is: 'ignored' },
};

export function createDesk(parts: DeskParts): Desk {
  const { store, tickets, catalogue, organisation, clock, log } = parts;
  const hearing = createHearing(store, catalogue);
  const inTurn = createInTurn();
  const { load } = tickets;

  async function handle(request: Request): Promise<Outcome> {
    const text = textRowOf(request.command, clock);
    return inTurn(() => tryOnce(request, text));
  }

  async function tryOnce(request: Request, text: TextRow | undefined): Promise<Outcome | Overtaken> {
    const at = clock.now();
    const { command } = request;
    const { batch, outcome } = await resolve(command, text, at);
    if (outcome.is === 'ignored') return outcome;
    const committed = await store.commit({ ...batch, request: request.id, at });
    if (committed.is === 'handled') return { is: 'repeated' };
    if (committed.is === 'stale') return { is: 'overtaken', on: stakeOf(batch, command) };
    const { ticket } = committed;
    tickets.wrote(committed.events);
    parts.committed({ ticket, events: batch.events, jobs: batch.jobs, command: command.type, outcome: outcome.is });
    log.info({ request: request.id, command: command.type, ticket, outcome: outcome.is }, 'handled');
    return outcome.is === 'done' && batch.ticket === 'next' ? { is: 'done', ticket } : outcome;
  }

  async function resolve(command: Command, text: TextRow | undefined, at: string): Promise<Resolved> {
    switch (command.type) {
      case 'say':
        return isEmpty(command.said) ? refusedEmpty(command) : hear(command, text, at);
      case 'report':
        return isEmpty(command.said) ? refusedEmpty({ addressed: true }) : report(command, text, at);
      case 'edit':
        return edited(command, text, at);
      case 'home-opened':
        return { batch: { ...nothing.batch, jobs: [homeJob(command.by, at)] }, outcome: { is: 'done' } };
      case 'seen':
        return withoutTicket(await takeNote(command, at, parts));
      case 'ask-swap':
      case 'take-shift':
      case 'answer-drill':
      case 'settle-drill':
        return onDuty(command, at);
      default:
        return onTicket(command, text, at);
    }
  }

  /** Something was written: a note on a report, or a report. */
  async function hear(
    command: Extract<Command, { type: 'say' }>,
    text: TextRow | undefined,
    at: string,
  ): Promise<Resolved> {
    const { by, place, addressed } = command;
    const thread = place.thread && (await store.ticketInThread(place.platform, place.channel, place.thread));
    const inThread = thread ? await load(thread) : undefined;
    const own = place.direct ? undefined : await store.ticketOfRoom(place.platform, place.channel);
    const inChannel = own ? await load(own) : undefined;
    // Talk in a channel, and none of the desk's business.
    if (!addressed && !inThread && !inChannel) return nothing;
    const direct = addressed && place.direct;
    const unless = direct ? { newerOf: by.id, than: await store.lastTicket() } : undefined;
    const recognised = catalogue.recognise(wordsToRecognise(command.said));
    const { sure, script } = recognised;
    const open = direct ? await store.openTicketsOf(by.id) : [];
    const closed = direct ? await store.lastClosedOf(by.id) : undefined;
    const heard: Heard = {
      ...{ by, place, addressed, inThread, inChannel, at },
      ...{ open, closed },
      forReporter: inThread !== undefined && isForReporter(command.said, inThread.reporter.id),
      inCharge: direct && personById(organisation, by.id) ? await store.openTicketsInChargeOf(by.id) : [],
      sounds: !sure ? 'unsure' : script.pages ? 'incident' : 'question',
      waiting: await hearing.waitingFor({ open, closed }, at, load),
    };
    const belongs = whereItBelongs(heard, organisation);
    if (belongs.to === 'nothing') return nothing;
    if (belongs.to === 'report') {
      const employee = { ...command, type: 'report', route: 'employee' } as const;
      return report(employee, text, at, { unless, recognised });
    }
    const ticket = [inThread, inChannel].find((one) => one?.number === belongs.ticket) ?? (await load(belongs.ticket));
    if (!ticket) throw new Error(`ticket ${belongs.ticket} is in the register but has no events`);
    const known = await know(command, text, at, ticket, recognised);
    return settled(ticket, note(ticket, by, 'said', place, known), text, at, utterance(place, text));
  }

  async function report(
    command: Extract<Command, { type: 'report' }>,
    text: TextRow | undefined,
    at: string,
    { unless, recognised }: { unless?: Batch['unless']; recognised?: Recognised } = {},
  ): Promise<Resolved> {
    const events = openedBy(command, await know(command, text, at, undefined, recognised));
    const { row, jobs } = whatFollows(undefined, events, at, organisation);
    const place = command.place && utterance(command.place, text);
    return {
      batch: { ticket: 'next', version: 0, unless, events, row, jobs, texts: text ? [text] : [], utterance: place },
      outcome: { is: 'done' },
    };
  }

  /** An edited or deleted message of a report is a note too; the first text stays. */
  async function edited(
    command: Extract<Command, { type: 'edit' }>,
    text: TextRow | undefined,
    at: string,
  ): Promise<Resolved> {
    const { platform, channel, message } = command.place;
    const found = message ? await store.ticketOfMessage(platform, channel, message) : undefined;
    const ticket = found && (await load(found.ticket));
    if (!ticket) return nothing;
    const known = { ...(await know(command, text, at, ticket)), original: found.text };
    return settled(ticket, note(ticket, command.by, command.how, command.place, known), text, at);
  }

  async function onTicket(
    command: Extract<Command, { ticket: number }>,
    text: TextRow | undefined,
    at: string,
  ): Promise<Resolved> {
    const ticket = await load(command.ticket);
    const known = await know(command, text, at, ticket);
    const resolved = settled(ticket, decide(ticket, command, known), text, at);
    const { other } = known;
    if (other) resolved.batch.unchanged = { ticket: other.number, version: other.version };
    // A timer that rang and had nothing to say is wound again where something is still being waited for.
    const next = ticket && nextWake(ticket, organisation);
    if (command.type === 'wake' && resolved.batch.events.length === 0 && next) resolved.batch.jobs.push(wakeJob(next));
    return resolved;
  }

  async function onDuty(command: DutyCommand, at: string): Promise<Resolved> {
    const swaps = await store.swaps(at);
    const drill = await drillOf(command);
    return withoutTicket(decideDuty(command, { at, organisation, swaps, drill }, clock.uuid()));
  }

  async function drillOf(command: DutyCommand): Promise<DrillPage[]> {
    if (command.type === 'answer-drill') return store.drill(command.drill);
    return command.type === 'settle-drill' ? store.drill(command.page.split('/')[0] ?? '') : [];
  }

  function settled(
    ticket: Ticket | undefined,
    decision: Decision,
    text: TextRow | undefined,
    at: string,
    said?: Utterance,
  ): Resolved {
    const version = ticket?.version ?? 0;
    const number = ticket?.number ?? 'none';
    if ('refused' in decision) {
      const record = decision.record && version < MAX_EVENTS_PER_TICKET ? [decision.record] : [];
      const texts = textsOf(record, text);
      const holder = ticket?.phase.is === 'held' ? ticket.phase.by : undefined;
      return {
        batch: { ticket: number, version, events: record, texts, ...whatFollows(ticket, record, at, organisation) },
        outcome: { is: 'refused', reason: decision.refused, ticket: ticket?.number, holder },
      };
    }
    const { events, read, jobs: more = [] } = decision;
    const texts = textsOf(events, text);
    const { row, jobs } = whatFollows(ticket, events, at, organisation);
    const utterance = texts.length > 0 ? said : undefined;
    return {
      batch: { ticket: number, version, events, texts, utterance, row, read, jobs: [...jobs, ...more] },
      outcome: { is: 'done', ticket: ticket?.number },
    };
  }

  async function know(
    command: Command,
    text: TextRow | undefined,
    at: string,
    ticket?: Ticket,
    recognised?: Recognised,
  ): Promise<Known> {
    const said = 'said' in command ? command.said : undefined;
    const words = said && wordsToRecognise(said);
    const hears = command.type === 'say' || command.type === 'report';
    return {
      at,
      organisation,
      said: text && { id: text.id, sha256: text.sha256 },
      named: said && (hears || command.type === 'fill-in') ? peopleNamed(organisation, allWords(said)) : [],
      language: hears ? await language(command.by, command.language, words) : undefined,
      foreign: hears && words !== undefined && isForeign(words),
      recognised: recognised ?? (hears && words !== undefined ? catalogue.recognise(words) : undefined),
      script: catalogue.now,
      words: said,
      ...(ticket && (await hearing.know(ticket, command))),
      ...(command.type === 'triage' && command.main !== undefined ? { other: await load(command.main) } : {}),
    };
  }

  function party(platform: Platform, user: string): Party {
    return { id: personAt(organisation, platform, user)?.id ?? `${platform}:${user}`, platform, user };
  }

  /** Their own setting in desk.yml, else what they write, else what the platform says of them, else the organisation's language. */
  async function language(by: Party, hint?: Language, text = ''): Promise<Language> {
    const own = organisation.people.find((person) => person.id === by.id)?.language ?? languageOfText(text) ?? hint;
    if (own) return own;
    return (await store.contact(by.platform, by.user))?.language ?? organisation.language;
  }

  return { handle, party, language };
}

/** What requests contend for: a ticket, or, where none is known yet, what one person says. */
function stakeOf({ ticket, unless }: Resolved['batch'], command: Command): string {
  return typeof ticket === 'number' ? `ticket ${ticket}` : `${unless?.newerOf ?? command.type}`;
}

/** What was decided on something that is no ticket. */
function withoutTicket(decision: DutyDecision): Resolved {
  if ('refused' in decision) return { ...nothing, outcome: { is: 'refused', reason: decision.refused } };
  return { batch: { ...nothing.batch, ...decision }, outcome: { is: 'done' } };
}

function refusedEmpty({ addressed }: { addressed: boolean }): Resolved {
  return addressed ? { ...nothing, outcome: { is: 'refused', reason: 'empty' } } : nothing;
}
