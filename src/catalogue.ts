// The response scripts of today and, from the store, every version that was ever used for an answer.

import type { Match } from './script/match.js';
import type { Script } from './script/schema.js';
import type { Store } from './store/store.js';
import type { Recognised } from './ticket/decide.js';
import type { ScriptRef } from './ticket/event.js';

/** The script whose first aid is safe in any case, given when the desk is unsure. */
const UNSURE = 'unclear';

const MAX_CANDIDATES = 3;
/** A picture or a smiley alone resembles nothing: no kind is offered. */
const HAS_WORDS = /[\p{L}\p{N}]/u;

/** Ends of sentences and clauses; a full stop inside a number or an address ends nothing. */
const CLAUSE_END = /[。！？!?\n、,;；]+|\.(?=\s|$)|\b(?:and|then)\b/;
const SHORTEST_CLAUSE = 8;
const MAX_CLAUSES = 12;
/** At 0.9, half of the reports that were surely answered wrong were so because of a clause out of its context. */
const PLAINLY = 0.99;
/** Whoever tells two things does so at the beginning; a paste is not read clause by clause. */
const READ = 600;

export interface Catalogue {
  now(id: string): Script | undefined;
  all(): Script[];
  /** The script in the version a ticket was answered with. */
  version(ref: ScriptRef): Promise<Script>;
  /** What a report is about. */
  recognise(text: string): Recognised;
}

export function createCatalogue(
  scripts: Map<string, Script>,
  match: (text: string) => Match,
  store: Pick<Store, 'scriptBody'>,
): Catalogue {
  const older = new Map<string, Script>();

  function recognise(text: string): Recognised {
    const found = match(text);
    const script = found.best === UNSURE ? undefined : scripts.get(found.best);
    const plain = script ? plainKinds(text) : [];
    // Two plain kinds in one report look like doubt between the two; they are not.
    const sure = script !== undefined && (!found.ask || (plain.length > 1 && plain.includes(script)));
    if (!sure) return { script: unsure(), sure, candidates: HAS_WORDS.test(text) ? likeliest(found) : [] };
    const other = plain.find((one) => one !== script);
    if (!other) return { script, sure, candidates: [] };
    // What cannot wait comes first, the other is named.
    const [first, also] = other.urgency_minutes < script.urgency_minutes ? [other, script] : [script, other];
    return { script: first, sure, candidates: [], also: also.id };
  }

  function likeliest({ candidates }: Match): string[] {
    const ids = candidates.map((one) => one.id).filter((id) => id !== UNSURE && scripts.has(id));
    return ids.slice(0, MAX_CANDIDATES);
  }

  function unsure(): Script {
    const safe = scripts.get(UNSURE);
    if (!safe) throw new Error(`the catalogue has no script "${UNSURE}"`);
    return safe;
  }

  /** The kinds that single clauses surely speak of. A second kind is named to the reporter, so a wrong guess must be rare. */
  function plainKinds(text: string): Script[] {
    const clauses = text
      .slice(0, READ)
      .split(CLAUSE_END)
      .filter((one) => one.trim().length >= SHORTEST_CLAUSE);
    if (clauses.length < 2) return [];
    const kinds = clauses.slice(0, MAX_CLAUSES).flatMap((clause) => {
      const { best, ask, candidates } = match(clause);
      const script = scripts.get(best);
      const plain = !ask && best !== UNSURE && (candidates[0]?.score ?? 0) >= PLAINLY;
      return plain && script?.pages ? [script] : [];
    });
    return [...new Set(kinds)];
  }

  return {
    now: (id) => scripts.get(id),
    all: () => [...scripts.values()],
    recognise,
    async version(ref) {
      const today = scripts.get(ref.id);
      if (today?.version === ref.version) return today;
      const key = `${ref.id}@${ref.version}`;
      const known = older.get(key);
      if (known) return known;
      const body = await store.scriptBody(ref.id, ref.version);
      if (body === undefined) throw new Error(`script ${key} is in no catalogue and not in the database`);
      const script: Script = JSON.parse(body);
      older.set(key, script);
      return script;
    },
  };
}

/** Keeps today's scripts in the store, so that a ticket can always be shown as it was answered. */
export async function keepCatalogue(scripts: Map<string, Script>, store: Pick<Store, 'keepScripts'>): Promise<void> {
  await store.keepScripts(
    [...scripts.values()].map((script) => ({ id: script.id, version: script.version, body: JSON.stringify(script) })),
  );
}
