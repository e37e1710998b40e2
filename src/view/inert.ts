// Makes what a person typed inert: it is shown as characters, and can neither link, mention, format nor hide or reorder its neighbours.

const LOOK_AROUND = 64;
const graphemes = new Intl.Segmenter();

/** Marks that change the direction of what stands around them; shown by name, because a file name that hides one is a finding. */
const direction = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Controls and everything that is there without being seen, but for the joiner inside an emoji and the variation after it. */
const unseen =
  /(?!\n|\t|\p{Variation_Selector}|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200d(?=\p{Extended_Pictographic}))[\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

const scheme = /(?<![a-z0-9])([a-z][a-z0-9+.-]{1,20}):\/\/([\p{L}\p{N}.:@%[\]-]*)/giu;
const bareHost = /\bwww\.[^\s/?#]{1,250}|(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?=\/|:\d)/giu;

/** `text` in at most `limit` UTF-16 units, unseen characters taken out and addresses made unclickable (hxxps://example[.]com). */
export function inert(text: string, limit: number): string {
  const seen = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(direction, (mark) => `[U+${mark.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`)
    .replace(unseen, '');
  // Defanging only makes longer: what lies beyond the limit would be cut anyway, and need not be searched for addresses.
  return cut(defang(seen.slice(0, limit + 1)), limit);
}

function defang(text: string): string {
  return text
    .replace(scheme, (_, name: string, host: string) => {
      const harmless = name.replace(/^(h)tt(ps?)$/i, '$1xx$2').replace(/^(f)t(ps?)$/i, '$1x$2');
      return `${harmless}${harmless === name ? '[:]' : ':'}//${host.replaceAll('.', '[.]')}`;
    })
    .replace(bareHost, (host) => host.replaceAll('.', '[.]'));
}

/** The first `limit` UTF-16 units of a text, with an ellipsis when that is not all; never through the middle of a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = Math.max(limit - 1, 0);
  const from = Math.max(0, end - LOOK_AROUND);
  const around = graphemes.segment(text.slice(from, end + LOOK_AROUND)).containing(end - from);
  let at = from + (around?.index ?? end - from);
  // A single character longer than we look around: rather cut through it than lose the text.
  if (at === from && from > 0) at = end;
  if (at > 0 && /[\uDC00-\uDFFF]/.test(text.charAt(at))) at -= 1;
  return `${text.slice(0, at)}…`;
}
