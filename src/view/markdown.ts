// A card as Markdown, for what leaves the chat. What a person typed can make no link, no heading and no markup in it. Pure.
import type { Block, Card, Inline } from './card.js';
import { inert } from './inert.js';

const MAX_SAID = 40_000;

/** Ends with a line break. */
export function markdownOf(card: Card): string {
  return `${card.blocks.map(blockText).filter(Boolean).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'title':
      return `# ${block.text}`;
    case 'text': {
      const [only] = block.parts;
      const heads = block.parts.length === 1 && typeof only === 'object' && 'strong' in only;
      return heads ? `## ${only.strong}` : line(block.parts);
    }
    case 'note':
      return line(block.parts);
    case 'steps':
      return [block.heading, ...block.items.map((item) => `- ${item}`)].filter(Boolean).join('\n');
    case 'facts':
      return block.facts.map(({ label, value }) => `- ${label}: ${line(value).replace(/\n/g, ' ')}`).join('\n');
    case 'quote':
      return typed(block.said)
        .split('\n')
        .map((one) => `> ${one}`)
        .join('\n');
    case 'chart':
    case 'file':
    case 'choice':
    case 'buttons':
    case 'divider':
      return '';
  }
}

function line(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('said' in part) return typed(part.said);
      return 'person' in part ? typed(part.person) : part.strong;
    })
    .join('');
}

function typed(text: string): string {
  return inert(text, MAX_SAID).replace(/[\\`*_~<>#|[\]]/g, (sign) => `\\${sign}`);
}
