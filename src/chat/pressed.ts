// What a button of a card means: the same on every platform. Pure.
import type { Command } from '../ticket/command.js';
import type { Language, Party } from '../ticket/event.js';
import type { Button } from '../view/card.js';

export type FormAsked = { form: 'report' } | { form: 'wrong-script' | 'close' | 'details'; ticket: number };

/** The form that a press opens, or undefined when it asks for something at once. */
export function formBehind(act: string, ticket: number | undefined, script: string | undefined): FormAsked | undefined {
  if (act === 'report') return { form: 'report' };
  if (ticket === undefined) return undefined;
  if (act === 'close' || act === 'details') return { form: act, ticket };
  return act === 'wrong-script' && script === undefined ? { form: 'wrong-script', ticket } : undefined;
}

/** What a press on a ticket's button asks for; undefined when the button does not say enough. */
export function commandOf(
  act: string,
  ticket: number,
  about: NonNullable<Button['about']>,
  by: Party,
): Command | undefined {
  switch (act) {
    case 'acknowledge':
    case 'decline':
    case 'reopen':
      return { type: act, ticket, by };
    case 'wrong-script':
      return about.script ? { type: 'choose-script', ticket, by, script: about.script } : undefined;
    case 'script-done':
      return { type: act, ticket, by, ...(about.script ? { script: about.script } : {}) };
    case 'answer-question': {
      const { question, answer } = about;
      return question && answer ? { type: act, ticket, by, question, answer } : undefined;
    }
    case 'separate':
      return about.note ? { type: 'separate', ticket, by, text: about.note } : undefined;
    case 'language': {
      const language = readLanguage(about.language);
      return language && { type: 'choose-language', ticket, by, language };
    }
    default:
      return undefined;
  }
}

function readLanguage(name: string | undefined): Language | undefined {
  return name === 'ja' || name === 'en' ? name : undefined;
}
