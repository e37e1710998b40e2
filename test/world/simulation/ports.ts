// The ports of one run of a desk in a simulated world: at any call the process may die, its database may refuse, the other side may stall.
import type { Pager } from '../../../src/pager/pager.js';
import type { FakeChat } from '../chat.js';
import type { Call, ChatCall, Step } from './history.js';

/** Marks failures that the world made, to tell them from the desk's own. */
export const INJECTED = 'injected';

/** One run of a desk's process, from its start to its end. */
export interface Life {
  isOver: boolean;
  /** Resolves when the process dies. */
  over: Promise<void>;
  end(): void;
  /** What hits it next. */
  strike?: Pick<Extract<Step, { do: 'strike' }>, 'call' | 'how'>;
}

export function newLife(): Life {
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const life: Life = {
    isOver: false,
    over,
    end() {
      life.isOver = true;
      end();
    },
  };
  return life;
}

/** What a dead process waits for. */
const never = new Promise<never>(() => undefined);

/** Calls `work` as long as the process lives; whoever waits for a dead one waits for ever. */
async function whileAlive<T>(life: Life, port: 'store' | 'other', work: () => Promise<T>): Promise<T> {
  if (life.isOver) return never;
  const hit = strikes(life, port);
  if (hit === 'store-refuses') throw new Error(`database is locked (${INJECTED})`);
  if (hit === 'dies-before') life.end();
  if (life.isOver) return never;
  try {
    return await work();
  } finally {
    if (hit === 'dies-after') life.end();
    if (life.isOver) await never;
  }
}

function strikes(life: Life, port: 'store' | 'other'): Extract<Step, { do: 'strike' }>['how'] | undefined {
  const { strike } = life;
  if (!strike || (strike.how === 'store-refuses' && port === 'other')) return undefined;
  strike.call -= 1;
  if (strike.call > 0) return undefined;
  life.strike = undefined;
  return strike.how;
}

/** One call after the other, whoever makes it. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Two connections to one file in one process: one that waited for the other's lock would wait for ever. */
export function inTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * @param called is told of every call
 * @param turns absent: calls run at the same time
 */
export function mortalStore<S extends object>(store: S, life: Life, called: () => void, turns?: Turns): S {
  return new Proxy(store, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (typeof found !== 'function' || name === 'failedCommit' || name === 'close') return found;
      return (...args: unknown[]) => {
        called();
        // A dead process does nothing more, and must not keep the others waiting.
        const work = async () => (life.isOver ? undefined : found.apply(target, args));
        return whileAlive(life, 'store', () => (turns ? turns(work) : work()));
      };
    },
  });
}

/** Calls that are answered only when time has passed. */
export interface Stalls {
  /** Makes the next such call stall. */
  stall(call: Call, asleep: boolean): void;
  isStalling(): boolean;
  isAsleep(): boolean;
  /** Answers whatever waits, and with `sleepers` what a sleeping process waits with; calls to come do not stall any more with `all`. */
  goOn(how?: { sleepers?: boolean; all?: boolean }): void;
  wait(call: Call): Promise<void>;
}

export function createStalls(): Stalls {
  let wanted: { call: Call; asleep: boolean }[] = [];
  let waiting: { asleep: boolean; go: () => void }[] = [];
  return {
    stall: (call, asleep) => void wanted.push({ call, asleep }),
    isStalling: () => waiting.length > 0,
    isAsleep: () => waiting.some(({ asleep }) => asleep),
    goOn({ sleepers = false, all = false } = {}) {
      if (all) wanted = [];
      const go = waiting.filter(({ asleep }) => sleepers || all || !asleep);
      waiting = waiting.filter((one) => !go.includes(one));
      for (const one of go) one.go();
    },
    async wait(call) {
      const found = wanted.find((one) => one.call === call);
      if (!found) return;
      wanted = wanted.filter((one) => one !== found);
      await new Promise<void>((resolve) => {
        waiting = [...waiting, { asleep: found.asleep, go: resolve }];
      });
    },
  };
}

const chatCalls: ChatCall[] = ['post', 'find', 'update', 'profile', 'home'];

export function mortalChat(chat: FakeChat, life: Life, stalls: Stalls): FakeChat {
  return new Proxy(chat, {
    get(target, name) {
      const found = Reflect.get(target, name);
      const call = chatCalls.find((one) => one === name);
      if (!call) return found;
      return (...args: unknown[]) =>
        whileAlive(life, 'other', async () => {
          await stalls.wait(call);
          return life.isOver ? never : found.apply(target, args);
        });
    },
  });
}

export function mortalPager(pager: Pager, life: Life, stalls: Stalls): Pager {
  const mortal = (work: () => Promise<void>) =>
    whileAlive(life, 'other', async () => {
      await stalls.wait('summon');
      return life.isOver ? never : work();
    });
  return {
    way: pager.way,
    summon: (summons) => mortal(() => pager.summon(summons)),
    alarm: (alarm) => mortal(() => pager.alarm(alarm)),
  };
}
