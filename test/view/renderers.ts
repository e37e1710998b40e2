// What each platform makes of a card and a form, as lines that can be read in a diff. A new platform is one more entry.
import { toMessage } from '../../src/slack/blocks.js';
import { toModal } from '../../src/slack/modal.js';
import { toAdaptiveCard } from '../../src/teams/adaptive-card.js';
import { toDialogCard } from '../../src/teams/dialog.js';
import type { Language } from '../../src/ticket/event.js';
import type { Card } from '../../src/view/card.js';
import type { Form } from '../../src/view/form.js';
import { cardHtml, formHtml } from '../../src/web/html.js';

export interface Renderer {
  platform: string;
  card(card: Card, language: Language): string[];
  form(form: Form, language: Language): string[];
}

export const renderers: Renderer[] = [
  {
    platform: 'slack',
    card: (card) => {
      const { text, blocks } = toMessage(card);
      return [text, ...blocks.map((block) => JSON.stringify(block))];
    },
    form: (form) => {
      const { blocks, ...view } = toModal(form);
      return [JSON.stringify(view), ...blocks.map((block) => JSON.stringify(block))];
    },
  },
  {
    platform: 'web',
    card: (card, language) => byElement(cardHtml(card, language)),
    form: (form, language) => byElement(formHtml(form, language)),
  },
  {
    platform: 'teams',
    card: (card) => {
      const { fallbackText, body } = toAdaptiveCard(card);
      return [fallbackText, ...body.map((element) => JSON.stringify(element))];
    },
    form: (form, language) => toDialogCard(form, language).body.map((element) => JSON.stringify(element)),
  },
];

/** A line for each element that begins a line of its own on the page. */
function byElement(html: string): string[] {
  return html
    .replace(
      /<(?=article|h\d|p|section|ol|ul|li|dl|div|blockquote|hr|dialog|form|label|select|option|textarea|input)/g,
      '\n<',
    )
    .split('\n')
    .filter((line) => line !== '');
}
