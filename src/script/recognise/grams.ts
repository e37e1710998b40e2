// Runs of one to four letters, over words and spaces alike: what speaks for a kind when the lexicon knows none of the words.

/** Slots of a table and the value of each; a slot stands there once. */
export interface Slotted {
  slots: Int32Array;
  values: Float32Array;
}

const LONGEST = 4;
/** How much all runs of a text weigh together, whatever its length. */
const WEIGHT = 4;

/**
 * @param read the normalised text
 * @param slots a power of two; the runs are hashed into so many (FNV-1a)
 */
export function gramsOf(read: string, slots: number): Slotted {
  const text = ` ${read.replace(/\d/g, '0').replace(/\s+/g, ' ').trim()} `;
  const times = new Map<number, number>();
  for (let start = 0; start < text.length; start++) {
    let hash = 0x811c9dc5;
    const end = Math.min(text.length, start + LONGEST);
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
      const slot = ((hash ^ (hash >>> 15)) >>> 0) & (slots - 1);
      times.set(slot, (times.get(slot) ?? 0) + 1);
    }
  }
  const values = Float32Array.from(times.values(), (count) => 1 + Math.log(count));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { slots: Int32Array.from(times.keys()), values: values.map((value) => (value * WEIGHT) / length) };
}
