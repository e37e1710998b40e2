// An independent look at what is owed: it works out from the tickets what should have reached people by now, and compares it with what
// was sent. It asks neither the worker nor its queue, so a fault in those cannot hide itself; it has its own timer and tells by other ways.
import { type Clock, plusSeconds, secondsBetween } from './clock.js';
import type { Reachable } from './health.js';
import type { Log } from './log.js';
import type { Alarm, Pager } from './pager/pager.js';
import type { Organisation } from './paging/organisation.js';
import type { Store, TicketRow } from './store/store.js';
import { owedPages } from './ticket/page-jobs.js';
import { nameOf } from './ticket/surface.js';
import { fold, type Ticket } from './ticket/ticket.js';
import { nextWake } from './ticket/wake.js';
import { alarmText } from './view/alarm-text.js';
import { ticketName } from './view/scene.js';
import type { Worker } from './worker.js';

const LOOK_EVERY_MS = 15_000;
/** What is owed for longer than this is late. */
const LATE_SECONDS = 60;
/** An auditor that has not looked for so long is itself a fault. */
const OLD_LOOK_SECONDS = 120;
/** Trouble that passes by itself sooner, such as a connection that is made anew, rings nobody. */
const TROUBLE_SECONDS = 60;
/** The same trouble is told again after so long, then after twice the time, and so on. */
const AGAIN_SECONDS = 15 * 60;
const LONGEST_AGAIN_SECONDS = 24 * 60 * 60;
/** Trouble that grows by the minute is told in one alarm, not in fifty. */
const AT_MOST_EVERY_SECONDS = 5 * 60;
const STUCK_SECONDS = 30;
const MAX_TICKETS = 1_000;
/** The first cards of older tickets are not looked for: whoever left the company cannot be written to. */
const FIRST_CARDS_SECONDS = 24 * 60 * 60;
const HEARTBEAT_SECONDS = 60;

export interface AuditorParts {
  store: Store;
  organisation: Organisation;
  worker: Pick<Worker, 'health' | 'poke'>;
  platforms: Map<string, Reachable>;
  pagers: Map<string, Pager>;
  clock: Clock;
  log: Log;
  /** Tells an outside watchdog that the desk works. */
  heartbeat?(): Promise<void>;
}

export interface Auditor {
  run(): Promise<void>;
  stop(): void;
  /** Looks once. */
  look(): Promise<void>;
  /** Why the desk cannot keep its promise, in words for an operator. */
  reasons(): string[];
}

export function createAuditor(parts: AuditorParts): Auditor {
  const { store, organisation, worker, clock, log } = parts;
  const begunAt = clock.now();
  const stop = new AbortController();
  const tell = createTeller(parts);
  let lookedAt: string | undefined;
  let beatAt: string | undefined;
  let late: string[] = [];

  async function look(): Promise<void> {
    const now = clock.now();
    const troubles: string[] = [];
    try {
      const mended = await store.mendFuture(now);
      if (mended > 0) {
        log.warn({ jobs: mended }, 'the clock was set back; what it would have delayed is owed now');
        worker.poke();
      }
      late = await lateNow(store, organisation, now);
      troubles.push(...late);
    } catch (error) {
      troubles.push(`store: ${error instanceof Error ? error.message : String(error)}`);
    }
    const { lastLookAt } = worker.health();
    const turns = secondsBetween(lastLookAt ?? begunAt, now) <= STUCK_SECONDS;
    if (!turns) troubles.push('worker: it does not look for what is owed');
    for (const [name, platform] of parts.platforms) {
      const why = platform.alive();
      if (why) troubles.push(`${name}: ${why}`);
    }
    await tell(troubles, now);
    lookedAt = clock.now();
    if (turns && !troubles.some((one) => one.startsWith('store: '))) await beat(now);
  }

  /** Only while the worker really turns and the database answers. */
  async function beat(now: string): Promise<void> {
    if (!parts.heartbeat || (beatAt && Math.abs(secondsBetween(beatAt, now)) < HEARTBEAT_SECONDS)) return;
    beatAt = now;
    await parts
      .heartbeat()
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the heartbeat was not heard'));
  }

  return {
    look,
    stop: () => stop.abort(),
    async run() {
      while (!stop.signal.aborted) {
        await look().catch((error: unknown) => log.error({ error: String(error) }, 'the auditor could not look'));
        await clock.wait(LOOK_EVERY_MS, stop.signal);
      }
    },
    reasons() {
      const age = secondsBetween(lookedAt ?? begunAt, clock.now());
      return [...late, ...(age > OLD_LOOK_SECONDS ? ['auditor: it has not looked since'] : [])];
    },
  };
}

