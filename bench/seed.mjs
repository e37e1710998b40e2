// Fills a database with closed tickets as the desk would have written them: events with their hash chain, rows, texts, marks. Direct inserts
// in large transactions, so that a million tickets take minutes. The last sixty stay open.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(pathToFileURL(join(root, 'dist/src', path)).href);
const PER_TRANSACTION = 2_000;
const OPEN = 60;
/** As in migrations/0009-search.sql. */
const PLACES_A_TICKET = 1_048_576;
/** The tickets are spread evenly over so many years, the last one reported an hour ago. */
const YEARS = 10;
const words = [
  '怪しい添付ファイルを開いてしまいました',
  'I clicked a link in a strange mail',
  'ノートPCを電車に置き忘れました',
  '名簿を違う宛先に送りました',
];
const phrases = [
  '朝会議の前に',
  '取引先を名乗る人から',
  'please help',
  '部長のPCで',
  'at the branch office',
  '昨日の夕方',
];

/** @returns bytes of the texts people wrote */
export async function seed(file, count) {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const [{ openSqlite }, { readMigrations }, { loadScripts }, { hashOf, hashOfText }, { searchWords }] =
    await Promise.all([
      built('store/sqlite.js'),
      built('store/migrate.js'),
      built('script/load.js'),
      built('store/chain.js'),
      built('store/search-words.js'),
    ]);
  await openSqlite(file, readMigrations(join(root, 'migrations'))).store.close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -200000');
  const { scripts } = loadScripts([join(root, 'scripts')]);
  const insert = statements(db);
  const scriptList = [...scripts.values()].filter((one) =>
    ['suspicious-click', 'credentials-entered', 'lost-device', 'misdirected-message'].includes(one.id),
  );
  for (const script of scriptList) insert.script.run(script.id, script.version, JSON.stringify(script));
  const chain = { seq: 0, hash: '' };
  let raw = 0;
  const span = (YEARS * 365 * 24 * 3_600_000) / count;
  const last = Date.now() - 3_600_000;
  for (let from = 1; from <= count; from += PER_TRANSACTION)
    db.transaction(() => {
      for (let number = from; number < Math.min(from + PER_TRANSACTION, count + 1); number += 1)
        raw += ticket({ number, at: last - (count - number) * span, open: number > count - OPEN });
    })();
  db.prepare('update chain set seq = ?, hash = ?').run(chain.seq, chain.hash);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return raw;

  function ticket({ number, at, open }) {
    const script = scriptList[number % scriptList.length];
    const user = `U0S${number % 5_000}`;
    const text = `${words[number % words.length]}。${phrases[number % phrases.length]} ${phrases[(number * 7) % phrases.length]} ${number}`;
    const body = JSON.stringify({ text });
    const textId = hex(`text ${number}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const salt = hex(`salt ${number}`, 32);
    const said = { id: textId, sha256: hashOfText(salt, body) };
    const by = { id: `slack:${user}`, platform: 'slack', user };
    const channel = `D0S${number % 5_000}`;
    const message = `${Math.floor(at / 1000)}.${String(number % 1_000_000).padStart(6, '0')}`;
    const place = { platform: 'slack', channel, message, direct: true };
    const severity = script.severity.default;
    const after = (minutes) => new Date(at + minutes * 60_000).toISOString();
    const events = courseOf({ by, said, script, place }, after, open);
    // A foreign key needs the row first.
    const version = events.length;
    insert.ticket.run(
      number,
      version,
      open ? 'paging' : 'closed',
      script.id,
      severity,
      by.id,
      '["tanaka"]',
      open ? null : 'tanaka',
      after(0),
      open ? after(0) : after(90),
      open ? null : after(90),
    );
    for (const [index, [minutes, event]] of events.entries())
      append(number, index + 1, after(minutes), event, `slack:${channel}:${message}:${hex(`r${number}${index}`, 16)}`);
    insert.text.run(textId, number, salt, said.sha256, body, after(0), number * PLACES_A_TICKET + 1);
    insert.words.run(BigInt(number * PLACES_A_TICKET + 1), searchWords(body));
    insert.utterance.run(channel, message, number, textId);
    for (const [surface, where] of [
      ['reporter', channel],
      ['desk/slack', 'C0DESK'],
      ['page/0/slack', 'D0TANAKA'],
      ['hearing/0', channel],
      ['tell/3/reporter', channel],
      ['tell/4/reporter', channel],
    ])
      insert.shown.run(number, surface, where, message, hex(`drawn ${number} ${surface}`, 64), after(1));
    insert.ring.run(number, 'page/0/slack', 'sent/tanaka', after(1));
    return Buffer.byteLength(text);
  }

  function append(number, version, at, event, request) {
    chain.seq += 1;
    const content = {
      seq: chain.seq,
      ticket: number,
      version,
      at,
      request,
      event: JSON.parse(JSON.stringify(event)),
      prev: chain.hash,
    };
    const hash = hashOf(content);
    insert.event.run(chain.seq, number, version, at, request, event.type, JSON.stringify(event), chain.hash, hash);
    chain.hash = hash;
  }
}

/** What happens to a report, with the minute it happens in. */
function courseOf({ by, said, script, place }, after, open) {
  const tanaka = { id: 'tanaka', platform: 'slack', user: 'U0TANAKA' };
  const opened = {
    ...{ type: 'opened', reporter: by, route: 'employee', language: 'ja', said, sure: true, candidates: [], place },
    ...{ script: { id: script.id, version: script.version }, severity: script.severity.default, restricted: false },
  };
  const called = { people: ['tanaka'], rung: 0, round: 1, answerBy: after(15), skipped: [] };
  return [
    [0, opened],
    [0, { type: 'paged', why: 'opened', ...called }],
    ...(open
      ? []
      : [
          [4, { type: 'acknowledged', by: tanaka }],
          [90, { type: 'closed', by: tanaka, said }],
        ]),
  ];
}

function statements(db) {
  const into = (table, columns, values = columns.map(() => '?')) =>
    db.prepare(`insert or ignore into ${table} (${columns}) values (${values})`);
  return {
    script: into('scripts', ['id', 'version', 'body']),
    ticket:
      db.prepare(`insert into tickets (number, version, phase, script, severity, restricted, reporter, participants, barred, holder, opened_at, talked_at, closed_at)
      values (?, ?, ?, ?, ?, 0, ?, ?, '[]', ?, ?, ?, ?)`),
    event: into('events', ['seq', 'ticket', 'version', 'at', 'request', 'type', 'body', 'prev', 'hash']),
    text: into('texts', ['id', 'ticket', 'salt', 'sha256', 'body', 'at', 'place']),
    words: db.prepare('insert into text_words (rowid, words) values (?, ?)'),
    utterance: db.prepare(
      "insert into utterances (platform, channel, message, ticket, text_id) values ('slack', ?, ?, ?, ?)",
    ),
    shown: db.prepare(
      "insert into shown (ticket, surface, platform, channel, message, drawn, at) values (?, ?, 'slack', ?, ?, ?, ?)",
    ),
    ring: into('rings', ['ticket', 'surface', 'state', 'at']),
  };
}

function hex(of, digits) {
  return createHash('sha256').update(of).digest('hex').slice(0, digits);
}

if (process.argv[1]?.endsWith('seed.mjs')) {
  const [, , file, count = '10000'] = process.argv;
  const raw = await seed(file, Number(count));
  process.stdout.write(`${count} tickets with ${raw} bytes of text in ${file}\n`);
}
