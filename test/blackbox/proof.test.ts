// After a ticket that everything was done with, the chain holds; one changed byte of one event, and it does not. Over the real command line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { openWorld } from '../world/desk.js';
import { tellLongStory } from '../world/long-story.js';

const folder = mkdtempSync(join(tmpdir(), 'proof-'));
const file = join(folder, 'desk.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const world = await openWorld({ file });
  const people = { lead: 'tanaka', second: 'suzuki' };
  await tellLongStory(world, { ...people, kind: 'ウイルス感染の警告が出ています。', mark: 'MARKER', warns: true });
  await tellLongStory(world, {
    lead: 'sato',
    second: 'tanaka',
    kind: '同僚が顧客名簿を私用のUSBにコピーしています。',
    mark: 'SECRET',
    warns: false,
  });
  await world.close();
});

function desk(...args: string[]) {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    DATABASE_URL: `file:${file}`,
    SLACK_APP_TOKEN: '',
    DESK_CONFIG: '',
  };
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/src/cli.js'), ...args], {
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, error: stderr };
}

test('the chain holds after everything, and breaks with one byte of any event', () => {
  expect(desk('verify')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^whole: \d+ events, 2 tickets, head [0-9a-f]{64}\n$/),
  });
  const db = new Database(file);
  const types = db.prepare('select min(seq) as seq, type, body from events group by type').all() as {
    seq: number;
    type: string;
    body: string;
  }[];
  expect(types.length).toBeGreaterThan(20);
  const change = db.prepare('update events set body = ? where seq = ?');
  // One of every sixth kind: each run of the command line takes its time.
  for (const { seq, body } of types.filter((_, index) => index % 6 === 0)) {
    const last = body.lastIndexOf('"', body.length - 1) - 1;
    const other = body[last] === 'x' ? 'y' : 'x';
    change.run(`${body.slice(0, last)}${other}${body.slice(last + 1)}`, seq);
    expect(desk('verify')).toMatchObject({ code: 1, out: expect.stringContaining(`broken: event ${seq}:`) });
    change.run(body, seq);
  }
  expect(desk('verify').code).toBe(0);
  db.close();
});

test('a ticket is exported as a file of its own that only its owner can read; an existing one is not written over', () => {
  const out = join(folder, 'desk-1.docx');
  expect(desk('export', 'DESK-1', '--docx', '--out', out)).toMatchObject({ code: 0, out: '', error: '' });
  expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  expect(statSync(out).mode & 0o077).toBe(0);
  expect(desk('export', 'DESK-1', '--md', '--out', out).code).toBe(1);
  const json = JSON.parse(desk('export', '1', '--json', '--lang', 'en').out);
  const { hash } = json.events.at(-1);
  const db = new Database(file, { readonly: true });
  expect(
    db.prepare('select lower(hex(hash)) from events where ticket = 1 order by version desc limit 1').pluck().get(),
  ).toBe(hash);
  db.close();
});

test('a restricted ticket is exported only when that is said, and the document says so', () => {
  const refused = desk('export', 'DESK-2');
  expect(refused).toMatchObject({ code: 1, out: '', error: expect.stringContaining('--restricted') });
  expect(refused.error).not.toContain('SECRET');
  const shown = desk('export', 'DESK-2', '--restricted').out;
  expect(shown).toContain('閲覧制限あり');
  expect(shown).toContain('SECRET');
  for (const format of ['--json', '--csv']) {
    const register = desk('export', '--all', '--texts', format).out;
    expect(register).toContain('MARKER');
    expect(register).not.toContain('SECRET');
  }
  expect(desk('digest', '--week', '2026-W47', '--json')).toMatchObject({
    code: 0,
    out: expect.not.stringContaining('SECRET'),
  });
  expect(desk('export', 'DESK-2', '--restricted', '--no-texts').out).not.toContain('SECRET');
});

test('show tells the history in words; what is asked for wrongly is answered with how to ask', () => {
  expect(desk('show', 'DESK-1').out).toMatch(/判断：[\s\S]*全社の共有を止める MARKER/);
  expect(desk('export', 'DESK-99')).toMatchObject({ code: 1, out: '' });
  expect(desk('export', 'DESK-1', '--md', '--json')).toMatchObject({ code: 2, out: '' });
  expect(desk('export', 'nonsense').code).toBe(2);
});
