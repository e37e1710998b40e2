// What happens in a simulated world, as plain data drawn from one seed: who writes and presses what, what fails, who dies when.
// All chance is in the history; living through it has none, so a history can be shortened and still mean the same.
import type { Platform } from '../../../src/ticket/event.js';

/** An account, as "slack/hanako". */
export type Account = `${Platform}/${string}`;

/** Desks that get the same delivery at the same moment; none: it is lost on its way and comes again later. */
type Desks = number[];

/** A delivery to these desks, while the workers of others (or the same) are at work. */
interface Delivery {
  to: Desks;
  meanwhile: Desks;
}

export type Pressed = 'acknowledge' | 'decline' | 'choose-script' | 'separate' | 'choose-language' | 'close' | 'reopen';
export type ChatCall = 'post' | 'find' | 'update' | 'profile' | 'home';

type Where = 'direct' | 'mention' | 'talk' | 'form';

export type Step =
  /** `under` is the write in whose thread it stands. */
  | (Delivery & { do: 'write'; id: string; by: Account; where: Where; under?: string; text: string })
  | (Delivery & { do: 'edit'; id: string; of: string; how: 'edited' | 'deleted'; text: string })
  | (Delivery & { do: 'press'; id: string; act: Pressed; by: Account; ticket: number; with: string })
  /** The platform delivers again what it delivered before. */
  | (Delivery & { do: 'again'; of: string })
  | { do: 'work'; desks: Desks }
  /** Time passes, while nobody works or while all desks do. */
  | { do: 'pass' | 'run'; seconds: number }
  /** The desks' clock is set forward or back; the platforms' is right. */
  | { do: 'set-clock'; seconds: number }
  /** The next such calls fail, before or after the platform did what they ask. */
  | {
      do: 'fail';
      on: Platform;
      call: ChatCall;
      how: 'outage' | 'pause' | 'pause-all' | 'fault';
      when: 'before' | 'after';
      times: number;
    }
  /** The next such call is answered only when time has passed. */
  | { do: 'stall'; on: Platform; call: ChatCall }
  /** At its n-th call of a port the desk dies, before or after the call had its effect, or its database refuses. */
  | { do: 'strike'; desk: number; call: number; how: 'dies-before' | 'dies-after' | 'store-refuses' }
  | { do: 'shut' | 'reopen' | 'leave'; account: Account }
  /** Somebody deletes one of the desk's messages. */
  | { do: 'take-away'; on: Platform; which: number };

export interface History {
  seed: number;
  /** ISO UTC. */
  start: string;
  desks: number;
  steps: Step[];
}

export const employees: Account[] = ['slack/hanako', 'slack/jiro', 'teams/mei', 'teams/goro'];
export const commanders: Account[] = ['slack/tanaka', 'teams/tanaka', 'slack/suzuki', 'teams/sato'];
export const everybody = [...employees, ...commanders];

/** An afternoon, ten minutes before a handover, and the night of a holiday. */
const starts = ['2026-11-16T05:00:00.000Z', '2026-11-15T23:50:00.000Z', '2026-11-22T15:30:00.000Z'];
const kinds = ['[suspicious-click]', '[password-given]', '[lost-device]', '[insider]', '[question]', ''];
const scripts = ['suspicious-click', 'password-given', 'insider', 'question', 'unclear', 'no-such-script'];
const hostile = [
  '<!channel> <@U1> *bold* `code` https://example.com/?a=1&b=2 &amp;',
  '<img src=x onerror=alert(1)> [a](javascript:alert(1)) <at>all</at>',
  '\u202egnp.exe \u200b\u0000\ud800 ```',
  'あ'.repeat(5_000),
  '"; drop table tickets; --',
];

/** mulberry32: small, and the same everywhere. Numbers from 0 until before 1. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The word by which the text of this write or edit is found again. */
export function tokenOf(id: string): string {
  return `tok${id}end`;
}

const LEAST_STEPS = 6;
const MOST_STEPS = 24;

