// Random lives of tickets as the store would hold them, for tests of figures.
import * as fc from 'fast-check';
import { plusSeconds } from '../../src/clock.js';
import { type ReporterRoute, reporterRoutes, type Severity, severities } from '../../src/script/schema.js';
import type { Paged, Party, StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { triageResults } from '../../src/ticket/handling/triage.js';

export const kinds = ['suspicious-click', 'suspicious-message', 'lost-device', 'near-miss', 'question', 'unclear'];

const party = (id: string): Party => ({ id, platform: 'slack', user: id });
export const script = (id: string) => ({ id, version: '0123456789ab' });
const said = { id: 'text', sha256: '0'.repeat(64) };

/** How long after the event before it, and what happens, given when. */
type Happening = [afterSeconds: number, event: (at: string) => TicketEvent];

const severity = fc.constantFrom<Severity>(...severities);
const skipped = fc.array(
  fc
    .constantFrom('nobody-on-call' as const, 'nobody-in-role' as const, 'absent' as const)
    .map((why) => ({ rung: 0, why })),
  { maxLength: 2 },
);
const after = fc.oneof(fc.integer({ min: 0, max: 3_600 }), fc.integer({ min: 0, max: 20 * 24 * 3_600 }));

const task = fc.constantFrom('unclear@0123456789ab/contain/0', 'unclear@0123456789ab/recover/0');

const whatHappens: fc.Arbitrary<(at: string) => TicketEvent> = fc.oneof(
  fc
    .record({
      people: fc.uniqueArray(fc.constantFrom('tanaka', 'suzuki', 'sato'), { minLength: 1 }),
      why: fc.constantFrom<Paged['why']>('opened', 'declined', 'no-answer', 'unreachable', 'silent-holder'),
      skipped,
      wait: fc.integer({ min: 60, max: 3_600 }),
    })
    .map(
      ({ people, why, skipped, wait }) =>
        (at: string): TicketEvent => ({
          ...{ type: 'paged', people, why, skipped, rung: 0, round: 1 },
          answerBy: plusSeconds(at, wait),
        }),
    ),
  skipped.map(
    (skipped) =>
      (at: string): TicketEvent => ({ type: 'ladder-ended', skipped, remindAt: plusSeconds(at, 60) }),
  ),
  fc.constant((): TicketEvent => ({ type: 'acknowledged', by: party('tanaka') })),
  fc.constant((): TicketEvent => ({ type: 'declined', by: party('suzuki') })),
  fc.constant((): TicketEvent => ({ type: 'closed', by: party('tanaka'), said })),
  fc.record({ result: fc.constantFrom(...triageResults), to: severity, from: severity }).map(
    (found) => (): TicketEvent => ({
      ...{ type: 'triaged', by: party('tanaka'), circumstances: [], said, proposed: found.to, answers: found.to },
      ...found,
    }),
  ),
  fc.constant((): TicketEvent => ({ type: 'reopened', by: party('tanaka') })),
  fc.constant((at: string): TicketEvent => ({ type: 'holder-asked', answerBy: plusSeconds(at, 900) })),
  fc.constant((): TicketEvent => ({ type: 'page-failed', person: 'tanaka', way: 'slack', reason: 'cannot_dm_bot' })),
  fc.constant((): TicketEvent => ({ type: 'page-late', person: 'tanaka', way: 'slack', seconds: 90 })),
  fc.constant((): TicketEvent => ({ type: 'noted', by: party('reporter'), said, how: 'said' })),
  fc
    .record({ task, wait: fc.option(fc.integer({ min: 60, max: 10 * 24 * 3_600 }), { nil: undefined }) })
    .map(({ task, wait }) => (at: string): TicketEvent => {
      const due = wait === undefined ? {} : { dueAt: plusSeconds(at, wait) };
      return { type: 'task-assigned', by: party('sato'), task, owner: 'suzuki', ...due };
    }),
  task.map((one) => (): TicketEvent => ({ type: 'task-settled', by: party('suzuki'), task: one, as: 'done' })),
  task.map((one) => (): TicketEvent => ({ type: 'task-reopened', by: party('sato'), task: one })),
  fc.record({ from: fc.constantFrom(...kinds), to: fc.constantFrom(...kinds), severity, restricted: fc.boolean() }).map(
    ({ from, to, ...chosen }) =>
      (): TicketEvent => ({
        ...{ type: 'script-chosen', by: party('reporter'), from: script(from), to: script(to) },
        ...chosen,
      }),
  ),
);

const life = fc.record({
  openedAfterSeconds: fc.integer({ min: 0, max: 16 * 7 * 24 * 3_600 }),
  route: fc.constantFrom<ReporterRoute>(...reporterRoutes),
  kind: fc.constantFrom(...kinds),
  severity,
  sure: fc.boolean(),
  restricted: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  next: fc.array(fc.tuple(after, whatHappens) as fc.Arbitrary<Happening>, { maxLength: 8 }),
});

/** @param start ISO UTC; reports come in the 16 weeks after it */
export function histories(start: string): fc.Arbitrary<StoredEvent[][]> {
  return fc.array(life, { maxLength: 60 }).map((lives) =>
    lives.map(({ openedAfterSeconds, kind, next, ...opened }, index) => {
      let at = plusSeconds(start, openedAfterSeconds);
      const first: TicketEvent = {
        ...{ type: 'opened', reporter: party('reporter'), said, language: 'ja', candidates: [] },
        ...{ script: script(kind), ...opened },
      };
      const events: { at: string; event: TicketEvent }[] = [{ at, event: first }];
      for (const [seconds, event] of next) {
        at = plusSeconds(at, seconds);
        events.push({ at, event: event(at) });
      }
      return events.map((one, position) => stored(index + 1, position + 1, one.at, one.event));
    }),
  );
}

export function stored(ticket: number, version: number, at: string, event: TicketEvent): StoredEvent {
  return { seq: 0, ticket, version, at, request: '', event, prev: '', hash: '' };
}
