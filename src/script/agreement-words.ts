// What is said when the parts of a script do not fit each other: hearing and severity, above all.
import type { z } from 'zod';
import type { BothLanguages } from './schema.js';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Rules between parts of a script: the schema's sentence, the part that is meant, and what to tell the person who wrote it. */
const agreements: {
  schemaSays: RegExp;
  at?: (found: string[], data: unknown) => Path | undefined;
  says: (found: string[]) => BothLanguages;
}[] = [
  {
    schemaSays: /^severity\.changes names the question "(.+)", which/,
    at: ([id], data) => conditionOn(data, id),
    says: ([id]) => ({
      ja: `severity が質問「${id}」を使っていますが、hearing にありません。つづりを直すか、質問を書き足してください。`,
      en: `Severity depends on the question "${id}", which hearing does not ask. Correct the spelling, or add the question.`,
    }),
  },
  {
    schemaSays: /^"(.+)" is no answer to "(.+)"; possible: (.+)$/,
    at: ([answer, id], data) => conditionOn(data, id, answer),
    says: ([answer, id, possible]) => ({
      ja: `「${answer}」は質問「${id}」の答えにありません。使えるのは ${possible} です。`,
      en: `"${answer}" is no answer to the question "${id}". Use one of these: ${possible}.`,
    }),
  },
  {
    schemaSays: /^"over" fits a number; "(.+)" is of type (.+)$/,
    at: ([id], data) => conditionOn(data, id),
    says: ([id, type]) => ({
      ja: `「over」は数の質問だけに使えます。「${id}」の type は ${type} です。答えの一覧で書いてください。`,
      en: `"over" fits only a number, and the question "${id}" is of type ${type}. Write a list of answers instead.`,
    }),
  },
  {
    schemaSays: /^two questions have the same id$/,
    at: (_, data) => secondWithSameId(data),
    says: () => ({
      ja: '同じ id の質問が二つあります。一方の id を変えてください。',
      en: 'Two questions have the same id. Change one of them.',
    }),
  },
  {
    schemaSays: /^a reporter by route (.+) would be asked (\d+) questions; at most (\d+)$/,
    at: () => ['hearing'],
    says: ([route, count, most]) => ({
      ja: `${route} から来た人に${count}個の質問をすることになります。${most}個までに減らすか、only_from で分けてください。`,
      en: `A reporter by route ${route} would be asked ${count} questions; at most ${most} are allowed. Take some out, or split them with only_from.`,
    }),
  },
  {
    schemaSays: /^a question of type choice needs choices$/,
    says: () => ({
      ja: 'type が choice の質問には choices が要ります。選択肢を二つ以上書いてください。',
      en: 'A question of type choice needs choices. Add two or more, each with id, ja and en.',
    }),
  },
  {
    schemaSays: /^only a question of type choice has choices$/,
    says: () => ({
      ja: 'choices を書けるのは、type が choice の質問だけです。type を choice にするか、choices を消してください。',
      en: 'Only a question of type choice has choices. Make its type choice, or delete the choices.',
    }),
  },
];

/** The schema's finding that two parts of `data` do not fit, in words, and the part that is meant. */
export function ofAgreement(issue: Issue, data: unknown): { at: Path; says: BothLanguages } {
  for (const { schemaSays, at, says } of agreements) {
    const found = schemaSays.exec(issue.message)?.slice(1);
    if (found) return { at: at?.(found, data) ?? issue.path, says: says(found) };
  }
  return { at: issue.path, says: { ja: issue.message, en: issue.message } };
}

/** Where severity.changes has a condition on this question (with this answer, if one is meant). */
function conditionOn(data: unknown, id = '', answer?: string): Path | undefined {
  const changes = partOf(data, ['severity', 'changes']) as { when?: Record<string, unknown> }[];
  const index = changes.findIndex(({ when }) => {
    const asked = when && Object.hasOwn(when, id) ? when[id] : undefined;
    return asked !== undefined && (answer === undefined || (Array.isArray(asked) && asked.includes(answer)));
  });
  return index < 0 ? undefined : ['severity', 'changes', index, 'when', id];
}

function secondWithSameId(data: unknown): Path {
  const ids = (partOf(data, ['hearing']) as { id?: unknown }[]).map((asked) => asked?.id);
  return ['hearing', ids.findIndex((id, index) => ids.indexOf(id) < index), 'id'];
}

const partOf = (data: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], data);
