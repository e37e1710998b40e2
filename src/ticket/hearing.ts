// The hearing: which of the script's questions is asked next, what counts as its answer, and what the answers say of the severity. Pure.
import type { Question, ReporterRoute, Script, Severity } from '../script/schema.js';
import type { Party, ScriptRef, TextRef } from './event.js';

/** A choice's id, yes, no or unknown; a number. What was written in words is a TextRef beside it. */
export type Answer = string | number;

/** What an answer made known: the newest one to its question. Earlier ones stay in the history. */
export interface Fact {
  question: string;
  /** The script that asked, in the version it was asked in. */
  script: ScriptRef;
  answer?: Answer;
  said?: TextRef;
  /** The time that it tells, where it was surely understood (ISO UTC). */
  happenedAt?: string;
  by: Party;
  at: string;
}

/** How far the hearing has come. */
export interface Hearing {
  /** The message it stands in, from 0: after a written answer it goes on below, where the reporter is looking. */
  sheet: number;
  /** Questions put off by the reporter. */
  later: string[];
  /** The question whose answer was written and made the hearing go on below. */
  noted?: string;
}

interface Heard {
  route: ReporterRoute;
  facts: Fact[];
  hearing: Hearing;
}

export function questionsFor({ hearing }: Script, route: ReporterRoute): Question[] {
  return hearing.filter((one) => !one.only_from || one.only_from.includes(route));
}

/** The first question that is neither answered nor put off. */
export function openQuestion({ route, facts, hearing }: Heard, script: Script): Question | undefined {
  return questionsFor(script, route).find(
    ({ id }) => !facts.some((fact) => fact.question === id) && !hearing.later.includes(id),
  );
}

/** Its answer is written, not tapped. */
export function isWritten({ type }: Question): boolean {
  return type === 'text' || type === 'time' || type === 'number';
}

/** The answers that can be tapped, beside "I do not know". */
export function tapsOf({ type, choices = [] }: Question): string[] {
  if (type === 'yes-no') return ['yes', 'no'];
  return choices.map(({ id }) => id);
}

const shortWords: [Answer, RegExp][] = [
  ['yes', /^(はい|うん|そうです|yes|yep|y)$/],
  ['no', /^(いいえ|いえ|ちがいます|違います|no|nope|n)$/],
  [
    'unknown',
    /^(分|わ)か(らない|らないです|りません|らん)$|^不明(です)?$|^(i )?(don't|dont|do not) know$|^(unknown|no idea)$/,
  ],
];
/** A number with a few words around it is meant as a number; a longer sentence is left to the commander. */
const MAX_NUMBER_CHARACTERS = 24;
/** Without a figure in it, a longer sentence speaks of something else than a number or a time. */
const MAX_WITHOUT_FIGURE = { number: 12, time: 30, text: Number.POSITIVE_INFINITY };

/**
 * What somebody wrote, as the answer to this question.
 * @returns undefined when it is none (a question back; a sentence where a tap was asked for); `answer` is missing when only the words say it
 */
export function readWritten(question: Question, words: string): { answer?: Answer } | undefined {
  const plain = words.normalize('NFKC').trim();
  if (plain === '' || plain.endsWith('?')) return undefined;
  const short = shortWord(plain);
  if (short === 'unknown' || (short && question.type === 'yes-no')) return { answer: short };
  if (!fits(question, plain)) return undefined;
  const number = question.type === 'number' ? numberIn(plain) : undefined;
  return number === undefined ? {} : { answer: number };
}

function fits({ type }: Question, plain: string): boolean {
  if (type === 'yes-no' || type === 'choice') return false;
  return plain.length <= MAX_WITHOUT_FIGURE[type] || /[\d一二三四五六七八九十]/.test(plain);
}

function shortWord(plain: string): Answer | undefined {
  const bare = plain
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/[。.!、,]+$/, '');
  return shortWords.find(([, pattern]) => pattern.test(bare))?.[0];
}

function numberIn(plain: string): number | undefined {
  const [found, ...more] = plain.match(/\d[\d,]*(\.\d+)?/g) ?? [];
  if (found === undefined || more.length > 0 || plain.length > MAX_NUMBER_CHARACTERS) return undefined;
  return Number(found.replaceAll(',', ''));
}

interface Weighed extends Heard {
  /** What the severity would be without any answer. */
  basis: Severity;
  another: { severity: Severity }[];
}

/**
 * The severity that the answers speak for, and the script's change that says so (its place in `severity.changes`).
 * The highest that applies wins; a change that lowers counts only when none raises, and never below what another kind asks for.
 */
export function severityByAnswers(ticket: Weighed, script: Script): { to: Severity; change?: number } {
  const { basis, facts } = ticket;
  const { changes, default: usual } = script.severity;
  const answers = new Map(facts.flatMap(({ question, answer }) => (answer === undefined ? [] : [[question, answer]])));
  const holding = changes
    .map(({ to, when }, change) => ({ to, change, holds: holds(when, answers) }))
    .filter((one) => one.holds)
    .sort((a, b) => (a.to < b.to ? -1 : 1));
  const raise = holding.find(({ to }) => to < usual);
  if (raise) return raise.to < basis ? { to: raise.to, change: raise.change } : { to: basis };
  const lower = holding.find(({ to }) => to > usual);
  const floor = ticket.another.map(({ severity }) => severity).sort()[0] ?? 'SEV4';
  if (!lower || basis < usual || floor <= basis) return { to: basis };
  return floor < lower.to ? { to: floor, change: lower.change } : { to: lower.to, change: lower.change };
}

type Conditions = Script['severity']['changes'][number]['when'];

function holds(when: Conditions, answers: Map<string, Answer>): boolean {
  return Object.entries(when).every(([question, wanted]) => {
    const answer = answers.get(question);
    if (Array.isArray(wanted)) return typeof answer === 'string' && wanted.includes(answer);
    return typeof answer === 'number' && answer > wanted.over;
  });
}

/** Answers lower a severity by themselves only here: SEV1 and SEV2 are lowered by a commander or the CISO, never by the desk. */
export function mayLowerByAnswers(severity: Severity): boolean {
  return severity === 'SEV3';
}
