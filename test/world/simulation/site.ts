// Where a history is lived through: one database, one or two desks with their workers and auditors, two platforms, and the right time.
import { resolve } from 'node:path';
import { type Auditor, createAuditor } from '../../../src/auditor.js';
import { plusSeconds, secondsBetween } from '../../../src/clock.js';
import { createLog } from '../../../src/log.js';
import type { Organisation } from '../../../src/paging/organisation.js';
import { readMigrations } from '../../../src/store/migrate.js';
import { openSqlite } from '../../../src/store/sqlite.js';
import type { Job, Store } from '../../../src/store/store.js';
import type { Command, Outcome } from '../../../src/ticket/command.js';
import type { Party, Platform } from '../../../src/ticket/event.js';
import { fold, type Ticket } from '../../../src/ticket/ticket.js';
import { plainKinds } from '../../view/kinds.js';
import { type Drawn, type FakeChat, fakeChat } from '../chat.js';
import { type SimulatedClock, simulatedClock } from '../clock.js';
import { openWorld, type World } from '../desk.js';
import { plainInline } from '../plain.js';
import type { Account, History } from './history.js';
import { simulatedOrganisation } from './organisation.js';
import { createStalls, INJECTED, type Life, mortalChat, mortalStore, newLife, type Stalls } from './ports.js';

/** The auditor looks less often than in a real desk, for speed. */
const AUDIT_SECONDS = 60;
/** As in src/slack/chat.ts. */
const CLOCK_SLACK_SECONDS = 60;
/** After so many turns of the event loop in which nothing is called, whatever is under way waits for the world. */
const STILL_TURNS = 12;
const MAX_TURNS = 20_000;

/** What was asked of the desks, and what became of it. */
export interface Asked {
  command: Command;
  answers: Outcome[];
}

interface Seat {
  life: Life;
  world: World;
  auditor: Auditor;
  auditedAt: string;
}

export interface Site {
  organisation: Organisation;
  /** The right time, by which the platforms go. */
  clock: SimulatedClock;
  /** The desks' clock goes wrong by so many seconds. */
  setClock(seconds: number): void;
  deskTime(): string;
  /** The database without the ports, for whoever looks on. */
  store: Store;
  chats: Map<Platform, FakeChat>;
  stalls: Map<Platform, Stalls>;
  asked: Map<string, Asked>;
  /** The ticket as it was when the job was taken in hand that drew this. */
  drawnFrom: Map<Drawn, Ticket | undefined>;
  /** What should never happen and did. */
  surprises: string[];
  /** Channels that nobody will ever read again. */
  left: Set<string>;
  /** Messages that somebody deleted, as "channel/id". */
  takenAway: Set<string>;
  party(account: Account): Party;
  /** The living desk in this seat; a dead one is started anew. */
  seat(index: number): Promise<Seat>;
  deliver(id: string, desk: number): Promise<void>;
  work(desk: number): Promise<void>;
  /** Lets everything go on until it is done or waits for the world. */
  rest(): Promise<void>;
  close(): Promise<void>;
}

