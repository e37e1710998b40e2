// What the platforms see of the desk: requests go in, cards and forms come out.
import type { Catalogue } from './catalogue.js';
import type { FrontDesk, Submission, Submitted } from './chat/chat.js';
import type { FormAsked } from './chat/pressed.js';
import { placeText, readPlace } from './chat/register-query.js';
import { type Clock, secondsBetween } from './clock.js';
import type { Desk } from './desk.js';
import { createLookUp, dossierFor, ticketFor } from './look-up.js';
import type { Noticeboard } from './noticeboard.js';
import { packed } from './packages.js';
import type { Organisation } from './paging/organisation.js';
import { readMarker, readNoticeMarker, type Stage } from './scene.js';
import { type ReporterRoute, reporterRoutes } from './script/schema.js';
import type { Store, TicketRow } from './store/store.js';
import type { Command, Outcome, Refusal } from './ticket/command.js';
import type { Language, Party, PersonId } from './ticket/event.js';
import { mayHavePackage } from './ticket/handling/decide-escalation.js';
import { mayCommand } from './ticket/rights.js';
import { surfaceNamed } from './ticket/surface.js';
import type { Ticket } from './ticket/ticket.js';
import { type Card, type Inline, line, text } from './view/card.js';
import { draw } from './view/draw.js';
import type { Form } from './view/form.js';
import { reportForm } from './view/forms.js';
import { helpCard, homeCard, type Listed, onCallCard } from './view/list-cards.js';
import { registerCard, snippetOf } from './view/register-card.js';
import { about, personText, type Scene, sentences, ticketName, ticketNumber, timeIn, wordsOf } from './view/scene.js';
import { ticketForms } from './view/ticket-forms.js';

type Refused = Extract<Outcome, { is: 'refused' }>;

/** A list is read on a phone; the register itself is kept elsewhere. */
const MAX_LISTED = 100;
/** Why a form that comes back says something new: what somebody else did, what the desk makes of the choices, what is missing. */
const shownAnew: Refusal[] = ['changed-meanwhile', 'severity-reason', 'closing-gate'];
/** What a commander is offered to merge with. */
const MAX_OTHERS = 5;
const ALIKE_WITHIN_SECONDS = 24 * 60 * 60;

export interface FrontDeskParts {
  desk: Desk;
  store: Store;
  catalogue: Catalogue;
  stage: Stage;
  organisation: Organisation;
  clock: Clock;
  noticeboard: Pick<Noticeboard, 'draw'>;
}

