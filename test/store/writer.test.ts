// What is to be written at one moment shares a transaction, and nothing waits for ever for more to come.
import { stated } from '../../src/store/work.js';
import { createWriter } from '../../src/store/writer.js';

/** A database that only notes what it is asked. */
function noted() {
  const transactions: string[][] = [];
  const synced: boolean[] = [];
  let on = true;
  const write = createWriter({
    ask({ sql }) {
      if (sql === 'begin immediate') {
        transactions.push([]);
        synced.push(on);
      } else if (sql !== 'commit' && sql !== 'rollback') transactions.at(-1)?.push(sql);
      return { rows: [] };
    },
    sync: (wanted) => {
      on = wanted;
    },
  });
  return { transactions, synced, write: (name: string, how?: 'synced') => write(() => stated(name), how) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what comes one a turn of the event loop is written together', async () => {
  const { transactions, write } = noted();
  const writing: Promise<void>[] = [];
  for (const name of ['a', 'b', 'c', 'd', 'e']) {
    writing.push(write(name));
    await turn();
  }
  await Promise.all(writing);
  expect(transactions).toEqual([['a', 'b', 'c', 'd', 'e']]);
});

test('what comes alone is written in the next turn but one', async () => {
  const { transactions, write } = noted();
  void write('a');
  await turn();
  await turn();
  await turn();
  expect(transactions).toEqual([['a']]);
});

test('while more and more comes, the first are not kept waiting', async () => {
  const { transactions, write } = noted();
  for (let name = 0; name < 100; name += 1) {
    void write(String(name));
    await turn();
  }
  expect(transactions.length).toBeGreaterThan(3);
  expect(transactions.flat()).toEqual(Array.from({ length: transactions.flat().length }, (_, name) => String(name)));
});

test('a hundred at once are two transactions, and only one that holds a promise waits for the disk', async () => {
  const { transactions, synced, write } = noted();
  const names = Array.from({ length: 100 }, (_, name) => String(name));
  await Promise.all(names.map((name) => write(name, name === '70' ? 'synced' : undefined)));
  expect(transactions.map((one) => one.length)).toEqual([64, 36]);
  expect(synced).toEqual([false, true]);
});
