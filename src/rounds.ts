// The desk's rounds: whether everybody on the rota can be reached, who begins a shift, test pages that are due or were missed.
import { Cron } from 'croner';
import type { Chat } from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import { type DrillParts, drill, noteMissed, remindOfMissed } from './drill.js';
import type { Log } from './log.js';
import { createNames } from './names.js';
import { warningKey } from './noticeboard.js';
import { chatsOf, type Organisation } from './paging/organisation.js';
import { type Accounts, accountKey, type Finding, findingsNow, WALK_DAYS, walk } from './paging/reachability.js';
import { dutyAt } from './paging/rota.js';
import type { Store } from './store/store.js';
import type { SwapBook } from './swap-book.js';
import { toDesks, toPeople } from './ticket/duty.js';
import type { Platform } from './ticket/event.js';
import { findingText } from './view/notice-cards.js';

const LOOK_EVERY_MS = 20_000;
const WALK_EVERY_SECONDS = 24 * 60 * 60;
/** What lies this near is said again every day. */
const NEAR_SECONDS = 7 * 24 * 60 * 60;

export interface RoundsParts extends DrillParts {
  store: Store;
  organisation: Organisation;
  chats: Map<Platform, Chat>;
  swapBook: SwapBook;
  clock: Clock;
  log: Log;
  /** Something is owed now. */
  poke(): void;
}

export interface Rounds {
  run(): Promise<void>;
  stop(): void;
  /** Makes one round. */
  look(): Promise<void>;
  /** Walks the rota. @param asking whether the platforms are asked about the accounts, too */
  walk(asking: boolean): Promise<Finding[]>;
  /** What stands between a report and a person now, and what lies ahead; in words for an operator. */
  reasons(): string[];
  warnings(): string[];
}

export function createRounds(parts: RoundsParts): Rounds {
  const { store, organisation, chats, swapBook, clock, log, poke } = parts;
  const stop = new AbortController();
  let accounts: Accounts = { gone: new Set(), unknown: new Set(), noApp: new Set() };
  let findings: Finding[] = [];
  const names = createNames({ store, chats, organisation, clock, log });
  let walkedAt: string | undefined;

  async function walkAhead(asking: boolean): Promise<Finding[]> {
    await swapBook.refresh();
    if (asking) accounts = await askPlatforms(organisation, chats, accounts);
    findings = walk(organisation, clock.now(), accounts);
    return findings;
  }

  async function look(): Promise<void> {
    const now = clock.now();
    const changed = await swapBook.refresh();
    // The clock may have been set back, too.
    const due = !walkedAt || Math.abs(secondsBetween(walkedAt, now)) >= WALK_EVERY_SECONDS;
    if (due || changed) {
      await walkAhead(due);
      walkedAt = due ? now : walkedAt;
      // What was found stands from the moment of the walk on, which is later than this look began.
      await warn(clock.now());
    }
    const owed = [
      await greet(now),
      await drillIfDue(now),
      (await noteMissed(parts)) > 0,
      (await remindOfMissed(parts)) > 0,
    ];
    if (owed.includes(true)) poke();
    await names.learn();
  }

  /** Says what was found in the commanders' room: when it changes, and daily while it is near. */
  async function warn(now: string): Promise<void> {
    const found = JSON.stringify(findings.map((one) => asTold(one, now)));
    const [before, at] = splitOnce((await store.kept('warned')) ?? '[]@');
    const near = findings.some((one) => secondsBetween(now, one.from) < NEAR_SECONDS);
    const daily = near && secondsBetween(at || '1970-01-01T00:00:00.000Z', now) >= WALK_EVERY_SECONDS;
    if (before === found && !daily) return;
    await store.keep(warningKey(now), JSON.stringify(findings));
    await owe(`warning/${now}`, toDesks(organisation, 'warning', now, now), now);
    await store.keep('warned', `${found}@${now}`);
    poke();
  }

  /** Whoever begins a shift is told; not at the first start, and once for each shift. */
  async function greet(now: string): Promise<boolean> {
    const duty = dutyAt(organisation, now);
    const before = await store.kept('on-call');
    if (!duty || before === duty.onCall) return false;
    await store.keep('on-call', duty.onCall);
    if (before === undefined) return false;
    await owe(
      `shift/${duty.until}/${duty.onCall}`,
      toPeople(organisation, 'shift', duty.until, [duty.onCall], now),
      now,
    );
    return true;
  }

  async function drillIfDue(now: string): Promise<boolean> {
    if (!organisation.drill) return false;
    const last = await store.keepFirst('drill', now);
    const next = new Cron(organisation.drill.cron, { timezone: organisation.timezone, paused: true }).nextRun(
      new Date(last),
    );
    if (!next || next.toISOString() > now) return false;
    const people = await drill(parts, next.toISOString());
    await store.keep('drill', now);
    return people.length > 0;
  }

  async function owe(request: string, jobs: ReturnType<typeof toDesks>, at: string): Promise<void> {
    await store.commit({ request, at, ticket: 'none', version: 0, events: [], texts: [], jobs });
  }

  const textsOf = (some: Finding[]) =>
    some.map((one) => `rota: ${findingText({ organisation, language: 'en' }, one, clock.now())}`);

  return {
    look,
    walk: walkAhead,
    stop: () => stop.abort(),
    async run() {
      while (!stop.signal.aborted) {
        await look().catch((error: unknown) => log.error({ error: String(error) }, 'the rounds could not be made'));
        await clock.wait(LOOK_EVERY_MS, stop.signal);
      }
    },
    reasons: () => textsOf(findingsNow(findings, clock.now())),
    warnings: () => {
      const now = findingsNow(findings, clock.now());
      return textsOf(findings.filter((one) => !now.includes(one)));
    },
  };
}

/** A finding without what only the moment of the walk made of it, so that what stays the same is not told again. */
function asTold(one: Finding, now: string) {
  const openEnded = 'to' in one && secondsBetween(now, one.to) > (WALK_DAYS - 1) * 24 * 60 * 60;
  return { ...one, ...(one.from <= now ? { from: 'now' } : {}), ...(openEnded ? { to: 'open' } : {}) };
}

/** Asks every platform about every account that may be paged. One that does not answer leaves what was known. */
async function askPlatforms(
  organisation: Organisation,
  chats: Map<Platform, Chat>,
  before: Accounts,
): Promise<Accounts> {
  const asked = organisation.people.flatMap((person) =>
    chatsOf(organisation, person.id).map(async (platform) => {
      const key = accountKey(platform, person.id);
      try {
        return { key, platform, ...(await chats.get(platform)?.profile(person[platform] ?? '')) };
      } catch {
        return {
          key,
          platform,
          gone: before.gone.has(key),
          unknown: before.unknown.has(key),
          noApp: before.noApp.has(key),
        };
      }
    }),
  );
  const answers = await Promise.all(asked);
  // A platform that knows nobody is not telling us about people: it shows us none. What it says of an app is about the person.
  const knowing = new Set(answers.filter((one) => !one.unknown).map((one) => one.platform));
  return {
    gone: new Set(answers.filter((one) => one.gone).map((one) => one.key)),
    unknown: new Set(
      answers.filter((one) => one.noApp || (one.unknown && knowing.has(one.platform))).map((one) => one.key),
    ),
    noApp: new Set(answers.filter((one) => one.noApp).map((one) => one.key)),
  };
}

function splitOnce(kept: string): [string, string] {
  const at = kept.lastIndexOf('@');
  return [kept.slice(0, at), kept.slice(at + 1)];
}
