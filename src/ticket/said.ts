// What of a person's message counts for what. Pure.
import type { Said } from './command.js';

/** Their own words; a message handed on without a word speaks for itself. */
export function wordsToRecognise(said: Said): string {
  return said.text.trim() || said.quoted?.text || '';
}

/** What they wrote and what they hand on: somebody may be named in either. */
export function allWords({ text, quoted, answers = {}, fields = {} }: Said): string {
  return [text, quoted?.author, quoted?.text, ...Object.values(answers), ...Object.values(fields)]
    .filter(Boolean)
    .join('\n');
}

export function isEmpty(said: Said): boolean {
  return said.text.trim() === '' && !said.quoted && !said.files?.length;
}
