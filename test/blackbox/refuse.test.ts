// What the desk says of settings and scripts that are wrong: it does not start, and names every fault at once.
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, freePort, launch, secret, settings } from './drive.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(deskYml: string | undefined, more: Record<string, string> = {}): Promise<Ended> {
  const file = join(folder, `${Math.random()}.yml`);
  if (deskYml !== undefined) writeFileSync(file, deskYml);
  const env = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-trial', SLACK_SIGNING_SECRET: secret, SLACK_API_URL: 'http://127.0.0.1:1/api/' },
    ...{ DATABASE_URL: `file:${join(folder, 'never.db')}`, DESK_CONFIG: file, ...more },
  };
  const run = launch(env, await freePort());
  const late = setTimeout(() => run.process.kill('SIGKILL'), 30_000);
  const ended = await run.ended;
  clearTimeout(late);
  return ended;
}

function expectRefused({ code, signal, output }: Ended, ...named: (string | RegExp)[]): void {
  expect({ code, signal }).toEqual({ code: 1, signal: null });
  for (const one of named) expect(output).toMatch(one);
  // A sentence for an operator, not the inside of a program.
  expect(output).not.toMatch(/\n\s+at .*\.js|ZodError|undefined is not|\[object/);
  expect(output).not.toContain(secret);
  expect(output).not.toContain('xoxb-trial');
  expect(existsSync(join(folder, 'never.db'))).toBe(false);
}

test('every fault of desk.yml at once, with its place and what was expected', async () => {
  const broken = `
organization: Example KK
timezone: Asia/Tokio
language: fr
channels:
  desk: { teams: "19:x@thread.tacv2" }
people:
  - { id: tanaka, name: 田中, slack: U0TANAKA, mail: not-a-mail, roles: [comander] }
  - { id: Suzuki!, name: "", slack: U0SUZUKI }
rota:
  - { from: yesterday, every: 1x, members: [] }
paging:
  rungs:
    - { call: everybody, answer_within: soon }
  rounds: 0
`;
  expectRefused(
    await start(broken),
    ...[/organization/, /organisation/, /timezone/, /Asia\/Tokio/, /language/, /mail/, /not-a-mail/, /comander/],
    ...[
      /commander/,
      /people\.#2\.id/,
      /people\.#2\.name/,
      /from/,
      /yesterday/,
      /every/,
      /members/,
      /everybody/,
      /soon/,
      /rounds/,
    ],
  );
});

test('faults that only show between settings: unknown members, ids used twice, nobody to call, no desk channel', async () => {
  const broken = settings
    .replace(`desk: { slack: C0DESK }`, 'desk: {}')
    .replace('id: suzuki', 'id: tanaka')
    .replace('members: [tanaka, suzuki]', 'members: [tanaka, yamada]')
    .replaceAll('[commander]', '[it]');
  expectRefused(await start(broken), /yamada/, /channels\.desk\.slack/, /commander/, /tanaka.*(twice|二度)/);
});

test.each([
  ['no desk.yml', undefined, /desk\.example\.yml/],
  ['an empty desk.yml', '', /organisation/],
  ['desk.yml that is no YAML', 'people: [', /YAML/],
])('%s', async (_, text, named) => {
  expectRefused(await start(text), named);
});

test('every fault of the environment at once', async () => {
  const broken = {
    PORT: '99999',
    SLACK_BOT_TOKEN: '',
    SLACK_API_URL: 'slack',
    DATABASE_URL: 'mysql://x',
    LOG_LEVEL: 'loud',
  };
  expectRefused(await start(settings, broken), ...Object.keys(broken).map((name) => new RegExp(name)));
});

test.each([
  [
    'a folder stands where the database should be',
    () => mkdirSync(join(folder, 'taken.db')),
    'taken.db',
    /書き込みを許して.*\/.*right to write this file and its folder/,
  ],
  [
    'the database would lie under a file',
    () => writeFileSync(join(folder, 'plain'), ''),
    'plain/desk.db',
    /書き込みを許して.*\/.*right to write/,
  ],
  [
    'the file is no database',
    () => writeFileSync(join(folder, 'words.db'), 'words '.repeat(1_000)),
    'words.db',
    /バックアップ.*\/.*no SQLite database/,
  ],
])('%s: what to do, in both languages', async (_, prepare, name, sentence) => {
  prepare();
  const ended = await start(settings, { DATABASE_URL: `file:${join(folder, name)}` });
  expectRefused(ended, sentence, /\.env DATABASE_URL: /, join(folder, name));
  expect(ended.output).not.toContain('SqliteError');
});

test('faults of desk.yml, of the environment and of scripts are all told together', async () => {
  const scripts = join(folder, 'scripts');
  mkdirSync(scripts);
  cpSync(join(__dirname, '..', '..', 'scripts', 'suspicious-click.yml'), join(scripts, 'suspicious-click.yml'));
  writeFileSync(join(scripts, 'half.yml'), 'id: half\ntitle: { ja: はんぶん }\nroutes: [nobody]\n');
  const ended = await start(settings.replace('Asia/Tokyo', 'Asia/Tokio'), { PORT: 'x', SCRIPTS_DIR: scripts });
  expectRefused(ended, /timezone/, /PORT/, /half\.yml/, /first_aid/);
});

test('a broken script alone', async () => {
  const scripts = join(folder, 'broken');
  mkdirSync(scripts);
  writeFileSync(join(scripts, 'half.yml'), 'id: half\ntitle: { ja: はんぶん }\nroutes: [nobody]\n');
  writeFileSync(join(scripts, 'none.yml'), 'id: [');
  expectRefused(
    await start(settings, { SCRIPTS_DIR: scripts }),
    /half\.yml/,
    /none\.yml/,
    /routes/,
    /first_aid/,
    /nobody/,
  );
});
