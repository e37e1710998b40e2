// Fills a database with closed tickets as the desk would have written them: events with their hash chain, rows, texts, what stands where; those
// that were closed more than a hundred days ago are put away. Direct inserts in large transactions, so that a million tickets take minutes. The
// last sixty stay open.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(pathToFileURL(join(root, 'dist/src', path)).href);
const PER_TRANSACTION = 2_000;
const OPEN = 60;
/** They wait for an answer, and none of them is late. */
const OPEN_FOR_MINUTES = 365 * 24 * 60;
/** As in src/store/text-rows.ts. */
const PLACES_A_TICKET = 4_096;
/** The tickets are spread evenly over so many years, the last one reported an hour ago. */
const YEARS = 10;
/** As in src/housekeeping.ts. */
const PUT_AWAY_AFTER_MS = 100 * 24 * 3_600_000;
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
const endings = [
  { text: '端末を初期化して入れ替えました', cause: '添付ファイルの実行', lessons: '早い連絡が役に立った' },
  { text: 'パスワードを変え、外からの利用がないことを確かめた', cause: 'にせのログイン画面', lessons: '訓練に加える' },
  { text: 'Found at the station, nothing was missing.', cause: 'Left on a train', lessons: 'None' },
];

/** @returns bytes of the texts people wrote */
export async function seed(file, count) {
  const Database = createRequire(import.meta.url)('better-sqlite3');
  const [
    { openSqlite },
    { readMigrations },
    { loadScripts },
    { hashOf, hashOfText },
    { searchWords },
    { packEvent, packText },
  ] = await Promise.all([
    built('store/sqlite.js'),
    built('store/migrate.js'),
    built('script/load.js'),
    built('store/chain.js'),
    built('store/search-words.js'),
    built('store/packing.js'),
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
    const by = { id: `slack:${user}`, platform: 'slack', user };
    const channel = `D0S${number % 5_000}`;
    const message = `${Math.floor(at / 1000)}.${String(number % 1_000_000).padStart(6, '0')}`;
    const place = { platform: 'slack', channel, message, direct: true };
    const { text, ...fields } = endings[number % endings.length];
    const report = textOf(number, 0, {
      text: `${words[number % words.length]}。${phrases[number % phrases.length]} ${phrases[(number * 7) % phrases.length]} ${number}`,
    });
    const closing = open ? undefined : textOf(number, 3, { text: `${text} ${number}`, fields });
    const after = (minutes) => new Date(at + minutes * 60_000).toISOString();
    const events = courseOf({ by, said: report.said, closing: closing?.said, script, place }, after);
    const isPutAway = !open && at < Date.now() - PUT_AWAY_AFTER_MS;
    // A foreign key needs the row first.
    insert.ticket.run(
      ...[number, events.length, open ? 'paging' : 'closed', script.id, script.severity.default, by.id, '["tanaka"]'],
      ...[open ? null : 'tanaka', after(0), open ? after(0) : after(90), open ? null : after(90)],
      isPutAway ? events.length : 0,
    );
    const asked = `slack:${channel}:${message}:${hex(`r${number}`, 16)}`;
    const requests = [
      asked,
      asked,
      `slack:press:${hex(`p${number}`, 16)}`,
      `slack:form:V${number}:${hex(`f${number}`, 16)}`,
    ];
    for (const [index, [minutes, event]] of events.entries())
      append({ ticket: number, version: index + 1, at: after(minutes), request: requests[index], event }, isPutAway);
    for (const one of [report, closing])
      if (one) {
        insert.text.run(
          one.place,
          number,
          one.said.id,
          ...(isPutAway ? [null, packText(one.salt, one.body)] : [one.salt, one.body]),
        );
        insert.words.run(BigInt(one.place), searchWords(one.body));
      }
    insert.utterance.run(channel, message, report.place);
    for (const [surface, where] of standing(channel, isPutAway))
      insert.shown.run(number, surface, where, message, isPutAway ? '' : hex(`drawn ${number} ${surface}`, 22));
    if (!isPutAway) insert.ring.run(number, 'page/0/slack', 'sent/tanaka', after(1));
    return report.bytes + (closing?.bytes ?? 0);
  }

  function textOf(number, version, said) {
    const body = JSON.stringify(said);
    const id = hex(`text ${number} ${version}`, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    const salt = hex(`salt ${number} ${version}`, 32);
    const place = number * PLACES_A_TICKET + version + 1;
    const bytes = Buffer.byteLength([said.text, ...Object.values(said.fields ?? {})].join(''));
    return { place, salt, body, bytes, said: { id, sha256: hashOfText(salt, body) } };
  }

  function append(event, isPutAway) {
    chain.seq += 1;
    const content = { seq: chain.seq, ...event, event: JSON.parse(JSON.stringify(event.event)), prev: chain.hash };
    const hash = hashOf(content);
    const { ticket, version, at, request } = event;
    const body = JSON.stringify(event.event);
    const written = isPutAway ? [null, null, packEvent(request, body)] : [request, body, null];
    const { type } = event.event;
    insert.event.run(chain.seq, ticket, version, Date.parse(at), type, Buffer.from(hash, 'hex'), ...written);
    chain.hash = hash;
  }
}

/** The messages that the desk knows of. */
function standing(channel, isPutAway) {
  const told = [
    ['reporter', channel],
    ['page/0/slack', 'D0TANAKA'],
    ['hearing/0', channel],
    ['tell/3/reporter', channel],
    ['tell/4/reporter', channel],
  ];
  return [['desk/slack', 'C0DESK'], ...(isPutAway ? [] : told)];
}

/** What happens to a report, with the minute it happens in. */
function courseOf({ by, said, closing, script, place }, after) {
  const tanaka = { id: 'tanaka', platform: 'slack', user: 'U0TANAKA' };
  const opened = {
    ...{ type: 'opened', reporter: by, place, said, route: 'employee', language: 'ja' },
    ...{ script: { id: script.id, version: script.version }, sure: true, candidates: [] },
    ...{ severity: script.severity.default, restricted: false },
  };
  const called = {
    people: ['tanaka'],
    rung: 0,
    round: 1,
    skipped: [],
    why: 'opened',
    answerBy: after(closing ? 15 : OPEN_FOR_MINUTES),
  };
  return [
    [0, opened],
    [0, { type: 'paged', ...called }],
    ...(closing
      ? [
          [4, { type: 'acknowledged', by: tanaka }],
          [90, { type: 'closed', by: tanaka, said: closing }],
        ]
      : []),
  ];
}

function statements(db) {
  const into = (table, columns) =>
    db.prepare(`insert or ignore into ${table} (${columns}) values (${columns.map(() => '?')})`);
  return {
    script: into('scripts', ['id', 'version', 'body']),
    ticket: db.prepare(
      `insert into tickets (number, version, phase, script, severity, restricted, reporter, participants, barred, holder, opened_at, talked_at,
      closed_at, put_away) values (?, ?, ?, ?, ?, 0, ?, ?, '[]', ?, ?, ?, ?, ?)`,
    ),
    event: into('events', ['seq', 'ticket', 'version', 'at', 'type', 'hash', 'request', 'body', 'packed']),
    text: into('texts', ['place', 'ticket', 'id', 'salt', 'body']),
    words: db.prepare('insert into text_words (rowid, words) values (?, ?)'),
    utterance: db.prepare("insert into utterances (platform, channel, message, place) values ('slack', ?, ?, ?)"),
    shown: db.prepare(
      "insert into shown (ticket, surface, platform, channel, message, drawn) values (?, ?, 'slack', ?, ?, ?)",
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
