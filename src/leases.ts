// Leases of workers that died: what a killed process had in hand is taken up at once by the next one on the same machine, not when the lease ends.
import { hostname } from 'node:os';
import type { Clock } from './clock.js';
import type { Store } from './store/store.js';

/** host, process and a number that no other run has: enough to tell later whether the worker can still be alive. */
export function workerName(clock: Clock): string {
  return `${hostname()}/${process.pid}/${clock.uuid()}`;
}

/** Gives back what workers of this machine held whose process is gone. Workers of other machines keep theirs until it ends. */
export async function releaseLeasesOfTheDead(
  store: Pick<Store, 'leaseHolders' | 'releaseLeases'>,
  self: string,
): Promise<string[]> {
  const dead = (await store.leaseHolders()).filter((name) => isDead(name, self));
  for (const name of dead) await store.releaseLeases(name);
  return dead;
}

function isDead(name: string, self: string): boolean {
  const [host, pid] = name.split('/');
  if (name === self || host !== hostname()) return false;
  // Our own process id was used before: by a run that has ended (in a container it is always 1).
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's process, alive.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
