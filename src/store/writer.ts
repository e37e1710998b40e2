// What the desk writes for every report: whatever is to be written at one moment shares one transaction, so that one sync of the disk
// serves many reports. A sync takes up to 20 ms on a slow disk, and everything else waits meanwhile.
import { CompiledQuery, type Kysely } from 'kysely';
import type { Connection } from './prepared.js';
import type { Tables } from './tables.js';

/** More than this in one transaction would keep the first ones waiting too long. */
const MAX_IN_ONE_TRANSACTION = 64;

/**
 * Runs the work inside a transaction with other work; it may be run twice. `synced`: resolves once it would survive a power cut. What the
 * queue notes of its own doings need not: a job that is forgotten to be done is looked for on the platform before it is done again.
 */
export type Writer = <T>(work: (connection: Connection) => Promise<T>, how?: 'synced') => Promise<T>;

interface Waiting {
  synced: boolean;
  work: (connection: Connection) => Promise<unknown>;
  done: (result: never) => void;
  failed: (error: unknown) => void;
}

/** @param sync whether the transactions that follow wait for the disk */
export function createWriter(db: Kysely<Tables>, sync: (on: boolean) => void): Writer {
  const waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    // One turn of the event loop, so that what arrived together is written together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await writeSome(waiting.splice(0, MAX_IN_ONE_TRANSACTION));
    writing = false;
  }

  async function writeSome(some: Waiting[]): Promise<void> {
    let spoilt = false;
    try {
      const results = await db.connection().execute(async (connection) => {
        sync(some.some(({ synced }) => synced));
        await connection.executeQuery(begin);
        try {
          const done: unknown[] = [];
          spoilt = true;
          for (const { work } of some) done.push(await work(connection));
          spoilt = false;
          await connection.executeQuery(commit);
          return done;
        } catch (error) {
          await connection.executeQuery(rollback).catch(() => undefined);
          throw error;
        } finally {
          // Whatever is written elsewhere waits for the disk.
          sync(true);
        }
      });
      for (const [index, { done }] of some.entries()) done(results[index] as never);
    } catch (error) {
      // One of them spoilt it for all; alone, each fails or succeeds by itself. A disk that takes nothing fails them all.
      if (spoilt && some.length > 1) for (const one of some) await writeSome([one]);
      else for (const { failed } of some) failed(error);
    }
  }

  return (work, how) =>
    new Promise((done, failed) => {
      waiting.push({ work, synced: how === 'synced', done, failed });
      if (!writing) void writeAll();
    });
}

const begin = CompiledQuery.raw('begin immediate');
const commit = CompiledQuery.raw('commit');
const rollback = CompiledQuery.raw('rollback');
