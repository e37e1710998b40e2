// Teams writes messages as HTML, or as text with HTML's entities. Here they become the plain text that a person saw. Pure.
import { type DefaultTreeAdapterMap, parseFragment } from 'parse5';

/** Longer than a Teams message can be (28 KB); deep nesting costs the parser the square of its depth. */
const MAX_HTML = 32_000;

type Node = DefaultTreeAdapterMap['childNode'];
type Element = DefaultTreeAdapterMap['element'];

const unread = ['script', 'style', 'template', 'title', 'head', 'attachment', 'codeblock-lang'];
const lineBreaks = ['p', 'div', 'li', 'tr', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** What stands on the page, and where a link really leads when its words do not say it: that may be the finding. */
export function fromHtml(html: string): string {
  const text: string[] = [];
  // A stack of our own, as a message can be nested deeper than the call stack.
  const left: (Node | string)[] = [...parseFragment(html.slice(0, MAX_HTML)).childNodes].reverse();
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (typeof node === 'string') text.push(node);
    else if (node.nodeName === '#text' && 'value' in node) text.push(node.value);
    else if ('tagName' in node && !unread.includes(node.tagName)) left.push(...childrenOf(node));
  }
  return tidy(text.join(''));
}

/** In the order of a stack: last first. */
function childrenOf(node: Element): (Node | string)[] {
  const attribute = (name: string) => node.attrs.find((one) => one.name === name)?.value ?? '';
  switch (node.tagName) {
    case 'br':
      return ['\n'];
    case 'img':
    case 'emoji':
      return [attribute('alt')];
    case 'at':
      return [...[...node.childNodes].reverse(), '@'];
    case 'a': {
      const to = attribute('href').trim();
      const [only] = node.childNodes;
      const shown = node.childNodes.length === 1 && only && 'value' in only ? only.value.trim() : '';
      return [...(to === '' || to === shown ? [] : [` (${to})`]), ...[...node.childNodes].reverse()];
    }
    default:
      return lineBreaks.includes(node.tagName)
        ? ['\n', ...[...node.childNodes].reverse(), '\n']
        : [...node.childNodes].reverse();
  }
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** Text in which only entities are HTML's. A tag that somebody typed stays as it was typed. */
export function fromEntities(text: string): string {
  return tidy(
    text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos|nbsp));/gi, (whole, decimal, hex, name) => {
      if (name) return entities[name.toLowerCase()] ?? whole;
      const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    }),
  );
}

function tidy(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
