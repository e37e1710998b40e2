// The document of a ticket, compared with what was approved (`npm run approve` writes it anew), and what must never be in it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { toDocx } from '../../src/cli/dossier-docx.js';
import type { Dossier } from '../../src/view/dossier.js';
import { sectionsOf } from '../../src/view/dossier.js';
import { toJson } from '../../src/view/dossier-json.js';
import { toMarkdown } from '../../src/view/dossier-markdown.js';
import type { World } from '../world/desk.js';
import { dossierIn, openTale } from './story.js';

const approve = process.env.APPROVE === '1';
let world: World;
let number: number;
beforeAll(async () => {
  ({ world, ticket: number } = await openTale());
});
afterAll(() => world.close());

/** Hashes follow from ids and script versions: that they are right is for `desk verify` to say. */
const masked = (text: string) =>
  text.replace(/\b[0-9a-f]{64}\b/g, '<sha256>').replace(/\b[0-9a-f]{12}\b/g, '<version>');

test.each(['ja', 'en'] as const)('as Markdown, in %s', async (language) => {
  const { dossier } = await dossierIn(world, number, language);
  const now = masked(toMarkdown(dossier));
  const path = resolve(`test/dossier/approved.${language}.md`);
  if (approve) writeFileSync(path, now);
  else expect(now).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
});

test.each(['ja', 'en'] as const)(
  'as JSON, in %s: the events as they are chained, and the history in words',
  async (language) => {
    const { dossier, ticket, events } = await dossierIn(world, number, language);
    const texts = await world.store.texts(number);
    const read = JSON.parse(toJson({ dossier, ticket, events, texts, timezone: 'Asia/Tokyo' }));
    expect(read).toMatchObject({ format: 'madoguchi-ticket/1', number: 'DESK-1', restricted: false, language });
    expect(read.events).toEqual(JSON.parse(JSON.stringify(events)));
    expect(Object.keys(read.texts).sort()).toEqual([...texts.keys()].sort());
    expect(read.timeline.map(({ version }: { version: number }) => version)).toEqual(
      events.map(({ version }) => version),
    );
    expect(read.sections.map(({ id }: { id: string }) => id)).toEqual(dossier.sections.map(({ id }) => id));
  },
);

test('every part of the handling has its section', async () => {
  const { dossier } = await dossierIn(world, number, 'en');
  const ids = dossier.sections.map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['state', 'report', 'knowledge', 'decisions', 'triage', 'tasks', 'evidence']),
  );
  expect(ids).toEqual(expect.arrayContaining(['warnings', 'duties', 'actions']));
});

test('without texts nothing that a person wrote is left, and the history is whole', async () => {
  const tale = await openTale('MARKER');
  const { dossier, events } = await dossierIn(tale.world, tale.ticket, 'ja', false);
  const all = [toMarkdown(dossier), JSON.stringify(dossier)];
  for (const text of all) expect(text).not.toMatch(/MARKER|脅迫文が/);
  expect(dossier.timeline).toHaveLength(events.length);
  const whole = JSON.stringify((await dossierIn(tale.world, tale.ticket, 'ja')).dossier);
  expect(whole.match(/MARKER/g)?.length).toBeGreaterThan(30);
  await tale.world.close();
});

const hostile =
  '[click](https://evil.example/x) <script>alert(1)</script> # h1\n- item\n1. one\n> q `code` **b** @channel \u0000\u202Eexe';
const dossierSaying = (said: string): Dossier => ({
  ...{
    ticket: 'DESK-1',
    language: 'en',
    heading: 'x',
    notices: [],
    times: '',
    sections: [],
    timelineHeading: 't',
    proofHeading: 'p',
  },
  ...{ proof: [{ label: 'l', value: 'v' }], verify: 'v' },
  timeline: [
    {
      version: 1,
      at: 'a',
      local: 'l',
      who: said,
      words: said,
      said,
      details: [{ label: 'd', value: said }],
      hash: 'h',
    },
  ],
});

test('what a person typed stays typed text in Markdown', () => {
  const text = toMarkdown(dossierSaying(hostile));
  expect(text).not.toMatch(/(?<!\\)\[click(?<!\\)\]|(?<!\\)<script|(?<!\\)\*\*b|^\s*# h1|https:/m);
  expect(text).toContain('hxxps');
});

test('as a Word document it opens again and holds the same words', async () => {
  const { dossier } = await dossierIn(world, number, 'ja');
  const xml = strFromU8(unzipSync(await toDocx(dossier))['word/document.xml'] ?? new Uint8Array());
  const words = xml.replace(/<[^>]+>/g, '');
  for (const { heading } of dossier.sections) expect(words).toContain(heading);
  for (const { hash } of dossier.timeline) expect(words).toContain(hash);
  expect(words).toContain('全社の共有を止める');
  const wild = unzipSync(await toDocx(dossierSaying(hostile)));
  expect(strFromU8(wild['word/document.xml'] ?? new Uint8Array())).not.toMatch(/<script|https:\/\/evil/);
});

test('sections with nothing in them are left out', async () => {
  const fresh = await openTale();
  await fresh.world.ask({
    type: 'report',
    by: fresh.world.party('ken'),
    said: { text: '[question]' },
    route: 'employee',
  });
  const scene = (await fresh.world.stage.set(2))?.('en');
  expect(scene && sectionsOf(scene).map(({ id }) => id)).toEqual(['state', 'report']);
  await fresh.world.close();
});
