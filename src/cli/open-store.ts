// Opens the database for a look from the command line, beside a running desk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig, type Settings } from '../config.js';
import { printFaults } from '../faults.js';
import { CannotOpen } from '../store/cannot-open.js';
import type { DigestStore } from '../store/digest-store.js';
import { readMigrations } from '../store/migrate.js';
import { openSqlite } from '../store/sqlite.js';
import type { Store } from '../store/store.js';

/** Undefined when it cannot be opened; the reason has been printed. */
export function openStore(root: string): { store: Store; digests: DigestStore; settings: Settings } | undefined {
  const { settings, faults } = readConfig(root);
  if (!settings) {
    printFaults(faults);
    return undefined;
  }
  const file = settings.databaseFile;
  if (!existsSync(file)) {
    process.stderr.write(
      `${file}: データベースがありません。DATABASE_URL を確かめてください。 / There is no such database. Check DATABASE_URL.\n`,
    );
    return undefined;
  }
  try {
    return { ...openSqlite(file, readMigrations(join(root, 'migrations'))), settings };
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    process.stderr.write(`${error.message}\n`);
    return undefined;
  }
}
