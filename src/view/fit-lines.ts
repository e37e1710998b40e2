// Breaks a line of a picture where a reader would, by an estimate of its width that is rather too wide. Pure.

const words = new Intl.Segmenter('ja', { granularity: 'word' });
/** In parts of the type size: Latin letters and digits of a proportional Japanese face, and the square everything else stands in. */
const NARROW = 0.66;
const SQUARE = 1;

/** @returns at most `most` lines of at most `width`; what does not fit ends in … */
export function fitLines(text: string, fontSize: number, width: number, most: number): string[] {
  const lines = [''];
  for (const segment of unbroken(text)) {
    const current = lines.at(-1) ?? '';
    if (widthOf(current + segment.trimEnd(), fontSize) <= width) lines[lines.length - 1] = current + segment;
    // A sign that closes something does not begin a line.
    else if (/^[\p{P}\s]+$/u.test(segment) && !/^\p{Ps}/u.test(segment)) lines[lines.length - 1] = current + segment;
    else lines.push(segment);
  }
  if (lines.length <= most) return lines.map((line) => line.trim());
  const kept = lines.slice(0, most).map((line) => line.trim());
  let last = kept.at(-1) ?? '';
  while (last !== '' && widthOf(`${last}…`, fontSize) > width) last = [...last].slice(0, -1).join('');
  return [...kept.slice(0, -1), `${last}…`];
}

/** What a line may be broken before: words, each with the bracket that opens before it. */
function unbroken(text: string): string[] {
  const found: string[] = [];
  for (const { segment } of words.segment(text)) {
    if (/^\p{Ps}+$/u.test(found.at(-1) ?? '')) found.push(`${found.pop()}${segment}`);
    else found.push(segment);
  }
  return found;
}

/** In the unit of the type size; rather too wide. */
export function widthOf(text: string, fontSize: number): number {
  return [...text].reduce((sum, sign) => sum + fontSize * (/[\p{ASCII}]/u.test(sign) ? NARROW : SQUARE), 0);
}
