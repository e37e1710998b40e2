// The organisation of the practice desk: made up, so that anybody can try the desk without an account anywhere.
import type { Catalogue } from './catalogue.js';
import type { Organisation } from './paging/organisation.js';
import type { Language } from './ticket/event.js';
import type { Seats } from './web/seats.js';

/** Gives everybody in desk.yml a seat on the local page, and every channel a place there. Nobody outside is called. */
export function seated(organisation: Organisation): Organisation {
  return {
    ...organisation,
    platforms: ['web'],
    channels: { desk: { web: 'desk' }, isms: { web: 'isms' }, staff: { web: 'staff' } },
    people: organisation.people.map((person) => ({ ...person, web: person.id, reach: undefined, webhook: undefined })),
    pagers: [],
  };
}

export const practiceOrganisation: Organisation = seated({
  name: 'Example KK',
  timezone: 'Asia/Tokyo',
  language: 'ja',
  channels: { desk: {}, isms: {}, staff: {} },
  people: [
    { id: 'tanaka', name: '田中', roles: ['commander'] },
    { id: 'suzuki', name: '鈴木', roles: ['commander'] },
    { id: 'sato', name: '佐藤', roles: ['ciso'] },
  ],
  rota: [{ from: '2026-01-05T09:00', every: { unit: 'weeks', count: 1 }, members: ['tanaka', 'suzuki'] }],
  overrides: [],
  paging: {
    rungs: [
      { call: 'on-call', answerWithinSeconds: 120 },
      { call: 'next-on-call', answerWithinSeconds: 120 },
      { call: 'role:ciso', answerWithinSeconds: 120 },
    ],
    rounds: 2,
    lastResort: '090-0000-0000',
  },
  platforms: [],
});

/** Two employees to play, and whoever desk.yml names. */
export function seatsOf(organisation: Organisation): Seats {
  return {
    organisation: organisation.name,
    timezone: organisation.timezone,
    employees: [
      { user: 'hanako', name: { ja: '花子', en: 'Hanako' } },
      { user: 'ken', name: { ja: '健', en: 'Ken' } },
    ],
    commanders: organisation.people
      .filter((person) => person.roles.some((role) => role === 'commander' || role === 'ciso'))
      .map((person) => ({ user: person.id, name: person.name })),
    channels: ['desk', 'isms', 'staff'],
  };
}

const SHOWN_EXAMPLES = ['suspicious-click', 'lost-device', 'leak-reported', 'question'];

/** A few reports to try, in both languages. */
export function examplesOf(catalogue: Pick<Catalogue, 'now'>): { language: Language; text: string; title: string }[] {
  return SHOWN_EXAMPLES.flatMap((id) => {
    const script = catalogue.now(id);
    if (!script) return [];
    return (['ja', 'en'] as const).flatMap((language) => {
      const text = script.examples[language][0];
      return text ? [{ language, text, title: script.title[language] }] : [];
    });
  });
}
