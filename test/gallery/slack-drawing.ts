// Block Kit as HTML, close enough to Slack to judge a card by eye: order, weight, length, buttons. Only for the gallery.

type Json = Record<string, unknown>;

const many = (value: unknown): Json[] => (Array.isArray(value) ? value : []);
const one = (value: unknown): Json => (value && typeof value === 'object' ? (value as Json) : {});
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

export function slackMessageHtml({ text, blocks }: { text: string; blocks: unknown[] }): string {
  return `<div class="slack"><p class="notification">${escaped(text)}</p>${blocks.map(blockHtml).join('')}</div>`;
}

export function slackModalHtml(view: Json): string {
  const labels = [view.close, view.submit].map((label) => buttonHtml({ text: label }));
  const head = `<div class="header">${plainText(view.title)}</div>`;
  return `<div class="slack modal">${head}${many(view.blocks).map(blockHtml).join('')}<div class="actions">${labels.join('')}</div></div>`;
}

function blockHtml(found: unknown): string {
  const block = one(found);
  switch (block.type) {
    case 'header':
      return `<div class="header">${plainText(block.text)}</div>`;
    case 'rich_text':
      return many(block.elements).map(richHtml).join('');
    case 'context':
      return `<div class="context">${many(block.elements)
        .map((element) => mrkdwnHtml(words(element.text)))
        .join(' ')}</div>`;
    case 'section':
      return `<div class="section"><div>${mrkdwnHtml(words(one(block.text).text))}</div>${block.accessory ? buttonHtml(one(block.accessory)) : ''}</div>`;
    case 'actions':
      return `<div class="actions">${many(block.elements).map(buttonHtml).join('')}</div>`;
    case 'input':
      return inputHtml(block);
    case 'divider':
      return '<hr>';
    default:
      throw new Error(`the gallery cannot draw a block of type ${words(block.type)}`);
  }
}

function richHtml(part: Json): string {
  switch (part.type) {
    case 'rich_text_section':
      return `<p>${many(part.elements).map(inlineHtml).join('')}</p>`;
    case 'rich_text_quote':
      return `<blockquote>${many(part.elements).map(inlineHtml).join('')}</blockquote>`;
    case 'rich_text_list': {
      const tag = part.style === 'ordered' ? 'ol' : 'ul';
      return `<${tag}>${many(part.elements)
        .map((item) => `<li>${many(item.elements).map(inlineHtml).join('')}</li>`)
        .join('')}</${tag}>`;
    }
    default:
      throw new Error(`the gallery cannot draw ${words(part.type)}`);
  }
}

function inlineHtml(element: Json): string {
  if (element.type === 'user') return `<span class="mention">@${escaped(words(element.user_id))}</span>`;
  const text = escaped(words(element.text)).replaceAll('\n', '<br>');
  return one(element.style).bold ? `<b>${text}</b>` : text;
}

/** Bold, mentions and line breaks: all that our own words use. */
function mrkdwnHtml(text: string): string {
  return escaped(text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&'))
    .replace(/&lt;@([A-Z0-9]+)&gt;/g, '<span class="mention">@$1</span>')
    .replace(/\*([^*\n]+)\*/g, '<b>$1</b>')
    .replaceAll('\n', '<br>');
}

function buttonHtml(button: Json): string {
  return `<span class="button ${words(button.style)}">${plainText(button.text)}</span>`;
}

function inputHtml(block: Json): string {
  const element = one(block.element);
  const optional = block.optional ? ' <small>(optional)</small>' : '';
  const hint = block.hint ? `<div class="context">${plainText(block.hint)}</div>` : '';
  return `<div class="field"><b>${plainText(block.label)}</b>${optional}${controlHtml(element)}${hint}</div>`;
}

function controlHtml(element: Json): string {
  const chosen = words(one(element.initial_option).value);
  if (element.type === 'plain_text_input') return `<div class="box${element.multiline ? ' tall' : ''}"></div>`;
  return `<ul class="options">${many(element.options)
    .map((option) => `<li>${option.value === chosen ? '◉' : '○'} ${plainText(option.text)}</li>`)
    .join('')}</ul>`;
}

function plainText(value: unknown): string {
  return escaped(words(one(value).text));
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
}
