// Adaptive Cards as HTML, close enough to Teams to judge a card by eye. Only for the gallery.
import { escaped } from './slack-drawing.js';

type Json = Record<string, unknown>;

const many = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

export function teamsCardHtml(card: Json): string {
  return `<div class="teams"><p class="notification">${escaped(words(card.fallbackText))}</p>${many(card.body).map(elementHtml).join('')}</div>`;
}

function elementHtml(element: Json): string {
  const line = element.separator ? '<hr>' : '';
  switch (element.type) {
    case 'TextBlock':
      return `${line}<p>${runHtml(element)}</p>`;
    case 'RichTextBlock':
      return `${line}<p>${many(element.inlines).map(runHtml).join('')}</p>`;
    case 'Container':
      return `${line}<div class="${words(element.style)}">${many(element.items).map(elementHtml).join('')}</div>`;
    case 'ActionSet':
      return `${line}<div class="actions">${many(element.actions)
        .map((action) => `<span class="button ${words(action.style)}">${escaped(words(action.title))}</span>`)
        .join('')}</div>`;
    case 'Chart.VerticalBar':
    case 'Chart.HorizontalBar':
      return `${line}<p><b>▦ ${escaped(words(element.title))}</b></p>${elementHtml(element.fallback as Json)}`;
    case 'Input.Text':
      return fieldHtml(
        element,
        `<div class="box${element.isMultiline ? ' tall' : ''}">${escaped(words(element.placeholder))}</div>`,
      );
    case 'Input.ChoiceSet': {
      const chosen = many(element.choices).find((choice) => choice.value === element.value);
      return fieldHtml(element, `<div class="box">${escaped(words(chosen?.title))} ▾</div>`);
    }
    default:
      throw new Error(`the gallery cannot draw an element of type ${words(element.type)}`);
  }
}

function fieldHtml(element: Json, control: string): string {
  const need = element.isRequired ? ' *' : '';
  return `<div class="field"><b>${escaped(words(element.label))}${need}</b>${control}</div>`;
}

function runHtml(run: Json): string {
  const text = escaped(words(run.text)).replaceAll('\n', '<br>');
  const weighed = run.weight === 'Bolder' ? `<b>${text}</b>` : text;
  if (run.size === 'Large') return `<span class="large">${weighed}</span>`;
  return run.isSubtle ? `<small>${weighed}</small>` : weighed;
}
