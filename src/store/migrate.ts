// Brings a database up to date: the files of migrations/ in the order of their names, each once, each whole or not at all.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Migration {
  name: string;
  sql: string;
}

/** What migrating needs of a driver; SQL scripts hold several statements, which Kysely does not run. */
export interface MigrationTarget {
  done(): string[];
  /** Runs the script and records its name in one transaction. */
  run(migration: Migration): void;
}

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** @throws when the database was made by a newer version of the desk: running an older one on it could lose what it does not know. */
export function migrate(target: MigrationTarget, migrations: Migration[]): void {
  const done = target.done();
  const unknown = done.filter((name) => !migrations.some((one) => one.name === name));
  if (unknown.length > 0)
    throw new Error(
      `The database was made by a newer version of the desk (it has ${unknown.join(', ')}). Install that version again, or start with another DATABASE_URL.`,
    );
  for (const migration of migrations) if (!done.includes(migration.name)) target.run(migration);
}
