// Makes text inert: what a person typed is shown as characters and can neither become markup nor change how its neighbours read.

/** What a long text shows on the page; the whole of it is kept with the ticket. */
export const SHOWN_CHARACTERS = 4_000;

/** Controls, bidi overrides and everything that is there without being seen; variation selectors stay, names are written with them. */
const unseen = /[\p{Cc}\p{Cf}\p{Surrogate}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes our own words for use as text or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

/** Takes out invisible and direction-changing characters, and breaks the scheme of addresses so that a copy cannot be opened. */
export function inert(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unseen, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/(h)tt(ps?:\/\/)/gi, '$1xx$2');
}

/** The first characters of a text, and how many there are when that is not all. Counted in code points. */
export function shorten(text: string): { shown: string; of?: number } {
  if (text.length <= SHOWN_CHARACTERS) return { shown: text };
  const all = [...text];
  return all.length <= SHOWN_CHARACTERS
    ? { shown: text }
    : { shown: all.slice(0, SHOWN_CHARACTERS).join(''), of: all.length };
}
