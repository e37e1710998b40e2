// Card -> what Slack shows (Block Kit). Pure. Everything a person typed goes into rich text or plain text, which Slack never interprets.
// Limits: Slack's Block Kit reference; the total of a message is undocumented, refusals were reported from about 11,000 characters.
import type { types } from '@slack/bolt';
import type { Block, Button, Card, Inline } from '../view/card.js';
import { cut, inert } from '../view/inert.js';
import { encodeAbout } from './about.js';
import { MAX_NAME, MAX_SAID_INLINE, mentionable, mrkdwn } from './markup.js';

type Kit = types.KnownBlock;
type RichElement = types.RichTextElement;
type RichPart = types.RichTextBlockElement;

const MAX_BLOCKS_IN_MESSAGE = 50;
const MAX_BLOCKS_IN_VIEW = 100;
/** JSON characters of all blocks; below what Slack was seen to refuse in messages. A view may weigh 250 KB. */
const MAX_MESSAGE_JSON = 11_000;
const MAX_VIEW_JSON = 60_000;
const MAX_MESSAGE_TEXT = 4_000;
const MAX_TEXT = 3_000;
const MAX_HEADER = 150;
const MAX_BUTTON_TEXT = 75;
const MAX_BUTTONS_IN_ROW = 25;
const MAX_PLAIN_LINE = 500;
/** A quotation shows between so much and so much of what was said, as the card leaves room. */
const LEAST_QUOTE = 200;
const MOST_QUOTE = 2_900;

/** Said by sign, not by colour: 🚨 somebody must act, ▶️ under way, 🏁 finished. */
const toneSign: Record<Card['tone'], string> = { alert: '🚨 ', calm: '▶️ ', done: '🏁 ', plain: '' };
const stepsSign = { do: '✅ ', 'do-not': '⛔ ', plain: '' } as const;

/** A message: `text` is for notifications and screen readers, `blocks` is what stands in the conversation. */
export function toMessage(card: Card): { text: string; blocks: Kit[] } {
  return { text: summaryOf(card), blocks: fitted(card, MAX_BLOCKS_IN_MESSAGE, MAX_MESSAGE_JSON).kits };
}

/** The same as arguments of a call: the blocks as the JSON in which they were measured, so that it is written once. */
export function toArguments(card: Card): { text: string; blocks: string } {
  return { text: summaryOf(card), blocks: fitted(card, MAX_BLOCKS_IN_MESSAGE, MAX_MESSAGE_JSON).json };
}

export function toHome(card: Card): types.HomeView {
  return { type: 'home', blocks: fitted(card, MAX_BLOCKS_IN_VIEW, MAX_VIEW_JSON).kits };
}

/** The card without blocks and buttons, for when Slack refuses the blocks: a plain page is better than none. */
export function toPlainText(card: Card): string {
  let text = summaryOf(card);
  for (const line of card.blocks.flatMap(linesOf)) {
    if (text.length + 1 + line.length > MAX_MESSAGE_TEXT) break;
    text += `\n${line}`;
  }
  return text;
}

function summaryOf(card: Card): string {
  const sign = toneSign[card.tone];
  // Notifications show asterisks as they are.
  const plain = card.summary.map((part) => (typeof part === 'object' && 'strong' in part ? part.strong : part));
  return sign + mrkdwn(plain, MAX_PLAIN_LINE - sign.length, false);
}

function linesOf(block: Block): string[] {
  const line = (...parts: Inline[]) => mrkdwn(parts, MAX_PLAIN_LINE, false);
  switch (block.type) {
    case 'title':
      return [line(block.text)];
    case 'text':
    case 'note':
      return [line(...block.parts)];
    case 'steps': {
      const sign = block.style === 'do-not' ? '⛔ ' : '・';
      return [line(stepsSign[block.style], block.heading), ...block.items.map((item) => line(sign, item))];
    }
    case 'facts':
      return block.facts.map(({ label, value }) => line(`${label}: `, ...value));
    case 'quote':
      return [line({ said: block.said })];
    case 'choice':
      return [line(...block.text)];
    case 'chart':
    case 'file':
    case 'buttons':
    case 'divider':
      return [];
  }
}

