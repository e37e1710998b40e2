// Lives through a history step by step, then lets every fault end and time pass, and looks all the while whether what was promised holds.
import { Outage } from '../../../src/chat/chat.js';
import { plusSeconds } from '../../../src/clock.js';
import type { Platform } from '../../../src/ticket/event.js';
import { directChannel } from '../chat.js';
import { commandOf } from './commands.js';
import { type Account, everybody, type History, idsOfStorm, type Step, tokenOf } from './history.js';
import { INJECTED } from './ports.js';
import { createWatcher } from './promises.js';
import { openSite, type Site } from './site.js';
import { touched } from './touch.js';
import { brokenWhenQuiet } from './when-quiet.js';

/** Where others still stall when time passes, they answer after so long: less than a lease. */
const STALL_SECONDS = 5;
/** Longer than a lease. */
const ASLEEP_SECONDS = 30;
/** Long enough for the whole ladder and a reminder. */
const QUIET_SECONDS = 3_600;
/** What is held by a lease is looked at again so often. */
const LOOK_SECONDS = 5;
/** Rounds and calendar look at least so often, whether something is owed or not. */
const ROUNDS_SECONDS = 600;
const PAUSE_SECONDS = 30;

export interface Broken {
  /** Steps that were taken, the one that broke it included; all of them when it broke in the quiet afterwards. */
  steps: number;
  says: string;
}

