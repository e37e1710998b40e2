// The evidence register: what, from where, by whom, when, its hash, where it is kept, and through whose hands it went (ISO/IEC 27037).
// Nothing is ever taken back: an entry gets further entries. Pure.
import type { Script } from '../../script/schema.js';
import type { Party, Said, ScriptRef, TextRef } from '../terms.js';

export type EvidenceEvent =
  /** The text is what it is; its fields `from`, `when`, `by` and `kept` as they were typed. A file alone needs no words. */
  | { type: 'evidence-taken'; by: Party; said?: TextRef; sha256?: string; file?: FileRef; covers?: string }
  /** It went to somebody else: the text is why, the field `to` whom, `kept` where it is now. `sha256`: as computed on that occasion. */
  | { type: 'evidence-handed'; by: Party; evidence: number; said: TextRef; sha256?: string }
  | { type: 'evidence-hashed'; by: Party; evidence: number; sha256: string }
  /** What the script asks to keep cannot be had; the text is why. */
  | { type: 'evidence-lacking'; by: Party; covers: string; said: TextRef };

export type EvidenceCommand =
  | { type: 'evidence'; ticket: number; by: Party; said: Said; sha256?: string; file?: string; covers?: string }
  | { type: 'evidence-file'; ticket: number; by: Party; file: string }
  /** `seen`: how many hands it had gone through when the form was opened. */
  | { type: 'evidence-hand'; ticket: number; by: Party; evidence: number; said: Said; sha256?: string; seen?: number }
  | { type: 'evidence-lacking'; ticket: number; by: Party; covers: string; said: Said };

/** A file that somebody posted: the text it came with, and its place there. */
export interface FileRef {
  said: TextRef;
  index: number;
}

export interface Handing {
  version: number;
  by: Party;
  at: string;
  said: TextRef;
  sha256?: string;
}

export interface Evidence {
  /** The version of the event that brought it. */
  id: number;
  by: Party;
  at: string;
  said?: TextRef;
  sha256?: string;
  file?: FileRef;
  covers?: string;
  /** In the order in which it went from hand to hand: each takes it from the one before. */
  chain: Handing[];
}

export interface EvidenceRegister {
  items: Evidence[];
  lacking: { covers: string; by: Party; at: string; said: TextRef }[];
}

export const emptyRegister: EvidenceRegister = { items: [], lacking: [] };

export function afterEvidence(
  register: EvidenceRegister,
  event: EvidenceEvent,
  at: string,
  version: number,
): EvidenceRegister {
  switch (event.type) {
    case 'evidence-taken': {
      const { type: _, ...taken } = event;
      return { ...register, items: [...register.items, { ...taken, id: version, at, chain: [] }] };
    }
    case 'evidence-handed': {
      const { by, said, sha256 } = event;
      const link = { version, by, at, said, ...(sha256 === undefined ? {} : { sha256 }) };
      return withItem(register, event.evidence, (item) => ({ ...item, chain: [...item.chain, link] }));
    }
    case 'evidence-hashed':
      return withItem(register, event.evidence, (item) => ({ ...item, sha256: item.sha256 ?? event.sha256 }));
    case 'evidence-lacking': {
      const { covers, by, said } = event;
      return { ...register, lacking: [...register.lacking, { covers, by, at, said }] };
    }
  }
}

function withItem(register: EvidenceRegister, id: number, changed: (item: Evidence) => Evidence): EvidenceRegister {
  return { ...register, items: register.items.map((item) => (item.id === id ? changed(item) : item)) };
}

/** What a script asks to keep: `<script>@<version>/evidence/<index>`. */
export interface Suggestion {
  id: string;
  index: number;
  script: Script;
}

export function suggestionId({ id, version }: ScriptRef, index: number): string {
  return `${id}@${version}/evidence/${index}`;
}

/** The script and the place in its list, or undefined when the name is none. */
export function scriptOfSuggestion(id: string): (ScriptRef & { index: number }) | undefined {
  const [, script, version, index] = /^([a-z0-9-]+)@([0-9a-f]+)\/evidence\/(\d{1,3})$/.exec(id) ?? [];
  return script && version ? { id: script, version, index: Number(index) } : undefined;
}

/** What the ticket's scripts ask to keep and nobody has registered, or found that it cannot be had. */
export function missingEvidence({ items, lacking }: EvidenceRegister, scripts: Script[]): Suggestion[] {
  const settled = [...items.map(({ covers }) => covers), ...lacking.map(({ covers }) => covers)];
  const texts = new Set<string>();
  return scripts.flatMap((script) =>
    script.evidence.flatMap(({ ja }, index) => {
      const id = suggestionId(script, index);
      if (texts.has(ja) || settled.includes(id)) return [];
      texts.add(ja);
      return [{ id, index, script }];
    }),
  );
}

/** 64 hex digits as people paste them, "SHA256: AB12 …" too; undefined when they are none. */
export function readSha256(typed: string): string | undefined {
  const digits = typed
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^sha-?256\s*[:=]?\s*/, '')
    .replace(/[\s:]/g, '');
  return /^[0-9a-f]{64}$/.test(digits) ? digits : undefined;
}

/** A hash that was computed when it went from hand to hand is not the one it had: it may have been changed. */
export function hasChanged({ sha256, chain }: Evidence): boolean {
  return chain.some((link) => link.sha256 !== undefined && sha256 !== undefined && link.sha256 !== sha256);
}

/** "<text id>.<place>", as a button names a file. */
export function fileName({ said, index }: FileRef): string {
  return `${said.id}.${index}`;
}