interface Piece {
  kit: Kit;
  /** The highest goes first when there is no room. 0 stays: first aid and buttons. */
  rank: 0 | 1 | 2 | 3;
}

interface Fitted {
  kits: Kit[];
  json: string;
}

/** Nearly every card fits as it is; only one that does not is measured again and shortened. */
function fitted(card: Card, mostBlocks: number, mostJson: number): Fitted {
  const blocks = withTone(card);
  const kits = draw(blocks, MOST_QUOTE).map((piece) => piece.kit);
  const json = JSON.stringify(kits);
  if (kits.length <= mostBlocks && json.length <= mostJson) return { kits, json };
  const shorter = shortened(blocks, mostBlocks, mostJson);
  return { kits: shorter, json: JSON.stringify(shorter) };
}

/** Quotations give way first, then whole blocks, the least needed before the others; what is left out leaves an ellipsis. */
function shortened(blocks: Block[], mostBlocks: number, mostJson: number): Kit[] {
  const quotes = blocks.filter((block) => block.type === 'quote').length;
  const room = (mostJson - jsonLength(draw(blocks, 1))) / Math.max(quotes, 1);
  const pieces = draw(blocks, Math.max(LEAST_QUOTE, Math.min(MOST_QUOTE, Math.floor(room))));
  const tooMuch = () => pieces.length > mostBlocks || jsonLength(pieces) > mostJson;
  if (!tooMuch()) return pieces.map((piece) => piece.kit);
  let gap = 0;
  while (pieces.length >= mostBlocks || jsonLength(pieces) > mostJson) {
    const rank = Math.max(...pieces.map((piece) => piece.rank));
    if (rank === 0) break;
    gap = pieces.findLastIndex((piece) => piece.rank === rank);
    pieces.splice(gap, 1);
  }
  const kept = pieces.slice(0, mostBlocks - 1).map((piece) => piece.kit);
  return kept.toSpliced(gap, 0, { type: 'context', elements: [{ type: 'plain_text', text: '…' }] });
}

function jsonLength(pieces: Piece[]): number {
  return JSON.stringify(pieces.map((piece) => piece.kit)).length;
}

/** The tone's sign stands before the first title, else before the first text. */
function withTone(card: Card): Block[] {
  const sign = toneSign[card.tone];
  const titled = card.blocks.some((block) => block.type === 'title');
  const at = card.blocks.findIndex((block) => block.type === (titled ? 'title' : 'text'));
  if (sign === '' || at < 0) return card.blocks;
  return card.blocks.map((block, index) => {
    if (index !== at) return block;
    if (block.type === 'title') return { ...block, text: sign + block.text };
    return block.type === 'text' ? { ...block, parts: [sign, ...block.parts] } : block;
  });
}

function draw(blocks: Block[], quoteLimit: number): Piece[] {
  const pieces = blocks.flatMap((block) => drawOne(block, quoteLimit));
  // Blocks with buttons carry what those are about as their id; the position makes it one of its kind in the message.
  return pieces.map(({ kit, rank }, index) => ({
    rank,
    kit: kit.block_id === undefined ? kit : { ...kit, block_id: `${index}${kit.block_id}` },
  }));
}

