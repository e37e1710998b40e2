// The checks of tidy.test.ts see what they should: a rule that finds nothing in bad code is no rule.
import { rings } from './graph.js';
import { whyNot } from './layers.js';
import { readMarkdown } from './markdown.js';
import { parse } from './source.js';

describe('the checks', () => {
  const bad = parse(
    'src/view/bad.ts',
    [
      "import { randomUUID } from 'node:crypto';",
      '// 日本語の行は数え方を変えない',
      'export const now = () => Date.now();',
      'const later: any = setTimeout;',
      'function outer() {',
      '  const inner = () => {',
      '    return process.env.HOME;',
      '  };',
      '  return [inner, new Date()];',
      '}',
      'export const held = { later: async () => (await import("./later.js")).drawn(Math.random()) };',
    ].join('\n'),
  );

  test('see lines, imports and uses', () => {
    expect(bad.imports).toEqual([
      { from: 'node:crypto', names: ['randomUUID'], line: 1 },
      { from: './later.js', names: [], line: 11 },
    ]);
    expect(bad.uses).toEqual([
      { what: 'Date.now', line: 3 },
      { what: 'setTimeout', line: 4 },
      { what: 'process.env', line: 7 },
      { what: 'new Date()', line: 9 },
      { what: 'Math.random', line: 11 },
    ]);
    expect(bad.anys).toEqual([4]);
    expect(bad.functions.map(({ name, line, lines }) => [name, line, lines])).toEqual([
      ['now', 3, 1],
      ['inner', 6, 3],
      ['outer', 5, 4],
      ['later', 11, 1],
    ]);
  });

  test('see imports that point up or sideways, and rings', () => {
    expect(whyNot('src/ticket/decide.ts', 'src/desk.ts')).toMatch('stands above it');
    expect(whyNot('src/slack/app.ts', 'src/web/app.ts')).toMatch('neighbours');
    expect(whyNot('src/store/sqlite.ts', 'src/slack/app.ts')).toMatch('neighbours');
    expect(whyNot('src/slack/app.ts', 'src/chat/chat.ts')).toBeUndefined();
    expect(whyNot('src/store/sqlite.ts', 'src/store/store.ts')).toBeUndefined();
    expect(
      rings(
        new Map([
          ['a', ['b']],
          ['b', ['c', 'd']],
          ['c', ['b']],
          ['d', []],
        ]),
      ),
    ).toEqual(['b -> c -> b']);
  });

  test('see links, headings and commands', () => {
    const { links, anchors, commands } = readMarkdown(
      [
        '# 窓口 (Desk)',
        '[a](docs/b.md#c) ![d](e.png) [f](https://example.com) `[g](h)`',
        '```',
        'npm ci && npm start',
        '```',
        '`npm run --silent desk -- check`',
      ].join('\n'),
    );
    expect(links.map(({ target }) => target)).toEqual(['docs/b.md#c', 'e.png']);
    expect([...anchors]).toEqual(['窓口-desk']);
    expect(commands).toMatchObject([{ script: 'start' }, { script: 'desk', rest: 'check' }]);
  });
});
