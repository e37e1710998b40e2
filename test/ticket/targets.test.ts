// Targets: what is due, in working hours where they count, said once at half of the time and once when it is over.
import * as fc from 'fast-check';
import { plusSeconds, secondsBetween } from '../../src/clock.js';
import { isBusinessTime, plusBusinessSeconds } from '../../src/paging/business-hours.js';
import { severities } from '../../src/script/schema.js';
import type { TicketEvent } from '../../src/ticket/event.js';
import { awaited, nextTarget, wakeTargets } from '../../src/ticket/handling/targets.js';
import { fold, type Ticket } from '../../src/ticket/ticket.js';
import { shippedTriage, smallOrganisation } from '../world/desk.js';
import { at, hanako, tanaka } from './heard-case.js';

const organisation = { ...smallOrganisation(), triage: shippedTriage() };
const said = { id: 'a', sha256: 'h' };
const script = { id: 'suspicious-click', version: '0123456789ab' };
const HOUR = 3_600;
const DAY = 24 * HOUR;

type Dated = [minutes: number, event: TicketEvent];

function ticketOf(events: Dated[]): Ticket {
  const stored = events.map(([minutes, event], index) => ({
    ...{ seq: index + 1, ticket: 1, version: index + 1, at: plusSeconds(at, minutes * 60), request: '', event },
    ...{ prev: '', hash: '' },
  }));
  return fold(stored) as Ticket;
}

const opened = (severity: (typeof severities)[number]): Dated => [
  0,
  {
    ...{ type: 'opened', reporter: hanako, said, script, severity, route: 'employee', language: 'ja', sure: true },
    ...{ candidates: [], restricted: false },
  },
];
const taken: Dated = [2, { type: 'acknowledged', by: tanaka }];
const triaged = (minutes: number, to: (typeof severities)[number], urgency = 'now'): Dated => [
  minutes,
  {
    ...{ type: 'triaged', by: tanaka, result: 'incident', circumstances: [], said, urgency, impact: 'major' },
    ...{ proposed: to, from: to, to, answers: to },
  },
];

/** What was said, by the minute, when a timer rings every `every` minutes from `from` on. */
function told(events: Dated[], from: number, until: number, every = 1): string[] {
  const now = [...events];
  const found: string[] = [];
  for (let minute = from; minute <= until; minute += every)
    for (const event of wakeTargets(ticketOf(now), { at: plusSeconds(at, minute * 60), organisation })) {
      now.push([minute, event]);
      if (event.type === 'target-passed') found.push(`${minute} ${event.target} ${event.part}`);
    }
  return found;
}

test.each([
  ['SEV1', ['17 triage half', '32 triage whole']],
  ['SEV2', ['62 triage half', '122 triage whole']],
] as const)('%s: triage is due from "I have it" on, and is asked for twice', (severity, expected) => {
  expect(told([opened(severity), taken], 0, 600)).toEqual(expected);
});

test('after a triage the next word is due from the last thing that was done; settled cases need it more seldom', () => {
  const events = [opened('SEV1'), taken, triaged(10, 'SEV1')];
  expect(told(events, 10, 300)).toEqual(['40 update half', '70 update whole']);
  const noted: Dated = [60, { type: 'decided', by: tanaka, said }];
  expect(told([...events, noted], 60, 300)).toEqual(['90 update half', '120 update whole']);
  const ofReporter: Dated = [60, { type: 'noted', by: hanako, said, how: 'said' }];
  expect(told([...events, ofReporter], 60, 300)).toEqual(['60 update half', '70 update whole']);
  expect(told([opened('SEV1'), taken, triaged(10, 'SEV1', 'settled')], 10, 600)).toEqual([
    '130 update half',
    '250 update whole',
  ]);
});

test('a case that becomes more serious is due sooner', () => {
  const ticket = ticketOf([opened('SEV2'), taken]);
  const sooner = ticketOf([
    opened('SEV2'),
    taken,
    [5, { type: 'severity-changed', by: hanako, from: 'SEV2', to: 'SEV1', script }],
  ]);
  expect(awaited(ticket, organisation)?.dueAt).toBe(plusSeconds(at, 122 * 60));
  expect(awaited(sooner, organisation)?.dueAt).toBe(plusSeconds(at, 32 * 60));
});

