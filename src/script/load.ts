// Reads the folders of response scripts. Whatever people wrote, nothing throws: every mistake becomes a fault they can act on.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { checkScript, type Finding } from './check.js';
import { checkTriage } from './check-triage.js';
import { files as fileWords } from './fault-words.js';
import { hashOf, notedReadings, type Readings } from './readings.js';
import type { BothLanguages, Script } from './schema.js';
import type { TriageRules } from './triage.js';

/** Stands among the scripts and is none. */
const TRIAGE = 'triage.yml';
/** A ticket keeps so many digits of the hash, so that an auditor can see with which wording it was answered. */
const VERSION_LENGTH = 12;

/** One mistake in one file, in a sentence that says what to do about it. */
export interface Fault {
  file: string;
  /** Counted from 1; missing when the whole file or folder is meant. */
  line?: number;
  /** Where in the script, such as `hearing.network-cut.ask.en` or `first_aid.do.#2.en` (the second); empty for the whole file. */
  path: string;
  message: string;
}

export interface LoadedScripts {
  /** By id. Only scripts without a fault. */
  scripts: Map<string, Script>;
  /** Of the last folder that has them; undefined when none has, or when they have a fault. */
  triage?: TriageRules;
  /** All faults of all files; empty means everything was understood. */
  faults: Fault[];
}

/**
 * Reads every *.yml of each folder. A later folder replaces or adds scripts by id, so that an organisation keeps its own
 * scripts apart from those that ship with the desk. `language` is that of the faults' sentences; `noted` spares the reading of
 * texts that were read before.
 */
export function loadScripts(
  folders: string[],
  language: keyof BothLanguages = 'en',
  noted = notedReadings(),
): LoadedScripts {
  const scripts = new Map<string, Script>();
  const faults: Fault[] = [];
  let triage: TriageRules | undefined;
  for (const folder of folders) {
    const tell = (file: string, finding: Finding) => {
      const { line, path, says } = finding;
      faults.push({ file, ...(line ? { line } : {}), path, message: says[language] });
    };
    const names = namesIn(folder, tell);
    for (const script of readFolder(folder, names, noted, tell).values()) scripts.set(script.id, script);
    if (names.includes(TRIAGE)) triage = readTriage(join(folder, TRIAGE), noted, tell) ?? triage;
  }
  return { scripts, ...(triage ? { triage } : {}), faults };
}

/** What a desk cannot do without beside its scripts; tests and tools that only read scripts can. */
export function missing(
  { triage, faults }: LoadedScripts,
  [folder = '']: string[],
  language: keyof BothLanguages = 'en',
): Fault[] {
  if (triage || faults.some(({ file }) => basename(file) === TRIAGE)) return [];
  return [{ file: join(folder, TRIAGE), path: '', message: fileWords.noTriage[language] }];
}

type Tell = (file: string, finding: Finding) => void;

function readTriage(file: string, noted: Readings, tell: Tell): TriageRules | undefined {
  const text = readText(file, tell);
  const { rules, findings } = text === undefined ? { findings: [] } : checkTriage(text, noted[hashOf(text)]);
  for (const finding of findings) tell(file, finding);
  return rules;
}

function readFolder(folder: string, names: string[], noted: Readings, tell: Tell): Map<string, Script> {
  const found = new Map<string, Script>();
  const fileOf = new Map<string, string>();
  for (const name of names.filter((one) => one !== TRIAGE)) {
    const file = join(folder, name);
    const text = readText(file, tell);
    if (text === undefined) continue;
    const hash = hashOf(text);
    const { script, id, idLine, findings } = checkScript(text, noted[hash]);
    for (const finding of findings) tell(file, finding);

    const other = id === undefined ? undefined : fileOf.get(id);
    const misnamed = id !== undefined && `${id}.yml` !== name;
    const tellId = (says: BothLanguages) => tell(file, { path: 'id', ...(idLine ? { line: idLine() } : {}), says });
    if (id !== undefined && other !== undefined) tellId(fileWords.sameId(id, other));
    else if (misnamed) tellId(fileWords.otherName(id, name));

    if (id !== undefined && !other) fileOf.set(id, name);
    if (script && !other && !misnamed) found.set(script.id, { ...script, version: hash.slice(0, VERSION_LENGTH) });
  }
  return found;
}

/** The names of the script files of a folder, in order. Names that only look like one are told, lest a script be missed in silence. */
function namesIn(folder: string, tell: Tell): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    tell(folder, { path: '', says: fileWords.noFolder });
    return [];
  }
  for (const name of names) {
    const lookalike = !name.endsWith('.yml') && /\.ya?ml(\.txt)?$/i.test(name);
    if (lookalike)
      tell(join(folder, name), { path: '', says: fileWords.wrongEnding(name.replace(/\.ya?ml(\.txt)?$/i, '.yml')) });
  }
  return names.filter((name) => name.endsWith('.yml'));
}

function readText(file: string, tell: Tell): string | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    tell(file, { path: '', says: fileWords.unreadable });
    return undefined;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tell(file, { path: '', says: fileWords.notUtf8(basename(file)) });
    return undefined;
  }
}
