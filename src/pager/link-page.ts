// The page behind a link: it shows how the ticket stands, and a button that answers. Opening it changes nothing, because mail
// scanners open every link before a person does.
import express, { type Express, type Response } from 'express';
import type { FrontDesk } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import { type Organisation, type Person, personById } from '../paging/organisation.js';
import type { Stage } from '../scene.js';
import { isOpenPage } from '../ticket/ticket.js';
import { state } from '../view/desk-card.js';
import { plainLine } from '../view/plain-text.js';
import { type Scene, severityText, ticketName, wordsOf } from '../view/scene.js';
import type { Links, PageLink } from './link.js';
import { partyByMail } from './party.js';

export interface LinkPageParts {
  http: Express;
  desk: Pick<FrontDesk, 'handle'>;
  stage: Stage;
  links: Links;
  organisation: Organisation;
  clock: Clock;
}

interface Opened {
  link: PageLink;
  person: Person;
  scene: Scene;
}

export function addLinkPage({ http, desk, stage, links, organisation, clock }: LinkPageParts): void {
  const both = `${wordsOf('ja').linkOver}\n${wordsOf('en').linkOver}`;

  async function open(token: string): Promise<Opened | undefined> {
    const link = links.read(token, clock.now());
    if (!link || link.over) return undefined;
    const set = await stage.set(link.ticket);
    const person = personById(organisation, set?.('ja').ticket.pages[link.page]?.person ?? '');
    return set && person && { link, person, scene: set(person.language ?? organisation.language) };
  }

  http.get('/page/:token', async (request, response) => {
    const opened = await open(request.params.token);
    if (!opened) return send(response, 404, 'ja', both, '');
    show(response, opened);
  });

  http.post('/page/:token', express.urlencoded({ extended: false, limit: '1kb' }), async (request, response) => {
    const { token } = request.params;
    const opened = await open(String(token));
    if (!opened) return send(response, 404, 'ja', both, '');
    const act = request.body?.act;
    if (act !== 'acknowledge' && act !== 'decline') return show(response, opened);
    const { link, person } = opened;
    // The same link pressed twice is one answer.
    const id = `link/${link.ticket}/${link.page}/${act}`;
    await desk.handle({ id, command: { type: act, ticket: link.ticket, by: partyByMail(organisation, person) } });
    // Loading the page again must not ask to send the answer again.
    response.redirect(303, request.originalUrl);
  });
}

function show(response: Response, { link, scene }: Opened): void {
  const { ticket, language } = scene;
  const words = wordsOf(language);
  const name = ticketName(ticket.number);
  const kind = ticket.restricted ? words.restrictedShort : scene.script(ticket.script).title[language];
  const button = (act: string, label: string) => `<button name="act" value="${act}">${escaped(label)}</button>`;
  const buttons = isOpenPage(ticket, link.page)
    ? `<form method="post">${button('acknowledge', words.iHaveIt)}${button('decline', words.iCannot)}</form>`
    : '';
  const lines = [`${severityText(ticket.severity, language)} ${kind}`, plainLine(state(scene))];
  send(response, 200, language, [name, ...lines].join('\n'), buttons);
}

function send(response: Response, status: number, language: string, text: string, buttons: string): void {
  const [heading = '', ...lines] = text.split('\n');
  const style =
    'body{font:1.1rem/1.7 system-ui,sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
    'button{display:block;width:100%;min-height:3rem;margin:1rem 0;font:inherit}';
  response
    .status(status)
    .set({
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    })
    .type('html')
    .send(
      `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
        `<title>${escaped(heading)}</title><style>${style}</style><main><h1>${escaped(heading)}</h1>` +
        `${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}${buttons}</main></html>`,
    );
}

function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
