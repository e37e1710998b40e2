// A store on a database of its own, batches to write, and a way to break the database from outside.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { rowOf } from '../../src/register.js';
import { readMigrations } from '../../src/store/migrate.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Batch, Store } from '../../src/store/store.js';
import type { TicketEvent } from '../../src/ticket/event.js';
import type { JobSpec } from '../../src/ticket/plan.js';
import { evolve } from '../../src/ticket/ticket.js';

export const at = '2026-11-16T05:00:00.000Z';

export interface Fresh {
  store: Store;
  /** A second connection: looks at the tables as they lie on the disk, and breaks them. */
  raw: Database.Database;
  /** Opens the same file once more, as another process would. */
  another(): Store;
  close(): Promise<void>;
}

export function freshStore(): Fresh {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'desk.db');
  const open = () => openSqlite(file, readMigrations(resolve('migrations'))).store;
  const stores = [open()];
  const raw = new Database(file);
  return {
    store: stores[0] as Store,
    raw,
    another: () => {
      const store = open();
      stores.push(store);
      return store;
    },
    async close() {
      raw.close();
      for (const store of stores) await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const noted = {
  type: 'language-chosen',
  by: { id: 'slack:U0HANAKO', platform: 'slack', user: 'U0HANAKO' },
  language: 'en',
} as const;

export function job(name: string, more: Partial<JobSpec> = {}): JobSpec {
  return { kind: 'show', name, lane: '', priority: 3, dueAt: at, ...more };
}

const ref = { id: 'text', sha256: 'h' };
export const opened: TicketEvent = {
  ...{ type: 'opened', reporter: noted.by, said: ref, route: 'employee', language: 'ja', sure: true, candidates: [] },
  ...{ script: { id: 'suspicious-click', version: '0123456789ab' }, severity: 'SEV2', restricted: false },
};

function rowAfter(event: TicketEvent): Batch['row'] {
  const stored = { ...{ seq: 1, ticket: 1, version: 1, at, request: 'r' }, event, prev: '', hash: '' };
  const ticket = evolve(undefined, stored);
  return ticket && rowOf(ticket);
}
const row = rowAfter(opened);

/** A batch that opens a ticket. */
export function opening(request: string, more: Partial<Batch> = {}): Batch {
  const text = { id: `text-${request}`, salt: 's', sha256: 'h', body: '{"text":"x"}' };
  const jobs = [job('reporter'), job('desk/slack')];
  return { request, at, ticket: 'next', version: 0, events: [noted], row, texts: [text], jobs, ...more };
}

/** A batch that changes a ticket. */
export function changing(request: string, ticket: number, version: number, more: Partial<Batch> = {}): Batch {
  return { request, at, ticket, version, events: [noted], row, texts: [], jobs: [job('desk/slack')], ...more };
}

/** How many rows each table that a commit writes has. */
export function counts(raw: Database.Database): Record<string, number> {
  const tables = ['tickets', 'events', 'texts', 'jobs', 'handled'];
  return Object.fromEntries(
    tables.map((table) => [table, raw.prepare(`select count(*) from ${table}`).pluck().get() as number]),
  );
}
