// Draws a history from one seed.
import {
  commanders,
  type Delivery,
  employees,
  everybody,
  type History,
  onNothing,
  onTickets,
  type Pressed,
  type Step,
  tokenOf,
} from './history.js';
import { variants } from './organisation.js';

/** An afternoon, ten minutes before a handover, and the night of a holiday. */
const starts = ['2026-11-16T05:00:00.000Z', '2026-11-15T23:50:00.000Z', '2026-11-22T15:30:00.000Z'];
const kinds = ['[suspicious-click]', '[password-given]', '[malware]', '[malware]', '[insider]', '[question]', ''];
const scripts = ['suspicious-click', 'password-given', 'malware', 'insider', 'question', 'unclear', 'no-such-script'];
const answers = [
  ...['cut=yes', 'cut=no', 'cut=unknown', 'cut=:later', 'cut=:again', 'symptom=ransom', 'symptom=blocked'],
  ...['symptom=no-such-choice', 'hosts=unknown', 'device=:later', 'no-such-question=yes'],
];
/** What a press can be about, where it is more than its ticket. */
const meant: Partial<Record<Pressed, readonly string[]>> = {
  ...{ 'choose-script': scripts, 'choose-language': ['ja', 'en'], separate: ['0', '1', '9'] },
  ...{ 'answer-question': answers, 'script-done': ['', 'malware', 'insider'] },
  ...{ 'ask-swap': ['0', '1'], 'take-shift': ['0', '1'], 'answer-drill': ['0', '1'], seen: ['2026-W46', '2026-W99'] },
};
const often = ['acknowledge', 'acknowledge', 'decline', 'choose-script', 'close'] as const;
const ofReporters: Pressed[] = ['choose-language', 'answer-question', 'fill-in', 'script-done', 'home-opened'];
const chatCalls = ['post', 'post', 'update', 'update', 'find', 'profile', 'home'] as const;
const hostile = [
  '<!channel> <@U1> *bold* `code` https://example.com/?a=1&b=2 &amp;',
  '<img src=x onerror=alert(1)> [a](javascript:alert(1)) <at>all</at>',
  '\u202egnp.exe \u200b\u0000\ud800 ```',
  'あ'.repeat(5_000),
  '"; drop table tickets; --',
];

/** mulberry32: small, and the same everywhere. Numbers from 0 until before 1. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const LEAST_STEPS = 5;
/** Most worlds are short: what goes wrong mostly takes few steps, and many short worlds see more than few long ones. */
const MOST_STEPS = 12;
const MOST_STEPS_OF_LONG = 24;

export function historyOf(seed: number): History {
  const chance = chanceOf(seed);
  const below = (limit: number) => Math.floor(chance() * limit);
  const oneOf = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const maybe = (probability: number) => chance() < probability;
  const desks = maybe(0.5) ? 2 : 1;
  const apart = desks > 1 && maybe(0.4);
  const rounds = maybe(0.25);
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

  function storm(): Step {
    const id = newId();
    const by = Array.from({ length: 3 + below(3) }, () => oneOf(employees));
    return { do: 'storm', id, by, text: '[suspicious-click]', ...delivery() };
  }

  function press(): Step {
    const id = newId();
    const act = oneOf(rounds && maybe(0.3) ? onNothing : maybe(0.4) ? often : onTickets);
    const words = `closed ${tokenOf(id)}`;
    const known = meant[act];
    const more = known ? oneOf(known) : maybe(0.05) ? '' : words;
    const ticket = 1 + below(Math.min(written.length, 6) + 1);
    const by = oneOf(maybe(0.7) === ofReporters.includes(act) ? employees : commanders);
    return { do: 'press', id, act, by, ticket, with: more, ...delivery() };
  }

  function touch(): Step {
    const id = newId();
    const by = oneOf(maybe(0.6) ? commanders : employees);
    const words = maybe(0.1) ? '' : `${tokenOf(id)} ${maybe(0.1) ? oneOf(hostile) : ''}`;
    return { do: 'touch', id, by, message: below(1_000), button: below(1_000), words, ...delivery() };
  }

  function edit(): Step {
    const id = newId();
    const how = oneOf(['edited', 'deleted'] as const);
    return { do: 'edit', id, of: oneOf(written), how, text: how === 'deleted' ? '' : textOf(id), ...delivery() };
  }

  function trouble(): Step {
    const [on, call] = maybe(0.2)
      ? ([oneOf(['mail', 'webhook'] as const), 'summon'] as const)
      : ([oneOf(['slack', 'teams'] as const), oneOf(chatCalls)] as const);
    const account = oneOf(everybody);
    const how = oneOf(['outage', 'outage', 'pause', 'pause-all', 'fault'] as const);
    const dies = ['dies-before', 'dies-after'] as const;
    return oneOf<() => Step>([
      () => ({ do: 'fail', on, call, how, when: oneOf(['before', 'after']), times: 1 + below(3) }),
      () => ({ do: 'fail', on, call: call === 'summon' ? call : 'post', how, when: 'after', times: 1 + below(2) }),
      () => ({ do: 'stall', on, call, asleep: call === 'update' && maybe(0.4) }),
      () => ({ do: 'strike', desk: one(), call: 1 + below(40), how: oneOf([...dies, 'store-refuses']) }),
      () => ({ do: 'strike', desk: one(), call: 1 + below(8), how: oneOf(dies) }),
      () => ({ do: oneOf(['shut', 'reopen', 'leave']), account }),
      () => ({ do: 'take-away', on: oneOf(['slack', 'teams']), which: below(10) }),
      () => ({ do: 'set-clock', seconds: oneOf([-7_200, -300, -50, 0, 0, 50]) }),
      () => ({ do: 'new-settings', which: below(variants) }),
    ])();
  }

  const pass = (): Step => ({
    do: oneOf(['pass', 'run']),
    seconds: oneOf([1, 2, 5, 21, 21, 60, 300, 901, 901, 4 * 3_600]),
  });
  const work = (): Step => ({ do: 'work', desks: desks > 1 && maybe(0.4) ? [0, 1] : [one()] });
  const again = (): Step => ({ do: 'again', of: oneOf(ids), ...delivery() });

  /** Somebody takes the first report at once: what is done then is what such a world is about. */
  function taken(): Step[] {
    const by = oneOf(commanders);
    const here = { to: [0], meanwhile: [0] };
    return [
      { do: 'work', desks: [0] },
      { do: 'press', id: newId(), act: 'acknowledge', by, ticket: 1, with: '', ...here },
      { do: 'run', seconds: 21 },
    ];
  }

  const isHandled = maybe(0.25);
  const steps: Step[] = [write(), ...(isHandled ? taken() : [])];
  const length = LEAST_STEPS + below((maybe(0.2) ? MOST_STEPS_OF_LONG : MOST_STEPS) - LEAST_STEPS);
  const likely = [
    ...(['write', 'write', 'write', 'press', 'press', 'edit', 'again', 'storm'] as const),
    ...Array.from({ length: isHandled ? 12 : 3 }, () => 'touch' as const),
    ...(['work', 'work', 'work', 'work', 'work', 'pass', 'pass', 'pass'] as const),
    ...(['trouble', 'trouble', 'trouble', 'trouble'] as const),
  ];
  const draw = { write, storm: () => (maybe(0.4) ? storm() : write()), press, touch, edit, again, work, pass, trouble };
  while (steps.length < length) steps.push(draw[oneOf(likely)]());
  return { seed, start: oneOf(starts), desks, apart, rounds, steps };
}
