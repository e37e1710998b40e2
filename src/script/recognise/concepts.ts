// Reads a report as concepts: which acts and things it names, and whether an act was done, not done or only asked for.
import { accountsAndDevices } from './lexicon-accounts.js';
import { acts } from './lexicon-acts.js';
import { findings } from './lexicon-findings.js';
import { systemsAndPlaces } from './lexicon-places.js';
import { situations } from './lexicon-situations.js';
import { things } from './lexicon-things.js';
import { type Found, findPhrases, phraseBook } from './phrases.js';

/** done: it happened; not: it did not; asked: somebody wants it done; said: it stands in a quotation (as well). */
export type Polarity = 'done' | 'not' | 'asked' | 'said';

export interface Concept {
  name: string;
  polarity: Polarity;
  /** Which sentence of the text it stands in. */
  sentence: number;
}

const book = phraseBook({
  thing: things,
  act: { ...acts, ...accountsAndDevices, ...systemsAndPlaces, ...situations, ...findings },
});

// Japanese says it after the verb. `すみません`, `かもしれません`, `わかりません` deny nothing that was done;
// 押しそうになった, 押しかけた: it nearly happened.
const deniedAfter =
  /^(は|も|を|に|が)?(一切|いっさい|まだ|誰も|だれも|一度も|全く|何も)?[ぁ-ん]{0,7}?((?<!すみ|しれ|わかり|いけ|なり|じゃ|では|しか)(ませ|ない|なく|なかっ|へん|とらん)|ずに|ず[、。 ]|ず$|前に|前で|まえに|前です|そうにな|かけて|かけた|かけま)/;
const askedAfter =
  /^(は|を|して|し|して)?[ぁ-ん]{0,4}?(てくれ|てほし|て欲し|しろと|せよ|ろと|えと|よう言|ように言|よう指示|ように指示|よう求|ように求|よう頼|と言われ|といわれ|と要求|を求め|を要求|を依頼|を頼|を迫|を促|しなさい|させようと|るように|てもい|ていい|てよい|て大丈夫|ても大丈夫|べき|つもりで|予定|気にな)/;
// English says it before the verb.
const deniedBefore =
  /\b(not(?! only| sure)|n't|never|no|without|nobody|none|neither|nor|before|haven't|hasn't|didn't|didnt|havent|refused to|instead of|almost|nearly|yet to)\b[^.,;!?\n]{0,24}$/;
const askedBefore =
  /\b(ask(s|ed|ing)?|want(s|ed|ing)?|tell(s|ing)? me|told (me|her|him|us)|request(s|ed|ing)?|demand(s|ed|ing)?|instruct\w*|need(s|ed)?|must|should|urg(es|ed|ing)|trying to get|about to|shall i)\b[^.,;!?\n]{0,28}$/;

const quotation = /「[^」]{4,120}」|"[^"]{4,160}"|(?<![a-z])'[^'\n]{8,120}'(?![a-z])/g;

function polarityOf(text: string, found: Found): Polarity {
  const after = text.slice(found.end, found.end + 18).split(/[。\n]/, 1)[0] ?? '';
  const before = text.slice(Math.max(0, found.start - 40), found.start);
  const latin = /[a-z]/.test(text[found.start] ?? '');
  if (before.endsWith('未') || deniedAfter.test(after) || (latin && deniedBefore.test(before.replace(/n't/g, " n't"))))
    return 'not';
  if (askedAfter.test(after) || (latin && askedBefore.test(before))) return 'asked';
  return 'done';
}

/** The concepts of a folded text (see normalise), in order, each as often as it is named. */
export function conceptsOf(text: string): Concept[] {
  const ends = [...text.matchAll(/[。.!?！？\n]+/g)].map((end) => end.index);
  const quoted = [...text.matchAll(quotation)].map((one) => ({ from: one.index, to: one.index + one[0].length }));
  const concepts: Concept[] = [];
  let sentence = 0;
  for (const one of findPhrases(book, text)) {
    while (sentence < ends.length && (ends[sentence] as number) < one.start) sentence++;
    const name = one.concept;
    concepts.push({ name, polarity: one.is === 'act' ? polarityOf(text, one) : 'done', sentence });
    if (one.is === 'act' && quoted.some(({ from, to }) => from < one.start && one.start < to))
      concepts.push({ name, polarity: 'said', sentence });
  }
  return concepts;
}
