// What a button of a card means: the same on every platform. Pure.
import type { Command } from '../ticket/command.js';
import type { Language, Party } from '../ticket/event.js';
import type { About, Act } from '../view/card.js';

/** A form that somebody wants to fill in; its name is the act of the button. */
export interface FormAsked {
  form: string;
  /** Absent for the report form, which belongs to none. */
  ticket?: number;
  about: About;
}

/** Something that somebody wants to see: a ticket, or the register as far as `of` says. Nothing changes by it. */
export type LookAsked = { look: 'ticket'; ticket: number } | { look: 'list'; of: string };

/** What a press asks to be shown, to whoever presses and to nobody else. */
export function lookBehind(act: string, ticket: number | undefined, { of = '' }: About): LookAsked | undefined {
  if (act === 'list') return { look: act, of };
  return act === 'ticket' && ticket !== undefined ? { look: act, ticket } : undefined;
}

/** Buttons that ask for words before they do anything. */
const ofTicket: readonly Act[] = [
  'close',
  'details',
  'note',
  'decide',
  'assign',
  'task-add',
  'evidence',
  'evidence-hand',
  'evidence-lacking',
  'hand-over',
  'warn',
  'return-warning',
  'withdraw-warning',
  'statement',
  'return-statement',
  'withdraw-statement',
  'triage',
  'answer',
  'duties',
  'check-action',
  'escalate',
];

/** The form that a press opens, or undefined when it asks for something at once. */
export function formBehind(act: string, ticket: number | undefined, about: About): FormAsked | undefined {
  if (act === 'report') return { form: act, about };
  if (ticket === undefined) return undefined;
  const asks =
    ofTicket.some((one) => one === act) ||
    (act === 'wrong-script' && about.script === undefined) ||
    (act === 'tell-reporter' && about.note === undefined);
  return asks ? { form: act, ticket, about } : undefined;
}

/** What a press on a ticket's button asks for; undefined when the button does not say enough. */
export function commandOf(act: string, ticket: number, about: About, by: Party): Command | undefined {
  switch (act) {
    case 'acknowledge':
    case 'decline':
    case 'reopen':
    case 'hand-over-yes':
    case 'hand-over-no':
    case 'open-channel':
      return { type: act, ticket, by };
    case 'wrong-script':
      return about.script ? { type: 'choose-script', ticket, by, script: about.script } : undefined;
    case 'script-done':
      return { type: act, ticket, by, ...(about.script ? { script: about.script } : {}) };
    case 'answer-question': {
      const { question, answer } = about;
      return question && answer ? { type: act, ticket, by, question, answer } : undefined;
    }
    case 'evidence-file':
      return about.of ? { type: act, ticket, by, file: about.of } : undefined;
    case 'task-done':
      return about.of ? { type: act, ticket, by, task: about.of } : undefined;
    case 'separate':
      return about.note ? { type: 'separate', ticket, by, text: about.note } : undefined;
    case 'approve-warning': {
      const read = whatWasRead(about);
      return read && { type: act, ticket, by, warning: read.name, seen: read.seen };
    }
    case 'approve-statement': {
      const read = whatWasRead(about);
      return read && { type: act, ticket, by, statement: read.name, seen: read.seen };
    }
    case 'remind-warning':
    case 'read-warning':
      return about.of ? { type: act, ticket, by, warning: about.of } : undefined;
    case 'tell-reporter':
      return about.note ? { type: 'send-note', ticket, by, text: about.note } : undefined;
    case 'language': {
      const language = readLanguage(about.language);
      return language && { type: 'choose-language', ticket, by, language };
    }
    default:
      return undefined;
  }
}

/** `w1@12`: a text, and the version in which it was read. */
function whatWasRead({ of = '' }: About): { name: string; seen: number } | undefined {
  const [, name, seen] = /^([^@]+)@(\d+)$/.exec(of) ?? [];
  return name ? { name, seen: Number(seen) } : undefined;
}

function readLanguage(name: string | undefined): Language | undefined {
  return name === 'ja' || name === 'en' ? name : undefined;
}