/** What should have happened more than a minute ago and did not, by the tickets themselves. */
async function lateNow(store: Store, organisation: Organisation, now: string): Promise<string[]> {
  const rows = await store.openTickets(MAX_TICKETS);
  const found: string[] = [];
  for (const row of rows) {
    const ticket = fold(await store.events(row.number));
    if (ticket) found.push(...(await lateOn(store, organisation, ticket, row, now)));
  }
  return found;
}

async function lateOn(
  store: Store,
  organisation: Organisation,
  ticket: Ticket,
  row: TicketRow,
  now: string,
): Promise<string[]> {
  const name = ticketName(row.number);
  const isLate = (owedAt: string) => secondsBetween(owedAt, now) > LATE_SECONDS;
  const found: string[] = [];
  const wake = nextWake(ticket, organisation);
  if (wake && isLate(wake)) found.push(`${name}: the next step was due at ${wake}`);
  for (const { surface, page, dueAt } of owedPages(ticket, organisation)) {
    if (!isLate(dueAt) || page.failed.some((one) => one.way === surface.way)) continue;
    const surfaceName = nameOf(surface);
    const sent = (await store.shown(row.number, surfaceName)) ?? (await store.ring(row.number, surfaceName));
    if (!sent) found.push(`${name}: ${page.person} should have been paged by ${surface.way} at ${dueAt}`);
  }
  const isRecent = secondsBetween(row.openedAt, now) < FIRST_CARDS_SECONDS;
  if (!isLate(row.openedAt) || !isRecent) return found;
  const desks = organisation.platforms.filter((platform) => organisation.channels.desk[platform]);
  for (const card of ['reporter', ...desks.map((platform) => `desk/${platform}`)])
    if (!(await isShown(store, row.number, card))) found.push(`${name}: ${card} has not been shown`);
  return found;
}

/** By a card of its own, or counted on the card of another ticket. */
async function isShown(store: Store, ticket: number, card: string): Promise<boolean> {
  if (await store.shown(ticket, card)) return true;
  const lead = await store.ringUnder(ticket, card);
  return lead !== undefined && (await store.shown(lead.ticket, lead.surface)) !== undefined;
}

/** Rings the operators by every pager: when trouble has lasted, when it grows, from time to time as long as it lasts, and when it is over. */
function createTeller({ pagers, organisation, clock, log }: AuditorParts) {
  const since = new Map<string, string>();
  let told: { troubles: string[]; times: number; at: string; nextAt: string } | undefined;

  async function ring(alarm: Alarm): Promise<boolean> {
    const rung = await Promise.all(
      [...pagers.values()].map((pager) =>
        pager.alarm(alarm).then(
          () => true,
          (error: unknown) => {
            log.error({ way: pager.way, error: String(error) }, 'an alarm could not be sent');
            return false;
          },
        ),
      ),
    );
    return rung.length === 0 || rung.includes(true);
  }

  return async (troubles: string[], now: string): Promise<void> => {
    for (const one of since.keys()) if (!troubles.includes(one)) since.delete(one);
    for (const one of troubles) if (!since.has(one)) since.set(one, now);
    // What the auditor finds late has waited a minute already.
    const lasting = troubles.filter(
      (one) => /^DESK-/.test(one) || secondsBetween(since.get(one) ?? now, now) >= TROUBLE_SECONDS,
    );
    if (troubles.length === 0 && told) {
      await ring({ ...alarmText(organisation, [], clock.now()), over: true });
      told = undefined;
    }
    if (lasting.length === 0) return;
    const isNew = lasting.some((one) => !told?.troubles.includes(one));
    const soon = told && secondsBetween(told.at, now) < AT_MOST_EVERY_SECONDS;
    if (told && (isNew ? soon : now < told.nextAt)) return;
    log.error({ troubles: lasting }, 'the desk is in trouble');
    const times = isNew ? 0 : (told?.times ?? 0) + 1;
    const pause = Math.min(AGAIN_SECONDS * 2 ** Math.min(times, 20), LONGEST_AGAIN_SECONDS);
    if (await ring(alarmText(organisation, lasting, now)))
      told = { troubles: lasting, times, at: now, nextAt: plusSeconds(now, pause) };
  };
}
