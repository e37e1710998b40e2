// The full-text index: what is found, in which order, and that nothing stays in it that was erased.
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { readMigrations } from '../../src/store/migrate.js';
import { matching, searchWords } from '../../src/store/search-words.js';
import { at, changing, type Fresh, freshStore, opening } from './fresh.js';

let fresh: Fresh;
beforeEach(() => {
  fresh = freshStore();
});
afterEach(() => fresh.close());

let written = 0;
const textOf = (said: object) => {
  written += 1;
  return { id: `t${written}`, salt: 's', sha256: 'h', body: JSON.stringify(said) };
};

/** A ticket whose report is this text; its number. */
async function report(text: string, more: object = {}) {
  const row = textOf({ text, ...more });
  const done = await fresh.store.commit(opening(row.id, { texts: [row] }));
  if (done.is !== 'committed') throw new Error(done.is);
  return { ticket: done.ticket, text: row.id };
}
const found = async (...words: string[]) =>
  (await fresh.store.textsWith(words, { limit: 100 })).map(({ ticket }) => ticket);

test.each([
  ['two characters', '請求'],
  ['one character', '怪'],
  ['the last character', 'た'],
  ['a long run', '怪しい請求書の'],
  ['half width', 'ﾒｰﾙ'],
  ['a Latin word beside Japanese', 'pdf'],
  ['another form of an English word', 'attachment'],
  ['a file name', 'invoice.exe'],
  ['a word of a form field', '鍵'],
  ['a quoted message', '至急'],
])('a word is found: %s', async (_how, word) => {
  const { ticket } = await report('怪しい請求書のPDFをメールで開いてしまった。Two ATTACHMENTS', {
    files: [{ name: 'Invoice.exe' }],
    fields: { where: '金庫の鍵' },
    quoted: { author: 'x', text: '至急お支払いください' },
  });
  await report('べつの話');
  expect(await found(word)).toEqual([ticket]);
});

test.each(['請書', '書請', '"', '*', 'OR', 'NEAR(', '）', '\u0000', '怪しくない', ' '])(
  'what does not stand there is not found, and no sign is an operator: %j',
  async (word) => {
    await report('怪しい請求書を開いた');
    expect(await found(word)).toEqual([]);
  },
);

test('all words must stand in one text; the newest ticket comes first; a page goes on below a number', async () => {
  const first = await report('怪しい請求書');
  await report('怪しい封筒');
  const third = await report('請求書が怪しい');
  expect(await found('請求書', '怪しい')).toEqual([third.ticket, first.ticket]);
  const next = await fresh.store.textsWith(['怪しい'], { below: third.ticket, limit: 1 });
  expect(next.map(({ ticket }) => ticket)).toEqual([2]);
  expect(await fresh.store.textsWith(['怪しい'], { ticket: 1, limit: 9 })).toEqual([{ ticket: 1, text: first.text }]);
});

test('what is added later to an old ticket is found in its place', async () => {
  const { ticket } = await report('一つ目');
  await report('二つ目');
  const note = textOf({ text: '追って請求書も見つかりました' });
  await fresh.store.commit(changing('note', ticket, 1, { texts: [note], row: opening('x').row }));
  expect(await fresh.store.textsWith(['請求書'], { limit: 9 })).toEqual([{ ticket, text: note.id }]);
});

test('an erased text is not found any more, whoever erases it', async () => {
  const { text } = await report('忘れてほしい話');
  fresh.raw.prepare('update texts set body = null where id = ?').run(text);
  expect(await found('忘れて')).toEqual([]);
  expect(fresh.raw.prepare('select count(*) from text_words').pluck().get()).toBe(0);
});

test('a batch that is not written leaves nothing in the index', async () => {
  const { ticket } = await report('x');
  const lost = textOf({ text: '幻の請求書' });
  expect(await fresh.store.commit(changing('late', ticket, 7, { texts: [lost] }))).toEqual({ is: 'stale' });
  expect(await found('請求書')).toEqual([]);
});

test('signs that follow each other only in pairs are no word; more such texts than are looked at together hide none', async () => {
  const { ticket } = await report('請求書');
  for (let other = 0; other < 120; other += 1) await report('請求と求書');
  expect(await found('請求書')).toEqual([ticket]);
});

test('words of any script can be looked for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 12 }), async (word) => {
      await found(word);
    }),
    { numRuns: 300 },
  );
  const { ticket } = await report('नमस्ते فارسی ᏣᎳᎩ ꓡꓲꓢꓴ 𞤀𞤣𞤤𞤢𞤥');
  for (const word of ['नमस्ते', 'فارسی', 'ᏣᎳᎩ', 'ꓡꓲꓢꓴ', '𞤀𞤣𞤤𞤢𞤥'])
    expect([word, await found(word)]).toEqual([word, [ticket]]);
});

test('a text that was put away is found as before, and not any more once it is erased', async () => {
  const { ticket, text } = await report('怪しい請求書');
  fresh.raw.prepare("update tickets set phase = 'closed', closed_at = ?").run(at);
  expect(await fresh.store.putAway('2027-01-01T00:00:00.000Z', 9)).toBe(1);
  expect(fresh.raw.prepare('select typeof(body) from texts').pluck().get()).toBe('blob');
  expect(await found('怪しい請求')).toEqual([ticket]);
  expect((await fresh.store.texts(ticket)).get(text)).toEqual({ text: '怪しい請求書' });
  fresh.raw.prepare('update texts set body = null where id = ?').run(text);
  expect(await found('怪しい請求')).toEqual([]);
  expect((await fresh.store.texts(ticket)).get(text)).toBeUndefined();
});

test('a database from before the index is indexed whole', () => {
  const database = new Database(':memory:');
  database.function('search_words', { deterministic: true }, (body) => searchWords(String(body)));
  const [before, after] = [(name: string) => name < '0009', (name: string) => name === '0009-search.sql'];
  const all = readMigrations(resolve('migrations'));
  for (const { sql } of all.filter(({ name }) => before(name))) database.exec(sql);
  const ticket = database.prepare(
    `insert into tickets (number, version, phase, script, severity, restricted, reporter, participants, opened_at, talked_at)
     values (?, 9, 'closed', 'x', 'SEV3', 0, 'p', '[]', ?, ?)`,
  );
  const text = database.prepare('insert into texts (id, ticket, salt, sha256, body, at) values (?, ?, ?, ?, ?, ?)');
  for (const number of [1, 2]) ticket.run(number, at, at);
  for (const [id, number, body] of [
    ['a', 1, { text: '請求書' }],
    ['b', 2, { text: '別' }],
    ['c', 1, { text: '請求書の続き' }],
    ['d', 2, null],
  ] as const)
    text.run(id, number, 's', 'h', body && JSON.stringify(body), at);
  for (const { sql } of all.filter(({ name }) => after(name))) database.exec(sql);
  const hits = database
    .prepare('select id from texts join text_words on place = text_words.rowid where text_words match ? order by place')
    .pluck()
    .all(matching(['請求書'])?.match);
  expect(hits).toEqual(['a', 'c']);
  database.close();
});
