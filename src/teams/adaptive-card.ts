// Card -> what Teams shows (Adaptive Card 1.5). Pure. Words stand in TextRuns, which know no Markdown, links, mentions or HTML; only our own
// titles are TextBlocks, for the sake of screen readers. Limit: Teams takes about 28 KB a message (Microsoft's page on message size).
import { formBehind } from '../chat/pressed.js';
import type { Block, Button, Card, Inline } from '../view/card.js';
import { cut, inert } from '../view/inert.js';
import { ticketNumber } from '../view/scene.js';
import { chartElement } from './charts.js';
import { bytesOf, type Element, type Fitted, fitted, type Piece } from './fit.js';

export interface AdaptiveCard {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  fallbackText: string;
  msteams: { width: 'Full' };
  body: Element[];
}

/** UTF-8 bytes of the card's JSON, with room for the message around it. */
const MAX_CARD_BYTES = 26_000;
const MAX_TEXT = 3_000;
const MAX_TITLE = 200;
const MAX_NAME = 100;
const MAX_SAID_INLINE = 300;
const MAX_SUMMARY = 300;
const MAX_BUTTON_TEXT = 80;
/** Plain words, for when Teams refuses the card. */
const MAX_PLAIN = 8_000;

/** Said by sign, not by colour: 🚨 somebody must act, ▶️ under way, 🏁 finished. */
const toneSign: Record<Card['tone'], string> = { alert: '🚨 ', calm: '▶️ ', done: '🏁 ', plain: '' };
const stepsSign = { do: '✅ ', 'do-not': '⛔ ', plain: '' } as const;

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A message: `summary` is for notifications, the card is what stands in the conversation. */
export function toMessage(card: Card): Record<string, unknown> {
  return messageAround(card, bodyOf(card).body);
}

/** The same as the JSON that is sent: the body is written once, in the very text in which it was measured. */
export function toMessageJson(card: Card): string {
  const { json } = bodyOf(card);
  // Within what somebody typed, its quotes would be escaped.
  return JSON.stringify(messageAround(card, [])).replace('"body":[]', () => `"body":${json}`);
}

function messageAround(card: Card, body: Element[]): Record<string, unknown> {
  return {
    type: 'message',
    summary: summaryOf(card),
    attachments: [{ contentType: CARD_TYPE, content: cardAround(card, body) }],
    ...(card.tone === 'alert' && { channelData: { notification: { alert: true } } }),
  };
}

/** The card without layout and buttons, for when Teams refuses the card: a plain page is better than none. */
export function toPlainMessage(card: Card): Record<string, unknown> {
  return { type: 'message', textFormat: 'plain', text: toPlainText(card) };
}

export function toPlainText(card: Card): string {
  const [first = '', ...lines] = card.blocks.flatMap(linesOf);
  let text = summaryOf(card);
  // Short cards say the same in both.
  if (!text.endsWith(first)) lines.unshift(first);
  for (const line of lines) {
    if (text.length + 1 + line.length > MAX_PLAIN) break;
    text += `\n${line}`;
  }
  return text;
}

export function toAdaptiveCard(card: Card): AdaptiveCard {
  return cardAround(card, bodyOf(card).body);
}

function cardAround(card: Card, body: Element[]): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: summaryOf(card),
    msteams: { width: 'Full' },
    body,
  };
}

function bodyOf(card: Card): Fitted {
  const blocks = withTone(card);
  const quotes = blocks.filter((block) => block.type === 'quote').length;
  const most = MAX_CARD_BYTES - bytesOf(cardAround(card, []));
  return fitted((quoteLimit) => draw(blocks, quoteLimit), quotes, runs([{ text: '…' }]), most);
}

function summaryOf(card: Card): string {
  return cut(toneSign[card.tone] + plain(card.summary, MAX_SUMMARY), MAX_SUMMARY);
}

function linesOf(block: Block): string[] {
  const line = (...parts: Inline[]) => plain(parts, MAX_TEXT);
  switch (block.type) {
    case 'title':
      return [block.text];
    case 'text':
    case 'note':
      return [line(...block.parts)];
    case 'steps': {
      const sign = block.style === 'do-not' ? '⛔ ' : '・';
      return [`${stepsSign[block.style]}${block.heading}`, ...block.items.map((item) => sign + item)];
    }
    case 'facts':
      return block.facts.map(({ label, value }) => line(`${label}: `, ...value));
    case 'quote':
      return [line({ said: block.said })];
    case 'choice':
      return [line(...block.text)];
    case 'file':
      return block.instead === undefined ? [] : [block.instead];
    case 'chart':
    case 'buttons':
    case 'divider':
      return [];
  }
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
  let divided = false;
  return blocks.flatMap((block) => {
    const pieces = block.type === 'divider' ? [] : drawOne(block, quoteLimit);
    const [first] = pieces;
    if (divided && first) first.element = { ...first.element, separator: true, spacing: 'Medium' };
    if (block.type === 'divider') divided = true;
    else if (first) divided = false;
    return pieces;
  });
}

