// Queries that are built once. Building the text of a query takes several times as long as SQLite needs to answer it, and the desk asks
// the same few things for every report.
import { type Compilable, type CompiledQuery, type Kysely, type QueryResult, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.js';

export type Connection = Kysely<Tables> | Transaction<Tables>;

/**
 * @param build makes the query from stand-ins of its parameters; it may only pass them on as values
 * @returns runs the query with these parameters
 */
export function prepared<Parameters extends object, Row>(
  build: (db: Connection, parameters: Parameters) => Compilable<Row>,
): (db: Connection, parameters: Parameters) => Promise<QueryResult<Row>> {
  let compiled: CompiledQuery<Row> | undefined;
  let fill: ((parameters: Parameters) => unknown)[] = [];
  return (db, parameters) => {
    if (!compiled) {
      compiled = build(db, standIns<Parameters>()).compile();
      fill = compiled.parameters.map((one) => (one instanceof StandIn ? (given) => one.of(given) : () => one));
    }
    return db.executeQuery({ ...compiled, parameters: fill.map((filled) => filled(parameters)) });
  };
}

class StandIn {
  constructor(private readonly name: string) {}

  of(parameters: object): unknown {
    return (parameters as Record<string, unknown>)[this.name];
  }
}

function standIns<Parameters extends object>(): Parameters {
  return new Proxy({} as Parameters, { get: (_, name) => new StandIn(String(name)) });
}

/** A value that stands in the text of the query: an index over some rows only (`where phase <> 'closed'`) serves no query that has a parameter there. */
export function literally<Value extends string>(value: Value) {
  return sql.lit<Value>(value);
}
