// Which language to answer a person in. Pure.
import type { Language } from '../ticket/event.js';

const kana = /[\u3040-\u30ff\uff66-\uff9d]/;
const englishWords = new Set(
  'a an and are can cannot do does for from get got has have he help her how i in is it just me my need not of on our please she should some someone that the their there they this to was we what when who with you your'.split(
    ' ',
  ),
);

/** A text with kana was written by somebody who reads Japanese; one with several everyday English words by somebody who reads English. */
export function languageOfText(text: string): Language | undefined {
  if (kana.test(text)) return 'ja';
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  return words.filter((word) => englishWords.has(word)).length >= 2 ? 'en' : undefined;
}
