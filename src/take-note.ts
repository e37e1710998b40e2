// "Seen": for the record that management reads the figures, and when it did for the first time.
import { periodNamed } from './digest/period.js';
import { digestJobs } from './digest-calendar.js';
import type { Organisation } from './paging/organisation.js';
import type { DigestStore } from './store/digest-store.js';
import type { Store } from './store/store.js';
import type { Command, Refusal } from './ticket/command.js';
import type { JobSpec } from './ticket/plan.js';
import { answersForSecurity } from './ticket/rights.js';

/** @returns the digest's messages to be redrawn, wherever it stands */
export async function takeNote(
  { by, digest }: Extract<Command, { type: 'seen' }>,
  at: string,
  parts: { organisation: Organisation; digests: Pick<DigestStore, 'keepSeen'>; store: Pick<Store, 'notice'> },
): Promise<{ jobs: JobSpec[] } | { refused: Refusal }> {
  const { organisation, digests, store } = parts;
  if (!answersForSecurity(organisation, by.id)) return { refused: 'not-entitled' };
  if (!periodNamed(digest, organisation.timezone)) return { jobs: [] };
  await digests.keepSeen(digest, { person: by.id, at });
  const jobs: JobSpec[] = [];
  for (const job of digestJobs(organisation, digest, at))
    if (job.kind === 'notice' && (await store.notice(job.name))) jobs.push(job);
  return { jobs };
}
