// A card as plain text: for the command line, mail, and clients that draw nothing else. Pure.
import type { Block, Card, Inline } from './card.js';
import { inert } from './inert.js';

/** What a person typed is shown up to here; the whole of it is in the database. */
const MAX_SAID = 4_000;

/** Lines without trailing blanks; buttons as [label]. */
export function plainText(card: Card): string {
  return card.blocks.map(blockText).filter(Boolean).join('\n');
}

export function plainLine(parts: Inline[]): string {
  return parts.map(inlineText).join('');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'title':
      return `# ${block.text}`;
    case 'text':
    case 'note':
      return plainLine(block.parts);
    case 'steps': {
      const mark = { do: (index: number) => `${index + 1}.`, 'do-not': () => '×', plain: () => '-' }[block.style];
      return [block.heading, ...block.items.map((item, index) => `  ${mark(index)} ${item}`)].join('\n');
    }
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainLine(value)}`).join('\n');
    case 'quote':
      return inert(block.said, MAX_SAID)
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n');
    case 'chart':
      return block.chart.alt;
    case 'file':
      return `[${block.name}]`;
    case 'choice':
      return `${plainLine(block.text)} [${block.button.label}]`;
    case 'buttons':
      return block.buttons.map(({ label }) => `[${label}]`).join(' ');
    case 'divider':
      return '';
  }
}

function inlineText(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('said' in part) return inert(part.said, MAX_SAID);
  return 'person' in part ? inert(part.person, MAX_SAID) : part.strong;
}
