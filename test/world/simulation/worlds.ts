// The worlds that one test lives through: every second one, so that two tests share them and two processors are at work.
import { historyOf } from './draw-history.js';
import { live } from './live.js';
import { sayBroken } from './shorten.js';

const seeds = Number(process.env.WORLD_SEEDS ?? 200);
const from = Number(process.env.WORLD_FROM ?? 1);
const SAY_EVERY = 250;
/** For a night of them. */
export const LONGEST_MS = 24 * 60 * 60 * 1_000;

export type Share = 'odd' | 'even';

function seedsOf(share: Share): number[] {
  const all = Array.from({ length: seeds }, (_, index) => from + index);
  return all.filter((seed) => (seed % 2 === 0) === (share === 'even'));
}

/** @throws the first world that breaks a promise: its seed, the shortest history found, the command that runs it again */
export async function liveThrough(share: Share): Promise<void> {
  const mine = seedsOf(share);
  for (const [lived, seed] of mine.entries()) {
    const history = historyOf(seed);
    const broken = await live(history);
    if (broken) throw new Error(await sayBroken(history, broken));
    if ((lived + 1) % SAY_EVERY === 0) process.stderr.write(`${lived + 1} of ${mine.length} ${share} worlds\n`);
  }
}
