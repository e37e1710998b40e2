// Queries that are built once. Building the text of a query takes several times as long as SQLite needs to answer it, and the desk asks
// the same few things for every report.
import { type Compilable, type CompiledQuery, type QueryResult, sql } from 'kysely';
import type { Builder, Work } from './work.js';

/**
 * @param build makes the query from stand-ins of its parameters; it may only pass them on as values
 * @returns the query with these parameters
 */
export function prepared<Parameters extends object, Row>(
  build: (db: Builder, parameters: Parameters) => Compilable<Row>,
): (db: Builder, parameters: Parameters) => Work<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  let fill: readonly unknown[] = [];
  return function* (db, parameters) {
    if (!compiled) {
      compiled = build(db, standIns<Parameters>()).compile();
      fill = compiled.parameters;
    }
    const { sql: text, query, queryId } = compiled;
    const given = parameters as Record<string, unknown>;
    const values = fill.map((one) => (one instanceof StandIn ? given[one.name] : one));
    return (yield { sql: text, query, queryId, parameters: values }) as QueryResult<Row>;
  };
}

class StandIn {
  constructor(readonly name: string) {}
}

function standIns<Parameters extends object>(): Parameters {
  return new Proxy({} as Parameters, { get: (_, name) => new StandIn(String(name)) });
}

/** A value that stands in the text of the query: an index over some rows only (`where phase <> 'closed'`) serves no query that has a parameter there. */
export function literally<Value extends string>(value: Value) {
  return sql.lit<Value>(value);
}

/**
 * A limit, or a pattern to be like, as an expression: a bare parameter that SQLite could plan by makes it read the whole statement anew each
 * time, which takes longer than the statement.
 */
export function upTo(count: number) {
  return sql<number>`0 + ${count}`;
}
export function pattern(text: string) {
  return sql<string>`'' || ${text}`;
}
