// Whoever answers a page by mail, or by the link in it.
import type { Organisation, Person } from '../paging/organisation.js';
import type { Party } from '../ticket/event.js';

/** A person who answers by mail is recorded at their first account, with the way they came. */
export function partyByMail({ platforms }: Organisation, person: Person): Party {
  const platform = platforms.find((one) => person[one]) ?? platforms[0] ?? 'slack';
  return { id: person.id, platform, user: person[platform] ?? '', via: 'mail' };
}
