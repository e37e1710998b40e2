// From impact, urgency and what else holds to a severity, as triage.yml says; and who may lower one. Pure.
import type { Organisation, PersonId } from '../../paging/organisation.js';
import { type Severity, severities } from '../../script/schema.js';
import type { Circumstance, TriageRules } from '../../script/triage.js';
import type { Assessment } from './triage.js';

/** Without a triage.yml the severity is chosen by hand, and nothing is waited for. */
const noRules: TriageRules = { impact: [], urgency: [], matrix: {}, circumstances: [], targets: {} };

export function rulesOf({ triage }: Organisation): TriageRules {
  return triage ?? noRules;
}

/** What the rules propose, and the circumstance that decided it, where the matrix alone would have said less. undefined while impact or urgency is missing. */
export function propose(
  { matrix, circumstances }: TriageRules,
  { impact, urgency, circumstances: hold }: Assessment,
): { severity: Severity; because?: Circumstance } | undefined {
  const byMatrix = matrix[impact ?? '']?.[urgency ?? ''];
  if (!byMatrix) return undefined;
  const holding = circumstances.filter(({ id }) => hold.includes(id));
  const up = holding.find((one) => one.one_level_up);
  const raised = up ? oneUp(byMatrix) : byMatrix;
  const floor = holding
    .filter((one) => one.at_least !== undefined && one.at_least < raised)
    .sort((a, b) => (a.at_least ?? '').localeCompare(b.at_least ?? ''))[0];
  if (floor?.at_least) return { severity: floor.at_least, because: floor };
  return { severity: raised, ...(up && raised < byMatrix ? { because: up } : {}) };
}

function oneUp(severity: Severity): Severity {
  return severities[Math.max(0, severities.indexOf(severity) - 1)] ?? severity;
}

/** SEV1 and SEV2 are lowered by a commander or the CISO, and by nobody else who takes part. */
export function mayLower({ people }: Organisation, from: Severity, id: PersonId): boolean {
  const roles = people.find((person) => person.id === id)?.roles ?? [];
  return from > 'SEV2' || roles.includes('commander') || roles.includes('ciso');
}
