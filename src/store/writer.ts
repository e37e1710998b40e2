// What the desk writes for every report: whatever is to be written at one moment shares one transaction, so that one sync of the disk
// serves many reports. A sync takes up to 20 ms on a slow disk, and everything else waits meanwhile.
import type { CompiledQuery, QueryResult } from 'kysely';
import { type Database, runAtOnce, stated, type Work } from './work.js';

/** More than this in one transaction would keep the first ones waiting too long. */
const MAX_IN_ONE_TRANSACTION = 64;
/**
 * While more comes with each turn of the event loop, it is waited for, so many turns at most: a turn takes up one new connection and what
 * has come on the others, and a sync would stop them all.
 */
const MAX_TURNS = 16;

export interface Driver {
  /** Answers at once, and throws what the database throws. */
  ask(query: CompiledQuery): QueryResult<unknown>;
  /** Whether the transactions that follow wait for the disk. */
  sync(on: boolean): void;
}

interface Waiting {
  synced: boolean;
  work: () => Work<unknown>;
  done: (result: never) => void;
  failed: (error: unknown) => void;
}

/** For a database that answers at once: a transaction is one piece, between whose queries nothing else happens. */
export function createWriter({ ask, sync }: Driver): Database['write'] {
  const waiting: Waiting[] = [];

  /** @param seen how many waited a turn ago */
  function writeWaiting(seen: number, turns: number): void {
    const more = waiting.length > seen && waiting.length < MAX_IN_ONE_TRANSACTION && turns < MAX_TURNS;
    if (more) return void setImmediate(writeWaiting, waiting.length, turns + 1);
    writeSome(waiting.splice(0, MAX_IN_ONE_TRANSACTION));
    // In between, what is written is answered.
    if (waiting.length > 0) setImmediate(writeWaiting, 0, 0);
  }

  function writeSome(some: Waiting[]): void {
    let spoilt = false;
    try {
      sync(some.some(({ synced }) => synced));
      run('begin immediate');
      const results = inTransaction(() => {
        spoilt = true;
        const done = some.map(({ work }) => runAtOnce(work(), ask));
        spoilt = false;
        run('commit');
        return done;
      });
      for (const [index, { done }] of some.entries()) done(results[index] as never);
    } catch (error) {
      // One of them spoilt it for all; alone, each fails or succeeds by itself. A disk that takes nothing fails them all.
      if (spoilt && some.length > 1) for (const one of some) writeSome([one]);
      else for (const { failed } of some) failed(error);
    } finally {
      // Whatever is written elsewhere waits for the disk.
      sync(true);
    }
  }

  function inTransaction<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      rollBack();
      throw error;
    }
  }

  function rollBack(): void {
    try {
      run('rollback');
    } catch {
      // SQLite rolls back by itself when the disk is full or broken; what failed first is what is told.
    }
  }

  function run(statement: string): void {
    runAtOnce(stated(statement), ask);
  }

  return (work, how) =>
    new Promise((done, failed) => {
      // What arrives together is written together.
      if (waiting.length === 0) setImmediate(writeWaiting, 0, 0);
      waiting.push({ work, synced: how === 'synced', done, failed });
    });
}
