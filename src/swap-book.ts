// Keeps the organisation's overrides up to date with the shifts that changed hands in chat: the only settings that change while the
// desk runs. Another process on the same database may have agreed one, so it looks again from time to time.
import type { Clock } from './clock.js';
import type { Organisation } from './paging/organisation.js';
import { overrideOf } from './paging/swap.js';
import type { Store } from './store/store.js';

export interface SwapBook {
  /** @returns whether anything changed */
  refresh(): Promise<boolean>;
}

export function createSwapBook(store: Pick<Store, 'swaps'>, organisation: Organisation, clock: Clock): SwapBook {
  const written = [...organisation.overrides];
  let before = '';
  return {
    async refresh() {
      const agreed = (await store.swaps(clock.now())).flatMap((swap) => overrideOf(swap) ?? []);
      const now = JSON.stringify(agreed);
      if (now === before) return false;
      before = now;
      // In place: every part of the desk holds this organisation. What was agreed last counts, also over desk.yml.
      organisation.overrides.splice(0, organisation.overrides.length, ...written, ...agreed);
      return true;
    },
  };
}
