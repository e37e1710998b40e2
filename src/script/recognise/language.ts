// The desk reads Japanese and English. A text in another language is answered with a question, not with a guess.

import { looksRomaji } from './normalise.js';

/** So much of a text is enough to tell its language. */
const ENOUGH = 600;

// A letter with an accent is a letter too: in "tôi" there is no "i".
const english =
  /(?<!\p{L})(the|a|an|is|are|was|were|i|my|we|our|you|it|to|of|in|on|and|from|with|that|this|have|has|had|not|for|he|she|they|help|please|me)(?!\p{L})/gu;
const latinLetters = /\p{Script=Latin}/gu;
const accented = /[À-ÿĀ-ỹ]/g;

/** True when the text is long enough to tell and is neither Japanese, English nor the output of a machine. */
export function isForeign(whole: string): boolean {
  const text = whole.slice(0, ENOUGH);
  if (/[ぁ-んァ-ヶｦ-ﾝ]/.test(text) || looksRomaji(text.toLowerCase())) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return false;
  const latin = text.match(latinLetters)?.length ?? 0;
  if (latin / letters < 0.5) return !/^\p{Script=Han}{1,12}$/u.test(text.trim());
  const words = text.match(/[\p{L}']+/gu)?.length ?? 1;
  const accents = text.match(accented)?.length ?? 0;
  const known = text.toLowerCase().match(english)?.length ?? 0;
  if (accents >= 2 && known / words < 0.15) return true;
  return (
    words >= 8 &&
    known === 0 &&
    !/[{}[\]=:<>]/.test(text) &&
    !/\b(mail|link|pc|virus|server|alert|desu|masu)\b/i.test(text)
  );
}
