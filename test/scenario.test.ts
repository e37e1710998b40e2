// Stories in plain text: each step's answers stand below it and must be what the desk answers now. `npm run approve` writes them anew.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { retold } from './world/story-retold.js';

const folder = resolve('test/scenario');
const stories = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const approve = process.env.APPROVE === '1';

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'stories-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test.each(stories)('%s', async (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const told = await retold(text, name, join(scratch, `${name}.db`));
  if (approve) writeFileSync(join(folder, name), told);
  else expect(told).toBe(text);
});

test('a step nobody understands is named with its file and line', async () => {
  const story = '14:00 hanako in her direct message: 助けて\n\n14:01 hanako presses nothing in particular\n';
  await expect(retold(story, 'lost.txt', ':memory:')).rejects.toThrow(
    'test/scenario/lost.txt:3: "hanako presses nothing in particular" is no step; test/scenario/README.md lists them all',
  );
  await expect(retold('14:00 tanaka presses acknowledge\n', 'early.txt', ':memory:')).rejects.toThrow(
    'test/scenario/early.txt:1: no button "acknowledge" stands before tanaka',
  );
});
