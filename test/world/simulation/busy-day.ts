// A day on which much is reported, drawn from one seed: crowds, single reports and quiet moments in turn, on a Slack that minds its pace.
import { plusSeconds, secondsBetween } from '../../../src/clock.js';
import type { Organisation } from '../../../src/paging/organisation.js';
import { plainKinds } from '../../view/kinds.js';
import { simulatedClock } from '../clock.js';
import { openWorld, smallOrganisation, type World } from '../desk.js';
import { BURST, type BusySlack, busySlack, type Sent } from './busy-slack.js';
import { chanceOf } from './draw-history.js';

const START = '2026-11-16T05:00:00.000Z';
/** Time passes in such steps, and in each the desk does whatever it can. */
const STEP_SECONDS = 0.25;
const MOST_REPORTS = 200;
/** Turns of the event loop, more than pass between two calls of a desk that is at work. */
const STILL_TURNS = 30;
/** Long enough for whatever may wait for one conversation. */
const LONGEST_WAIT_SECONDS = 2 * MOST_REPORTS * 4;
const kinds = ['[suspicious-click]', '[suspicious-click]', '[password-given]', '[lost-device]', '[question]'];

/** @returns what broke the pace of a conversation, or undefined */
export async function liveBusyDay(seed: number): Promise<string | undefined> {
  const clock = simulatedClock(START, `busy ${seed}`);
  const slack = busySlack(clock);
  const world = await openWorld({
    ...{ clock, kinds: plainKinds, organisation: drawnOrganisation(seed), chats: new Map([['slack', slack]]) },
  });
  const working = world.worker.run();
  try {
    const pass = passing(world, slack);
    await happen(world, seed, pass);
    await comeToRest(world, pass);
    return tooFast(slack) ?? (await leftBehind(world, slack));
  } finally {
    world.worker.stop();
    await working;
    await world.close();
  }
}

function drawnOrganisation(seed: number): Organisation {
  const usual = smallOrganisation();
  // With few together on one card the room gets many cards.
  const bundleAbove = [undefined, 10][seed % 2];
  return { ...usual, paging: { ...usual.paging, bundleAbove } };
}

type Pass = (seconds: number) => Promise<void>;

/** Time stands still until the desk has sent what it may send now: real calls take no time in this world. */
function passing({ clock }: World, slack: BusySlack): Pass {
  const called = () => Object.values(slack.calls).reduce((sum, times) => sum + times, slack.refused.length);
  async function rest(): Promise<void> {
    for (let before = -1; before !== called(); ) {
      before = called();
      for (let turn = 0; turn < STILL_TURNS; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return async (seconds) => {
    for (let passed = 0; passed < seconds; passed += STEP_SECONDS) {
      await clock.advance(STEP_SECONDS);
      await rest();
    }
  };
}

async function happen({ ask, party, store }: World, seed: number, pass: Pass): Promise<void> {
  const chance = chanceOf(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  let reports = 0;
  for (let phase = 0; phase < 6 && reports < MOST_REPORTS; phase += 1) {
    const aStep = [0, 0.2, 1, 25, 25][below(5)] ?? 0;
    const steps = 1 + below(40);
    const few = below(3) === 0;
    for (let step = 0; step < steps && reports < MOST_REPORTS; step += 1) {
      const coming = Math.floor(aStep) + (chance() < aStep % 1 ? 1 : 0);
      for (let one = 0; one < coming; one += 1) {
        const by = party(few ? `employee${below(3)}` : `employee${reports}`);
        const said = { text: `${kinds[below(kinds.length)]} ${reports}` };
        reports += 1;
        await ask({ type: 'report', by, said, route: 'employee' });
      }
      const last = await store.lastTicket();
      if (last > 0 && chance() < 0.1)
        await ask({ type: 'acknowledge', ticket: 1 + below(last), by: party(['tanaka', 'suzuki'][below(2)] ?? '') });
      await pass(STEP_SECONDS);
    }
    await pass(below(2) * below(90));
  }
}

/** Time passes until nothing is due any more. */
async function comeToRest({ clock, store }: World, pass: Pass): Promise<void> {
  const end = plusSeconds(clock.now(), LONGEST_WAIT_SECONDS);
  while (clock.now() < end && (await store.backlog(clock.now())).due > 0) await pass(1);
}

/** In any time, a conversation gets a burst and one message a second, and never a refusal. */
function tooFast({ sent, refused }: BusySlack): string | undefined {
  const [first] = refused;
  if (first) return `${refused.length} posts were refused, the first in ${first.channel} at ${first.at}`;
  for (const channel of new Set(sent.map((one) => one.channel))) {
    const broken = crowdedSpan(sent.filter((one) => one.channel === channel));
    if (broken) return `${channel}: ${broken}`;
  }
  return undefined;
}

function crowdedSpan(sent: Sent[]): string | undefined {
  for (const [from, first] of sent.entries())
    for (const [more, last] of sent.slice(from).entries()) {
      const seconds = secondsBetween(first.at, last.at);
      if (more + 1 > BURST + seconds) return `${more + 1} messages in ${seconds} seconds from ${first.at} on`;
    }
  return undefined;
}

/** Whoever reported was answered, whatever the pace. */
async function leftBehind({ store, clock }: World, slack: BusySlack): Promise<string | undefined> {
  const { due } = await store.backlog(clock.now());
  if (due > 0) return `${due} jobs are still due`;
  const last = await store.lastTicket();
  for (let number = 1; number <= last; number += 1)
    if (!slack.messages().some(({ marker }) => marker === `DESK-${number}/reporter`))
      return `the report DESK-${number} was not answered`;
  return undefined;
}
