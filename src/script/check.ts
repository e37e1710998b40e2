// One script's text: understood, or told what is wrong with it and on which line.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ofIssue, ofYaml, type Said, whole } from './fault-words.js';
import { type BothLanguages, type Script, scriptSchema } from './schema.js';

export interface Finding {
  line?: number;
  path: string;
  says: BothLanguages;
}

export interface Checked {
  /** Missing when there is any finding. */
  script?: Omit<Script, 'version'>;
  /** Known even when the rest is wrong, so that names and duplicates can be told in the same go. */
  id?: string;
  idLine?(): number;
  findings: Finding[];
}

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** @param noted what YAML says of the text, when that is known already */
export function checkScript(text: string, noted?: unknown): Checked {
  const read = readYaml(text, noted);
  if ('findings' in read) return read;
  const { data } = read;
  const parsed = scriptSchema.safeParse(data);
  const issues = parsed.success
    ? []
    : [...parsed.error.issues.filter(({ code }) => code !== 'custom'), ...agreement(data)];
  return {
    findings: read.find(issues.flatMap((issue) => ofIssue(issue, data))),
    ...(parsed.success ? { script: parsed.data } : {}),
    ...(typeof data.id === 'string' ? { id: data.id, idLine: () => read.lineOf(['id']) } : {}),
  };
}

interface Understood {
  data: Record<string, unknown>;
  lineOf(path: Path): number;
  find(said: Said[]): Finding[];
}

/**
 * A file's data, and what tells on which line a mistake in it stands; or why it could not be read at all.
 * @param noted what YAML says of the text, when that is known already: then the text is read only for the line of a mistake
 */
export function readYaml(text: string, noted?: unknown): { findings: Finding[] } | Understood {
  if (!isRecord(noted)) return readAnew(text);
  const anew = () => readAnew(text) as Understood;
  return {
    data: noted,
    lineOf: (path) => anew().lineOf(path),
    find: (said) => (said.length === 0 ? [] : anew().find(said)),
  };
}

function readAnew(text: string): { findings: Finding[] } | Understood {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  if (document.errors.length > 0) return { findings: yamlFindings(document.errors, lineAt) };
  let data: unknown;
  try {
    data = document.toJS();
  } catch {
    return { findings: [{ path: '', says: whole.aliases }] };
  }
  if (!isRecord(data)) return { findings: [{ path: '', line: 1, says: whole.notAScript }] };
  const line = (path: Path) => lineOf(document.contents, path, lineAt);
  return {
    data,
    lineOf: line,
    find: (said) =>
      said
        .map(({ at, says }) => ({ line: line(at), path: named(data, at), says }))
        .sort((one, other) => one.line - other.line),
  };
}

/** One finding a line: after the first slip on a line, whatever YAML says about that line is noise. */
function yamlFindings(
  errors: { code: string; message: string; pos: [number, number] }[],
  lineAt: (at: number) => number,
) {
  const byLine = new Map<number, Finding>();
  for (const error of errors) {
    const line = lineAt(error.pos[0]);
    if (!byLine.has(line)) byLine.set(line, { line, path: '', says: ofYaml(error.code, error.message) });
  }
  return [...byLine.values()];
}

/**
 * Whether hearing and severity agree. The schema looks at that only once every part has its shape; a missing translation
 * must not hide it until the next try. So it looks at a copy in which all texts are there.
 */
function agreement(data: Record<string, unknown>): Issue[] {
  const said = { ja: '－', en: '-' };
  const hearing = list(data.hearing).map((asked) => {
    const { id, type, choices, only_from } = isRecord(asked) ? asked : {};
    return {
      ...{ id, type, ask: said, why: said },
      ...(choices === undefined
        ? {}
        : { choices: list(choices).map((one) => ({ ...said, id: isRecord(one) ? one.id : '' })) }),
      ...(only_from === undefined ? {} : { only_from }),
    };
  });
  const severity = isRecord(data.severity) ? data.severity : {};
  const changes = list(severity.changes).map((one) => ({
    to: 'SEV4',
    when: isRecord(one) ? one.when : {},
    because: said,
  }));
  const copy = {
    ...{ id: 'copy', title: said, about: said, routes: ['employee'], urgency_minutes: 1, hearing },
    first_aid: { do: [said], do_not: [] },
    severity: { default: 'SEV4', changes },
    ...{ controls: ['5.24'], rsit: ['other/other'], examples: { ja: ['－'], en: ['-'] } },
  };
  return scriptSchema.safeParse(copy).error?.issues.filter(({ code }) => code === 'custom') ?? [];
}

/** The line of the deepest part of the path that is written in the file. */
function lineOf(root: unknown, path: Path, lineAt: (offset: number) => number): number {
  let line = 1;
  let node = root;
  for (const key of path) {
    let next: Node | undefined;
    if (isMap<Node, Node | null>(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(key));
      if (!pair) break;
      line = lineAt(pair.key.range?.[0] ?? 0);
      next = pair.value ?? undefined;
    } else if (isSeq<Node>(node)) {
      next = node.items[Number(key)];
      if (next) line = lineAt(next.range?.[0] ?? 0);
    }
    if (!next) break;
    node = next;
  }
  return line;
}

/** The path as people see it: entries of a list by their id, or counted from 1. */
function named(data: unknown, path: Path): string {
  let value: unknown = data;
  const steps = path.map((key) => {
    const inList = Array.isArray(value);
    value = isRecord(value) || Array.isArray(value) ? (value as Record<PropertyKey, unknown>)[key] : undefined;
    if (!inList) return String(key);
    return isRecord(value) && typeof value.id === 'string' ? value.id : `#${Number(key) + 1}`;
  });
  return steps.join('.');
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
