// The whole desk below main, in simulated time: real rules, real scripts, real recognition, real SQLite; only the chat is a fake that behaves.
import { resolve } from 'node:path';
import { assembleDigest } from '../../src/assemble-digest.js';
import { beginAtOnce } from '../../src/begin-at-once.js';
import { createCarryOut } from '../../src/carry-out.js';
import { createCatalogue, keepCatalogue } from '../../src/catalogue.js';
import type { FrontDesk } from '../../src/chat/chat.js';
import { plusSeconds } from '../../src/clock.js';
import { createDesk } from '../../src/desk.js';
import { readDeskYml } from '../../src/desk-yml.js';
import type { DigestCalendar } from '../../src/digest-calendar.js';
import type { Digests } from '../../src/digests.js';
import { createFrontDesk } from '../../src/front-desk.js';
import { createLog, type Log } from '../../src/log.js';
import { createNames } from '../../src/names.js';
import { createNoticeboard } from '../../src/noticeboard.js';
import { createPackages } from '../../src/packages.js';
import type { Letters, Pager } from '../../src/pager/pager.js';
import type { Organisation, PagerName } from '../../src/paging/organisation.js';
import { createRinger } from '../../src/ring.js';
import { createStage, type Stage } from '../../src/scene.js';
import { type LoadedScripts, loadScripts } from '../../src/script/load.js';
import { createRecogniser, type Match } from '../../src/script/match.js';
import { loadModel } from '../../src/script/recognise/load-model.js';
import type { Script } from '../../src/script/schema.js';
import type { DigestStore } from '../../src/store/digest-store.js';
import { readMigrations } from '../../src/store/migrate.js';
import { openSqlite } from '../../src/store/sqlite.js';
import type { Store } from '../../src/store/store.js';
import type { Command, Outcome } from '../../src/ticket/command.js';
import type { Language, Party, Platform } from '../../src/ticket/event.js';
import { createTickets } from '../../src/tickets.js';
import { createWorker, type Worker } from '../../src/worker.js';
import { type FakeChat, fakeChat } from './chat.js';
import { type SimulatedClock, simulatedClock } from './clock.js';

/** A Monday, two in the afternoon in Tokyo. Tanaka is on call until the Monday after, then Suzuki. */
export const MONDAY = '2026-11-16T05:00:00.000Z';

const names = {
  ja: { tanaka: '田中', suzuki: '鈴木', sato: '佐藤' },
  en: { tanaka: 'Tanaka', suzuki: 'Suzuki', sato: 'Sato' },
};

/**
 * Two commanders who take weekly turns, and a CISO; accounts bear the people's own ids.
 * @param inCharge where they have an account
 */
export function smallOrganisation(
  language: Language = 'ja',
  platforms: Platform[] = ['slack'],
  inCharge: Platform[] = ['slack', 'teams'],
): Organisation {
  const name = names[language];
  const on = (id: string) => inCharge.map((platform) => `${platform}: ${id}`).join(', ');
  const { organisation, faults } = readDeskYml(
    `
organisation: Example KK
timezone: Asia/Tokyo
language: ${language}
channels:
  desk: { slack: desk, teams: desk }
  staff: { slack: staff, teams: staff }
people:
  - { id: tanaka, name: ${name.tanaka}, ${on('tanaka')}, roles: [commander] }
  - { id: suzuki, name: ${name.suzuki}, ${on('suzuki')}, roles: [commander] }
  - { id: sato, name: ${name.sato}, ${on('sato')}, roles: [ciso] }
rota:
  - { from: 2026-11-02T09:00, every: 1w, members: [tanaka, suzuki] }
paging:
  rungs:
    - { call: on-call, answer_within: 15m }
    - { call: next-on-call, answer_within: 15m }
    - { call: role:ciso, answer_within: 15m }
  rounds: 2
  last_resort: "090-0000-0000"
`,
    platforms,
  );
  if (!organisation) throw new Error(JSON.stringify(faults));
  return organisation;
}

/** Response scripts, and what recognises a report as one of them. */
export interface Kinds {
  scripts: Map<string, Script>;
  match(text: string): Match;
}

let catalogueRead: Kinds | undefined;

/** The scripts that ship with the desk and their recogniser; read once for a file of tests. */
export function shippedScripts(): Kinds {
  if (!catalogueRead) {
    const { scripts, faults } = loadScripts([resolve('scripts')]);
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const recogniser = createRecogniser(loadModel(), { ids: [...scripts.keys()], corrections: [] });
    catalogueRead = { scripts, match: (text) => recogniser.match(text) };
  }
  return catalogueRead;
}

let triageRead: LoadedScripts['triage'];

