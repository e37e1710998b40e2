// Where a history is lived through: one database, one or two desks with all that works in them, two platforms, two pagers, the right time.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plusSeconds, secondsBetween } from '../../../src/clock.js';
import type { Organisation } from '../../../src/paging/organisation.js';
import { markerOf, readMarker } from '../../../src/scene.js';
import { type Migration, readMigrations } from '../../../src/store/migrate.js';
import { openSqlite } from '../../../src/store/sqlite.js';
import type { Job, Store } from '../../../src/store/store.js';
import type { Command, Outcome } from '../../../src/ticket/command.js';
import type { Party, Platform } from '../../../src/ticket/event.js';
import { surfaceNamed } from '../../../src/ticket/surface.js';
import { fold, isOpenPage, type Ticket } from '../../../src/ticket/ticket.js';
import { type Drawn, type FakeChat, fakeChat } from '../chat.js';
import { type SimulatedClock, simulatedClock } from '../clock.js';
import { plainInline } from '../plain.js';
import type { Account, History, Other } from './history.js';
import { simulatedOrganisation } from './organisation.js';
import { type OtherSide, otherSide, personRung, type Rung } from './pagers.js';
import { createStalls, INJECTED, inTurns, type Stalls } from './ports.js';
import { type Seat, takeSeat } from './seat.js';

/** Auditor, rounds and calendar look less often than in a real desk, for speed. */
const LOOK_SECONDS = 60;
/** As in src/slack/chat.ts. */
const CLOCK_SLACK_SECONDS = 60;
/** After so many turns of the event loop in which nothing is called, whatever is under way waits for the world. */
const STILL_TURNS = 12;
const MAX_TURNS = 20_000;
/** Memory, where there is such a folder: a world need not outlive a power cut. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What was asked of the desks, and what became of it. */
export interface Asked {
  command: Command;
  answers: Outcome[];
}