function drawOne(block: Exclude<Block, { type: 'divider' }>, quoteLimit: number): Piece[] {
  switch (block.type) {
    case 'title':
      return block.text === '' ? [] : [{ rank: 0, element: title(block.text) }];
    case 'text':
      return filled(1, runs(block.parts.map(run)));
    case 'steps':
      return [{ rank: 0, element: steps(block) }];
    case 'facts':
      return block.facts.map(({ label, value }) => ({
        rank: 1,
        element: { ...runs([{ text: `${label}: `, weight: 'Bolder' }, ...value.map(run)]), spacing: 'Small' },
      }));
    case 'quote': {
      const said = calm(block.said, quoteLimit);
      if (said === '') return [];
      return [{ rank: 1, element: { type: 'Container', style: 'emphasis', items: [runs([{ text: said }])] } }];
    }
    case 'note':
      return filled(2, runs(block.parts.map(run).map((one) => ({ ...one, size: 'Small', isSubtle: true }))));
    case 'file':
      if (block.instead === undefined) return [];
      return filled(2, runs([{ text: ours(block.instead), size: 'Small', isSubtle: true }]));
    case 'chart': {
      const element = chartElement(block.chart, runs([{ text: ours(block.chart.alt), size: 'Small', isSubtle: true }]));
      return [{ rank: 2, element }];
    }
    case 'choice': {
      const items = [runs(block.text.map(run)), { type: 'ActionSet', actions: [action(block.button)] }];
      return [{ rank: 1, element: { type: 'Container', items } }];
    }
    case 'buttons':
      return block.buttons.length === 0
        ? []
        : [{ rank: 0, element: { type: 'ActionSet', actions: block.buttons.map(action) } }];
  }
}

/** Headings are read out as headings; a title with a sign that Markdown knows is shown as it is, but not as a heading. */
function title(text: string): Element {
  const shown = cut(text, MAX_TITLE);
  const look = { size: 'Large', weight: 'Bolder' };
  if (/[*_[\]`~<>\\#{}]|^\s*(?:[-+]|\d+\.)\s/.test(shown)) return runs([{ text: braced(shown), ...look }]);
  return { type: 'TextBlock', text: shown, ...look, wrap: true, style: 'heading' };
}

/** What to do is numbered; what not to do wears the sign on every line and a frame of its own. */
function steps({ style, heading, items }: Extract<Block, { type: 'steps' }>): Element {
  const lines = items.filter((item) => item !== '');
  const sign = (index: number) => (style === 'do' ? `${index + 1}. ` : style === 'do-not' ? '⛔ ' : '• ');
  return {
    type: 'Container',
    ...(style === 'do-not' && { style: 'attention' }),
    items: [
      runs([{ text: ours(`${stepsSign[style]}${heading}`), weight: 'Bolder' }]),
      ...lines.map((item, index) => ({ ...runs([{ text: ours(`${sign(index)}${item}`) }]), spacing: 'Small' })),
    ],
  };
}

type Run = { text: string } & Record<string, unknown>;

function runs(parts: Run[]): Element {
  const inlines = parts.filter((part) => part.text !== '').map((part) => ({ type: 'TextRun', ...part }));
  return { type: 'RichTextBlock', inlines };
}

function filled(rank: Piece['rank'], element: Element): Piece[] {
  return Array.isArray(element.inlines) && element.inlines.length > 0 ? [{ rank, element }] : [];
}

function run(part: Inline): Run {
  if (typeof part === 'string') return { text: ours(part) };
  if ('strong' in part) return { text: ours(part.strong), weight: 'Bolder' };
  // By name and not as a mention: a card is redrawn often, and nobody should be called by that.
  return 'said' in part ? { text: calm(part.said, MAX_SAID_INLINE) } : { text: calm(part.person, MAX_NAME) };
}

function plain(parts: Inline[], limit: number): string {
  return cut(parts.map((part) => run(part).text).join(''), limit);
}

function ours(text: string): string {
  return braced(cut(text, MAX_TEXT));
}

/** What a person typed, also for dialogs. An address right behind another one is broken as well. */
export function calm(text: string, limit: number): string {
  return braced(inert(text, limit)).replace(/(h)tt(ps?:\/\/)/gi, '$1xx$2');
}

/** Clients replace {{DATE(…)}} and {{TIME(…)}} wherever text stands. */
function braced(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ');
}

/**
 * A button is an Action.Execute with the act as verb; clients that do not know it send the same as Action.Submit. Acts that ask something first
 * open a dialog, which only Action.Submit can.
 */
function action({ act, label, ticket, about, style }: Button): Element {
  const shared = {
    title: cut(label || act, MAX_BUTTON_TEXT),
    ...(style && { style: style === 'primary' ? 'positive' : 'destructive' }),
  };
  const data = { ...(ticket && { ticket }), ...(about && { about }) };
  const submit = { type: 'Action.Submit', ...shared, data: { act, ...data } };
  const asksFirst = formBehind(act, ticketNumber(ticket), about ?? {}) !== undefined;
  if (asksFirst) return { ...submit, data: { ...submit.data, msteams: { type: 'task/fetch' } } };
  return { type: 'Action.Execute', ...shared, verb: act, data, associatedInputs: 'none', fallback: submit };
}
