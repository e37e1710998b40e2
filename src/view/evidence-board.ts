// The evidence register below the ticket's card: what is registered and with whom it is, what is still missing, and files nobody took in.
import type { PersonId, TextRef } from '../ticket/event.js';
import {
  type Evidence,
  type FileRef,
  fileName,
  hasChanged,
  missingEvidence,
  type Suggestion,
  scriptOfSuggestion,
} from '../ticket/handling/evidence.js';
import { guarded, maySee } from '../ticket/rights.js';
import { type Block, type Button, type Card, type Inline, line, note, text, title } from './card.js';
import { evidenceWordsOf } from './evidence-words.js';
import { cut } from './inert.js';
import { aside, comma, labelled, personIn, type Scene, stroke, ticketName, timeIn, wordsOf } from './scene.js';

const ITEMS_SHOWN = 5;
const MISSING_SHOWN = 5;
const FILES_SHOWN = 3;
/** A file may bear a very long name; the whole stands in the export. */
const MAX_NAME = 160;
/** Enough to compare by eye; the whole stands in the export. */
const HASH_SHOWN = 16;

/** @param reader of a restricted ticket; absent in the commanders' room */
export function evidenceBoard(scene: Scene, reader?: PersonId): Card {
  const { ticket, language, organisation } = scene;
  const words = evidenceWordsOf(language);
  const name = ticketName(ticket.number);
  if (ticket.restricted && reader === undefined) return line('plain', labelled(name, language), words.onlyParticipants);
  if (reader !== undefined && !maySee(organisation, guarded(ticket), reader))
    return line('plain', labelled(name, language), words.notShown);
  const { items } = ticket.handling.evidence;
  const over = ticket.phase.is === 'closed';
  const heading = words.boardTitle(name);
  const shown = items.map((item, index) => ({ item, nth: index + 1 })).slice(-ITEMS_SHOWN);
  return {
    tone: over ? 'done' : 'plain',
    summary: [labelled(heading, language), evidenceCount(scene)],
    blocks: [
      title(heading),
      text(evidenceCount(scene)),
      ...(items.length > ITEMS_SHOWN ? [note(words.more(items.length - ITEMS_SHOWN))] : []),
      ...shown.flatMap(({ item, nth }) => itemBlocks(scene, item, nth, over)),
      ...missingBlocks(scene, over),
      ...fileBlocks(scene, over),
      ...(over ? [] : [{ type: 'buttons', buttons: boardButtons(scene) } as const]),
    ],
  };
}

/** "2 registered, 3 still to be secured" */
export function evidenceCount(scene: Scene): string {
  const words = evidenceWordsOf(scene.language);
  const { items } = scene.ticket.handling.evidence;
  const missing = missingOf(scene).length;
  const changed = items.filter(hasChanged).length;
  return [
    words.counted(items.length),
    ...(missing > 0 ? [words.missingCount(missing)] : []),
    ...(changed > 0 ? [words.changedCount(changed)] : []),
  ].join(comma(scene.language));
}

/** There is something to keep, or something was kept. */
export function hasEvidence(scene: Scene): boolean {
  return scene.ticket.handling.evidence.items.length > 0 || missingOf(scene).length > 0;
}

export function missingOf({ ticket, script }: Scene): Suggestion[] {
  const refs = [ticket.script, ...ticket.another.map((one) => one.script)];
  return missingEvidence(ticket.handling.evidence, refs.map(script));
}

/** Files that were posted to the ticket and are in no entry of the register. */
export function looseFiles({ ticket, said }: Scene): FileRef[] {
  const refs: TextRef[] = [ticket.said, ...ticket.notes.filter((one) => !one.separated).map((one) => one.said)];
  const taken = ticket.handling.evidence.items.flatMap(({ file }) => (file ? [fileName(file)] : []));
  return refs
    .flatMap((ref) => (said(ref)?.files ?? []).map((_, index) => ({ said: ref, index })))
    .filter((file) => !taken.includes(fileName(file)));
}

/** What it is: the words of the entry, else the name of its file. */
export function evidenceText(scene: Scene, { said: ref, file }: Pick<Evidence, 'said' | 'file'>): Inline {
  const said = ref ? scene.said(ref)?.text : file && scene.said(file.said)?.files?.[file.index]?.name;
  return said ? { said: cut(said, MAX_NAME) } : wordsOf(scene.language).textErased;
}

/** With whom it is now: the last one it was handed to, else whoever took it. */
export function keeperOf(scene: Scene, { chain, said, by }: Evidence): Inline {
  const last = chain.at(-1);
  const to = last ? (scene.said(last.said)?.fields?.to ?? wordsOf(scene.language).textErased) : undefined;
  const taker = said && scene.said(said)?.fields?.by;
  if (to) return { said: to };
  return taker ? { said: taker } : personIn(scene, by.id);
}

