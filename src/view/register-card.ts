// A list or the outcome of a search, as one person reads it. What may stand in it was chosen through the gate.
import type { Language } from '../ticket/event.js';
import { type Block, type Button, type Card, type Inline, note, text, title } from './card.js';
import { inert } from './inert.js';
import type { Listed } from './list-cards.js';
import { registerWordsOf } from './register-words.js';
import { aside, labelled, ticketName } from './scene.js';

const SNIPPET_CHARACTERS = 90;
/** So much of what stands before the found word is shown. */
const SNIPPET_LEAD = 30;

export interface Line extends Listed {
  /** The words around what was looked for, as they were typed. */
  snippet?: string;
}

export interface RegisterView {
  lines: Line[];
  state: 'open' | 'closed' | 'all';
  /** The reader may see only their own reports. */
  own: boolean;
  mine: boolean;
  /** Severity, kind and words that were asked for. */
  asked: string[];
  /** What the button carries that goes on with the list, and the last ticket that was looked at. */
  next?: { of: string; after: number };
}

export function registerCard(view: RegisterView, language: Language): Card {
  const words = registerWordsOf(language);
  const heading = words[view.own ? 'mine' : 'title'][view.state];
  const held = view.mine && !view.own ? aside(words.inMyHands, language) : '';
  const asked: Block[] =
    view.asked.length > 0 ? [text(labelled(words.searched, language), { said: view.asked.join(' ') })] : [];
  const more: Button[] = view.next ? [moreButton(view, view.next.of, language)] : [];
  return {
    tone: 'plain',
    summary: [heading + held],
    blocks: [
      title(heading + held),
      ...asked,
      ...(view.lines.length === 0
        ? [text(emptyWords(view, language))]
        : view.lines.map((line) => lineBlock(line, language))),
      ...(more.length > 0 ? [{ type: 'buttons', buttons: more } as const] : []),
      ...(view.own ? [] : [note(words.how)]),
    ],
  };
}

function moreButton({ lines }: RegisterView, of: string, language: Language): Button {
  const words = registerWordsOf(language);
  return { act: 'list', label: lines.length === 0 ? words.further : words.more, ticket: '', about: { of } };
}

function emptyWords({ state, asked, next }: RegisterView, language: Language): string {
  const words = registerWordsOf(language);
  if (next) return words.nothingSoFar(ticketName(next.after));
  return state === 'open' && asked.length === 0 ? words.nothingOpen : words.nothing;
}

function lineBlock({ ticket, label, state, snippet }: Line, language: Language): Block {
  const words = registerWordsOf(language);
  const found: Inline[] = snippet === undefined ? [] : [' — ', { said: snippet }];
  return {
    type: 'choice',
    text: [{ strong: ticket }, ` ${label} — `, ...state, ...found],
    button: { act: 'ticket', label: words.show, ticket },
  };
}

/** The words around the first of those that were looked for; the beginning where they are written in another way. */
export function snippetOf(said: string, looked: string[]): string {
  const plain = said.replace(/\s+/g, ' ').trim();
  const lower = plain.toLowerCase();
  const places = looked.map((word) => lower.indexOf(word.toLowerCase())).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  const signs = [...plain.slice(Math.max(0, first - SNIPPET_LEAD))];
  return `${first > SNIPPET_LEAD ? '…' : ''}${inert(signs.join(''), SNIPPET_CHARACTERS)}`;
}
