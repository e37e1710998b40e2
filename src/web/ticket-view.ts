// One ticket as a page of its own: how it stands, what is known, what was done, and everything that happened. Pure.
import type { Language } from '../ticket/event.js';
import type { Dossier } from '../view/dossier.js';
import { inert } from '../view/inert.js';
import type { Moment } from '../view/timeline.js';
import { blockHtml, escapeHtml, SHOWN_CHARACTERS, saidHtml } from './html.js';

const words = {
  ja: { close: '閉じる', contents: '目次' },
  en: { close: 'Close', contents: 'Contents' },
};

/** A modal dialog; the page opens it and takes it away. */
export function ticketHtml(dossier: Dossier): string {
  const { language, heading, notices, sections, timeline, timelineHeading, proof, proofHeading, verify } = dossier;
  const places = [
    ...sections.map(({ id, heading: name }) => ({ id, name })),
    { id: 'timeline', name: timelineHeading },
    { id: 'proof', name: proofHeading },
  ];
  const contents = places.map(({ id, name }) => `<li><a href="#ticket-${id}">${escapeHtml(name)}</a></li>`).join('');
  const parts = sections.map(({ id, heading: name, blocks }) =>
    section(id, name, blocks.map((block) => blockHtml(block, language, '')).join('')),
  );
  const moments = timeline.map((moment) => momentHtml(moment, language)).join('');
  const hashes = proof
    .map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd class="hash">${escapeHtml(value)}</dd></div>`)
    .join('');
  const check = escapeHtml(verify).replace(/`([^`]*)`/g, '<code>$1</code>');
  return `<dialog class="ticket" aria-labelledby="ticket-title">
<header><h2 id="ticket-title" tabindex="-1">${escapeHtml(heading)}</h2><button type="button" data-cancel>${words[language].close}</button></header>
${notices.map((one) => `<p class="note">${escapeHtml(one)}</p>`).join('')}
<nav aria-label="${words[language].contents}"><ul>${contents}</ul></nav>
${parts.join('\n')}
${section('timeline', timelineHeading, `<ol class="timeline">${moments}</ol>`)}
${section('proof', proofHeading, `<dl>${hashes}</dl><p>${check}</p>`)}
</dialog>`;
}

function section(id: string, heading: string, inside: string): string {
  return `<section aria-labelledby="ticket-${id}"><h3 id="ticket-${id}">${escapeHtml(heading)}</h3>${inside}</section>`;
}

function momentHtml({ at, local, who, words: told, said, details }: Moment, language: Language): string {
  const typed = (text: string) => `<bdi>${escapeHtml(inert(text, SHOWN_CHARACTERS))}</bdi>`;
  const more = details.map(({ label, value }) => `<div><dt>${escapeHtml(label)}</dt><dd>${typed(value)}</dd></div>`);
  return `<li><p class="when"><time datetime="${escapeHtml(at)}">${escapeHtml(local)}</time> <b>${typed(who)}</b></p><p>${typed(told)}</p>${
    said === undefined ? '' : `<blockquote>${saidHtml(said, language)}</blockquote>`
  }${more.length > 0 ? `<dl>${more.join('')}</dl>` : ''}</li>`;
}
