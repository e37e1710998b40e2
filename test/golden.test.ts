// Every card at every moment, in both languages, as each platform draws it, compared with what was approved.
// `npm run approve` writes it anew; read the difference before you commit it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Language } from '../src/ticket/event.js';
import { allForms, allMoments } from './view/moments.js';
import { renderers } from './view/renderers.js';

const folder = resolve('test/golden');
const approve = process.env.APPROVE === '1';
const languages: Language[] = ['ja', 'en'];
const views = [
  'reporter',
  'hearing',
  'thread',
  'warning',
  'desk',
  'channel',
  'board',
  'page',
  'news',
  'lists',
  'notices',
  'digest',
  'forms',
];
const files = views.flatMap((view) =>
  renderers.map((renderer) => ({ view, renderer, file: `${view}.${renderer.platform}.txt` })),
);

let moments: Awaited<ReturnType<typeof allMoments>>;
let forms: Awaited<ReturnType<typeof allForms>>;
beforeAll(async () => {
  moments = await allMoments();
  forms = await allForms();
  if (approve) mkdirSync(folder, { recursive: true });
});

test.each(files)('$file', ({ view, renderer, file }) => {
  const drawn =
    view === 'forms'
      ? forms.flatMap(({ name, form }) =>
          languages.map((language) => [`${name}, ${language}`, renderer.form(form(language), language)] as const),
        )
      : moments
          .filter((moment) => moment.view === view)
          .flatMap(({ name, card }) =>
            languages.map((language) => [`${name}, ${language}`, renderer.card(card(language), language)] as const),
          );
  expect(drawn.length).toBeGreaterThan(0);
  const now = drawn.map(([name, lines]) => `== ${name}\n${lines.join('\n')}\n`).join('\n');
  const path = join(folder, file);
  if (approve) writeFileSync(path, now);
  else expect(now).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
});

test('no approved file is left over', () => {
  const left = readdirSync(folder).filter((name) => !files.some(({ file }) => file === name));
  if (approve) for (const name of left) rmSync(join(folder, name));
  else expect(left).toEqual([]);
});

test('every moment is drawn somewhere', () => {
  expect([...new Set(moments.map(({ view }) => view))].sort()).toEqual(views.filter((view) => view !== 'forms').sort());
});
