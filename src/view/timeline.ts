// A ticket's history as people read it: who, when, and what in words. Pure.
import { stepsFor } from '../ticket/answer.js';
import type { StoredEvent, TextRef, TicketEvent } from '../ticket/event.js';
import { fileName } from '../ticket/handling/evidence.js';
import { dossierWordsOf } from './dossier-words.js';
import { receiverIn } from './escalation-facts.js';
import { suggestionText } from './evidence-board.js';
import { answerLabel, formFact, questionOf, reasonOf } from './fact-blocks.js';
import { plainLine } from './plain-text.js';
import {
  comma,
  lengthText,
  personIn,
  type Scene,
  sentences,
  severityText,
  ticketName,
  timeIn,
  wordsOf,
} from './scene.js';
import { taskText } from './task-board.js';
import { ja } from './timeline-words.ja.js';
import { type EventOf, en, type Say, type TimelineWords } from './timeline-words.js';
import { triageWordsOf } from './triage-words.js';

export interface Moment {
  version: number;
  /** ISO UTC, and the same on the organisation's wall clock. */
  at: string;
  local: string;
  /** Who did it; the desk itself where nobody is named. */
  who: string;
  words: string;
  /** What was written, as it was typed. */
  said?: string;
  details: { label: string; value: string }[];
  hash: string;
}

export function timeline(scene: Scene, events: StoredEvent[]): Moment[] {
  const say = speaker(scene);
  return events.map(({ version, at, event, hash }) => ({
    version,
    at,
    local: wallClock(scene, at),
    who: actor(scene, event),
    words: wordsFor(event, scene.language === 'ja' ? ja : en, say),
    ...written(scene, event),
    hash,
  }));
}

/** 2026-11-16 14:00:00 on the organisation's wall clock. */
export function wallClock({ organisation }: Pick<Scene, 'organisation'>, at: string): string {
  const format = { timeZone: organisation.timezone, dateStyle: 'short', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('sv-SE', format).format(new Date(at));
}

function wordsFor<T extends TicketEvent>(event: T, words: TimelineWords, say: Say): string {
  const tell = words[event.type] as (event: T, say: Say) => string;
  return tell(event, say);
}

function actor(scene: Scene, event: TicketEvent): string {
  const by = event.type === 'opened' ? event.reporter : 'by' in event ? event.by : undefined;
  return by ? plainLine([personIn(scene, by.id)]) : dossierWordsOf(scene.language).theDesk;
}

/** An answer of the hearing stands in its line already. */
function written(scene: Scene, event: TicketEvent): Pick<Moment, 'said' | 'details'> {
  const ref: TextRef | undefined = 'said' in event ? event.said : undefined;
  if (!ref || event.type === 'answered') return { details: [] };
  const said = scene.said(ref);
  if (!said) return { said: wordsOf(scene.language).textErased, details: [] };
  if (event.type === 'task-added' && event.field !== undefined)
    return { said: said.fields?.[event.field] ?? said.text, details: [] };
  const words = dossierWordsOf(scene.language);
  const fields: Record<string, string> = words.fields;
  const details = [
    ...Object.entries(said.fields ?? {}).map(([name, value]) => ({ label: fields[name] ?? name, value })),
    ...Object.entries(said.answers ?? {}).map(([id, answer]) => {
      const { label, value } = formFact(scene, id, answer);
      return { label, value: plainLine(value) };
    }),
    ...(said.since ? [{ label: wordsOf(scene.language).factSince, value: said.since }] : []),
    ...(said.ongoing
      ? [{ label: wordsOf(scene.language).factOngoing, value: wordsOf(scene.language)[said.ongoing] }]
      : []),
    ...(said.onBehalfOf ? [{ label: wordsOf(scene.language).factOnBehalfOf, value: said.onBehalfOf }] : []),
    ...(said.quoted
      ? [{ label: wordsOf(scene.language).forwarded, value: `${said.quoted.author}: ${said.quoted.text}` }]
      : []),
    ...(said.files ?? []).map(({ name }) => ({ label: wordsOf(scene.language).factFiles, value: name })),
  ].filter(({ value }) => value !== '');
  return { ...(said.text.trim() !== '' && { said: said.text }), details };
}

function speaker(scene: Scene): Say {
  const { language, ticket, organisation } = scene;
  const person = (id: string) => plainLine([personIn(scene, id)]);
  const list = (all: string[]) => all.join(comma(language));
  const { items } = ticket.handling.evidence;
  return {
    person,
    people: (ids) => list(ids.map(person)),
    time: (at) => timeIn(organisation, at),
    length: (seconds) => lengthText(seconds, language),
    severity: (severity) => severityText(severity, language),
    script: (ref) => scene.script(ref).title[language],
    kind: (id) => scene.scriptNow(id)?.title[language] ?? id,
    ticket: ticketName,
    tickets: (numbers) => list(numbers.map(ticketName)),
    question: (event) => questionOf(scene, event),
    answer: (event) => answered(scene, event),
    asked: (question) => formFact(scene, question, '').label,
    task: (id) => plainLine([taskText(scene, ticket.handling.tasks.find((one) => one.id === id) ?? { id })]),
    evidence: (id) =>
      evidenceName(
        scene,
        items.findIndex((one) => one.id === id),
      ),
    suggestion: (id) => suggestionText(scene, id),
    steps: (event) => steps(scene, event),
    result: (result) => triageWordsOf(language).short[result],
    receiver: (to) => plainLine([receiverIn(scene, to)]),
    because: ({ script, change }) => sentences(language, '', ...reasonOf(scene.script(script), change, language)),
  };
}

/** "E2 invoice.exe" */
export function evidenceName(scene: Scene, index: number): string {
  const item = scene.ticket.handling.evidence.items[index];
  if (!item) return '?';
  const files = item.file ? scene.said(item.file.said)?.files : undefined;
  const name = item.file && files?.[item.file.index]?.name;
  const said = item.said && scene.said(item.said)?.text;
  return [`E${index + 1}`, said || name || (item.file ? fileName(item.file) : '')].join(' ').trim();
}

function answered(scene: Scene, { script, question, answer, said }: EventOf<'answered'>): string {
  const found = said && scene.said(said);
  if (said)
    return found ? plainLine([{ said: found.answers?.[question] ?? found.text }]) : wordsOf(scene.language).textErased;
  if (typeof answer === 'number') return String(answer);
  return answerLabel(scene.script(script), question, answer ?? '', scene.language);
}

function steps(scene: Scene, event: EventOf<'script-done'>): string {
  const script = scene.script(event.script);
  const all = stepsFor(script, scene.ticket.route);
  const lines = event.steps.map((step) => script.first_aid.do[step]?.[scene.language] ?? '');
  return `${event.steps.length}/${all.length} ${lines.join(' ')}`.trim();
}
