// The rules of the house, checked over the code itself. Each message says what to do instead; CONTRIBUTING.md says why.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { graphOf, reached, rings } from './tidy/graph.js';
import { keptPackages, pure, standingOf, whyNot } from './tidy/layers.js';
import { readMarkdown } from './tidy/markdown.js';
import { filesUnder, readSource, root, type Source } from './tidy/source.js';

const MAX_FUNCTION_LINES = 70;
const MAX_FILE_LINES = 300;

const src = filesUnder('src', /\.ts$/).map(readSource);
const tests = filesUnder('test', /\.ts$/).map(readSource);
const tools = ['tools', 'bench'].flatMap((folder) => filesUnder(folder, /\.(ts|mjs)$/)).map(readSource);
const page = filesUnder('public', /\.js$/).map(readSource);
const graph = graphOf([...src, ...tests, ...tools]);
const manifest: Record<'scripts' | 'bin' | 'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

describe('imports', () => {
  test('obey the picture of ARCHITECTURE.md', () => {
    const faults = src.flatMap((source) => [
      ...(standingOf(source.path)
        ? []
        : [`${source.path} stands on no floor. Put it where it belongs, or give it a place in test/tidy/layers.ts.`]),
      ...(graph.get(source.path) ?? []).flatMap((to) => whyNot(source.path, to) ?? []),
    ]);
    expect(faults).toEqual([]);
  });

  test('name a package only where it is kept', () => {
    const faults = src.flatMap(({ path, imports }) =>
      imports.flatMap(({ from, line }) =>
        keptPackages
          .filter(({ packages, only }) => packages.test(from) && !only.test(path))
          .map(({ where }) => `${path}:${line} imports ${from}, which only ${where} may know. Go through its port.`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('keep the rules and the views pure', () => {
    const faults = src
      .filter(({ path }) => pure.test(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from }) => /^(node:|pino|express)/.test(from))
          .map(({ from, line }) => `${path}:${line} imports ${from}. Pure code is handed what it may know.`),
      );
    expect(faults).toEqual([]);
  });

  test('form no ring', () => {
    expect(rings(graphOf(src))).toEqual([]);
  });
});

test('no file is unused', () => {
  const named = [...Object.values(manifest.scripts), ...Object.values(manifest.bin)];
  const entries = named.flatMap((words) =>
    [...words.matchAll(/\bdist\/(src\/[\w./-]+)\.js\b/g)].map(([, path]) => `${path}.ts`),
  );
  const missing = [...new Set(entries)].filter((path) => !existsSync(join(root, path)));
  const used = reached([...entries, ...tools.map(({ path }) => path)], graph);
  const runner = readFileSync(join(root, 'vitest.config.js'), 'utf8');
  const tested = reached(
    tests.map(({ path }) => path).filter((path) => /\.(test|patient)\.ts$/.test(path) || runner.includes(`'${path}'`)),
    graph,
  );
  expect([
    ...missing.map((path) => `package.json starts ${path}, which does not exist.`),
    ...src
      .filter(({ path }) => !used.has(path))
      .map(
        ({ path }) =>
          `${path} is used by nothing that package.json or tools/ starts. Start it from there, or delete it.`,
      ),
    ...tests.filter(({ path }) => !tested.has(path)).map(({ path }) => `${path} is used by no test. Delete it.`),
  ]).toEqual([]);
});

describe('size', () => {
  const all = [...src, ...tests, ...tools, ...page];

  test(`functions have at most ${MAX_FUNCTION_LINES} lines of their own`, () => {
    const faults = all.flatMap(({ path, functions }) =>
      functions
        .filter(({ lines }) => lines > MAX_FUNCTION_LINES)
        .map(({ name, line, lines }) => `${path}:${line} ${name} has ${lines} lines. Give its parts names.`),
    );
    expect(faults).toEqual([]);
  });

  test(`files have at most ${MAX_FILE_LINES} lines`, () => {
    const faults = all
      .map(({ path, lines }) => ({ path, count: lines.at(-1) === '' ? lines.length - 1 : lines.length }))
      .filter(({ count }) => count > MAX_FILE_LINES)
      .map(({ path, count }) => `${path} has ${count} lines. It holds more than one subject: split it.`);
    expect(faults).toEqual([]);
  });
});

describe('what only one file may touch', () => {
  /** Uses elsewhere that are right, each with its reason. */
  const allowed: Record<string, string> = {
    'src/store/writer.ts setImmediate':
      'waits one turn of the event loop, not a time: what is written in one turn shares a commit',
  };
  const usesIn = ({ path, uses }: Source, what: (use: string) => boolean) =>
    uses.filter((use) => what(use.what) && !(`${path} ${use.what}` in allowed));

  test('time, timers and randomness come from clock.ts', () => {
    const random = /^(random\w*|webcrypto|getRandomValues)$/;
    const faults = src
      .filter(({ path }) => path !== 'src/clock.ts')
      .flatMap((source) => [
        ...usesIn(source, (what) => what !== 'process.env').map(
          ({ what, line }) =>
            `${source.path}:${line} uses ${what}. Ask the Clock that is handed in, so that time can be simulated.`,
        ),
        ...source.imports
          .filter(
            ({ from, names }) =>
              /timers/.test(from) || (/^(node:)?crypto$/.test(from) && names.some((one) => random.test(one))),
          )
          .map(({ from, line }) => `${source.path}:${line} takes time or randomness from ${from}. Ask the Clock.`),
      ]);
    expect(faults).toEqual([]);
  });

  test('the environment is read by config.ts', () => {
    const faults = src
      .filter(({ path }) => path !== 'src/config.ts')
      .flatMap((source) =>
        usesIn(source, (what) => what === 'process.env').map(
          ({ line }) => `${source.path}:${line} reads process.env. Let config.ts check it and hand it in.`,
        ),
      );
    expect(faults).toEqual([]);
  });

  test('every exception is still needed', () => {
    const uses = src.flatMap((source) => source.uses.map(({ what }) => `${source.path} ${what}`));
    expect(Object.keys(allowed).filter((one) => !uses.includes(one))).toEqual([]);
  });
});

describe('reasons', () => {
  const explained = (lines: string[], line: number) =>
    [lines[line - 1], lines[line - 2]].some((one) => one !== undefined && /\/\/|\/?\*/.test(one));

  test('`any` is explained on its line or the one above', () => {
    const faults = [...src, ...tests].flatMap(({ path, lines, anys }) =>
      anys
        .filter((line) => !explained(lines, line))
        .map((line) => `${path}:${line} says any. Name the type, take unknown, or write the reason above.`),
    );
    expect(faults).toEqual([]);
  });

  test('no test is left out or alone without a reason', () => {
    const lonely = /\b(?:test|it|describe)\b[\w.]*\.(?:only|skip)\b\s*\(|\b(?:fit|fdescribe|xit|xtest|xdescribe)\s*\(/;
    const faults = tests.flatMap(({ path, lines }) =>
      lines.flatMap((text, index) =>
        lonely.test(text) && !explained(lines, index + 1)
          ? [`${path}:${index + 1} leaves tests out. Run them, or write the reason above.`]
          : [],
      ),
    );
    expect(faults).toEqual([]);
  });
});

describe('documents', () => {
  const documents = filesUnder('.', /\.md$/).map((path) => ({
    path,
    ...readMarkdown(readFileSync(join(root, path), 'utf8')),
  }));

  test('link only to what is there', () => {
    const faults = documents.flatMap(({ path, links, anchors }) =>
      links.flatMap((link) => {
        const [file = '', anchor] = link.target.split('#');
        const whole = file === '' ? path : relative(root, resolve(root, dirname(path), file));
        if (!existsSync(join(root, whole))) return [`${path}:${link.line} links to ${link.target}: no such file.`];
        if (anchor === undefined || !/\.md$/.test(whole)) return [];
        const known = file === '' ? anchors : documents.find((one) => one.path === whole)?.anchors;
        return known?.has(anchor) ? [] : [`${path}:${link.line} links to ${link.target}: no such heading.`];
      }),
    );
    expect(faults).toEqual([]);
  });

  test('show only commands that package.json has', () => {
    const faults = documents.flatMap(({ path, commands }) =>
      commands
        .filter(({ script }) => !(script in manifest.scripts))
        .map(({ script, line }) => `${path}:${line} says npm run ${script}, which package.json does not have.`),
    );
    expect(faults).toEqual([]);
  });

  test('show only sub-commands that desk has', () => {
    const cli = readFileSync(join(root, 'src/cli.ts'), 'utf8');
    const known = [...cli.matchAll(/^ {2}'?([\w-]+)'?: \{$/gm)].map(([, name]) => name);
    expect(known).toContain('check');
    const faults = documents.flatMap(({ path, commands }) =>
      commands
        .filter(({ script, rest }) => script === 'desk' && rest !== '' && !known.includes(rest.split(' ')[0]))
        .map(({ rest, line }) => `${path}:${line} says desk ${rest}, which src/cli.ts does not have.`),
    );
    expect(faults).toEqual([]);
  });

  test('give a reason for every dependency', () => {
    const reasons = readFileSync(join(root, 'docs/adr/0007-dependencies.md'), 'utf8');
    const rows = [...reasons.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
      cell.split(', ').map((one) => one.replace(/ [\d.]+$/, '')),
    );
    const named = (name: string) =>
      rows.some((row) => row === name || (row === '@types/*' && name.startsWith('@types/')));
    const all = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const gone = rows.filter((row) => /^[@a-z]/.test(row) && !['package', '@types/*', ...all].includes(row));
    expect([
      ...all.filter((name) => !named(name)).map((name) => `${name}: write its reason and licence into docs/adr/0007.`),
      ...gone.map((name) => `${name} is no dependency any more: take its line out of docs/adr/0007.`),
    ]).toEqual([]);
  });
});

describe('mutants', () => {
  test('find the line that they change, once', async () => {
    const list = pathToFileURL(join(root, 'test/mutants/list.mjs')).href;
    const { mutants }: { mutants: { name: string; file: string; from: string; tests: string[] }[] } = await import(
      list
    );
    expect(mutants.length).toBeGreaterThan(12);
    const faults = mutants.flatMap(({ name, file, from, tests: named }) => [
      ...(readFileSync(join(root, file), 'utf8').split(from).length === 2
        ? []
        : [`"${name}" must stand exactly once in ${file}: bring it up to date.`]),
      ...named
        .filter((path) => !tests.some((test) => test.path.startsWith(path)))
        .map((path) => `"${name}" names ${path}, which is gone.`),
    ]);
    expect(faults).toEqual([]);
  });
});