test('what is watched comes back on its day, and on no other', () => {
  const [minutes, event] = triaged(10, 'SEV3');
  const watched: Dated = [minutes, { ...event, result: 'watch', lookAgainAt: plusSeconds(at, 3 * DAY) } as TicketEvent];
  const found = told([opened('SEV3'), taken, watched], 10, (5 * DAY) / 60, 10);
  expect(found).toEqual([`${(3 * DAY) / 60} look-again whole`]);
});

test('nothing is due on a closed ticket, nor where triage.yml sets no target', () => {
  const closed: Dated = [5, { type: 'closed', by: tanaka, said }];
  expect(awaited(ticketOf([opened('SEV1'), taken, closed]), organisation)).toBeUndefined();
  expect(awaited(ticketOf([opened('SEV4'), taken, triaged(9, 'SEV4')]), organisation)).toBeUndefined();
  expect(awaited(ticketOf([opened('SEV1'), taken]), { ...organisation, triage: undefined })).toBeUndefined();
});

test('a question that nobody takes is asked for once, in working hours', () => {
  // Monday 14:00 and one working day of nine hours: Tuesday 14:00.
  expect(told([opened('SEV4')], 0, (3 * DAY) / 60, 10)).toEqual([`${DAY / 60} acknowledge whole`]);
});

test('working hours: the weekend and the night do not count', () => {
  const friday = '2026-11-20T08:00:00.000Z'; // 17:00 in Tokyo
  expect(plusBusinessSeconds(organisation, friday, HOUR)).toBe('2026-11-20T09:00:00.000Z');
  // Monday the 23rd is a holiday.
  expect(plusBusinessSeconds(organisation, friday, 2 * HOUR)).toBe('2026-11-24T01:00:00.000Z');
  expect(plusBusinessSeconds(organisation, '2026-11-21T00:00:00.000Z', HOUR)).toBe('2026-11-24T01:00:00.000Z');
});

test('so many working seconds later is never earlier, and ends within business hours or at their end', () => {
  const moments = fc.nat(60 * 24 * 60).map((minute) => plusSeconds(at, minute * 60));
  fc.assert(
    fc.property(moments, fc.integer({ min: 60, max: 5 * 9 * HOUR }), (from, seconds) => {
      const end = plusBusinessSeconds(organisation, from, seconds);
      expect(secondsBetween(from, end)).toBeGreaterThanOrEqual(seconds);
      expect(isBusinessTime(organisation, plusSeconds(end, -1))).toBe(true);
      expect(plusBusinessSeconds(organisation, plusBusinessSeconds(organisation, from, 30), seconds - 30)).toBe(end);
    }),
  );
});

test('a timer that rings early, late, twice or at any time says each thing at most once, and never before its time', () => {
  const rings = fc.array(fc.integer({ min: -60, max: 10_000 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...severities), fc.boolean(), rings, (severity, isTriaged, minutes) => {
      const events = [opened(severity), taken, ...(isTriaged ? [triaged(10, severity)] : [])];
      const due = awaited(ticketOf(events), organisation);
      const said: TicketEvent[] = [];
      for (const minute of minutes) {
        const now = plusSeconds(at, minute * 60);
        for (const event of wakeTargets(ticketOf(events), { at: now, organisation })) {
          const isHalf = event.type === 'target-passed' && event.part === 'half';
          expect(now >= ((isHalf ? due?.halfAt : due?.dueAt) ?? '9')).toBe(true);
          expect(said).not.toContainEqual(event);
          said.push(event);
          events.push([minute, event]);
        }
      }
      const next = nextTarget(ticketOf(events), organisation);
      const last = Math.max(...minutes);
      // What is past its time and was rung for is said; nothing is waited for in the past.
      if (next !== undefined) expect(next > plusSeconds(at, last * 60)).toBe(true);
    }),
  );
});
