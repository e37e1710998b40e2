// Work on the database, written as a row of queries: each is handed out, and its answer handed back. Who runs the work decides how: SQLite
// answers at once, so that a transaction is over before anything else can look; a server would be waited for.
import { type Compilable, CompiledQuery, type Kysely, type QueryResult } from 'kysely';
import type { Tables } from './tables.js';

export type Work<T> = Generator<CompiledQuery, T, QueryResult<unknown>>;

/** Builds queries; what it builds is run by whoever runs the work. */
export type Builder = Kysely<Tables>;

/** What carries work out. */
export interface Database {
  db: Builder;
  read<T>(work: Work<T>): Promise<T>;
  /**
   * Runs the work inside a transaction with other work; it may be run twice. `synced`: resolves once it would survive a power cut. What the
   * queue notes of its own doings need not: a job that is forgotten to be done is looked for on the platform before it is done again.
   */
  write<T>(work: () => Work<T>, how?: 'synced'): Promise<T>;
}

/** One query, built for this one time. */
export function* asked<Row>(query: Compilable<Row>): Work<QueryResult<Row>> {
  return (yield query.compile()) as QueryResult<Row>;
}

/** A statement that is written out. */
export function* stated(statement: string): Work<void> {
  yield CompiledQuery.raw(statement);
}

/** @throws what the database throws, unless the work catches it */
export function runAtOnce<T>(work: Work<T>, ask: (query: CompiledQuery) => QueryResult<unknown>): T {
  let step = work.next();
  while (!step.done) {
    let answer: QueryResult<unknown>;
    try {
      answer = ask(step.value);
    } catch (error) {
      step = work.throw(error);
      continue;
    }
    step = work.next(answer);
  }
  return step.value;
}
