// A broken promise as somebody can look into it: the seed, the shortest history found that breaks it too, and the command.
import type { History } from './history.js';
import { type Broken, live } from './live.js';

/** Histories that are tried at most. */
const MAX_TRIES = 150;

/** Leaves out steps, several at once and then one by one, as long as something breaks. */
export async function shorten(history: History, broken: Broken): Promise<{ history: History; broken: Broken }> {
  let best = { history: { ...history, steps: history.steps.slice(0, broken.steps) }, broken };
  let tries = 0;
  for (let size = 8; size >= 1; size = Math.floor(size / 2)) {
    for (let at = best.history.steps.length - size; at >= 0 && tries < MAX_TRIES; at -= size) {
      const steps = best.history.steps.toSpliced(at, size);
      const shorter = { ...best.history, steps };
      tries += 1;
      const found = steps.length > 0 ? await live(shorter) : undefined;
      if (found && ruleOf(found) === ruleOf(broken))
        best = { history: { ...shorter, steps: steps.slice(0, found.steps) }, broken: found };
    }
  }
  return best;
}

/** What was broken, whichever ticket it was. */
function ruleOf({ says }: Broken): string {
  return says.replace(/[\d,]+|slack|teams/g, '').slice(0, 120);
}

export async function sayBroken(history: History, broken: Broken): Promise<string> {
  const short = await shorten(history, broken);
  const { start, desks, apart, rounds, steps } = short.history;
  return [
    `seed ${history.seed}: ${broken.says}`,
    `shortest history found (${steps.length} of ${history.steps.length} steps): ${short.broken.says}`,
    `  it is ${start}, ${desks} desk(s)${apart ? ' with a connection each' : ''}${rounds ? ', rounds are made' : ''}`,
    ...steps.map((step) => `  ${JSON.stringify(step)}`),
    `once more: npm run world -- --seeds=1 --from=${history.seed}`,
  ].join('\n');
}
