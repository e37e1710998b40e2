// Cards and forms as HTML for the practice desk. Pure; one function a block. Nothing a person typed becomes an element, attribute or link.
import { formBehind } from '../chat/pressed.js';
import type { Language } from '../ticket/event.js';
import type { Block, Button, Card, Inline } from '../view/card.js';
import type { Chart } from '../view/chart.js';
import { checkedIn, type Field, type Form } from '../view/form.js';
import { inert } from '../view/inert.js';
import { ticketNumber } from '../view/scene.js';

/** What a long text shows on the page, in UTF-16 units; the whole of it is kept with the ticket. */
export const SHOWN_CHARACTERS = 4_000;
/** Longer than this it may scroll within its box, so the keyboard has to be able to reach it. */
const SCROLLS_CHARACTERS = 150;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const words = {
  ja: {
    tone: { alert: '要対応', calm: '対応中', done: '完了', plain: 'お知らせ' },
    longText: (of: number) => `（全${of.toLocaleString('ja-JP')}文字。全文は記録されています）`,
    missing: 'このカードは、もう表示できません。',
    required: '必須',
    optional: '任意',
    choose: '選んでください',
  },
  en: {
    tone: { alert: 'Act now', calm: 'Under way', done: 'Done', plain: 'Notice' },
    longText: (of: number) => ` (${of.toLocaleString('en-GB')} characters in all; the whole text is on record)`,
    missing: 'This card can no longer be shown.',
    required: 'required',
    optional: 'optional',
    choose: 'Please choose',
  },
} as const;

/** An article: tone badge, then the blocks in their order. `marker` is the message's, by which its pictures are fetched. Headings begin at h3, below the page's name and the seat's. */
export function cardHtml(card: Card, language: Language, marker = ''): string {
  const badge = `<p class="tone">${words[language].tone[card.tone]}</p>`;
  const titled = card.blocks.some((block) => block.type === 'title');
  const unseenTitle = titled ? '' : `<h3 class="visually-hidden">${inlineHtml(card.summary)}</h3>`;
  const blocks = card.blocks.map((block) => blockHtml(block, language, marker)).join('');
  return `<article class="card tone-${card.tone}">${badge}${unseenTitle}${blocks}</article>`;
}

export function blockHtml(block: Block, language: Language, marker: string): string {
  switch (block.type) {
    case 'title':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'text':
      return `<p>${inlineHtml(block.parts)}</p>`;
    case 'steps':
      return stepsHtml(block);
    case 'facts':
      return `<dl>${block.facts.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${inlineHtml(value)}</dd></div>`).join('')}</dl>`;
    case 'quote':
      return `<blockquote>${saidHtml(block.said, language)}</blockquote>`;
    case 'note':
      return `<p class="note">${inlineHtml(block.parts)}</p>`;
    case 'chart':
      return chartHtml(block.chart, language, marker);
    case 'file':
      return marker === ''
        ? ''
        : `<div class="buttons"><button type="button" data-act="file" data-file="${escapeHtml(marker)}">${escapeHtml(block.label)}</button></div>`;
    case 'choice':
      return `<div class="choice"><p>${inlineHtml(block.text)}</p>${buttonHtml(block.button)}</div>`;
    case 'buttons':
      return block.buttons.length === 0 ? '' : `<div class="buttons">${block.buttons.map(buttonHtml).join('')}</div>`;
    case 'divider':
      return '<hr>';
  }
}

/** Things to do are numbered, things not to do are crossed out at the margin: different without colour, and for a screen reader. */
function stepsHtml({ style, heading, items }: Extract<Block, { type: 'steps' }>): string {
  const list = style === 'do' ? 'ol' : 'ul';
  const lines = items.map((item) => `<li>${escapeHtml(item)}</li>`).join('');
  return `<section class="steps ${style}"><h4>${escapeHtml(heading)}</h4><${list}>${lines}</${list}></section>`;
}

/** The picture is fetched by itself; what it shows is in its alternative text. */
function chartHtml({ id, alt }: Chart, language: Language, marker: string): string {
  const query = new URLSearchParams({ marker, chart: id, lang: language });
  return `<figure><img src="/practice/picture?${escapeHtml(query.toString())}" alt="${escapeHtml(alt)}"></figure>`;
}

function buttonHtml({ act, label, ticket, about = {}, style }: Button): string {
  const names = Object.entries(about).map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`);
  const look = style === undefined ? '' : ` class="${style}"`;
  const opens = formBehind(act, ticketNumber(ticket), about) ? ' data-opens' : '';
  // Beside each other, several of them would all sound the same.
  const named = act === 'ticket' ? ` aria-label="${escapeHtml(`${label} ${ticket}`)}"` : '';
  return `<button type="button"${named}${look}${opens} data-act="${act}" data-ticket="${escapeHtml(ticket)}"${names.join('')}>${escapeHtml(label)}</button>`;
}

