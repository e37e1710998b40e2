// The part of desk.yml that says who else is told: the CISO by severity, and partners outside.
import { z } from 'zod';
import type { Informing, Partner } from './paging/organisation.js';
import { severities } from './script/schema.js';

const someSeverities = z.array(z.enum(severities));

export const outsideFields = {
  partners: z
    .array(
      z.strictObject({
        ...{ id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/), name: z.string().trim().min(1), mail: z.email() },
        language: z.enum(['ja', 'en']).optional(),
      }),
    )
    .default([]),
  inform_ciso: z
    .strictObject({ at_once: someSeverities.default(['SEV1']), overdue: someSeverities.default(['SEV2']) })
    .prefault({}),
};

const outsidePart = z.object(outsideFields);
type OutsideRead = z.infer<typeof outsidePart>;

export function outsideOf({ partners, inform_ciso }: OutsideRead): { partners: Partner[]; informing: Informing } {
  return {
    partners: partners as Partner[],
    informing: { atOnce: inform_ciso.at_once, overdue: inform_ciso.overdue },
  };
}

export function partnerFaults(
  partners: OutsideRead['partners'],
  fault: (path: string, ja: string, en: string) => void,
): void {
  const ids = partners.map(({ id }) => id);
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) !== index)
      fault(`partners.#${index + 1}.id`, `id「${id}」が二度使われています。`, `The id "${id}" is used twice.`);
}