/** @returns the first promise that was broken, or undefined */
export async function live(history: History): Promise<Broken | undefined> {
  const site = openSite(history);
  const watcher = createWatcher(site);
  let steps = 0;
  try {
    for (const step of history.steps) {
      steps += 1;
      await take(site, step, history.desks);
      const says = await watcher.broken();
      if (says) return { steps, says };
    }
    await calmDown(site, history.desks);
    const says = (await watcher.broken()) ?? (await brokenWhenQuiet(site));
    return says === undefined ? undefined : { steps, says };
  } catch (error) {
    return { steps, says: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    await site.close();
  }
}

async function take(site: Site, step: Step, desks: number): Promise<void> {
  switch (step.do) {
    case 'write':
    case 'edit':
    case 'press': {
      const command = await commandOf(site, step);
      if (!command) return;
      site.asked.set(step.id, { command, answers: [] });
      return deliver(site, step.id, step);
    }
    case 'storm':
      return storm(site, step);
    case 'touch': {
      const command = await touched(site, step);
      if (!command) return work(site, step.meanwhile);
      site.asked.set(step.id, { command, answers: [] });
      return deliver(site, step.id, step);
    }
    case 'again':
      return site.asked.has(step.of) ? deliver(site, step.of, step) : undefined;
    case 'work':
      return work(site, step.desks);
    case 'pass':
      return pass(site, step.seconds);
    case 'run':
      return run(site, step.seconds, desks);
    case 'set-clock':
      // A lease outlasts every call; a clock that jumps over its end in the middle of one is no part of this world.
      await pass(site, STALL_SECONDS);
      site.setClock(step.seconds);
      return;
    case 'fail':
      return fail(site, step);
    case 'stall':
      site.stalls.get(step.on)?.stall(step.call, step.asleep);
      return;
    case 'new-settings':
      return site.settle(step.which);
    case 'strike': {
      const { life } = await site.seat(step.desk);
      life.strike = { call: step.call, how: step.how };
      return;
    }
    case 'shut':
    case 'reopen':
    case 'leave':
      openOrShut(site, step.do, step.account);
      return;
    case 'take-away':
      takeAway(site, step);
  }
}

async function storm(site: Site, step: Extract<Step, { do: 'storm' }>): Promise<void> {
  for (const [index, id] of idsOfStorm(step).entries()) {
    const by = site.party(step.by[index] ?? 'slack/hanako');
    const said = { text: `${step.text} ${tokenOf(id)}` };
    site.asked.set(id, { command: { type: 'report', by, said, route: 'employee' }, answers: [] });
    for (const desk of step.to) await site.deliver(id, desk);
  }
  await work(site, step.meanwhile);
}

function fail(site: Site, step: Extract<Step, { do: 'fail' }>): void {
  const { on, call, how } = step;
  if (on === 'mail' || on === 'webhook') site.pagers.fail(on, step);
  else if (call !== 'summon') site.chats.get(on)?.fail({ ...step, call, with: errorOf(how) });
}

function takeAway(site: Site, { on, which }: Extract<Step, { do: 'take-away' }>): void {
  const chat = site.chats.get(on);
  const all = chat?.messages() ?? [];
  const message = all[which % Math.max(all.length, 1)];
  if (!chat || !message) return;
  chat.takeAway({ platform: on, channel: message.channel, id: message.id });
  site.takenAway.add(`${on}/${message.channel}/${message.id}`);
}

async function deliver(
  site: Site,
  id: string,
  { to, meanwhile }: { to: number[]; meanwhile: number[] },
): Promise<void> {
  for (const desk of to) await site.deliver(id, desk);
  await work(site, meanwhile);
}

async function work(site: Site, desks: number[]): Promise<void> {
  for (const desk of desks) await site.work(desk);
  await site.rest();
}

async function pass(site: Site, seconds: number): Promise<void> {
  const end = plusSeconds(site.clock.now(), seconds);
  await wakeAfter(site, Math.min(seconds, STALL_SECONDS), false);
  if (seconds >= ASLEEP_SECONDS) await wakeAfter(site, ASLEEP_SECONDS - STALL_SECONDS, true);
  await site.clock.set(end);
}

/** Whatever stalls goes on after so many seconds. */
async function wakeAfter(site: Site, seconds: number, sleepers: boolean): Promise<void> {
  const all = [...site.stalls.values()];
  if (!all.some((one) => (sleepers ? one.isAsleep() : one.isStalling()))) return;
  await site.clock.advance(seconds);
  for (const one of all) one.goOn({ sleepers });
  await site.rest();
}

/** Time passes and every desk works whenever something falls due. */
async function run(site: Site, seconds: number, desks: number): Promise<void> {
  const all = Array.from({ length: desks }, (_, index) => index);
  for (let left = seconds; left > 0; ) {
    const now = site.deskTime();
    const { oldestDueAt } = await site.store.backlog(plusSeconds(now, left));
    const ahead = oldestDueAt ? (Date.parse(oldestDueAt) - Date.parse(now)) / 1_000 : left;
    const next = Math.min(left, ahead > 0 ? ahead : LOOK_SECONDS, ROUNDS_SECONDS);
    await pass(site, next);
    left -= next;
    await work(site, all);
  }
}

/** Every fault ends, whoever was not answered is heard again, and time passes. */
async function calmDown(site: Site, desks: number): Promise<void> {
  for (const stalls of site.stalls.values()) stalls.goOn({ all: true });
  await site.rest();
  for (let desk = 0; desk < desks; desk += 1) (await site.seat(desk)).life.strike = undefined;
  for (const account of everybody) openOrShut(site, 'reopen', account);
  for (const [id, { answers }] of site.asked) {
    if (answers.length === 0) await site.deliver(id, 0);
    await site.rest();
  }
  // A clock that was set back is noticed by the auditor, which looks every so often.
  await run(site, PAUSE_SECONDS * 2, desks);
  await run(site, QUIET_SECONDS, desks);
  await run(site, PAUSE_SECONDS, desks);
}

function openOrShut(site: Site, how: 'shut' | 'reopen' | 'leave', account: Account): void {
  const [platform, user] = account.split('/') as [Platform, string];
  const channel = directChannel(user);
  const chat = site.chats.get(platform);
  if (how === 'leave') {
    site.left.add(`${platform}/${channel}`);
    site.chats.get(platform)?.deactivate(user);
  }
  if (site.left.has(`${platform}/${channel}`)) chat?.shut(channel, 'account_inactive');
  else if (how === 'shut') chat?.shut(channel, 'cannot_dm');
  else chat?.reopen(channel);
}

function errorOf(how: Extract<Step, { do: 'fail' }>['how']): Error {
  switch (how) {
    case 'outage':
      return new Outage(`down (${INJECTED})`);
    case 'pause':
      return new Outage(`too fast (${INJECTED})`, 7);
    case 'pause-all':
      return new Outage(`too fast everywhere (${INJECTED})`, 20, true);
    case 'fault':
      return new Error(`malformed answer (${INJECTED})`);
  }
}