function drawOne(block: Block, quoteLimit: number): Piece[] {
  switch (block.type) {
    case 'title':
      return block.text === '' ? [] : [{ rank: 0, kit: { type: 'header', text: plain(block.text, MAX_HEADER) } }];
    case 'text':
      return richText(1, [section(rich(block.parts))]);
    case 'steps':
      return richText(0, steps(block));
    case 'facts':
      return richText(1, [section(facts(block.facts))]);
    case 'quote': {
      const said = inert(block.said, quoteLimit);
      return said === '' ? [] : richText(1, [{ type: 'rich_text_quote', elements: [{ type: 'text', text: said }] }]);
    }
    case 'note': {
      const text = mrkdwn(block.parts, MAX_TEXT, true);
      const element = { type: 'mrkdwn' as const, text, verbatim: true };
      return text === '' ? [] : [{ rank: 2, kit: { type: 'context', elements: [element] } }];
    }
    case 'choice': {
      const text = mrkdwn(block.text, MAX_TEXT, true) || '…';
      const block_id = encodeAbout([block.button]);
      const accessory = button(block.button);
      return [
        { rank: 1, kit: { type: 'section', block_id, text: { type: 'mrkdwn', text, verbatim: true }, accessory } },
      ];
    }
    case 'buttons':
      return rows(block.buttons).map((row) => ({ rank: 0, kit: row }));
    case 'chart':
    case 'file':
      // Files follow by themselves, below the message.
      return [];
    case 'divider':
      return [{ rank: 3, kit: { type: 'divider' } }];
  }
}

/** Within a row every action_id may stand once: of two buttons with one act the second begins a new row. */
function rows(buttons: Button[]): types.ActionsBlock[] {
  const found: Button[][] = [];
  for (const one of buttons) {
    const row = found.at(-1);
    const full = !row || row.length >= MAX_BUTTONS_IN_ROW || row.some((other) => other.act === one.act);
    if (full) found.push([one]);
    else row.push(one);
  }
  return found.map((row) => ({ type: 'actions', block_id: encodeAbout(row), elements: row.map(button) }));
}

function button({ act, label, ticket, style }: Button): types.Button {
  return {
    type: 'button',
    action_id: act,
    text: plain(label || act, MAX_BUTTON_TEXT),
    ...(ticket && { value: ticket, accessibility_label: cut(`${label || act} ${ticket}`, MAX_BUTTON_TEXT) }),
    ...(style && { style }),
  };
}

function plain(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text, limit), emoji: true };
}

function richText(rank: Piece['rank'], elements: RichPart[]): Piece[] {
  const filled = elements.filter((element) => element.elements.length > 0);
  return filled.length === 0 ? [] : [{ rank, kit: { type: 'rich_text', elements: filled } }];
}

function section(elements: RichElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements };
}

function rich(parts: Inline[]): RichElement[] {
  return parts.map(richOne).filter((element) => element.type !== 'text' || element.text !== '');
}

function richOne(part: Inline): RichElement {
  if (typeof part === 'string') return { type: 'text', text: cut(part, MAX_TEXT) };
  if ('strong' in part) return { type: 'text', text: cut(part.strong, MAX_TEXT), style: { bold: true } };
  if ('said' in part) return { type: 'text', text: inert(part.said, MAX_SAID_INLINE) };
  const user_id = mentionable(part.slack);
  return user_id ? { type: 'user', user_id } : { type: 'text', text: inert(part.person, MAX_NAME) };
}

function facts(all: { label: string; value: Inline[] }[]): RichElement[] {
  return all.flatMap(({ label, value }, index) =>
    rich([{ strong: `${index === 0 ? '' : '\n'}${label}:` }, ' ', ...value]),
  );
}

/** What to do is numbered; what not to do wears the sign on every line. */
function steps({ style, heading, items }: Extract<Block, { type: 'steps' }>): RichPart[] {
  const head = section(rich([{ strong: `${stepsSign[style]}${heading}${style === 'do-not' ? '\n' : ''}` }]));
  const lines = items.filter((item) => item !== '');
  if (style === 'do-not') {
    const refused = lines.map((item, index) => `${index === 0 ? '' : '\n'}⛔ ${item}`);
    return [section([...head.elements, ...rich(refused)])];
  }
  const list = lines.map((item) => section(rich([item])));
  return [head, { type: 'rich_text_list', style: style === 'do' ? 'ordered' : 'bullet', elements: list }];
}