export function openSite(history: History): Site {
  const clock = simulatedClock(history.start, `world ${history.seed}`);
  let wrongBy = 0;
  const deskClock: SimulatedClock = { ...clock, now: () => plusSeconds(clock.now(), wrongBy) };
  const organisation = simulatedOrganisation();
  const opened = openSqlite(':memory:', readMigrations(resolve('migrations')));
  const { store } = opened;
  const chats = new Map(organisation.platforms.map((name) => [name, fakeChat(name, clock)]));
  const stalls = new Map(organisation.platforms.map((name) => [name, createStalls()]));
  const seats = new Map<number, Seat>();
  const underWay = new Set<Promise<void>>();
  const asked: Site['asked'] = new Map();
  const claimed = new Map<string, Ticket | undefined>();
  const drawnFrom: Site['drawnFrom'] = new Map();
  const surprises: string[] = [];
  let calls = 0;

  async function remember(jobs: Job[]): Promise<void> {
    for (const { kind, ticket, name } of jobs)
      if (kind === 'show') claimed.set(`DESK-${ticket}/${name}`, fold(await store.events(ticket)));
  }

  function watchedChat(chat: FakeChat): FakeChat {
    const noting = async <T>(marker: string, call: Promise<T>): Promise<T> => {
      try {
        return await call;
      } finally {
        const drawn = chat.drawn.findLast(({ message }) => message.marker === marker);
        if (drawn && !drawnFrom.has(drawn)) drawnFrom.set(drawn, claimed.get(marker));
      }
    };
    return {
      ...chat,
      // Real platforms are asked with the same allowance for clocks that differ.
      find: (to, marker, since) => chat.find(to, marker, plusSeconds(since, -CLOCK_SLACK_SECONDS)),
      post: (to, card, marker) => noting(marker, chat.post(to, card, marker)),
      update: (message, card, marker) => noting(marker, chat.update(message, card, marker)),
    };
  }

  async function start(): Promise<Seat> {
    const life = newLife();
    const watched: Store = {
      ...store,
      async claim(options) {
        const jobs = await store.claim(options);
        await remember(jobs);
        return jobs;
      },
    };
    const portTo = (chat: FakeChat): FakeChat =>
      mortalChat(watchedChat(chat), life, stalls.get(chat.platform) ?? createStalls());
    const world = await openWorld({
      ...{ organisation, kinds: plainKinds, opened, clock: deskClock },
      chats: new Map([...chats].map(([name, chat]) => [name, portTo(chat)])),
      tamper: () => mortalStore(watched, life, () => (calls += 1)),
    });
    const none = { platforms: new Map(), pagers: new Map(), log: createLog('silent') };
    const auditor = createAuditor({
      ...none,
      store: world.store,
      organisation,
      worker: world.worker,
      clock: deskClock,
    });
    return { life, world, auditor, auditedAt: '' };
  }

  async function seat(index: number): Promise<Seat> {
    const before = seats.get(index);
    if (before && !before.life.isOver) return before;
    const fresh = await start();
    seats.set(index, fresh);
    return fresh;
  }

  /** Begins what a desk does; it ends when it is done or when the desk dies. */
  function begin({ life }: Seat, what: string, doing: Promise<void>): void {
    const done = doing.catch((error: Error) => {
      if (!error.message.includes(INJECTED)) surprises.push(`${what}: ${error.stack ?? error.message}`);
    });
    const all = Promise.race([done, life.over]).finally(() => underWay.delete(all));
    underWay.add(all);
  }

  async function answered(id: string, { world }: Seat): Promise<void> {
    const one = asked.get(id);
    if (!one) return;
    const outcome = await world.frontDesk.handle({ id, command: one.command });
    one.answers.push(outcome);
    if (outcome.is !== 'refused') return;
    for (const language of ['ja', 'en'] as const) {
      const card = await world.frontDesk.reply(outcome, language);
      if (!card || plainInline(card.summary).trim() === '')
        surprises.push(`no words in ${language} for ${outcome.reason}`);
    }
  }

  return {
    ...{ organisation, clock, store, chats, stalls, asked, drawnFrom, surprises },
    ...{ left: new Set(), takenAway: new Set(), seat },
    setClock: (seconds) => {
      wrongBy = seconds;
    },
    deskTime: () => deskClock.now(),
    party(account) {
      const [platform, user] = account.split('/') as [Platform, string];
      const person = organisation.people.find((one) => one[platform] === user);
      return { id: person?.id ?? `${platform}:${user}`, platform, user };
    },
    async deliver(id, desk) {
      const at = await seat(desk);
      begin(at, `request ${id}`, answered(id, at));
    },
    async work(desk) {
      const at = await seat(desk);
      const now = deskClock.now();
      const isAuditDue = !at.auditedAt || Math.abs(secondsBetween(at.auditedAt, now)) >= AUDIT_SECONDS;
      if (isAuditDue) at.auditedAt = now;
      const turn = async () => {
        if (isAuditDue) await at.auditor.look();
        await at.world.worker.turn();
      };
      begin(at, 'the worker', turn());
    },
    async rest() {
      let still = 0;
      for (let turn = 0; underWay.size > 0; turn += 1) {
        const before = calls;
        await new Promise((resolve) => setImmediate(resolve));
        still = calls === before ? still + 1 : 0;
        const isStalled = [...stalls.values()].some((one) => one.isStalling());
        if (isStalled && still > STILL_TURNS) return;
        if (turn > MAX_TURNS) throw new Error('the desks do not come to rest');
      }
    },
    close: () => store.close(),
  };
}
