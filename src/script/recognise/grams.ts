// Runs of one to four letters, over words and spaces alike: what speaks for a kind when the lexicon knows none of the words.
import { EMPTY_HASH, hashNext, slotOf } from './hash.js';

/** Slots of a table and the value of each, in single precision; of the runs of a text, a slot stands there once. */
export interface Slotted {
  slots: number[];
  values: number[];
}

const LONGEST = 4;
/** How much all runs of a text weigh together, whatever its length. */
const WEIGHT = 4;

/** How often each slot was met in the text that is being read; between two texts all of it is zero. */
let times = new Uint16Array(0);

/**
 * @param read the normalised text
 * @param slots a power of two; the runs are hashed into so many
 */
export function gramsOf(read: string, slots: number): Slotted {
  const text = ` ${read.replace(/\d/g, '0').replace(/\s+/g, ' ').trim()} `;
  if (times.length !== slots) times = new Uint16Array(slots);
  const met: number[] = [];
  for (let start = 0; start < text.length; start++) {
    let hash = EMPTY_HASH;
    const end = Math.min(text.length, start + LONGEST);
    for (let at = start; at < end; at++) {
      hash = hashNext(hash, text.charCodeAt(at));
      const slot = slotOf(hash, slots);
      const before = times[slot] as number;
      if (before === 0) met.push(slot);
      times[slot] = before + 1;
    }
  }
  const values: number[] = [];
  let squares = 0;
  for (const slot of met) {
    const value = Math.fround(1 + Math.log(times[slot] as number));
    values.push(value);
    squares += value * value;
    times[slot] = 0;
  }
  const length = Math.sqrt(squares) || 1;
  return { slots: met, values: values.map((value) => Math.fround((value * WEIGHT) / length)) };
}
