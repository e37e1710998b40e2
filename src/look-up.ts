// Looks things up in the register for one person: a list, a search, one ticket. Everything goes through the gate in ticket/rights.ts.
import type { Catalogue } from './catalogue.js';
import { type RegisterQuery, readQuery } from './chat/register-query.js';
import type { Clock } from './clock.js';
import type { Organisation } from './paging/organisation.js';
import type { Stage } from './scene.js';
import type { Store, TicketRow } from './store/store.js';
import type { Party, PersonId, StoredEvent } from './ticket/event.js';
import { guarded, mayCommand, mayHelp, maySee } from './ticket/rights.js';
import { allWords } from './ticket/said.js';
import { fold } from './ticket/ticket.js';
import type { Card } from './view/card.js';
import { type Dossier, dossierOf } from './view/dossier.js';
import { pageCard } from './view/page-card.js';
import { reporterCard } from './view/reporter-card.js';
import type { Scene } from './view/scene.js';
import { taskBoard } from './view/task-board.js';

/** Read on a phone. */
const PAGE = 10;
/** So many tickets or texts are fetched at once, and so many looked at before the person is asked whether to look further back. */
const FETCHED = 200;
const LOOKED_AT = 2_000;

export interface Found {
  row: TicketRow;
  /** What was written, where words were looked for. */
  words?: string;
}

export interface Page {
  found: Found[];
  /** It goes on below this ticket. */
  next?: number;
}

export interface LookUp {
  query(text: string): RegisterQuery;
  commands(reader: Party): boolean;
  page(query: RegisterQuery, reader: Party): Promise<Page>;
}

/** Candidates in the order of their numbers, the newest first; `lowest` was the last that was looked at. */
interface Candidates {
  rows: TicketRow[];
  texts: Map<number, string[]>;
  lowest: number;
  last: boolean;
}

export function createLookUp(parts: { store: Store; catalogue: Catalogue; organisation: Organisation }): LookUp {
  const { store, catalogue, organisation } = parts;
  const commands = (reader: Party) =>
    mayCommand(organisation, { restricted: false, reporter: '', participants: [] }, reader.id);

  function kindNamed(word: string): string | undefined {
    const named = catalogue.all().find(({ id, title }) => id === word || title.ja === word || title.en === word);
    return named?.id;
  }

  async function page(query: RegisterQuery, reader: Party): Promise<Page> {
    const found: Found[] = [];
    let below = query.below;
    for (let looked = 0; looked < LOOKED_AT; looked += FETCHED) {
      const some = await candidates(query, reader, below);
      for (const row of some.rows) {
        const one = fits(row, query) && (await seen(row, some.texts.get(row.number), reader));
        if (!one) continue;
        if (found.length === PAGE) return { found, next: found.at(-1)?.row.number };
        found.push(one);
      }
      if (some.last) return { found };
      below = some.lowest;
    }
    return { found, next: below };
  }

  async function candidates(query: RegisterQuery, reader: Party, below?: number): Promise<Candidates> {
    const { words, state, mine } = query;
    // Everybody may look among their own reports; the whole register is for commanders.
    const own = commands(reader) ? (mine ? { holder: reader.id } : {}) : { reporter: reader.id };
    if (words.length > 0 && Object.keys(own).length === 0) return searched(words, below);
    const rows = await store.register({ ...own, open: state === 'open', below, limit: FETCHED });
    const texts = new Map<number, string[]>();
    if (words.length > 0)
      for (const { number } of rows) {
        const hits = await store.textsWith(words, { ticket: number, limit: FETCHED });
        texts.set(
          number,
          hits.map(({ text }) => text),
        );
      }
    const hit = words.length > 0 ? rows.filter(({ number }) => texts.get(number)?.length) : rows;
    return { rows: hit, texts, lowest: rows.at(-1)?.number ?? 0, last: rows.length < FETCHED };
  }

  async function searched(words: string[], below: number | undefined): Promise<Candidates> {
    const hits = await store.textsWith(words, { below, limit: FETCHED });
    const texts = new Map<number, string[]>();
    for (const { ticket, text } of hits) texts.set(ticket, [...(texts.get(ticket) ?? []), text]);
    const rows = await store.rowsOf([...texts.keys()]);
    return { rows, texts, lowest: hits.at(-1)?.ticket ?? 0, last: hits.length < FETCHED };
  }

  /** The ticket as a line for this reader; undefined when they may not see it, or not the words that were found. */
  async function seen(row: TicketRow, texts: string[] | undefined, reader: Party): Promise<Found | undefined> {
    if (!maySee(organisation, row, reader.id)) return undefined;
    if (!texts) return { row };
    const open = await readable(row, texts, reader.id);
    const [first] = open;
    const said = first === undefined ? undefined : (await store.texts(row.number)).get(first);
    return said && { row, words: allWords(said) };
  }

  /** Whoever commands a ticket may search all of it; anybody else only what they wrote in it themselves. */
  async function readable(row: TicketRow, texts: string[], reader: PersonId): Promise<string[]> {
    if (!row.restricted && mayCommand(organisation, row, reader)) return texts;
    const events = await store.events(row.number);
    const ticket = fold(events);
    if (ticket && mayCommand(organisation, guarded(ticket), reader)) return texts;
    const own = events.filter((event) => authorOf(event) === reader).map(textOf);
    return texts.filter((text) => own.includes(text));
  }

  return { query: (text) => readQuery(text, kindNamed), commands, page };
}

function fits(row: TicketRow, { state, kind, severity, below }: RegisterQuery): boolean {
  return (
    (state === 'all' || (row.phase === 'closed') === (state === 'closed')) &&
    (kind === undefined || row.script === kind) &&
    (severity === undefined || row.severity === severity) &&
    (below === undefined || row.number < below)
  );
}

function authorOf({ event }: StoredEvent): PersonId | undefined {
  if (event.type === 'opened') return event.reporter.id;
  return 'by' in event ? event.by?.id : undefined;
}

function textOf({ event }: StoredEvent): string | undefined {
  return 'said' in event ? event.said?.id : undefined;
}

/** The ticket as this person may see it; undefined when there is none that they may see. */
export async function ticketFor(stage: Stage, reader: Party, number: number, language: Scene['language']) {
  const scene = (await stage.set(number))?.(language);
  return scene && viewOf(scene, reader.id);
}

function viewOf(scene: Scene, reader: PersonId): Card | undefined {
  const gate = guarded(scene.ticket);
  if (mayCommand(scene.organisation, gate, reader)) return pageCard(scene, -1);
  if (scene.ticket.reporter.id === reader) return reporterCard(scene);
  return mayHelp(gate, reader) ? taskBoard(scene, reader) : undefined;
}

/** All of a ticket, for whoever commands it; undefined for anybody else, as for a ticket that is none. */
export async function dossierFor(
  {
    stage,
    store,
    organisation,
    clock,
  }: { stage: Stage; store: Store; organisation: Organisation; clock: Pick<Clock, 'now'> },
  reader: Party,
  number: number,
  language: Scene['language'],
): Promise<Dossier | undefined> {
  const scene = (await stage.set(number))?.(language);
  if (!scene || !mayCommand(organisation, guarded(scene.ticket), reader.id)) return undefined;
  const [events, head] = await Promise.all([store.events(number), store.chainHead()]);
  return dossierOf(scene, { events, head, texts: true, madeAt: clock.now() });
}
