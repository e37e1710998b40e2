// One run of a desk's process in a simulated world, from its start to its end: the whole desk below main on mortal ports.
import { type Auditor, createAuditor } from '../../../src/auditor.js';
import { createLog } from '../../../src/log.js';
import type { Pager } from '../../../src/pager/pager.js';
import type { Organisation } from '../../../src/paging/organisation.js';
import { createRounds, type Rounds } from '../../../src/rounds.js';
import type { openSqlite } from '../../../src/store/sqlite.js';
import type { Job, Store } from '../../../src/store/store.js';
import { createSwapBook } from '../../../src/swap-book.js';
import type { Platform } from '../../../src/ticket/event.js';
import { plainKinds } from '../../view/kinds.js';
import type { FakeChat } from '../chat.js';
import type { SimulatedClock } from '../clock.js';
import { openWorld, type World } from '../desk.js';
import type { Other } from './history.js';
import { type Life, mortalChat, mortalPager, mortalStore, newLife, type Stalls, type Turns } from './ports.js';

export interface Seat {
  life: Life;
  world: World;
  auditor: Auditor;
  rounds: Rounds;
  /** When auditor, rounds and calendar last looked, by the desk's clock. */
  lookedAt: string;
  close(): Promise<void>;
}

export interface SeatParts {
  organisation: Organisation;
  clock: SimulatedClock;
  opened: Pick<ReturnType<typeof openSqlite>, 'store' | 'digests'>;
  /** The connection is this desk's alone, and ends with it. */
  turns?: Turns | undefined;
  chats: Map<Platform, FakeChat>;
  pagers: Pager[];
  stallsOf(other: Other): Stalls;
  /** Told of jobs when they are taken in hand, before they are carried out. */
  taken(jobs: Pick<Job, 'kind' | 'ticket' | 'name'>[]): Promise<void>;
  /** Told of every call of the store. */
  called(): void;
}

export async function takeSeat(parts: SeatParts): Promise<Seat> {
  const { clock, opened, turns, called, stallsOf } = parts;
  const life = newLife();
  // Shifts that change hands are written into it.
  const organisation = structuredClone(parts.organisation);
  const watched: Store = {
    ...opened.store,
    async commit(batch) {
      const committed = await opened.store.commit(batch);
      const { taken, jobs } = batch;
      if (taken && committed.is === 'committed') {
        const { ticket } = committed;
        await parts.taken(jobs.filter(({ name }) => taken.names.includes(name)).map((job) => ({ ...job, ticket })));
      }
      return committed;
    },
    async claim(options) {
      const jobs = await opened.store.claim(options);
      await parts.taken(jobs);
      return jobs;
    },
  };
  const pagers = new Map(parts.pagers.map((one) => [one.way, mortalPager(one, life, stallsOf(one.way))]));
  const chats = new Map([...parts.chats].map(([name, chat]) => [name, mortalChat(chat, life, stallsOf(name))]));
  const world = await openWorld({
    ...{ organisation, kinds: plainKinds, clock, chats, pagers },
    opened: { ...opened, digests: mortalStore(opened.digests, life, called, turns) },
    linkTo: (ticket, page) => `https://desk.example.com/page/${ticket}-${page}`,
    tamper: () => mortalStore(watched, life, called, turns),
  });
  const { store, worker } = world;
  const log = createLog('silent');
  const swapBook = createSwapBook(store, organisation, clock);
  return {
    ...{ life, world, lookedAt: '' },
    auditor: createAuditor({ store, organisation, worker, platforms: new Map(), pagers, clock, log }),
    rounds: createRounds({ store, organisation, chats: new Map(chats), swapBook, clock, log, poke: () => undefined }),
    close: async () => (turns ? opened.store.close() : undefined),
  };
}
