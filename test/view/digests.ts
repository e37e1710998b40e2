// Digests of weeks that could be: nothing, a little, very much.

import { plusSeconds } from '../../src/clock.js';
import type { Course } from '../../src/digest/course.js';
import { comparedWith, type Figures, figuresOf } from '../../src/digest/figures.js';
import { type Period, periodBefore, periodNamed } from '../../src/digest/period.js';
import { reporterRoutes, severities } from '../../src/script/schema.js';
import type { Language } from '../../src/ticket/event.js';
import type { Card } from '../../src/view/card.js';
import { type DigestScene, digestCard } from '../../src/view/digest-card.js';
import { smallOrganisation } from '../world/desk.js';
import { plainKinds } from './kinds.js';

const zone = 'Asia/Tokyo';
const week = periodNamed('2026-W47', zone) as Period;
const earlier = Array.from({ length: comparedWith.week }, (_, index) => periodBefore(week, zone, index + 1));
const usual = ['suspicious-click', 'password-given', 'lost-device'];
const many = [
  ...usual,
  'suspicious-message',
  'near-miss',
  'question',
  ...Array.from({ length: 8 }, (_, n) => `kind-${n}`),
];

/** A report that was taken after some minutes and closed after as many hours. */
function course(number: number, openedAt: string, kind: string, more: Partial<Course> = {}): Course {
  const minutes = 2 + (number % 9);
  return {
    ...{ number, openedAt, kind, route: 'employee', severity: 'SEV2', restricted: false, sure: true },
    ...{ reporter: `person-${number % 40}`, version: '1', actions: [], warnings: [] },
    ...{ corrections: [], tasks: [], phase: 'closed', calls: [{ at: openedAt, what: 'called', people: 1 }] },
    ...(number % 3 === 0 ? { sinceEvent: minutes * 900 } : {}),
    answered: { at: plusSeconds(openedAt, minutes * 180), seconds: minutes * 180 },
    taken: { at: plusSeconds(openedAt, minutes * 60), seconds: minutes * 60 },
    triaged: { at: plusSeconds(openedAt, minutes * 300), seconds: minutes * 240 },
    result: {
      is: (['incident', 'incident', 'not-incident'] as const)[number % 3] ?? 'incident',
      at: plusSeconds(openedAt, minutes * 300),
    },
    closings: [{ at: plusSeconds(openedAt, minutes * 3_600), seconds: minutes * 3_600, left: number % 50 === 2 }],
    ...more,
  };
}

function spread(count: number, periods: Period[], kinds: string[], more: (n: number) => Partial<Course> = () => ({})) {
  return periods.flatMap((period, nth) =>
    Array.from({ length: count }, (_, n) =>
      course(
        nth * count + n,
        plusSeconds(period.from, 60 + (n * 500_000) / count),
        kinds[n % kinds.length] ?? '',
        more(n),
      ),
    ),
  );
}

const small = () => [
  ...spread(2, earlier, usual),
  ...spread(5, [week], usual),
  course(90, plusSeconds(week.from, 3_600), 'near-miss'),
  course(91, plusSeconds(week.from, 7_200), 'suspicious-click', {
    ...{ phase: 'unanswered', closings: [], taken: undefined, dueAt: plusSeconds(week.from, 9_000) },
    tasks: [{}, { dueAt: plusSeconds(week.from, 20_000) }],
    calls: [
      { at: plusSeconds(week.from, 7_200), what: 'missed', people: 1 },
      { at: plusSeconds(week.from, 9_000), what: 'ended', people: 1 },
    ],
  }),
  course(93, plusSeconds(week.from, 10_800), 'suspicious-message', {
    result: { is: 'near-miss', at: plusSeconds(week.from, 11_000) },
  }),
  course(94, plusSeconds(week.from, 10_900), 'lost-device', {
    result: { is: 'drill', at: plusSeconds(week.from, 11_000) },
  }),
  course(92, plusSeconds(week.from, 9_999), 'insider', { restricted: true }),
  // Closed long before: its corrective actions are still chased.
  course(80, plusSeconds(week.from, -9_000_000), 'lost-device', {
    actions: [
      { is: 'open', dueAt: plusSeconds(week.from, 90_000) },
      { is: 'done', settledAt: plusSeconds(week.from, 90_000), checkAt: plusSeconds(week.to, 900_000) },
      { is: 'done', settledAt: plusSeconds(week.from, -900_000), checkAt: plusSeconds(week.from, 90_000) },
      {
        ...{ is: 'done', settledAt: plusSeconds(week.from, -900_000), checkAt: plusSeconds(week.from, 9_000) },
        checked: { at: plusSeconds(week.from, 95_000), effective: true },
      },
    ],
    warnings: [
      { at: plusSeconds(week.from, 90_000), what: 'posted', warning: 'w1' },
      { at: plusSeconds(week.from, 99_000), what: 'corrected', warning: 'w2' },
    ],
  }),
];

