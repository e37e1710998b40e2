// A dossier as a Word document, with the library docx: headings, lists and a table of proof, in a font that has Japanese.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { Block, Inline } from '../view/card.js';
import type { Dossier } from '../view/dossier.js';
import { inert } from '../view/inert.js';
import { labelled } from '../view/scene.js';
import type { Moment } from '../view/timeline.js';

/** Longer than any text that the desk takes. */
const WHOLE = 200_000;
/** Characters that XML 1.0 has no place for. */
const notXml = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Yu Gothic', cs: 'Arial' };
const QUIET = '51605F';

export async function toDocx(dossier: Dossier): Promise<Uint8Array> {
  const heading = (text: string) =>
    new Paragraph({ text: clean(text), heading: HeadingLevel.HEADING_2, keepNext: true });
  const document = new Document({
    title: dossier.heading,
    creator: 'Madoguchi',
    styles: { default: { document: { run: { font: FONT, size: 21 }, paragraph: { spacing: { after: 80 } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: clean(dossier.heading), heading: HeadingLevel.HEADING_1 }),
          ...[...dossier.notices, dossier.times].map((one) => new Paragraph({ children: [run(one, { bold: true })] })),
          ...dossier.sections.flatMap((one) => [heading(one.heading), ...one.blocks.flatMap(paragraphs)]),
          heading(dossier.timelineHeading),
          ...dossier.timeline.flatMap((one) => momentParagraphs(one, dossier)),
          heading(dossier.proofHeading),
          proofTable(dossier),
          new Paragraph({ children: [run(dossier.verify.replaceAll('`', ''))], spacing: { before: 160 } }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function proofTable({ proof }: Dossier): Table {
  const cell = (words: string, share: number) =>
    new TableCell({
      width: { size: share, type: WidthType.PERCENTAGE },
      children: [new Paragraph({ children: [run(words, { size: 17 })] })],
    });
  const rows = proof.map(({ label, value }) => new TableRow({ children: [cell(label, 32), cell(value, 68)] }));
  return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
}

function momentParagraphs({ version, local, at, who, words, said, details, hash }: Moment, { language }: Dossier) {
  const quiet = { color: QUIET, size: 17 };
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 140, after: 20 },
      children: [run(`${version}. ${local} `, { bold: true }), run(`(${at})  `, quiet), run(inert(who, WHOLE))],
    }),
    new Paragraph({ children: lines(inert(words, WHOLE)), spacing: { after: 20 } }),
    ...(said === undefined ? [] : quote(said)),
    ...details.map(
      ({ label, value }) =>
        new Paragraph({
          indent: { left: 400 },
          children: [run(labelled(label, language), { bold: true }), ...lines(inert(value, WHOLE))],
        }),
    ),
    new Paragraph({ children: [run(hash, { ...quiet, size: 13 })] }),
  ];
}

function paragraphs(block: Block): Paragraph[] {
  switch (block.type) {
    case 'title':
      return [new Paragraph({ text: clean(block.text), heading: HeadingLevel.HEADING_3 })];
    case 'text':
      return [new Paragraph({ children: block.parts.flatMap((part) => inlineRuns(part)) })];
    case 'note':
      return [new Paragraph({ children: block.parts.flatMap((part) => inlineRuns(part, { color: QUIET, size: 18 })) })];
    case 'quote':
      return quote(block.said);
    case 'facts':
      return block.facts.map(
        ({ label, value }) =>
          new Paragraph({
            children: [run(`${label}  `, { bold: true }), ...value.flatMap((part) => inlineRuns(part))],
          }),
      );
    case 'steps':
      return [
        new Paragraph({ children: [run(block.heading, { bold: true })] }),
        ...block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: [run(item)] })),
      ];
    default:
      // Buttons, choices and pictures belong to the chat.
      return [];
  }
}

type Look = { bold?: boolean; color?: string; size?: number };

function inlineRuns(part: Inline, look: Look = {}): TextRun[] {
  if (typeof part === 'string') return lines(part, look);
  if ('strong' in part) return lines(part.strong, { ...look, bold: true });
  return lines(inert('said' in part ? part.said : part.person, WHOLE), look);
}

function quote(said: string): Paragraph[] {
  const border = { left: { style: 'single' as const, size: 12, space: 8, color: 'A9B8B6' } };
  return [new Paragraph({ indent: { left: 300 }, border, children: lines(inert(said, WHOLE)) })];
}

function lines(words: string, look: Look = {}): TextRun[] {
  return words.split('\n').map((line, index) => run(line, look, index > 0 ? 1 : undefined));
}

function run(words: string, look: Look = {}, breaks?: number): TextRun {
  return new TextRun({ text: clean(words), ...look, ...(breaks !== undefined && { break: breaks }) });
}

function clean(words: string): string {
  return words.replace(notXml, '');
}
