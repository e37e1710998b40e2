// Makes the body of a card fit: quotations give way first, then whole pieces, the least needed before the others. Pure.

export type Element = Record<string, unknown> & { type: string };

export interface Piece {
  element: Element;
  /** The highest goes first when there is no room. 0 stays: first aid and buttons. */
  rank: 0 | 1 | 2 | 3;
}

export interface Fitted {
  body: Element[];
  /** The same as JSON, in which it was measured. */
  json: string;
}

/** A quotation shows between so much and so much of what was said, as the card leaves room. */
const LEAST_QUOTE = 150;
const MOST_QUOTE = 4_000;

/**
 * @param draw the pieces, with so many characters of each of the `quotes`
 * @param more stands where something was left out
 * @param mostBytes in UTF-8
 */
export function fitted(
  draw: (quoteLimit: number) => Piece[],
  quotes: number,
  more: Element,
  mostBytes: number,
): Fitted {
  // Nearly every card fits as it is; only one that does not is measured again and shortened.
  const body = elementsOf(draw(MOST_QUOTE));
  const json = JSON.stringify(body);
  if (Buffer.byteLength(json) <= mostBytes) return { body, json };
  const shorter = shortened(draw, quotes, more, mostBytes);
  return { body: shorter, json: JSON.stringify(shorter) };
}

function shortened(draw: (quoteLimit: number) => Piece[], quotes: number, more: Element, mostBytes: number): Element[] {
  // Escaped for JSON and in UTF-8, a character may weigh six bytes; three is the rule for Japanese.
  const room = (mostBytes - sizeOf(draw(1))) / Math.max(quotes, 1) / 3;
  let quoteLimit = Math.max(LEAST_QUOTE, Math.min(MOST_QUOTE, Math.floor(room)));
  let pieces = draw(quoteLimit);
  while (sizeOf(pieces) > mostBytes && quoteLimit > LEAST_QUOTE) {
    quoteLimit = Math.max(LEAST_QUOTE, Math.floor(quoteLimit / 2));
    pieces = draw(quoteLimit);
  }
  if (sizeOf(pieces) <= mostBytes) return elementsOf(pieces);
  return without(pieces, more, mostBytes - bytesOf(more) - 1);
}

/** Takes pieces out until the rest weighs no more than `enough`: the highest rank first, the last of its rank first. */
function without(pieces: Piece[], more: Element, enough: number): Element[] {
  let weight = sizeOf(pieces);
  let gap = pieces.length;
  // Rank 0 comes last: first aid alone is too much only when a script is far beyond its own limits; then its end goes.
  for (const rank of [3, 2, 1, 0])
    for (let at = pieces.length - 1; at >= 0 && weight > enough; at -= 1) {
      const piece = pieces[at];
      if (piece?.rank !== rank) continue;
      weight -= bytesOf(piece.element) + 1;
      pieces.splice(at, 1);
      gap = at;
    }
  return elementsOf(pieces).toSpliced(gap, 0, more);
}

function elementsOf(pieces: Piece[]): Element[] {
  return pieces.map((piece) => piece.element);
}

function sizeOf(pieces: Piece[]): number {
  return bytesOf(elementsOf(pieces));
}

export function bytesOf(json: unknown): number {
  return Buffer.byteLength(JSON.stringify(json));
}
