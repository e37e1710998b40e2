// Puts the desk together from its parts, all that lies below main: used by main and by the tests that run the whole desk.
import { join } from 'node:path';
import { assembleDigest } from './assemble-digest.js';
import { createPagers, createReplies } from './assemble-pagers.js';
import { createWatch } from './assemble-watch.js';
import { beginAtOnce } from './begin-at-once.js';
import { createCarryOut } from './carry-out.js';
import { type Catalogue, createCatalogue, keepCatalogue } from './catalogue.js';
import type { Chat, FrontDesk } from './chat/chat.js';
import type { PracticeMessages } from './chat/practice-messages.js';
import type { Clock } from './clock.js';
import type { Settings } from './config.js';
import { readCorrections } from './corrections.js';
import { createDesk } from './desk.js';
import { StartRefused } from './faults.js';
import { createFrontDesk } from './front-desk.js';
import { createHealth, type Reachable } from './health.js';
import { createHousekeeping } from './housekeeping.js';
import type { HttpFront } from './http-front.js';
import { releaseLeasesOfTheDead, workerName } from './leases.js';
import type { Log } from './log.js';
import { createMetrics } from './metrics.js';
import { createNames } from './names.js';
import { createNoticeboard } from './noticeboard.js';
import { createPackages } from './packages.js';
import { addLinkPage } from './pager/link-page.js';
import { examplesOf, seatsOf } from './practice.js';
import { addProbes } from './probes.js';
import { recogniserOf } from './recogniser.js';
import { createRinger } from './ring.js';
import { createStage } from './scene.js';
import type { Script } from './script/schema.js';
import { CannotOpen } from './store/cannot-open.js';
import { readMigrations } from './store/migrate.js';
import { openSqlite } from './store/sqlite.js';
import type { Store } from './store/store.js';
import type { Platform } from './ticket/event.js';
import { createTickets } from './tickets.js';
import { createWorker } from './worker.js';

