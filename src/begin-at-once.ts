// What a new ticket owes is begun the moment it is written: it is written as taken, and nobody has to look for it.
import type { Reserved } from './hands.js';
import type { Store } from './store/store.js';
import type { JobSpec } from './ticket/job.js';

/** @param reserve keeps hands for what is due of these jobs */
export function beginAtOnce(store: Store, reserve: (jobs: JobSpec[]) => Reserved): Store {
  return {
    ...store,
    async commit(batch) {
      if (batch.ticket !== 'next') return store.commit(batch);
      const reserved = reserve(batch.jobs);
      const { names, worker, until } = reserved;
      let ticket: number | undefined;
      try {
        const committed = await store.commit({ ...batch, taken: { names, worker, until } });
        if (committed.is === 'committed') ticket = committed.ticket;
        return committed;
      } finally {
        if (ticket === undefined) reserved.dropped();
        else reserved.written(ticket, batch.at);
      }
    },
  };
}
