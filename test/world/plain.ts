// A card as plain lines, for people who read test files; and what changed between two of them.
import type { Block, Button, Card, Inline } from '../../src/view/card.js';

export function plainLines(card: Card): string[] {
  return card.blocks.flatMap(blockLines);
}

export function plainInline(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('strong' in part) return part.strong;
      return 'said' in part ? part.said : part.person;
    })
    .join('');
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'title':
      return [`== ${block.text} ==`];
    case 'text':
      return plainInline(block.parts).split('\n');
    case 'steps':
      return [
        `${block.heading}:`,
        ...block.items.map((item, index) => {
          const signs = { do: `${index + 1}.`, 'do-not': '×', plain: '-' };
          return `  ${signs[block.style]} ${item}`;
        }),
      ];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plainInline(value)}`);
    case 'quote':
      return block.said.split('\n').map((line) => `> ${line}`);
    case 'note':
      return plainInline(block.parts)
        .split('\n')
        .map((line) => `(${line})`);
    case 'chart':
      return [`[picture] ${block.chart.alt}`];
    case 'file':
      return [`[file] ${block.name}`];
    case 'choice':
      if (block.button.act === 'ticket') return [`${plainInline(block.text)} ${buttonText(block.button)}`];
      // Which kinds are likely changes with every training, and is for the recogniser's own tests to judge.
      return [`(a likely kind) ${buttonText(block.button)}`];
    case 'buttons':
      return block.buttons.length > 0 ? [block.buttons.map(buttonText).join(' ')] : [];
    case 'divider':
      return ['---'];
  }
}

function buttonText(button: Button): string {
  return `[${button.label}]`;
}

/** Lines that went, marked "-", and lines that came, marked "+", in the order in which they are read. */
export function changes(before: string[], after: string[]): string[] {
  // kept[i][j]: how many lines the rests of both have in common from there.
  const kept = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const common = (i: number, j: number) => kept[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const row = kept[i] as number[];
      row[j] = before[i] === after[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
    }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      i += 1;
      j += 1;
    } else if (i < before.length && (j >= after.length || common(i + 1, j) >= common(i, j + 1))) {
      lines.push(`- ${before[i]}`);
      i += 1;
    } else {
      lines.push(`+ ${after[j]}`);
      j += 1;
    }
  }
  return lines;
}