const large = () => [
  ...spread(380, earlier, many),
  ...spread(5_000, [week], many, (n) => ({
    route: reporterRoutes[n % reporterRoutes.length] ?? 'employee',
    severity: severities[n % severities.length] ?? 'SEV2',
    sure: n % 7 !== 0,
    restricted: n % 50 === 0,
    phase: n % 11 === 0 ? 'held' : 'closed',
    corrections: n % 40 === 1 ? [{ at: week.from, from: many[n % 14] ?? '', to: many[(n + 3) % 14] ?? '' }] : [],
    calls: [{ at: week.from, what: n % 30 === 0 ? 'undeliverable' : 'called', people: 1 }],
    actions: n % 25 === 0 ? [{ is: n % 50 === 25 ? 'open' : 'done', dueAt: plusSeconds(week.to, n) }] : [],
    warnings: n % 700 === 1 ? [{ at: plusSeconds(week.from, n * 60), what: 'posted', warning: 'w1' }] : [],
  })),
];

/** What the scripts and desk.yml say beside the events. */
const beside = {
  beforeDamage: ({ id }: { id: string }) => ({ 'suspicious-message': true, 'suspicious-click': false })[id],
  employees: 120,
  departments: new Map(Array.from({ length: 40 }, (_, n) => [`person-${n}`, n % 2 ? '営業部' : '開発部'])),
};

const asked = { answerBy: '2026-11-18T01:15:00.000Z' };
const answered = { ...asked, answeredAt: '2026-11-18T01:02:00.000Z' };

const missed = { missedAt: plusSeconds(week.from, 900) };
const zero = (): Figures => figuresOf({ period: week, earlier, courses: [], drill: [], gapsAhead: 0 });

const scenes: [string, () => Pick<DigestScene, 'figures'> & Partial<DigestScene>][] = [
  ['a week without a report, sent late', () => ({ figures: zero(), late: { dueAt: week.to, seconds: 7_500 } })],
  [
    'a small week, seen by two',
    () => ({
      figures: figuresOf({
        period: week,
        earlier,
        courses: small(),
        drill: [answered, asked],
        missed: [missed],
        gapsAhead: 1,
        ...beside,
        reads: new Map([
          ['80/w1', 34],
          ['80/w2', 101],
        ]),
      }),
      seen: [
        { person: 'sato', at: '2026-11-24T00:12:00.000Z' },
        { person: 'tanaka', at: '2026-11-24T01:00:00.000Z' },
      ],
    }),
  ],
  [
    'the first week of a desk',
    () => ({
      figures: figuresOf({ period: week, earlier: [], courses: small(), drill: [] }),
      recordsFrom: '2026-11-17T02:00:00.000Z',
    }),
  ],
  [
    'five thousand reports',
    () => ({ figures: figuresOf({ period: week, earlier, courses: large(), drill: [], ...beside }) }),
  ],
  [
    'a quarter that is not over',
    () => {
      const period = periodNamed('2026-Q4', zone) as Period;
      return {
        figures: figuresOf({ period, earlier: [periodBefore(period, zone)], courses: small(), drill: [] }),
        soFar: '2026-11-24T01:00:00.000Z',
      };
    },
  ],
];

export function digestMoments(): { view: string; name: string; card(language: Language): Card }[] {
  return scenes.map(([name, scene]) => {
    // Counted once, drawn for every platform and language.
    let counted: ReturnType<typeof scene> | undefined;
    return {
      view: 'digest',
      name,
      card: (language) => {
        counted ??= scene();
        return digestCard({
          organisation: smallOrganisation(language),
          language,
          kindTitle: (kind) => plainKinds.scripts.get(kind)?.title[language] ?? kind,
          seen: [],
          ...counted,
        });
      },
    };
  });
}
