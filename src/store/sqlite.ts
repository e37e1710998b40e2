// SQLite: the only file that knows its driver. What was answered survives a power cut.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type CompiledQuery, Kysely, type QueryResult, SqliteDialect } from 'kysely';
import type { PracticeMessages } from '../chat/practice-messages.js';
import { opening } from './cannot-open.js';
import { createDigestStore } from './digest-rows.js';
import type { DigestStore } from './digest-store.js';
import { type Migration, migrate } from './migrate.js';
import { createPracticeMessages } from './practice-messages.js';
import { searchWords } from './search-words.js';
import { createSqlStore } from './sql-store.js';
import type { Store } from './store.js';
import type { Tables } from './tables.js';
import { runAtOnce } from './work.js';
import { createWriter } from './writer.js';

/** How long a write waits for another process's lock. The driver blocks meanwhile, so it must stay well under Slack's three seconds. */
const BUSY_TIMEOUT_MS = 1_000;
const MAX_STATEMENTS = 500;
/** 16 MB of log before it is written back: each time costs two syncs. */
const CHECKPOINT_PAGES = 4_000;

/**
 * Opens (or makes) the database and brings it up to date.
 * @param file a path, or ":memory:" for tests
 * @throws CannotOpen when the file, its rights or its disk do not allow it
 */
export function openSqlite(
  file: string,
  migrations: Migration[],
): { store: Store; practice: PracticeMessages; digests: DigestStore } {
  const database = opening(file, () => openedAndMigrated(file, migrations));
  const once = preparedOnce(database);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: once }) });
  const ask = asking(once);
  const write = createWriter({ ask, sync: syncing(database) });
  return {
    store: standing(createSqlStore({ db, write, read: async (work) => runAtOnce(work, ask) }), file),
    practice: createPracticeMessages(db),
    digests: createDigestStore(db),
  };
}

function openedAndMigrated(file: string, migrations: Migration[]): Database.Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.pragma('foreign_keys = ON');
  database.exec('create table if not exists migrations (name text primary key)');
  database.function('search_words', { deterministic: true }, (body) => searchWords(String(body)));
  migrate(
    {
      done: () => database.prepare('select name from migrations').pluck().all() as string[],
      run: database.transaction((migration: Migration) => {
        database.exec(migration.sql);
        database.prepare('insert into migrations (name) values (?)').run(migration.name);
      }).immediate,
    },
    migrations,
  );
  return database;
}

/** WAL, synchronous=FULL: a commit survives a power cut. NORMAL: it survives kill -9 alone, and costs no sync. */
function syncing(database: Database.Database): (on: boolean) => void {
  let synced: boolean | undefined;
  const sync = (on: boolean) => {
    if (on !== synced) database.pragma(`synchronous = ${on ? 'FULL' : 'NORMAL'}`);
    synced = on;
  };
  sync(true);
  return sync;
}

/** As Kysely's own driver answers, without its waiting for the connection: nothing else can use it meanwhile. */
function asking({ prepare }: Pick<Database.Database, 'prepare'>): (query: CompiledQuery) => QueryResult<unknown> {
  return ({ sql, parameters }) => {
    const statement = prepare(sql);
    if (statement.reader) return { rows: statement.all(parameters) };
    return { rows: [], numAffectedRows: BigInt(statement.run(parameters).changes) };
  };
}

/** Reads each statement once: the desk asks the same few things again and again, and reading them takes longer than doing them. */
function preparedOnce(database: Database.Database): Pick<Database.Database, 'prepare' | 'close'> {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known) return known;
    const made = database.prepare(sql);
    // Lists of many lengths make many statements.
    if (statements.size >= MAX_STATEMENTS) statements.clear();
    statements.set(sql, made);
    return made;
  };
  return { prepare: prepare as Database.Database['prepare'], close: () => database.close() };
}

/** A file that was moved, deleted or replaced under a running desk would go on taking writes that nobody finds again. */
function standing(store: Store, file: string): Store {
  if (file === ':memory:') return store;
  const opened = statSync(file).ino;
  const check = () => {
    if (statSync(file, { throwIfNoEntry: false })?.ino === opened) return;
    throw new Error(
      `${file} was moved, deleted or replaced while the desk was running. Put it back, or restart the desk.`,
    );
  };
  return {
    ...store,
    async commit(batch) {
      check();
      return store.commit(batch);
    },
    async ping(now) {
      check();
      return store.ping(now);
    },
  };
}
