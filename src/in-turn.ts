// Requests that contend for one thing. The first try is free; whoever was overtaken tries again in turn, one after another in the order
// they came, so that of any number at once each succeeds. Requests on other things do not wait.

/** How often a request is decided again: only another process can still overtake it. */
const MAX_TRIES = 10;

/** Nothing was written, because another request changed the same thing first. */
export interface Overtaken {
  is: 'overtaken';
  on: string;
}

export type InTurn = <T extends { is: string }>(attempt: () => Promise<T | Overtaken>) => Promise<T>;

export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>();

  function after<T>(thing: string, work: () => Promise<T>): Promise<T> {
    // Whoever came before may have failed; that is no concern of whoever comes next.
    const done = (last.get(thing) ?? Promise.resolve()).then(work, work);
    last.set(thing, done);
    const forget = () => {
      if (last.get(thing) === done) last.delete(thing);
    };
    done.then(forget, forget);
    return done;
  }

  return async (attempt) => {
    const first = await attempt();
    if (!isOvertaken(first)) return first;
    return after(first.on, async () => {
      for (let tried = 1; tried < MAX_TRIES; tried += 1) {
        const outcome = await attempt();
        if (!isOvertaken(outcome)) return outcome;
      }
      throw new Error(`decided ${MAX_TRIES} times, and ${first.on} moved on each time`);
    });
  };
}

function isOvertaken(outcome: { is: string }): outcome is Overtaken {
  return outcome.is === 'overtaken';
}