export interface Assembled {
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface Parts {
  settings: Settings;
  scripts: Map<string, Script>;
  http: HttpFront;
  clock: Clock;
  log: Log;
  version: string;
}

/** Opens the database and wires every part. Nothing listens, nothing is sent before `start`. Both throw StartRefused: this for a database that cannot be used, `start` when nobody could be reached. */
export async function assemble(parts: Parts): Promise<Assembled> {
  const { settings, scripts, http, clock, log, version } = parts;
  const { organisation } = settings;
  const { store, practice, digests: digestStore } = openDatabase(settings);
  await keepCatalogue(scripts, store);

  const recogniser = recogniserOf(scripts);
  const learn = async () => recogniser.learn(await readCorrections(store, scripts, organisation));
  await learn();
  const catalogue = createCatalogue(scripts, recogniser.match, store);
  const metrics = createMetrics({ store, clock, version, platforms: () => platforms });
  const tickets = createTickets(store);
  // Names are asked of the platforms, which need the front desk, which draws with the names: they are filled in as they are made.
  const chats = new Map<Platform, Chat>();
  const { nameOf } = createNames({ store, chats, organisation, clock, log });
  const stage = createStage(store, tickets, catalogue, organisation, nameOf);
  const desk = createDesk({
    ...{
      store: beginAtOnce(store, (jobs) => worker.reserve(jobs)),
      tickets,
      digests: digestStore,
      catalogue,
      organisation,
      clock,
      log,
    },
    committed(news) {
      void metrics.committed(news).catch((error: Error) => log.warn({ error: error.message }, 'not counted'));
      if (news.command === 'take-shift') void watch.swapBook.refresh();
      if (news.jobs.length > 0) worker.owed(news.ticket, news.jobs);
      if (news.events.some((event) => event.type === 'script-chosen'))
        void learn().catch((error: Error) => log.error({ error: error.message }, 'a correction was not learned'));
    },
  });
  const digestParts = { ...{ store, digestStore, catalogue, organisation, chats, clock, log }, root: settings.root };
  const { digests, pictures, calendar } = assembleDigest({ ...digestParts, poke: () => worker.poke() });
  const noticeboard = createNoticeboard({ store, organisation, chats, clock, digests });
  const frontDesk = createFrontDesk({ desk, store, catalogue, stage, organisation, clock, noticeboard });
  const platforms = await createPlatforms(parts, frontDesk, { store, practice }, catalogue);
  for (const [name, platform] of platforms) chats.set(name, platform.chat);
  const paging = await createPagers(settings.pagers ?? {}, { organisation, store, clock });
  const { pagers, links, linkTo, mailbox, letters } = paging;
  const ring = createRinger({ store, stage, clock, pagers, linkTo, repliesRead: mailbox !== undefined });
  const common = { store, tickets, chats, stage, desk: frontDesk, clock, log };
  const packages = createPackages({ ...common, organisation, letters });
  const carryOut = createCarryOut({ ...common, ring, noticeboard, pictures, packages });
  const name = workerName(clock);
  const secondsAMessage = (platform: string) => chats.get(platform as Platform)?.secondsAMessage;
  const worker = createWorker({ name, store, clock, log, carryOut: metrics.counting(carryOut), secondsAMessage });
  const replies = createReplies(paging, { desk, stage, store, organisation, clock, log });
  const housekeeping = createHousekeeping({ store, clock, log });
  const watch = createWatch({ settings, store, chats, pagers, platforms, worker, clock, log, replies });
  if (settings.pagers?.publicUrl !== undefined)
    addLinkPage({ http: http.express, desk, stage, links, organisation, clock });
  addProbes(http.express, createHealth({ store, worker, platforms, watches: watch.watches, clock }), metrics);

  let working: Promise<unknown> = Promise.resolve();
  async function stop(): Promise<void> {
    await Promise.all([...platforms.values()].map((platform) => platform.stop()));
    watch.stop();
    calendar.stop();
    housekeeping.stop();
    worker.stop();
    await working;
    paging.close();
    await store.close();
  }
  return {
    async start() {
      try {
        await watch.check(false);
        await store.doubtDue(clock.now());
        const dead = await releaseLeasesOfTheDead(store, name);
        if (dead.length > 0) log.warn({ workers: dead.length }, 'takes up what a run that was killed had in hand');
        working = worker.run();
        await Promise.all([...platforms.values()].map((platform) => platform.start()));
        await watch.check(true);
        working = Promise.all([working, watch.run(), calendar.run(), housekeeping.run()]);
      } catch (error) {
        await stop();
        throw error;
      }
    },
    stop,
  };
}

function openDatabase({ databaseFile, root }: Settings): ReturnType<typeof openSqlite> {
  try {
    return openSqlite(databaseFile, readMigrations(join(root, 'migrations')));
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error;
    throw new StartRefused([{ file: '.env', path: 'DATABASE_URL', says: error.says }]);
  }
}

type RunningPlatform = Reachable & { chat: Chat; start(): Promise<void>; stop(): Promise<void> };

/** Loads only the platforms that are set up: their libraries are most of what a start has to read. */
async function createPlatforms(
  { settings, http, clock, log }: Parts,
  desk: FrontDesk,
  { store, practice }: { store: Store; practice: PracticeMessages },
  catalogue: Catalogue,
): Promise<Map<Platform, RunningPlatform>> {
  const running = new Map<Platform, RunningPlatform>();
  const { slack, teams, organisation } = settings;
  if (slack) {
    const { createSlack } = await import('./slack/app.js');
    running.set('slack', createSlack({ settings: slack, desk, clock, log, onPost: http.onPost }));
  }
  if (teams) {
    const { createTeams } = await import('./teams/app.js');
    running.set('teams', createTeams({ settings: teams, desk, contacts: store, clock, log, onPost: http.onPost }));
  }
  if (settings.practice) {
    const { createWeb } = await import('./web/app.js');
    const assets = join(settings.root, 'public', 'practice');
    const seats = seatsOf(organisation);
    const web = createWeb({
      http: http.express,
      desk,
      messages: practice,
      seats,
      clock,
      log,
      assets,
      examples: () => examplesOf(catalogue),
    });
    running.set('web', { ...web, alive: () => undefined });
  }
  return running;
}
