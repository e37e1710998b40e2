// A card is what people see, built once from ticket and words; each platform has one pure function that renders it.
// Plain strings are ours (words, scripts). What a person typed is always `said`: renderers must keep it inert.
import type { Chart } from './chart.js';

/** What a person typed. No renderer may let it become a link, a mention, a tag or formatting. */
export interface SaidText {
  said: string;
}

/** A person, shown as the platform shows people it knows (a mention by id), else by name. `name` counts as typed by a person. */
export interface PersonText {
  person: string;
  slack?: string;
  teams?: string;
}

export type Inline = string | SaidText | PersonText | { strong: string };

/** The word of a button: Slack action_id, Teams verb. Names are fixed. */
export const acts = [
  'acknowledge',
  'decline',
  'wrong-script',
  'separate',
  'close',
  'reopen',
  'report',
  'language',
  'ask-swap',
  'take-shift',
  'answer-drill',
  'settle-drill',
  'seen',
  'details',
  'answer-question',
  'script-done',
  'note',
  'decide',
  'assign',
  'task-add',
  'task-done',
  'evidence',
  'evidence-file',
  'evidence-hand',
  'evidence-lacking',
  'duties',
  'check-action',
  'warn',
  'approve-warning',
  'return-warning',
  'remind-warning',
  'withdraw-warning',
  'read-warning',
  'statement',
  'approve-statement',
  'return-statement',
  'withdraw-statement',
  'hand-over',
  'hand-over-yes',
  'hand-over-no',
  'triage',
  'answer',
  'tell-reporter',
  'ticket',
  'list',
  'escalate',
  'open-channel',
] as const;
export type Act = (typeof acts)[number];

/**
 * What a button may name beside its ticket: a script to choose, a note to separate, a language, a question and its answer;
 * `of` whatever else has a name: a shift, a swap, a drill, a digest. Never free text.
 */
export const aboutNames = ['script', 'note', 'language', 'of', 'question', 'answer'] as const;
export type About = Partial<Record<(typeof aboutNames)[number], string>>;

export interface Button {
  act: Act;
  label: string;
  /** DESK-<n>; empty for buttons that belong to no ticket (report). */
  ticket: string;
  about?: About;
  style?: 'primary' | 'danger';
}

export type Block =
  | { type: 'title'; text: string }
  | { type: 'text'; parts: Inline[] }
  /** One action a line. `do-not` must look different at a glance, and not by colour alone. */
  | { type: 'steps'; style: 'do' | 'do-not' | 'plain'; heading: string; items: string[] }
  | { type: 'facts'; facts: { label: string; value: Inline[] }[] }
  | { type: 'quote'; said: string }
  | { type: 'note'; parts: Inline[] }
  /** A picture of numbers. A platform that cannot draw it leaves it out: what it says stands in the facts too. */
  | { type: 'chart'; chart: Chart }
  /** A file beside the message. Where it is put there by the platform itself nothing is drawn; `instead` is read where none can be had. */
  | { type: 'file'; name: string; label: string; instead?: string }
  | { type: 'choice'; text: Inline[]; button: Button }
  | { type: 'buttons'; buttons: Button[] }
  | { type: 'divider' };

export interface Card {
  /** alert: somebody must act; calm: it is under way; done: finished; plain: information. Never shown by colour alone. */
  tone: 'alert' | 'calm' | 'done' | 'plain';
  /** One line for notifications and screen readers. */
  summary: Inline[];
  blocks: Block[];
}

export function text(...parts: Inline[]): Block {
  return { type: 'text', parts };
}

/** Small print. */
export function note(...parts: Inline[]): Block {
  return { type: 'note', parts };
}

export function title(words: string): Block {
  return { type: 'title', text: words };
}

/** A card of one sentence. */
export function line(tone: Card['tone'], ...parts: Inline[]): Card {
  return { tone, summary: parts, blocks: [text(...parts)] };
}