export function createFrontDesk({
  desk,
  store,
  catalogue,
  stage,
  organisation,
  clock,
  noticeboard,
}: FrontDeskParts): FrontDesk {
  const lookUp = createLookUp({ store, catalogue, organisation });
  const person = (id: PersonId) => personText(organisation, new Map(), id);
  const onCall = (language: Language, reader?: Party) =>
    onCallCard(organisation, clock.now(), language, person, (at) => timeIn(organisation, at), reader?.id);

  function listed(row: TicketRow, reader: Party, language: Language): Listed {
    const words = wordsOf(language);
    const states: Record<TicketRow['phase'], string> = {
      queued: words.stateQueued,
      paging: words.statePaging,
      unanswered: words.stateUnanswered,
      held: words.stateHeld,
      closed: words.stateClosed,
    };
    const own = row.reporter === reader.id;
    const label = catalogue.now(row.script)?.title[language] ?? row.script;
    const holder: Inline[] = row.holder && !own ? [' ', person(row.holder)] : [];
    return {
      ticket: ticketName(row.number),
      label: own ? label : `${row.severity} ${label}`,
      state: [states[row.phase], ...holder],
    };
  }

  async function list(asked: string, reader: Party, language: Language, below?: number): Promise<Card> {
    const query = { ...lookUp.query(asked), below };
    const { found, next } = await lookUp.page(query, reader);
    const { state, mine, words, severity, kind } = query;
    const lines = found.map(({ row, words: said }) => ({
      ...listed(row, reader, language),
      ...(said !== undefined && { snippet: snippetOf(said, words) }),
    }));
    const kindAsked = kind && (catalogue.now(kind)?.title[language] ?? kind);
    const filters = [severity, kindAsked, ...words].filter((one) => one !== undefined);
    return registerCard(
      {
        ...{ lines, state, mine, asked: filters, own: !lookUp.commands(reader) },
        ...(next !== undefined && { next: { of: placeText(next, asked), after: next } }),
      },
      language,
    );
  }

  async function form(
    { form, ticket, about }: FormAsked,
    by: Party,
    language: Language,
    typed?: Record<string, string>,
  ): Promise<Form | Refused> {
    if (form === 'report') return reportForm(language);
    const scene = ticket === undefined ? undefined : (await stage.set(ticket))?.(language);
    const asked = ticketForms[form];
    if (!scene || !asked) return { is: 'refused', reason: 'no-such-ticket' };
    const reason = asked.unless?.(scene, by);
    if (reason) return { is: 'refused', reason };
    const others = asked.withOthers ? { others: await othersLike(scene.ticket, by) } : {};
    return asked.draw({ ...scene, ...others }, about, typed);
  }

  /** Open tickets that this one may be the same as and that this person may act on: those of its kind first, then those near in time. */
  async function othersLike(ticket: Ticket, by: Party): Promise<NonNullable<Scene['others']>> {
    const apart = (at: string) => Math.abs(secondsBetween(ticket.openedAt, at));
    return (await store.openTickets(MAX_LISTED))
      .filter((row) => row.number !== ticket.number && mayCommand(organisation, row, by.id))
      .filter((row) => row.script === ticket.script.id || apart(row.openedAt) <= ALIKE_WITHIN_SECONDS)
      .sort(
        (a, b) =>
          Number(b.script === ticket.script.id) - Number(a.script === ticket.script.id) ||
          apart(a.openedAt) - apart(b.openedAt),
      )
      .slice(0, MAX_OTHERS)
      .map(({ number, script, openedAt }) => ({ ticket: number, script, openedAt }));
  }

  async function submit(filled: Submission, language: Language): Promise<Submitted> {
    const command = readForm(filled.form, filled.context, filled.values, filled.by);
    const outcome: Outcome = command
      ? await desk.handle({ id: filled.id, command })
      : { is: 'refused', reason: 'empty' };
    const problem = await replyTo(outcome, language, person);
    if (!problem || outcome.is !== 'refused') return { is: 'taken' };
    const again = await anew(filled, language);
    const changed = shownAnew.includes(outcome.reason);
    return { is: 'again', problem, changed, ...(again && { form: again }) };
  }

  /** The form as it would be opened now, with what was typed in it. Whoever may not open it is shown nothing new. */
  async function anew({ form: name, context, values, by }: Submission, language: Language): Promise<Form | undefined> {
    const { ticket, ...about } = context;
    const drawn = await form({ form: name, ticket: ticketNumber(ticket ?? ''), about }, by, language, values);
    if ('is' in drawn) return undefined;
    return { ...drawn, fields: drawn.fields.map((field) => ({ ...field, value: values[field.id] || field.value })) };
  }

  return {
    ...desk,
    reportForm,
    form,
    submit,
    readForm,
    onCallCard: onCall,
    helpCard,

    listCard: (reader, language, asked = '') => list(asked, reader, language),
    dossier: (ticket, reader, language) => dossierFor({ stage, store, organisation, clock }, reader, ticket, language),
    async look(asked, reader, language) {
      if (asked.look === 'list') {
        const { below, text } = readPlace(asked.of);
        return list(text, reader, language, below);
      }
      const shown = await ticketFor(stage, reader, asked.ticket, language);
      return shown ?? line('plain', wordsOf(language).refusal['no-such-ticket']);
    },
    async homeCard(reader, language) {
      const mine = await store.openTicketsOf(reader.id);
      return homeCard(
        mine.map((row) => listed(row, reader, language)),
        onCall(language, reader),
        language,
      );
    },
    async redraw(marker, language) {
      const notice = readNoticeMarker(marker);
      if (notice !== undefined) return noticeboard.draw(notice, language);
      const named = readMarker(marker);
      const surface = named && surfaceNamed(named.surface);
      const scene = named && (await stage.set(named.ticket));
      if (!surface || !scene) return undefined;
      const inAnyLanguage = scene(language ?? organisation.language);
      return draw(language ? inAnyLanguage : scene(stage.readerOf(inAnyLanguage.ticket, surface)), surface);
    },
    async file(marker, reader) {
      const named = readMarker(marker);
      const surface = named && surfaceNamed(named.surface);
      if (!named || surface?.at !== 'tell') return undefined;
      const found = await packed(stage, named.ticket, surface.version);
      const now = (await stage.set(named.ticket))?.('ja').ticket;
      if (!found || !now || !mayHavePackage(now, found.handed, reader.id, organisation)) return undefined;
      return { name: found.file.file, text: found.text };
    },
    async reply(outcome, language) {
      return replyTo(outcome, language, person);
    },
  };
}

/** A submitted form as a command; undefined when what it needs is missing. */
function readForm(
  form: string,
  context: Record<string, string>,
  values: Record<string, string>,
  by: Party,
): Command | undefined {
  if (form === 'report') return readReport(values, by);
  const ticket = ticketNumber(context.ticket ?? '');
  return ticket === undefined ? undefined : ticketForms[form]?.read({ ticket, by, context, values });
}

function readReport(values: Record<string, string>, by: Party): Command | undefined {
  const text = values.what?.trim();
  if (!text) return undefined;
  const said = {
    text,
    ...(values.since ? { since: values.since } : {}),
    ...(isOngoing(values.ongoing) ? { ongoing: values.ongoing } : {}),
    ...(values['on-behalf-of'] ? { onBehalfOf: values['on-behalf-of'] } : {}),
  };
  return { type: 'report', by, said, route: isRoute(values.route) ? values.route : 'employee' };
}

function isOngoing(value: string | undefined): value is 'yes' | 'no' | 'unknown' {
  return value === 'yes' || value === 'no' || value === 'unknown';
}

function isRoute(value: string | undefined): value is ReporterRoute {
  return reporterRoutes.some((route) => route === value);
}

function replyTo(
  outcome: Outcome,
  language: Language,
  person: (id: PersonId) => ReturnType<typeof personText>,
): Card | undefined {
  if (outcome.is !== 'refused') return undefined;
  const words = wordsOf(language);
  const { reason, holder } = outcome;
  const parts: Inline[] =
    reason === 'already-held' && holder
      ? [sentences(language, words.refusal[reason], ''), ...about(person(holder), words.holderIs, language)]
      : [words.refusal[reason]];
  return { tone: 'plain', summary: parts, blocks: [text(...parts)] };
}