export function historyOf(seed: number): History {
  const chance = chanceOf(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const maybe = (probability: number) => chance() < probability;
  const desks = maybe(0.5) ? 2 : 1;
  const ids: string[] = [];
  const written: string[] = [];

  const one = () => below(desks);
  const delivery = (): Delivery => ({
    to: maybe(0.06) ? [] : maybe(0.15) ? [one(), one()] : [one()],
    meanwhile: maybe(0.3) ? [one()] : [],
  });
  const newId = () => {
    const id = String(ids.length + 1);
    ids.push(id);
    return id;
  };
  const textOf = (id: string) => {
    const named = maybe(0.1) ? '田中 ' : '';
    if (maybe(0.05)) return oneOf(['', '  \n']);
    return `${oneOf(kinds)} ${named}${tokenOf(id)} ${maybe(0.15) ? oneOf(hostile) : ''}`;
  };

  function write(): Step {
    const id = newId();
    const where = oneOf(['direct', 'direct', 'direct', 'mention', 'talk', 'form'] as const);
    const under = where === 'talk' && written.length > 0 ? { under: oneOf(written) } : {};
    written.push(id);
    return {
      do: 'write',
      id,
      by: oneOf(maybe(0.8) ? employees : everybody),
      where,
      ...under,
      text: textOf(id),
      ...delivery(),
    };
  }

  function press(): Step {
    const act = oneOf([
      ...(['acknowledge', 'acknowledge', 'acknowledge', 'decline', 'decline', 'choose-script'] as const),
      ...(['separate', 'choose-language', 'close', 'reopen'] as const),
    ]);
    const id = newId();
    const known = { 'choose-script': scripts, 'choose-language': ['ja', 'en'], separate: ['0', '1', '9'] };
    const more = act in known ? oneOf(known[act as keyof typeof known]) : `closed ${tokenOf(id)}`;
    const ticket = 1 + below(Math.min(written.length, 6) + 1);
    return { do: 'press', id, act, by: oneOf(maybe(0.7) ? commanders : employees), ticket, with: more, ...delivery() };
  }

  function edit(): Step {
    const id = newId();
    const how = oneOf(['edited', 'deleted'] as const);
    return { do: 'edit', id, of: oneOf(written), how, text: how === 'deleted' ? '' : textOf(id), ...delivery() };
  }

  function trouble(): Step {
    const on = oneOf(['slack', 'teams'] as const);
    const call = oneOf(['post', 'post', 'update', 'update', 'find', 'profile', 'home'] as const);
    const account = oneOf(everybody);
    const how = oneOf(['outage', 'outage', 'pause', 'pause-all', 'fault'] as const);
    return oneOf<() => Step>([
      () => ({ do: 'fail', on, call, how, when: oneOf(['before', 'after']), times: 1 + below(3) }),
      () => ({ do: 'fail', on, call: 'post', how, when: 'after', times: 1 + below(2) }),
      () => ({ do: 'stall', on, call }),
      () => ({
        do: 'strike',
        desk: one(),
        call: 1 + below(30),
        how: oneOf(['dies-before', 'dies-after', 'store-refuses']),
      }),
      () => ({ do: 'strike', desk: one(), call: 1 + below(8), how: oneOf(['dies-before', 'dies-after']) }),
      () => ({ do: oneOf(['shut', 'reopen', 'leave']), account }),
      () => ({ do: 'take-away', on, which: below(10) }),
      () => ({ do: 'set-clock', seconds: oneOf([-7_200, -300, -50, 0, 0, 50]) }),
    ])();
  }

  const pass = (): Step => ({
    do: oneOf(['pass', 'run']),
    seconds: oneOf([1, 2, 5, 21, 21, 60, 300, 901, 901, 4 * 3_600]),
  });
  const work = (): Step => ({ do: 'work', desks: desks > 1 && maybe(0.4) ? [0, 1] : [one()] });
  const again = (): Step => ({ do: 'again', of: oneOf(ids), ...delivery() });

  const steps: Step[] = [write()];
  const length = LEAST_STEPS + below(MOST_STEPS - LEAST_STEPS);
  const likely = [
    ...(['write', 'write', 'write', 'press', 'press', 'press', 'edit', 'again'] as const),
    ...(['work', 'work', 'work', 'work', 'work', 'pass', 'pass', 'pass'] as const),
    ...(['trouble', 'trouble', 'trouble', 'trouble'] as const),
  ];
  const draw = { write, press, edit, again, work, pass, trouble };
  while (steps.length < length) steps.push(draw[oneOf(likely)]());
  return { seed, start: oneOf(starts), desks, steps };
}
