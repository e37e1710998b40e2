// A database from before hashes were bytes and times numbers comes through whole: the same events, the same chain, the same texts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { findBroken } from '../../src/cli/verify.js';
import { plusSeconds } from '../../src/clock.js';
import { rowOf } from '../../src/register.js';
import { hashOf, hashOfText } from '../../src/store/chain.js';
import { readMigrations } from '../../src/store/migrate.js';
import { searchWords } from '../../src/store/search-words.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';

const folder = mkdtempSync(join(tmpdir(), 'smaller-'));
const file = join(folder, 'desk.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const by = { id: 'slack:U0HANAKO', platform: 'slack', user: 'U0HANAKO' } as const;
const body = JSON.stringify({ text: '怪しい請求書' });
const said = { id: '00000000-0000-4000-8000-000000000001', sha256: hashOfText('5a17', body) };
const opened: TicketEvent = {
  ...{ type: 'opened', reporter: by, said, route: 'employee', language: 'ja', sure: true, candidates: [] },
  ...{ script: { id: 'suspicious-click', version: '0123456789ab' }, severity: 'SEV2', restricted: false },
};

/** A ticket whose language changes again and again, at times of every kind. */
function chained(): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (let index = 0; index < 400; index += 1) {
    const event: TicketEvent =
      index === 0 ? opened : { type: 'language-chosen', by, language: index % 2 === 0 ? 'ja' : 'en' };
    const at = plusSeconds('1999-12-31T23:59:59.999Z', index * 2_345_678.901);
    const seq = index + 1;
    const content = { ...{ seq, ticket: 1, version: seq, at, request: `r\n"${index}`, event }, prev: '' };
    content.prev = events.at(-1)?.hash ?? '';
    events.push({ ...content, hash: hashOf(content) });
  }
  return events;
}

/** As the desk wrote it then. */
function writeAsBefore(events: StoredEvent[]): void {
  const database = new Database(file);
  database.function('search_words', { deterministic: true }, (text) => searchWords(String(text)));
  database.exec('create table migrations (name text primary key)');
  for (const { name, sql } of readMigrations(resolve('migrations')).filter(({ name }) => name < '0013')) {
    database.exec(sql);
    database.prepare('insert into migrations values (?)').run(name);
  }
  const row = rowOf(fold(events) as Ticket);
  const last = events.at(-1) as StoredEvent;
  database
    .prepare(
      `insert into tickets (number, version, phase, script, severity, restricted, reporter, participants, barred, opened_at, talked_at)
       values (1, ?, ?, ?, ?, 0, ?, '[]', '[]', ?, ?)`,
    )
    .run(last.version, row.phase, row.script, row.severity, row.reporter, row.openedAt, row.talkedAt);
  const event = database.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const { seq, ticket, version, at, request, event: content, prev, hash } of events)
    event.run(seq, ticket, version, at, request, content.type, JSON.stringify(content), prev, hash);
  database.prepare('update chain set seq = ?, hash = ?').run(last.seq, last.hash);
  const { openedAt: at } = row;
  database
    .prepare('insert into texts (id, ticket, salt, sha256, body, at, place) values (?, 1, ?, ?, ?, ?, ?)')
    .run(said.id, '5a17', said.sha256, body, at, 1_048_577);
  database.prepare('insert into text_words (rowid, words) values (1048577, ?)').run(searchWords(body));
  database.prepare("insert into utterances values ('slack', 'D1', 'm1', 1, ?)").run(said.id);
  database.prepare("insert into shown values (1, 'reporter', 'slack', 'D1', 'm2', 'drawn', ?)").run(at);
  database.close();
}

test('a database made before is whole afterwards, and everything in it is found again', async () => {
  const events = chained();
  writeAsBefore(events);
  const { store } = openSqlite(file, readMigrations(resolve('migrations')));
  expect(await store.log(0, 10_000)).toEqual(events);
  expect(await findBroken(store)).toBeUndefined();
  expect(await store.texts(1)).toEqual(new Map([[said.id, JSON.parse(body)]]));
  expect(await store.ticketOfMessage('slack', 'D1', 'm1')).toEqual({ ticket: 1, text: said.id });
  expect(await store.ticketInThread('slack', 'D1', 'm2')).toBe(1);
  expect(await store.shown(1, 'reporter')).toEqual({ platform: 'slack', channel: 'D1', message: 'm2', drawn: 'drawn' });
  expect(await store.textsWith(['請求書'], { limit: 9 })).toEqual([{ ticket: 1, text: said.id }]);
  await store.close();

  const raw = new Database(file);
  raw.prepare('update texts set body = null').run();
  expect(raw.prepare("select count(*) from text_words where text_words match '請求'").pluck().get()).toBe(0);
  expect(raw.pragma('foreign_key_check')).toEqual([]);
  raw.close();
});
