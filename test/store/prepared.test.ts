// The desk's everyday questions are read by SQLite once, not each time they are asked.
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { pattern, prepared, upTo } from '../../src/store/prepared.js';
import type { Tables } from '../../src/store/tables.js';
import { runAtOnce } from '../../src/store/work.js';

const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) });

/** The parameters that stand bare where SQLite could plan by them. */
function bare(sql: string): string[] {
  return [...sql.matchAll(/\b(limit|like) \?/g)].map(([found]) => found);
}

test('a limit and a pattern are expressions, by which SQLite cannot plan', () => {
  const page = prepared((builder, { most, like }: { most: number; like: string }) =>
    builder.selectFrom('kept').select('name').where('name', 'like', pattern(like)).limit(upTo(most)),
  );
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  runAtOnce(page(db, { most: 3, like: 'a%' }), (query) => {
    asked.push(query);
    return { rows: [] };
  });
  expect(asked[0]?.parameters).toEqual(['a%', 3]);
  expect(bare(asked[0]?.sql ?? '')).toEqual([]);
});

test('what a work does not catch is thrown where it runs, and what it catches lets it go on', () => {
  const fails = () => {
    throw new Error('disk full');
  };
  const one = prepared((builder) => builder.selectFrom('kept').select('name'));
  expect(() => runAtOnce(one(db, {}), fails)).toThrow('disk full');
  function* careful() {
    try {
      yield* one(db, {});
    } catch {
      return 'went on';
    }
    return 'did not fail';
  }
  expect(runAtOnce(careful(), fails)).toBe('went on');
});