function inlineHtml(parts: Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return escapeHtml(part);
      if ('said' in part) return `<bdi>${escapeHtml(inert(part.said, SHOWN_CHARACTERS))}</bdi>`;
      if ('person' in part) return `<bdi class="person">${escapeHtml(inert(part.person, SHOWN_CHARACTERS))}</bdi>`;
      return `<strong>${escapeHtml(part.strong)}</strong>`;
    })
    .join('');
}

/** What a person typed, with its line breaks; only the beginning of a very long text. */
export function saidHtml(said: string, language: Language): string {
  const long = said.length > SHOWN_CHARACTERS;
  const rest = long ? `<span class="note">${words[language].longText([...said].length)}</span>` : '';
  return `<p class="said"${said.length > SCROLLS_CHARACTERS ? ' tabindex="0"' : ''}><bdi>${escapeHtml(inert(said, SHOWN_CHARACTERS))}</bdi>${rest}</p>`;
}

/** For use as text or inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

export function missingHtml(language: Language): string {
  return `<p class="note">${words[language].missing}</p>`;
}

/** A modal dialog; the page opens it, sends it and takes it away. */
export function formHtml(form: Form, language: Language): string {
  const intro = form.intro === undefined ? '' : `<p>${escapeHtml(form.intro)}</p>`;
  const context = escapeHtml(JSON.stringify(form.context));
  return `<dialog aria-labelledby="form-title"><form novalidate data-form="${escapeHtml(form.id)}" data-context="${context}">
<h2 id="form-title">${escapeHtml(form.title)}</h2>${intro}${form.fields.map((field) => fieldHtml(field, language)).join('')}
<p class="problem" role="alert"></p>
<div class="buttons"><button type="submit" class="primary">${escapeHtml(form.submit)}</button><button type="button" data-cancel>${escapeHtml(form.cancel)}</button></div>
</form></dialog>`;
}

function fieldHtml(field: Field, language: Language): string {
  const id = `field-${escapeHtml(field.id)}`;
  const need = words[language][field.required ? 'required' : 'optional'];
  if (field.type === 'checks') return checksHtml(field, need);
  const label = `<label for="${id}">${escapeHtml(field.label)} <span class="need">${need}</span></label>`;
  const hint = field.hint === undefined ? '' : `<p class="hint" id="${id}-hint">${escapeHtml(field.hint)}</p>`;
  const described = field.hint === undefined ? '' : ` aria-describedby="${id}-hint"`;
  const named = `id="${id}" name="${escapeHtml(field.id)}"${field.required ? ' required' : ''}${described}`;
  return `<div class="field">${label}${hint}${controlHtml(field, named, language)}</div>`;
}

function checksHtml(field: Extract<Field, { type: 'checks' }>, need: string): string {
  const ids = checkedIn(field.value);
  const boxes = field.options.map(({ id, label }) => {
    const checked = ids.includes(id) ? ' checked' : '';
    const box = `<input type="checkbox" name="${escapeHtml(field.id)}" value="${escapeHtml(id)}"${checked}>`;
    return `<label class="check">${box} ${escapeHtml(label)}</label>`;
  });
  const legend = `<legend>${escapeHtml(field.label)} <span class="need">${need}</span></legend>`;
  return `<fieldset class="field checks">${legend}${boxes.join('')}</fieldset>`;
}

function controlHtml(field: Exclude<Field, { type: 'checks' }>, named: string, language: Language): string {
  if (field.type === 'choice') {
    const empty = `<option value="">${words[language].choose}</option>`;
    const options = field.options.map(({ id, label }) => {
      const selected = id === field.value ? ' selected' : '';
      return `<option value="${escapeHtml(id)}"${selected}>${escapeHtml(label)}</option>`;
    });
    return `<select ${named}>${empty}${options.join('')}</select>`;
  }
  const value = escapeHtml(field.value ?? '');
  const limit = `maxlength="${field.maxCharacters}" dir="auto"`;
  // A line feed right after <textarea> is dropped by HTML, so one is given to be dropped.
  if (field.multiline) return `<textarea ${named} ${limit} rows="4">\n${value}</textarea>`;
  return `<input type="text" ${named} ${limit} value="${value}" autocomplete="off">`;
}
