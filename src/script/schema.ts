// The shape of a response script (対応スクリプト): data that security staff edit, read by load.ts.
// Basis: the script table of the Japan ISMS User Group's talk (route, channel, first steps) and ISO/IEC 27035-1 (detect, report, assess).
import { z } from 'zod';

/** Every text a person sees, in both languages. */
export const bothLanguages = z.strictObject({ ja: z.string().trim().min(1), en: z.string().trim().min(1) });
export type BothLanguages = z.infer<typeof bothLanguages>;

/** Who brings a report: the rows of the seed's script table. */
export const reporterRoutes = [
  'employee',
  'customer-desk',
  'public-agency',
  'third-party',
  'system-staff',
  'monitoring-service',
] as const;
export type ReporterRoute = (typeof reporterRoutes)[number];

export const severities = ['SEV1', 'SEV2', 'SEV3', 'SEV4'] as const;
export type Severity = (typeof severities)[number];

/** Whom a script may name beside the commander. The first six are roles of desk.yml; the others are people outside the desk. */
export const tellRoles = [
  'ciso',
  'isms',
  'it',
  'pr',
  'desk',
  'management',
  'line-manager',
  'privacy',
  'legal',
  'finance',
  'hr',
  'sales',
  'facilities',
  'customer',
  'all-staff',
  'outside-security-service',
  'insurer',
  'service-owner',
] as const;

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const identifier = z.string().regex(kebab, 'small letters, digits and hyphens, such as network-cut');
const onlyFrom = z.array(z.enum(reporterRoutes)).min(1).optional();

/** One action. `only_from` limits it to reports that come by these routes; without it everyone sees it. */
const line = bothLanguages.extend({ only_from: onlyFrom });

const question = z
  .strictObject({
    id: identifier,
    ask: bothLanguages,
    why: bothLanguages,
    type: z.enum(['yes-no', 'choice', 'time', 'number', 'text']),
    choices: z
      .array(bothLanguages.extend({ id: identifier }))
      .min(2)
      .max(6)
      .optional(),
    only_from: onlyFrom,
  })
  .superRefine((asked, context) => {
    if (asked.type === 'choice' && !asked.choices) context.addIssue('a question of type choice needs choices');
    if (asked.type !== 'choice' && asked.choices) context.addIssue('only a question of type choice has choices');
  });
export type Question = z.infer<typeof question>;

/**
 * Answers that move the severity. All conditions under `when` must hold: a question answered with one of the listed
 * answers (yes, no, unknown, or a choice's id), or a number over a limit. The highest severity that applies wins;
 * a change that lowers it counts only when no change raises it.
 */
const severityChange = z.strictObject({
  to: z.enum(severities),
  when: z.record(identifier, z.union([z.array(z.string()).min(1), z.strictObject({ over: z.number() })])),
  because: bothLanguages,
});

const texts = z.array(bothLanguages);

export const scriptSchema = z
  .strictObject({
    id: identifier,
    title: bothLanguages,
    /** One sentence: what this kind is, for whoever chooses it from a list. */
    about: bothLanguages,
    routes: z.array(z.enum(reporterRoutes)).min(1),
    /** First aid must happen within this many minutes. Two kinds in one report: the smaller number is answered first. */
    urgency_minutes: z.number().int().positive(),
    /** The reporter did nothing to respond to as an incident: no page, the desk answers in working hours. */
    pages: z.boolean().default(true),
    /**
     * For the digest's share of reports before any damage: true where somebody received an attack and did nothing, false where somebody
     * acted on it; left out where neither can be said.
     */
    before_damage: z.boolean().optional(),
    /** Only participants may see the ticket (insider cases). */
    restricted: z.boolean().default(false),
    /** Who is called first: the rota, or a role where the rota could be the subject. */
    page: z.enum(['on-call', 'role:ciso']).default('on-call'),
    first_aid: z.strictObject({ do: z.array(line).min(1), do_not: z.array(line) }),
    hearing: z.array(question).max(12),
    severity: z.strictObject({ default: z.enum(severities), changes: z.array(severityChange).default([]) }),
    tell: z.array(z.enum(tellRoles)).default([]),
    evidence: texts.default([]),
    decisions: texts.default([]),
    tasks: z
      .strictObject({
        analyse: texts.default([]),
        contain: texts.default([]),
        eradicate: texts.default([]),
        recover: texts.default([]),
      })
      .prefault({}),
    /** What the organisation must do itself, and what it may buy in (the seed's two colours). */
    in_house: texts.default([]),
    outsource: texts.default([]),
    /** Hints only: who outside may have to be told. Not legal advice; clocks live elsewhere. */
    duties: z
      .array(z.strictObject({ to: bothLanguages, when: bothLanguages, duty: z.enum(['duty', 'voluntary']) }))
      .default([]),
    /** Draft of the warning to all staff (注意喚起). */
    warning: bothLanguages.optional(),
    /** ISO/IEC 27001:2022 Annex A controls that a handled ticket gives evidence for. */
    controls: z.array(z.string().regex(/^[5-8]\.\d{1,2}$/, 'a control of Annex A, such as 5.24')).min(1),
    /** Reference Incident Security Taxonomy, class/type. */
    rsit: z.array(z.string().regex(/^[a-z-]+\/[a-z-]+$/, 'class/type, such as fraud/phishing')).min(1),
    /** How people say it; at least one in each language. Shown on the practice desk and used by the tests. */
    examples: z.strictObject({ ja: z.array(z.string()).min(1), en: z.array(z.string()).min(1) }),
  })
  .superRefine((script, context) => {
    const asked = new Map(script.hearing.map((one) => [one.id, one]));
    if (asked.size < script.hearing.length) context.addIssue('two questions have the same id');
    for (const route of reporterRoutes) {
      const heard = script.hearing.filter((one) => !one.only_from || one.only_from.includes(route));
      if (heard.length > 6)
        context.addIssue(`a reporter by route ${route} would be asked ${heard.length} questions; at most 6`);
    }
    for (const change of script.severity.changes) checkChange(change, asked, context);
  });

function checkChange(
  change: z.infer<typeof severityChange>,
  questions: Map<string, Question>,
  context: z.core.$RefinementCtx,
): void {
  for (const [id, answers] of Object.entries(change.when)) {
    const asked = questions.get(id);
    if (!asked) context.addIssue(`severity.changes names the question "${id}", which hearing does not ask`);
    else if (!Array.isArray(answers)) {
      if (asked.type !== 'number') context.addIssue(`"over" fits a number; "${id}" is of type ${asked.type}`);
    } else {
      const possible = [
        ...(asked.type === 'choice' ? (asked.choices ?? []).map((one) => one.id) : ['yes', 'no']),
        'unknown',
      ];
      for (const answer of answers.filter((one) => !possible.includes(one)))
        context.addIssue(`"${answer}" is no answer to "${id}"; possible: ${possible.join(', ')}`);
    }
  }
}

export type Script = z.infer<typeof scriptSchema> & {
  /** First 12 hex digits of the SHA-256 of the file's text: a ticket keeps the version it was answered with. */
  version: string;
};
