// The text of triage.yml: understood, or told what is wrong with it and on which line.
import type { z } from 'zod';
import { type Finding, readYaml } from './check.js';
import { ofIssue, type Said } from './fault-words.js';
import { type TriageRules, triageSchema } from './triage.js';

type Issue = z.core.$ZodIssue;

/** @param noted what YAML says of the text, when that is known already */
export function checkTriage(text: string, noted?: unknown): { rules?: TriageRules; findings: Finding[] } {
  const read = readYaml(text, noted);
  if ('findings' in read) return read;
  const { data } = read;
  const parsed = triageSchema.safeParse(data);
  if (parsed.success) return { rules: parsed.data, findings: [] };
  return { findings: read.find(parsed.error.issues.flatMap((issue) => inWords(issue, data))) };
}

function inWords(issue: Issue, data: unknown): Said[] {
  const [first, ...more] = ofIssue(issue, data);
  if (!first) return [];
  if (issue.code === 'custom') {
    const { ja, en } = issue.params as { ja: string; en: string };
    return [{ at: issue.path, says: { ja, en } }];
  }
  const name = String(issue.path.at(-1) ?? '');
  const isMissing =
    issue.code === 'invalid_type' && name !== 'ja' && name !== 'en' && valueAt(data, issue.path) === undefined;
  if (isMissing)
    return [
      {
        at: issue.path,
        says: {
          ja: `「${name}」がありません。窓口に付いている scripts/triage.yml の同じ所を見て、書き足してください。`,
          en: `"${name}" is missing. Add it; the scripts/triage.yml that ships with the desk shows how it is written.`,
        },
      },
    ];
  return [first, ...more];
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], data);
}
