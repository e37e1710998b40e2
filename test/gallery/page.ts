// One page with every card and form at every moment, in both languages, as each platform shows it, and the first aid of every script.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { reporterRoutes, type Script } from '../../src/script/schema.js';
import { toMessage } from '../../src/slack/blocks.js';
import { toModal } from '../../src/slack/modal.js';
import { toAdaptiveCard } from '../../src/teams/adaptive-card.js';
import { toDialogCard } from '../../src/teams/dialog.js';
import type { Language } from '../../src/ticket/event.js';
import { type Block, type Card, title } from '../../src/view/card.js';
import { firstAid } from '../../src/view/first-aid.js';
import type { Form } from '../../src/view/form.js';
import { wordsOf } from '../../src/view/scene.js';
import { cardHtml, formHtml } from '../../src/web/html.js';
import type { FormMoment, Moment } from '../view/moments.js';
import { escaped, slackMessageHtml, slackModalHtml } from './slack-drawing.js';
import { teamsCardHtml } from './teams-drawing.js';

interface Drawing {
  platform: string;
  card(card: Card, language: Language): string;
  form(form: Form, language: Language): string;
}

/** A further platform is one more entry. */
const drawings: Drawing[] = [
  {
    platform: 'local page',
    card: cardHtml,
    form: (form, language) => formHtml(form, language).replace('<dialog', '<dialog open'),
  },
  {
    platform: 'Slack',
    card: (card) => slackMessageHtml(toMessage(card)),
    form: (form) => slackModalHtml(toModal(form) as unknown as Record<string, unknown>),
  },
  {
    platform: 'Teams',
    card: (card) => teamsCardHtml({ ...toAdaptiveCard(card) }),
    form: (form, language) => teamsCardHtml({ ...toDialogCard(form, language) }),
  },
];

const languages: Language[] = ['ja', 'en'];

export function galleryPage(moments: Moment[], forms: FormMoment[], scripts: Iterable<Script>): string {
  const views = [...new Set(moments.map((moment) => moment.view))];
  const sections = [
    ...views.map((view) =>
      section(
        view,
        moments
          .filter((moment) => moment.view === view)
          .map(({ name, card }) => row(name, (drawing, language) => drawing.card(card(language), language))),
      ),
    ),
    section(
      'forms',
      forms.map(({ name, form }) => row(name, (drawing, language) => drawing.form(form(language), language))),
    ),
    section('first aid', [...scripts].map(scriptRow)),
  ];
  const contents = [...views, 'forms', 'first aid'].map((name) => `<a href="#${slug(name)}">${name}</a>`).join(' · ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gallery of the desk</title>
<meta name="viewport" content="width=device-width"><style>${readFileSync(resolve('public/practice/desk.css'), 'utf8')}
${readFileSync(resolve('test/gallery/gallery.css'), 'utf8')}</style></head>
<body class="gallery"><h1>Gallery</h1><nav>${contents}</nav>${sections.join('\n')}</body></html>\n`;
}

function section(name: string, rows: string[]): string {
  return `<section id="${slug(name)}"><h2>${name}</h2>${rows.join('\n')}</section>`;
}

function row(name: string, draw: (drawing: Drawing, language: Language) => string): string {
  const cells = languages.flatMap((language) =>
    drawings.map(
      (drawing) =>
        `<div class="cell" lang="${language}"><small>${drawing.platform}, ${language}</small>${draw(drawing, language)}</div>`,
    ),
  );
  return `<div class="moment"><h3>${escaped(name)}</h3><div class="cells" style="--platforms: ${drawings.length}">${cells.join('')}</div></div>`;
}

/** What each kind of reporter is told to do; routes that are told the same stand together. */
function scriptRow(script: Script): string {
  return row(script.id, (drawing, language) => {
    const told = new Map<string, { routes: string[]; blocks: Block[] }>();
    for (const route of reporterRoutes.filter((one) => script.routes.includes(one))) {
      const blocks = firstAid(script, route, language);
      const same = told.get(JSON.stringify(blocks)) ?? { routes: [], blocks };
      same.routes.push(wordsOf(language).route[route]);
      told.set(JSON.stringify(blocks), same);
    }
    return [...told.values()]
      .map(({ routes, blocks }): Card => {
        const from: Block = { type: 'note', parts: [routes.join(' / ')] };
        return {
          tone: 'calm',
          summary: [script.title[language]],
          blocks: [title(script.title[language]), from, ...blocks],
        };
      })
      .map((card) => drawing.card(card, language))
      .join('');
  });
}

function slug(name: string): string {
  return name.replaceAll(' ', '-');
}
