// What remains of desk.yml when the values that are wrong are taken away, so that the rest is checked in the same run.
import type { z } from 'zod';

type Path = PropertyKey[];
type Holder = Record<PropertyKey, unknown> | unknown[];

export interface Rest<T> {
  read: T;
  /** Where something was taken away or stood in for: what is said about these places would follow from the fault alone. */
  gone: Path[];
}

/** A required field inside a required field inside a list: deeper than that, nothing is nested. */
const ROUNDS = 4;

/** @returns undefined when so much is wrong that nothing can be said about the rest */
export function restOf<T>(data: unknown, schema: z.ZodType<T>): Rest<T> | undefined {
  const rest: unknown = structuredClone(data);
  const gone: Path[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { read: parsed.data, gone };
    const places = parsed.error.issues.flatMap(placesOf);
    // From the last item of a list to the first, so that the numbers of those before it stay.
    for (const place of places.sort(lastFirst)) {
      if (place.length === 0) return undefined;
      gone.push(mend(rest, place));
    }
  }
  return undefined;
}

function placesOf(issue: z.core.$ZodIssue): Path[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

function lastFirst(one: Path, two: Path): number {
  for (let at = 0; at < Math.min(one.length, two.length); at++) {
    const [a, b] = [one[at], two[at]];
    if (a !== b) return typeof a === 'number' && typeof b === 'number' ? b - a : String(a).localeCompare(String(b));
  }
  return two.length - one.length;
}

/** Takes away what stands there; where nothing stands but something must, gives it any name or takes away what it belongs to. */
function mend(rest: unknown, place: Path): Path {
  const key = place.at(-1) as PropertyKey;
  const above = place.slice(0, -1);
  const holder = above.reduce<unknown>((inner, one) => (inner as Holder | undefined)?.[one as never], rest);
  if (holder === null || typeof holder !== 'object') return above.length > 0 ? mend(rest, above) : place;
  if (Array.isArray(holder)) {
    holder.splice(Number(key), 1);
    return above;
  }
  const fields = holder as Record<PropertyKey, unknown>;
  if (key === 'id' || key === 'name' || key === 'organisation') fields[key] = `nameless-${place.join('-')}`;
  else if (fields[key] !== undefined) delete fields[key];
  else if (above.length > 0) return mend(rest, above);
  return place;
}
