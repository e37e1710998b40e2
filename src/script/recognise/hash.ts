// FNV-1a: by what signs and runs of letters are known, and where a table keeps them.

export const EMPTY_HASH = 0x811c9dc5 | 0;

/** The hash of a text of which `hash` has the letters before this one. */
export function hashNext(hash: number, letter: number): number {
  return Math.imul(hash ^ letter, 0x01000193);
}

export function hashOf(text: string, hash = EMPTY_HASH): number {
  for (let at = 0; at < text.length; at++) hash = hashNext(hash, text.charCodeAt(at));
  return hash;
}

/** @param slots a power of two */
export function slotOf(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
