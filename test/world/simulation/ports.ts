// The ports of one run of a desk in a simulated world: at any call the process may die, its database may refuse, the platform may stall.
import type { Store } from '../../../src/store/store.js';
import type { FakeChat } from '../chat.js';
import type { ChatCall, Step } from './history.js';

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
async function whileAlive<T>(life: Life, port: 'store' | 'chat', work: () => Promise<T>): Promise<T> {
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

function strikes(life: Life, port: 'store' | 'chat'): Extract<Step, { do: 'strike' }>['how'] | undefined {
  const { strike } = life;
  if (!strike || (strike.how === 'store-refuses' && port === 'chat')) return undefined;
  strike.call -= 1;
  if (strike.call > 0) return undefined;
  life.strike = undefined;
  return strike.how;
}

/** @param called is told of every call */
export function mortalStore(store: Store, life: Life, called: () => void): Store {
  return new Proxy(store, {
    get(target, name) {
      const found = Reflect.get(target, name);
      if (typeof found !== 'function' || name === 'failedCommit' || name === 'close') return found;
      return (...args: unknown[]) => {
        called();
        return whileAlive(life, 'store', async () => found.apply(target, args));
      };
    },
  });
}

/** Calls that the platform answers only when time has passed. */
export interface Stalls {
  /** Makes the next such call stall. */
  stall(call: ChatCall): void;
  isStalling(): boolean;
  /** Answers whatever waits; with `all`, calls to come do not stall any more either. */
  goOn(all?: boolean): void;
  wait(call: ChatCall): Promise<void>;
}

export function createStalls(): Stalls {
  let wanted: ChatCall[] = [];
  let waiting: (() => void)[] = [];
  return {
    stall: (call) => void wanted.push(call),
    isStalling: () => waiting.length > 0,
    goOn(all = false) {
      if (all) wanted = [];
      for (const go of waiting.splice(0)) go();
    },
    async wait(call) {
      if (!wanted.includes(call)) return;
      wanted = wanted.toSpliced(wanted.indexOf(call), 1);
      await new Promise<void>((resolve) => {
        waiting = [...waiting, resolve];
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
        whileAlive(life, 'chat', async () => {
          await stalls.wait(call);
          return life.isOver ? never : found.apply(target, args);
        });
    },
  });
}
