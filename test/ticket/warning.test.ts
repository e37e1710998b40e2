// A warning to staff: nobody warns the whole company alone, and nothing goes out that the second person has not read.
import * as fc from 'fast-check';
import type { TicketEvent } from '../../src/ticket/event.js';
import { mayApprove } from '../../src/ticket/handling/decide-warning.js';
import { Case, organisation, party } from './heard-case.js';

const people = ['tanaka', 'suzuki', 'sato', 'slack:ken'];
const by = fc.constantFrom(...people).map(party);
const warning = fc.constantFrom('w1', 'w2');
const said = { text: '開かないでください', fields: { en: 'Do not open it' } };
const step = fc.oneof(
  fc.record({ type: fc.constant('draft-warning' as const), by, ticket: fc.constant(1), said: fc.constant(said) }),
  fc.record({
    ...{ type: fc.constant('draft-warning' as const), by, ticket: fc.constant(1), said: fc.constant(said) },
    ...{ warning, seen: fc.nat(12) },
  }),
  fc.record({
    type: fc.constant('draft-warning' as const),
    by,
    ticket: fc.constant(1),
    said: fc.constant(said),
    corrects: warning,
  }),
  fc.record({ type: fc.constant('approve-warning' as const), by, ticket: fc.constant(1), warning, seen: fc.nat(12) }),
  fc.record({
    type: fc.constant('return-warning' as const),
    by,
    ticket: fc.constant(1),
    warning,
    said: fc.constant(said),
  }),
  fc.record({
    type: fc.constant('withdraw-warning' as const),
    by,
    ticket: fc.constant(1),
    warning,
    said: fc.constant(said),
  }),
);

/** Who wrote the text that this approval lets out. */
function writerOf(events: TicketEvent[], index: number): string | undefined {
  const approved = events[index];
  if (approved?.type !== 'warning-approved') return undefined;
  const written = events
    .slice(0, index)
    .findLast((one) => one.type === 'warning-drafted' && one.warning === approved.warning);
  return written?.type === 'warning-drafted' ? written.by.id : undefined;
}

test('whatever people try, what goes out was written by one and approved by another, both entitled', () => {
  let out = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 3, maxLength: 12 }), (steps) => {
      const told = new Case('suspicious-message');
      for (const command of steps) {
        const standing = told.ticket.handling.warnings.find(({ id }) => 'warning' in command && id === command.warning);
        // Mostly they have read what stands there.
        const seen = 'seen' in command && command.seen < 9 ? { seen: standing?.version ?? 0 } : {};
        told.try({ ...command, ...seen } as typeof command);
      }
      for (const [index, event] of told.events.entries()) {
        if (event.type !== 'warning-approved') continue;
        out += 1;
        expect(writerOf(told.events, index)).toBeDefined();
        expect(writerOf(told.events, index)).not.toBe(event.by.id);
        expect(mayApprove(organisation, told.ticket, event.by.id)).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
  expect(out).toBeGreaterThan(5);
});

describe('a draft', () => {
  const drafted = () => {
    const told = new Case('suspicious-message');
    told.try({ type: 'draft-warning', ticket: 1, by: party('tanaka'), said });
    return told;
  };
  const seen = (told: Case) => told.ticket.handling.warnings[0]?.version ?? 0;

  test('that was changed while somebody read it is not approved by that press', () => {
    const told = drafted();
    const read = seen(told);
    told.try({ type: 'draft-warning', ticket: 1, by: party('sato'), said, warning: 'w1', seen: read });
    const press = { type: 'approve-warning', ticket: 1, by: party('suzuki'), warning: 'w1', seen: read } as const;
    expect(told.try(press)).toEqual({ refused: 'warning-changed' });
    expect(told.try({ ...press, seen: seen(told) })).toMatchObject({ events: [{ type: 'warning-approved' }] });
  });

  test('of two who change it at once, the second is shown the first', () => {
    const told = drafted();
    const change = { type: 'draft-warning', ticket: 1, said, warning: 'w1', seen: seen(told) } as const;
    told.try({ ...change, by: party('tanaka') });
    expect(told.try({ ...change, by: party('suzuki') })).toEqual({ refused: 'changed-meanwhile' });
  });

  test('changed by a second person may be approved by the first, not by the one who changed it', () => {
    const told = drafted();
    told.try({ type: 'draft-warning', ticket: 1, by: party('suzuki'), said, warning: 'w1', seen: seen(told) });
    const press = { type: 'approve-warning', ticket: 1, warning: 'w1', seen: seen(told) } as const;
    expect(told.try({ ...press, by: party('suzuki') })).toMatchObject({ refused: 'second-person-needed' });
    expect(told.try({ ...press, by: party('tanaka') })).toMatchObject({ events: [{ type: 'warning-approved' }] });
  });
});

test('of a restricted case only its circle may warn or approve; anybody may say that they have read it', () => {
  const told = new Case('insider-misuse');
  expect(told.try({ type: 'draft-warning', ticket: 1, by: party('suzuki'), said })).toMatchObject({
    refused: 'not-entitled',
  });
  told.try({ type: 'draft-warning', ticket: 1, by: party('tanaka'), said });
  const version = told.ticket.handling.warnings[0]?.version ?? 0;
  const press = { type: 'approve-warning', ticket: 1, warning: 'w1', seen: version } as const;
  expect(told.try({ ...press, by: party('suzuki') })).toMatchObject({ refused: 'not-entitled' });
  told.try({ ...press, by: party('sato') });
  const read = told.try({ type: 'read-warning', ticket: 1, by: party('slack:ken'), warning: 'w1' });
  expect(read).toMatchObject({ events: [], read: { warning: 'w1', person: 'slack:ken' } });
});

test('thousands may read it within a second, and its cards are redrawn once', () => {
  const told = new Case('suspicious-message');
  told.try({ type: 'draft-warning', ticket: 1, by: party('tanaka'), said });
  const version = told.ticket.handling.warnings[0]?.version ?? 0;
  told.try({ type: 'approve-warning', ticket: 1, by: party('suzuki'), warning: 'w1', seen: version });
  const events = told.events.length;
  const jobs = new Set<string>();
  for (let reader = 0; reader < 3_000; reader += 1) {
    const read = told.try({ type: 'read-warning', ticket: 1, by: party(`slack:U${reader}`), warning: 'w1' });
    if ('events' in read) for (const job of read.jobs ?? []) jobs.add(`${job.name} ${job.dueAt}`);
  }
  expect(told.events.length).toBe(events);
  expect([...jobs].filter((job) => job.startsWith('warning/'))).toHaveLength(1);
});