export interface Site {
  /** As desk.yml says now. */
  organisation(): Organisation;
  /** As it said when this event was written. */
  organisationOf(seq: number): Organisation;
  /** Nobody was ever taken out of it. */
  peopleStayed(): boolean;
  /** Every desk ends, and is started with these settings. */
  settle(which: number): Promise<void>;
  /** The right time, by which the others go. */
  clock: SimulatedClock;
  /** The desks' clock goes wrong by so many seconds. */
  setClock(seconds: number): void;
  deskTime(): string;
  /** When the calendar was read first, and by what it was to go since. */
  calendarSince(): string | undefined;
  /** The database without the ports, for whoever looks on. */
  store: Store;
  chats: Map<Platform, FakeChat>;
  pagers: OtherSide;
  stalls: Map<Other, Stalls>;
  asked: Map<string, Asked>;
  /** The ticket as it was when the job was taken in hand that drew this. */
  drawnFrom: Map<Drawn, Ticket | undefined>;
  /** What rang for a person who was not called, or not any more, when the page was taken in hand. */
  uncalled: Set<Rung>;
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

/** Whether this was taken in hand as a page to somebody who is to take the ticket; DESK-7/2 is the second climb of ticket 7. */
function isForTheCalled({ key, way }: Rung, person: string, claimed: Map<string, Ticket | undefined>): boolean {
  const [, number, climb = '1'] = /^DESK-(\d+)(?:\/(\d+))?$/.exec(key) ?? [];
  return [...claimed].some(([marker, ticket]) => {
    const named = readMarker(marker);
    const surface = surfaceNamed(named?.surface ?? '');
    if (named?.ticket !== Number(number) || surface?.at !== 'page' || surface.way !== way || !ticket) return false;
    const page = ticket.pages[surface.page];
    return page?.person === person && page.climb === Number(climb) && isOpenPage(ticket, surface.page);
  });
}

let migrations: Migration[] | undefined;

/** One database in memory for all, or a file to which each opens a connection. */
function databases(apart: boolean) {
  migrations ??= readMigrations(resolve('migrations'));
  const known = migrations;
  const folder = apart ? mkdtempSync(join(FOLDER, 'world-')) : undefined;
  const open = () => openSqlite(folder === undefined ? ':memory:' : join(folder, 'desk.db'), known);
  const first = open();
  const all = [first];
  return {
    store: first.store,
    forSeat() {
      const one = apart ? open() : first;
      if (apart) all.push(one);
      return one;
    },
    async close() {
      for (const { store } of all) await store.close();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function openSite(history: History): Site {
  const clock = simulatedClock(history.start, `world ${history.seed}`);
  let wrongBy = 0;
  const deskClock: SimulatedClock = { ...clock, now: () => plusSeconds(clock.now(), wrongBy) };
  const settings = [{ since: 0, organisation: simulatedOrganisation() }];
  const organisation = () => settings.at(-1)?.organisation ?? simulatedOrganisation();
  const database = databases(history.apart);
  const { store } = database;
  const turns = history.apart ? inTurns() : undefined;
  const { platforms } = organisation();
  const chats = new Map(platforms.map((name) => [name, fakeChat(name, clock)]));
  const pagers = otherSide(clock, (one) => {
    const person = personRung(simulatedOrganisation().people, one);
    if (person && !isForTheCalled(one, person.id, claimed)) uncalled.add(one);
  });
  const network = globalThis.fetch;
  globalThis.fetch = pagers.fetch;
  const others: Other[] = [...platforms, 'mail', 'webhook'];
  const stalls = new Map(others.map((name) => [name, createStalls()]));
  const seats = new Map<number, Seat>();
  const underWay = new Set<Promise<void>>();
  const asked: Site['asked'] = new Map();
  const claimed = new Map<string, Ticket | undefined>();
  const drawnFrom: Site['drawnFrom'] = new Map();
  const uncalled: Site['uncalled'] = new Set();
  const surprises: string[] = [];
  let calendarSince: string | undefined;
  let calls = 0;

  async function remember(jobs: Pick<Job, 'kind' | 'ticket' | 'name'>[]): Promise<void> {
    for (const { kind, ticket, name } of jobs)
      if (kind === 'show') {
        const marker = markerOf(ticket, name);
        claimed.delete(marker);
        claimed.set(marker, fold(await store.events(ticket)));
      }
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

  async function seat(index: number): Promise<Seat> {
    const before = seats.get(index);
    if (before && !before.life.isOver) return before;
    const fresh = await takeSeat({
      ...{ organisation: organisation(), clock: deskClock, opened: database.forSeat(), turns },
      chats: new Map([...chats].map(([name, chat]) => [name, watchedChat(chat)])),
      pagers: pagers.pagers(deskClock),
      stallsOf: (other) => stalls.get(other) ?? createStalls(),
      taken: remember,
      called: () => (calls += 1),
    });
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

  async function rest(): Promise<void> {
    let still = 0;
    for (let turn = 0; underWay.size > 0; turn += 1) {
      const before = calls;
      await new Promise((resolve) => setImmediate(resolve));
      still = calls === before ? still + 1 : 0;
      const isStalled = [...stalls.values()].some((one) => one.isStalling());
      if (isStalled && still > STILL_TURNS) return;
      if (turn > MAX_TURNS) throw new Error('the desks do not come to rest');
    }
  }

  return {
    ...{ organisation, clock, store, chats, pagers, stalls, asked, drawnFrom, uncalled, surprises },
    ...{ left: new Set(), takenAway: new Set(), seat, rest },
    organisationOf: (seq) => settings.findLast(({ since }) => since < seq)?.organisation ?? organisation(),
    async settle(which) {
      for (const { life } of seats.values()) life.end();
      await rest();
      settings.push({ since: (await store.chainHead()).seq, organisation: simulatedOrganisation(which) });
    },
    setClock: (seconds) => {
      wrongBy = seconds;
    },
    peopleStayed: () =>
      settings.every((one) => one.organisation.people.length === settings[0]?.organisation.people.length),
    deskTime: () => deskClock.now(),
    calendarSince: () => calendarSince,
    party(account) {
      const [platform, user] = account.split('/') as [Platform, string];
      const person = organisation().people.find((one) => one[platform] === user);
      return { id: person?.id ?? `${platform}:${user}`, platform, user };
    },
    async deliver(id, desk) {
      const at = await seat(desk);
      begin(at, `request ${id}`, answered(id, at));
    },
    async work(desk) {
      const at = await seat(desk);
      const now = deskClock.now();
      const { auditor, rounds, world } = at;
      if (!at.lookedAt || Math.abs(secondsBetween(at.lookedAt, now)) >= LOOK_SECONDS) {
        at.lookedAt = now;
        begin(at, 'the auditor', auditor.look());
        if (history.rounds) {
          begin(at, 'the rounds', rounds.look());
          const read = async () => {
            await world.calendar.look();
            calendarSince ??= now;
          };
          begin(at, 'the calendar', read());
        }
      }
      begin(
        at,
        'the worker',
        world.worker.turn().then(() => undefined),
      );
    },
    async close() {
      globalThis.fetch = network;
      await database.close();
    },
  };
}
