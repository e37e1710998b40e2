// A database that cannot be used: whoever starts the desk reads which file, and what to do. Against the real driver.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { CannotOpen, opening } from '../../src/store/cannot-open.js';
import { readMigrations } from '../../src/store/migrate.js';
import { openSqlite } from '../../src/store/sqlite.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'desk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function refusal(open: () => unknown): CannotOpen['says'] {
  try {
    open();
  } catch (error) {
    if (error instanceof CannotOpen) return error.says;
    throw error;
  }
  throw new Error('it opened');
}

const openIt = () => openSqlite(file, readMigrations(resolve('migrations')));

test('it may only be read: which right on which file and folder', () => {
  new Database(file).exec('create table one (x)').close();
  const { ja, en } = refusal(() =>
    opening(file, () => new Database(file, { readonly: true }).exec('create table two (x)')),
  );
  expect(ja).toMatch(new RegExp(`^${file} を.*フォルダー ${folder} への書き込みを許して`));
  expect(en).toMatch(new RegExp(`^${file} cannot be opened or written.*its folder ${folder}`));
});

test('another program holds it', () => {
  const other = new Database(file);
  other.pragma('journal_mode = WAL');
  other.exec('begin immediate');
  const { ja, en } = refusal(openIt);
  other.close();
  expect(ja).toMatch(/別のプログラム/);
  expect(en).toBe(`Another program holds ${file}. End it, then start again.`);
});

test('it is no database', () => {
  writeFileSync(file, 'words '.repeat(1_000));
  expect(refusal(openIt).en).toMatch(/is no SQLite database/);
});

test('what nobody can mend by rights or room stays what it is', () => {
  expect(() => opening(file, () => new Database(':memory:').exec('create tabel x'))).toThrow(/syntax error/);
});