/** How the severity is decided, as it ships with the desk. */
export function shippedTriage(): LoadedScripts['triage'] {
  triageRead ??= loadScripts([resolve('scripts')]).triage;
  return triageRead;
}

export interface World {
  clock: SimulatedClock;
  organisation: Organisation;
  store: Store;
  digestStore: DigestStore;
  digests: Digests;
  calendar: DigestCalendar;
  chats: Map<Platform, FakeChat>;
  /** The chat of the first platform. */
  chat: FakeChat;
  frontDesk: FrontDesk;
  stage: Stage;
  worker: Worker;
  /** Hands a command in as a request of its own, or of this id. */
  ask(command: Command, id?: string): Promise<Outcome>;
  party(user: string): Party;
  /** Does all that is due now. */
  turn(): Promise<void>;
  /** Lets time pass, stopping whenever something falls due. */
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions {
  organisation?: Organisation;
  kinds?: Kinds;
  /** A database file that outlives this desk; in memory when absent. */
  file?: string;
  /** A database that is open already, and stays open when this desk is gone. */
  opened?: Pick<ReturnType<typeof openSqlite>, 'store' | 'digests'>;
  clock?: SimulatedClock;
  chats?: Map<Platform, FakeChat>;
  pagers?: Map<PagerName, Pager>;
  letters?: Letters;
  linkTo?(ticket: number, page: number): string | undefined;
  log?: Log;
  /** The store as the desk sees it, to inject faults. */
  tamper?(store: Store): Store;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const { file = ':memory:', clock = simulatedClock(MONDAY) } = options;
  const organisation = { triage: shippedTriage(), ...(options.organisation ?? smallOrganisation()) };
  const opened = options.opened ?? openSqlite(file, readMigrations(resolve('migrations')));
  const { digests: digestStore } = opened;
  const store = options.tamper?.(opened.store) ?? opened.store;
  const { scripts, match } = options.kinds ?? shippedScripts();
  await keepCatalogue(scripts, store);
  const catalogue = createCatalogue(scripts, match, store);
  const log = options.log ?? createLog('silent');
  const tickets = createTickets(store);
  const chats = options.chats ?? new Map(organisation.platforms.map((name) => [name, fakeChat(name, clock)]));
  const { nameOf } = createNames({ store, chats: new Map(chats), organisation, clock, log });
  const stage = createStage(store, tickets, catalogue, organisation, nameOf);
  const shared = { store, tickets, catalogue, organisation, stage, clock, log, chats: new Map(chats) };
  const desk = createDesk({
    ...{ ...shared, store: beginAtOnce(store, (jobs) => worker.reserve(jobs)), digests: digestStore },
    committed: ({ ticket, jobs }) => worker.owed(ticket, jobs),
  });
  const nobody = () => undefined;
  const { digests, pictures, calendar } = assembleDigest({ ...shared, digestStore, root: resolve('.'), poke: nobody });
  const noticeboard = createNoticeboard({ ...shared, digests });
  const frontDesk = createFrontDesk({ ...shared, desk, noticeboard });
  const { pagers = new Map(), linkTo = nobody } = options;
  const ring = createRinger({ ...shared, pagers, linkTo });
  const packages = createPackages({ ...shared, desk: frontDesk, letters: options.letters });
  const carryOut = createCarryOut({ ...shared, desk: frontDesk, ring, noticeboard, pictures, packages });
  const secondsAMessage = (platform: string) => chats.get(platform as Platform)?.secondsAMessage;
  const worker = createWorker({ name: `worker-${clock.uuid()}`, store, clock, log, carryOut, secondsAMessage });
  const chat = chats.get(organisation.platforms[0] ?? 'slack');
  if (!chat) throw new Error('a world needs a chat');
  let asked = 0;

  async function turn(): Promise<void> {
    await worker.turn();
  }

  async function pass(seconds: number): Promise<void> {
    const end = plusSeconds(clock.now(), seconds);
    let last = clock.now();
    for (;;) {
      const { oldestDueAt } = await store.backlog(end);
      if (!oldestDueAt) break;
      // What was due and is still owed is held by a lease: it is looked at again a second later.
      const next = oldestDueAt > last ? oldestDueAt : plusSeconds(last, 1);
      if (next > end) break;
      await clock.set(next);
      last = next;
      await turn();
    }
    await clock.set(end);
    await turn();
  }

  return {
    ...{ clock, organisation, store, digestStore, digests, calendar },
    ...{ chats, chat, frontDesk, stage, worker, turn, pass },
    party: (user) => frontDesk.party(chat.platform, user),
    ask: (command, id) => {
      asked += 1;
      return frontDesk.handle({ id: id ?? `ask/${clock.now()}/${asked}`, command });
    },
    close: () => store.close(),
  };
}