function itemBlocks(scene: Scene, item: Evidence, nth: number, over: boolean): Block[] {
  const { ticket, language } = scene;
  const words = evidenceWordsOf(language);
  const last = item.chain.length > 0 ? [stroke(language), words.chain(item.chain.length)] : [];
  const lines: Inline[][] = [
    [{ strong: words.number(nth) }, ' ', evidenceText(scene, item)],
    originOf(scene, item),
    [labelled(words.keeper, language), keeperOf(scene, item), ...last, stroke(language), ...keptAt(scene, item)],
    ['SHA-256: ', item.sha256 ? `${item.sha256.slice(0, HASH_SHOWN)}…` : words.notYet],
    ...(hasChanged(item) ? [[{ strong: words.differs }]] : []),
  ];
  const block = text(...lines.flatMap((one, index) => (index > 0 ? ['\n', ...one] : one)));
  if (over) return [block];
  const button: Button = {
    act: 'evidence-hand',
    label: words.handOn,
    ticket: ticketName(ticket.number),
    about: { of: String(item.id) },
  };
  return [block, { type: 'buttons', buttons: [button] }];
}

function originOf(scene: Scene, item: Evidence): Inline[] {
  const { language, organisation } = scene;
  const words = evidenceWordsOf(language);
  const fields = (item.said && scene.said(item.said)?.fields) ?? {};
  const source: Inline[] = fields.from ? [{ said: fields.from }] : postedBy(scene, item);
  const from: Inline[] = source.length > 0 ? [labelled(words.from, language), ...source, stroke(language)] : [];
  const when: Inline = fields.when ? { said: fields.when } : timeIn(organisation, item.at);
  return [
    ...from,
    labelled(words.taken, language),
    when,
    ' ',
    fields.by ? { said: fields.by } : personIn(scene, item.by.id),
  ];
}

/** Who posted the file, and when. */
function postedBy(scene: Scene, { file }: Evidence): Inline[] {
  const { ticket, organisation } = scene;
  const found = ticket.notes.find((one) => one.said.id === file?.said.id);
  const first = ticket.said.id === file?.said.id;
  if (!found && !first) return [];
  return [
    personIn(scene, found?.by.id ?? ticket.reporter.id),
    ` ${timeIn(organisation, found?.at ?? ticket.openedAt)}`,
  ];
}

/** Where it is kept since it last changed hands; nobody may have said so. */
function keptAt(scene: Scene, { chain, said }: Evidence): Inline[] {
  const words = evidenceWordsOf(scene.language);
  const ref = chain.at(-1)?.said ?? said;
  const kept = ref && scene.said(ref)?.fields?.kept;
  return [labelled(words.kept, scene.language), kept ? { said: kept } : words.notYet];
}

export function suggestionText({ script, language }: Scene, id: string): string {
  const ref = scriptOfSuggestion(id);
  return (ref && script(ref).evidence[ref.index]?.[language]) ?? id;
}

function missingBlocks(scene: Scene, over: boolean): Block[] {
  const { ticket, language } = scene;
  const words = evidenceWordsOf(language);
  const missing = missingOf(scene);
  const lacking = ticket.handling.evidence.lacking.map((one): Inline[] => {
    const why = scene.said(one.said)?.text;
    const head = labelled(words.lacking, language) + suggestionText(scene, one.covers);
    return [head, ...(why ? [' — ', labelled(words.because, language), { said: why }] : [])];
  });
  const button = (act: 'evidence' | 'evidence-lacking', label: string, of: string): Button => ({
    act,
    label,
    ticket: ticketName(ticket.number),
    about: { of },
  });
  return [
    ...(missing.length > 0 ? [text({ strong: words.missing })] : []),
    ...missing.slice(0, MISSING_SHOWN).flatMap(({ id }): Block[] => {
      const buttons = [button('evidence', words.register, id), button('evidence-lacking', words.cannot, id)];
      return [text(suggestionText(scene, id)), ...(over ? [] : [{ type: 'buttons', buttons } as const])];
    }),
    ...(missing.length > MISSING_SHOWN ? [note(words.moreInForm(missing.length - MISSING_SHOWN))] : []),
    ...(lacking.length > 0 ? [note(...lacking.flatMap((one, index) => (index > 0 ? ['\n', ...one] : one)))] : []),
  ];
}

function fileBlocks(scene: Scene, over: boolean): Block[] {
  const { ticket, language } = scene;
  const words = evidenceWordsOf(language);
  const loose = looseFiles(scene);
  if (loose.length === 0) return [];
  return [
    text({ strong: words.files }),
    ...loose.slice(-FILES_SHOWN).flatMap((file): Block[] => {
      const named = text(evidenceText(scene, { file }), ...fileDetails(scene, file));
      const about = { of: fileName(file) };
      const tap: Button = { act: 'evidence-file', label: words.register, ticket: ticketName(ticket.number), about };
      return over ? [named] : [named, { type: 'buttons', buttons: [tap] }];
    }),
    ...(loose.length > FILES_SHOWN ? [note(words.moreInForm(loose.length - FILES_SHOWN))] : []),
  ];
}

function fileDetails({ said, language }: Scene, { said: ref, index }: FileRef): Inline[] {
  const file = said(ref)?.files?.[index];
  const size = file?.bytes === undefined ? undefined : `${Math.ceil(file.bytes / 1024)} KiB`;
  return size ? [aside(size, language)] : [];
}

function boardButtons(scene: Scene): Button[] {
  const { ticket, language } = scene;
  const words = evidenceWordsOf(language);
  const name = ticketName(ticket.number);
  const folded = ticket.handling.evidence.items.length > ITEMS_SHOWN;
  return [
    { act: 'evidence', label: words.registerOne, ticket: name },
    ...(folded ? [{ act: 'evidence-hand', label: words.all, ticket: name } as const] : []),
  ];
}
