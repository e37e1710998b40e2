// The shape of triage.yml: how impact and urgency become a severity, and by when what must have happened. Data that security staff edit.
// Basis: ISO/IEC 27035-1 (assess and decide), NIST SP 800-61r3 (severity and urgency); the numbers are each organisation's own.
import { z } from 'zod';
import { type BothLanguages, bothLanguages, type Severity, severities } from './schema.js';

/** What a choice of a dialog may hold: Slack's own limit. */
const MAX_CHOICE_CHARACTERS = 75;
/** What a dialog may offer to tick: Slack's own limit. */
const MAX_CIRCUMSTANCES = 10;

const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters, digits and hyphens, such as network-cut');
const agree = (ja: string, en: string, path: PropertyKey[] = []) => ({
  code: 'custom' as const,
  message: en,
  path,
  params: { ja, en },
});

const level = z
  .strictObject({ id: identifier, label: bothLanguages, about: bothLanguages })
  .superRefine(({ label, about }, context) => {
    for (const language of ['ja', 'en'] as const)
      if (`${label[language]}: ${about[language]}`.length > MAX_CHOICE_CHARACTERS)
        context.addIssue(
          agree(
            `label と about は、合わせて${MAX_CHOICE_CHARACTERS - 2}文字までです。about を短くしてください。`,
            `label and about may have ${MAX_CHOICE_CHARACTERS - 2} characters together. Make about shorter.`,
            ['about', language],
          ),
        );
  });

const circumstance = z
  .strictObject({
    id: identifier,
    label: bothLanguages,
    at_least: z.enum(severities).optional(),
    one_level_up: z.boolean().optional(),
  })
  .superRefine((one, context) => {
    if ((one.at_least === undefined) === (one.one_level_up !== true))
      context.addIssue(
        agree(
          'at_least（少なくともこの深刻度）か one_level_up: true（一段上げる）の、どちらか一つを書いてください。',
          'Write either at_least (never less severe than this) or one_level_up: true, and not both.',
        ),
      );
  });

export interface Length {
  count: number;
  unit: 'm' | 'h' | 'd';
}

const length = z
  .string()
  .regex(/^[1-9]\d{0,4}[mhd]$/, 'a length such as 15m, 4h, 1d')
  .transform((text): Length => ({ count: Number(text.slice(0, -1)), unit: text.slice(-1) as Length['unit'] }))
  .optional();

const target = z.strictObject({
  /** Day and night, or business hours only. */
  counted: z.enum(['always', 'working']),
  acknowledge: length,
  triage: length,
  update: length,
  update_settled: length,
});

export const triageSchema = z
  .strictObject({
    impact: z.array(level).min(2).max(6),
    urgency: z.array(level).min(2).max(6),
    matrix: z.record(z.string(), z.record(z.string(), z.enum(severities))),
    circumstances: z.array(circumstance).max(MAX_CIRCUMSTANCES),
    /** The urgency at which the slower target for updates holds. */
    settled_urgency: z.string().optional(),
    targets: z.strictObject({ SEV1: target, SEV2: target, SEV3: target, SEV4: target }),
  })
  .superRefine((rules, context) => {
    for (const part of ['impact', 'urgency', 'circumstances'] as const) {
      const ids = rules[part].map(({ id }) => id);
      const second = ids.findIndex((id, index) => ids.indexOf(id) < index);
      if (second >= 0)
        context.addIssue(
          agree(
            `id「${ids[second]}」が二度使われています。一方を変えてください。`,
            `The id "${ids[second]}" is used twice. Change one of them.`,
            [part, second, 'id'],
          ),
        );
    }
    whole(rules, context);
    const { settled_urgency: settled, urgency } = rules;
    if (settled !== undefined && !urgency.some(({ id }) => id === settled))
      context.addIssue(
        agree(
          `settled_urgency「${settled}」は urgency にありません。つづりを確かめてください。`,
          `settled_urgency names "${settled}", which is no urgency. Check its spelling.`,
          ['settled_urgency'],
        ),
      );
  });

/** Every impact has a severity at every urgency, and nothing else stands in the matrix. */
function whole(
  { impact, urgency, matrix }: { impact: { id: string }[]; urgency: { id: string }[]; matrix: TriageRules['matrix'] },
  context: z.core.$RefinementCtx,
): void {
  for (const { id } of impact)
    for (const { id: at } of urgency)
      if (!matrix[id]?.[at])
        context.addIssue(
          agree(
            `matrix に ${id} × ${at} の深刻度がありません。書き足してください。`,
            `The matrix has no severity for ${id} at ${at}. Add it.`,
            ['matrix', id],
          ),
        );
  for (const [id, row] of Object.entries(matrix)) {
    const unknown = impact.some((one) => one.id === id)
      ? Object.keys(row).filter((at) => urgency.every((one) => one.id !== at))
      : [undefined];
    for (const at of unknown)
      context.addIssue(
        agree(
          `matrix の「${at ?? id}」は ${at ? 'urgency' : 'impact'} にありません。つづりを確かめるか、消してください。`,
          `"${at ?? id}" of the matrix is no ${at ? 'urgency' : 'impact'}. Check its spelling, or delete it.`,
          ['matrix', id, ...(at ? [at] : [])],
        ),
      );
  }
}

export interface Level {
  id: string;
  label: BothLanguages;
  about: BothLanguages;
}

export interface Circumstance {
  id: string;
  label: BothLanguages;
  at_least?: Severity;
  one_level_up?: boolean;
}

export interface Target {
  counted: 'always' | 'working';
  acknowledge?: Length;
  triage?: Length;
  update?: Length;
  update_settled?: Length;
}

export interface TriageRules {
  impact: Level[];
  urgency: Level[];
  /** By impact, then by urgency. */
  matrix: Record<string, Record<string, Severity>>;
  circumstances: Circumstance[];
  settled_urgency?: string;
  targets: Partial<Record<Severity, Target>>;
}
