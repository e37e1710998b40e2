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

/** What happens, given when and as which event of its ticket. */
type Happens = (at: string, version: number) => TicketEvent;
type Happening = [afterSeconds: number, event: Happens];

const severity = fc.constantFrom<Severity>(...severities);
const skipped = fc.array(
  fc
    .constantFrom('nobody-on-call' as const, 'nobody-in-role' as const, 'absent' as const)
    .map((why) => ({ rung: 0, why })),
  { maxLength: 2 },
);
const after = fc.oneof(fc.integer({ min: 0, max: 3_600 }), fc.integer({ min: 0, max: 20 * 24 * 3_600 }));

const task = fc.constantFrom('unclear@0123456789ab/contain/0', 'unclear@0123456789ab/recover/0');

const inHandling: fc.Arbitrary<Happens> = fc.oneof(
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
  fc.record({ by: fc.constantFrom('tanaka', 'reporter'), left: fc.constantFrom<'tasks'[]>([], ['tasks']) }).map(
    ({ by, left }) =>
      (): TicketEvent => ({ type: 'closed', by: party(by), said, ...(left.length ? { left } : {}) }),
  ),
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

const days = (most: number) => fc.option(fc.integer({ min: 60, max: most * 24 * 3_600 }), { nil: undefined });
const action = fc.constantFrom('added/2', 'added/3', 'added/4');
const warning = fc.constantFrom('w1', 'w2');

/** What goes on beside the calls: words to the reporter, corrective actions, warnings to staff, answers that tell a time. */
const inAftermath: fc.Arbitrary<Happens> = fc.oneof(
  fc
    .record({
      by: fc.constantFrom('sato', 'reporter'),
      how: fc.constantFrom<'said' | 'withdrawn'>('said', 'withdrawn'),
    })
    .map(
      ({ by, how }) =>
        (): TicketEvent => ({ type: 'told-reporter', by: party(by), said, how }),
    ),
  fc.constant(
    (_: string, version: number): TicketEvent => ({ type: 'relay-failed', told: version - 1, reason: 'gone' }),
  ),
  fc.record({ due: days(10), check: days(30) }).map(
    ({ due, check }) =>
      (at: string): TicketEvent => ({
        ...{ type: 'task-added', by: party('sato'), said, phase: 'prevent', owner: 'suzuki' },
        ...(due === undefined ? {} : { dueAt: plusSeconds(at, due) }),
        ...(check === undefined ? {} : { checkAt: plusSeconds(at, check) }),
      }),
  ),
  fc
    .record({ task: action, as: fc.constantFrom<'done' | 'not-needed'>('done', 'not-needed') })
    .map((settled) => (): TicketEvent => ({ type: 'task-settled', by: party('suzuki'), ...settled })),
  action.map((task) => (): TicketEvent => ({ type: 'task-reopened', by: party('sato'), task })),
  fc
    .record({ task: action, effective: fc.boolean() })
    .map((checked) => (): TicketEvent => ({ type: 'action-checked', by: party('sato'), said, ...checked })),
  fc.record({ warning, corrects: fc.constantFrom({}, { corrects: 'w1' }) }).map(
    ({ warning, corrects }) =>
      (): TicketEvent => ({
        ...{ type: 'warning-drafted', by: party('sato'), warning, said },
        ...corrects,
      }),
  ),
  warning.map((one) => (): TicketEvent => ({ type: 'warning-approved', by: party('suzuki'), warning: one })),
  warning.map((one) => (): TicketEvent => ({ type: 'warning-withdrawn', by: party('sato'), warning: one, said })),
  fc
    .record({
      question: fc.constantFrom('when', 'seen-at'),
      asks: fc.constantFrom('unclear', 'lost-device', 'question'),
      ago: days(40),
    })
    .map(
      ({ question, asks, ago }) =>
        (at: string): TicketEvent => ({
          ...{ type: 'answered', by: party('reporter'), question, script: script(asks), said },
          ...(ago === undefined ? {} : { happenedAt: plusSeconds(at, -ago) }),
        }),
    ),
  fc.constant((): TicketEvent => ({ type: 'question-moved', by: party('reporter'), question: 'when', to: 'again' })),
);
const whatHappens = fc.oneof(inHandling, inAftermath);

const life = fc.record({
  openedAfterSeconds: fc.integer({ min: 0, max: 16 * 7 * 24 * 3_600 }),
  route: fc.constantFrom<ReporterRoute>(...reporterRoutes),
  kind: fc.constantFrom(...kinds),
  severity,
  sure: fc.boolean(),
  restricted: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  reporter: fc.constantFrom('reporter', 'hanako', 'ken', 'mei', 'goro'),
  happenedAgo: days(3),
  next: fc.array(fc.tuple(after, whatHappens) as fc.Arbitrary<Happening>, { maxLength: 10 }),
});

/** @param start ISO UTC; reports come in the 16 weeks after it */
export function histories(start: string): fc.Arbitrary<StoredEvent[][]> {
  return fc.array(life, { maxLength: 60 }).map((lives) =>
    lives.map(({ openedAfterSeconds, kind, next, reporter, happenedAgo, ...opened }, index) => {
      let at = plusSeconds(start, openedAfterSeconds);
      const first: TicketEvent = {
        ...{ type: 'opened', reporter: party(reporter), said, language: 'ja', candidates: [] },
        ...{ script: script(kind), ...opened },
        ...(happenedAgo === undefined ? {} : { happenedAt: plusSeconds(at, -happenedAgo) }),
      };
      const events: { at: string; event: TicketEvent }[] = [{ at, event: first }];
      for (const [seconds, event] of next) {
        at = plusSeconds(at, seconds);
        events.push({ at, event: event(at, events.length + 1) });
      }
      return events.map((one, position) => stored(index + 1, position + 1, one.at, one.event));
    }),
  );
}

export function stored(ticket: number, version: number, at: string, event: TicketEvent): StoredEvent {
  return { seq: 0, ticket, version, at, request: '', event, prev: '', hash: '' };
}
