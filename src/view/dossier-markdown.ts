// A dossier as Markdown. Whatever a person typed stays what it is: no sign of theirs becomes a link, a heading or a tag. Pure.
import type { Block, Inline } from './card.js';
import type { Dossier } from './dossier.js';
import { inert } from './inert.js';
import { labelled } from './scene.js';
import type { Moment } from './timeline.js';

/** Longer than any text that the desk takes. */
const WHOLE = 200_000;

export function toMarkdown(dossier: Dossier): string {
  const { language } = dossier;
  const section = (heading: string, lines: string[]) => [`## ${plain(heading)}`, '', ...lines];
  return [
    `# ${plain(dossier.heading)}`,
    '',
    ...[...dossier.notices, dossier.times].map((one) => `> ${plain(one)}`).flatMap((line) => [line, '']),
    ...dossier.sections.flatMap(({ heading, blocks }) => section(heading, blocks.flatMap(blockLines))),
    ...section(
      dossier.timelineHeading,
      dossier.timeline.flatMap((one) => momentLines(one, dossier)),
    ),
    ...section(dossier.proofHeading, [
      ...dossier.proof.map(
        ({ label, value }) => `- ${plain(labelled(label, language))}\`${value.replaceAll('`', '')}\``,
      ),
      '',
      dossier.verify,
      '',
    ]),
  ].join('\n');
}

function momentLines({ version, local, at, who, words, said, details, hash }: Moment, { language }: Dossier): string[] {
  return [
    `${version}\\. **${local}** (${at}) — ${typed(who)}`,
    '',
    `${typed(words)}  `,
    `\`${hash}\``,
    '',
    ...(said === undefined ? [] : quote(said)),
    ...details.flatMap(({ label, value }) => [`- ${plain(labelled(label, language))}${typed(value)}`]),
    ...(details.length > 0 ? [''] : []),
  ];
}

function blockLines(block: Block): string[] {
  switch (block.type) {
    case 'title':
      return [`### ${plain(block.text)}`, ''];
    case 'text':
    case 'note':
      return [inline(block.parts), ''];
    case 'quote':
      return quote(block.said);
    case 'facts':
      return [...block.facts.map(({ label, value }) => `- **${plain(label)}** ${inline(value)}`), ''];
    case 'steps':
      return [plain(block.heading), '', ...block.items.map((item) => `- ${plain(item)}`), ''];
    default:
      // Buttons, choices and pictures belong to the chat.
      return [];
  }
}

function inline(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return plain(part);
      if ('strong' in part) return strong(part.strong);
      return typed('said' in part ? part.said : part.person);
    })
    .join('');
}

/** Blanks inside the stars would show the stars. */
function strong(words: string): string {
  const [, before = '', bare = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return bare === '' ? words : `${before}**${plain(bare)}**${after}`;
}

function quote(said: string): string[] {
  return [
    ...inert(said, WHOLE)
      .split('\n')
      .map((line) => `> ${plain(line)}  `),
    '',
  ];
}

function typed(words: string): string {
  return plain(inert(words, WHOLE)).replaceAll('\n', '  \n  ');
}

/** Every sign that means something in Markdown, made to mean itself. */
function plain(words: string): string {
  return words
    .replace(/[\\`*_[\]<>|~#&]/g, '\\$&')
    .replace(/^(\s*)([-+=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/gm, '$1\\$2');
}
