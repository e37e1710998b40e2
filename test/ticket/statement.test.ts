// A statement to the press: nobody lets out what they wrote themselves, only a CISO lets it out at all, and only what they have read.
import * as fc from 'fast-check';
import type { TicketEvent } from '../../src/ticket/event.js';
import type { Ticket } from '../../src/ticket/ticket.js';
import { Case, party, organisation as small } from './heard-case.js';

/** Two CISOs, and somebody who speaks for the company. */
const organisation = {
  ...small,
  people: [
    ...small.people,
    { id: 'mori', name: '森', slack: 'U0MORI', roles: ['ciso' as const] },
    { id: 'ueda', name: '上田', slack: 'U0UEDA', roles: ['pr' as const] },
  ],
};
const said = { text: '報告を受け、対応しています。', fields: { en: 'We are dealing with a report.' } };
const asks = (told: Case, command: Parameters<Case['ask']>[0], here: typeof small = organisation) =>
  told.ask(command, { ...told.known('said' in command ? command.said : undefined), organisation: here });
const standing = (told: Case, id = 's1') => told.ticket.handling.statements.find((one) => one.id === id);

const by = fc.constantFrom('tanaka', 'suzuki', 'sato', 'mori', 'ueda', 'slack:ken').map(party);
const statement = fc.constantFrom('s1', 's2');
const [ticket, words, seen] = [fc.constant(1), fc.constant(said), fc.nat(12)];
const draft = { type: fc.constant('draft-statement' as const), by, ticket, said: words };
const step = fc.oneof(
  fc.record(draft),
  fc.record({ ...draft, statement, seen }),
  fc.record({ type: fc.constant('approve-statement' as const), by, ticket, statement, seen }),
  fc.record({ type: fc.constant('return-statement' as const), by, ticket, statement, said: words }),
  fc.record({ type: fc.constant('withdraw-statement' as const), by, ticket, statement, said: words }),
);

function writerOf(events: TicketEvent[], approved: Extract<TicketEvent, { type: 'statement-approved' }>) {
  const before = events.slice(0, events.indexOf(approved));
  const written = before.findLast((one) => one.type === 'statement-drafted' && one.statement === approved.statement);
  return written?.type === 'statement-drafted' ? written.by.id : undefined;
}

test.each(['malware-symptoms', 'insider-misuse'])(
  '%s: whatever people try, what is approved was written by somebody else and approved by a CISO',
  (script) => {
    let approvals = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 6, maxLength: 16 }), (steps) => {
        const told = new Case(script);
        for (const command of steps) {
          // Mostly they have read what stands there.
          const read = 'statement' in command ? standing(told, command.statement)?.version : undefined;
          asks(told, 'seen' in command && command.seen < 9 ? { ...command, seen: read ?? 0 } : command);
        }
        for (const event of told.events) {
          if (event.type !== 'statement-approved') continue;
          approvals += 1;
          expect(['sato', 'mori']).toContain(event.by.id);
          expect(writerOf(told.events, event)).toBeDefined();
          expect(writerOf(told.events, event)).not.toBe(event.by.id);
        }
        const valid = told.ticket.handling.statements.filter(({ state }) => state.is === 'approved');
        expect(valid.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
    expect(approvals).toBeGreaterThan(2);
  },
);

describe('a draft', () => {
  const drafted = (by = 'tanaka') => {
    const told = new Case();
    asks(told, { type: 'draft-statement', ticket: 1, by: party(by), said });
    return told;
  };
  const version = (told: Case) => standing(told)?.version ?? 0;
  const approve = (told: Case, by = 'sato', read = version(told)) =>
    asks(told, { type: 'approve-statement', ticket: 1, by: party(by), statement: 's1', seen: read });

  test('that was changed while the CISO read it is not approved by that press', () => {
    const told = drafted();
    const read = version(told);
    const changed = { type: 'draft-statement', ticket: 1, by: party('suzuki'), said, statement: 's1' } as const;
    asks(told, { ...changed, seen: read });
    expect(approve(told, 'sato', read)).toEqual({ refused: 'warning-changed' });
    expect(asks(told, { ...changed, seen: read })).toEqual({ refused: 'changed-meanwhile' });
    expect(approve(told)).toMatchObject({ events: [{ type: 'statement-approved' }] });
  });

  test('of a CISO needs the other one; a commander who writes none of it may not approve either', () => {
    const told = drafted('sato');
    expect(approve(told, 'sato')).toMatchObject({ refused: 'second-person-needed' });
    expect(approve(told, 'suzuki')).toMatchObject({ refused: 'ciso-only' });
    expect(approve(told, 'mori')).toMatchObject({ events: [{ type: 'statement-approved', by: { id: 'mori' } }] });
  });

  test('that nobody could approve is not taken at all', () => {
    const told = new Case();
    const mine = { type: 'draft-statement', ticket: 1, by: party('sato'), said } as const;
    expect(asks(told, mine, small)).toEqual({ refused: 'nobody-to-approve' });
    asks(told, { ...mine, by: party('tanaka') }, small);
    expect(asks(told, { ...mine, statement: 's1', seen: version(told) }, small)).toEqual({
      refused: 'nobody-to-approve',
    });
    const about = new Case('insider-misuse');
    Object.assign(about.events[0] ?? {}, { named: ['sato'] });
    expect(asks(about, { ...mine, by: party('tanaka') }, small)).toEqual({ refused: 'nobody-to-approve' });
  });

  test.each(['text', 'en'])('with something left open (%s) is not taken', (where) => {
    const open = where === 'text' ? { ...said, text: '連絡先：____' } : { ...said, fields: { en: 'Contact: ____' } };
    const told = new Case();
    const command = { type: 'draft-statement', ticket: 1, by: party('tanaka'), said: open } as const;
    expect(asks(told, command)).toEqual({ refused: 'statement-blanks' });
  });

  test('a newer one that is approved takes the place of the one before', () => {
    const told = drafted();
    approve(told);
    asks(told, { type: 'draft-statement', ticket: 1, by: party('suzuki'), said });
    expect(standing(told)?.state.is).toBe('approved');
    asks(told, {
      ...{ type: 'approve-statement', ticket: 1, by: party('mori'), statement: 's2' },
      seen: standing(told, 's2')?.version ?? 0,
    });
    expect(standing(told)?.state.is).toBe('replaced');
    expect(standing(told, 's2')?.state.is).toBe('approved');
  });
});

describe('who is told', () => {
  const people = (told: Case) =>
    told.events.flatMap((event) => (event.type.startsWith('statement-') && 'people' in event ? [event.people] : []));
  const through = (told: Case, author: string) => {
    asks(told, { type: 'draft-statement', ticket: 1, by: party(author), said });
    const read = standing(told)?.version ?? 0;
    asks(told, { type: 'approve-statement', ticket: 1, by: party('sato'), statement: 's1', seen: read });
    asks(told, { type: 'withdraw-statement', ticket: 1, by: party(author), statement: 's1', said });
  };

  test('of the draft its author and the CISOs; of what is approved, and of its end, public relations too', () => {
    const told = new Case();
    through(told, 'suzuki');
    const circle = ['suzuki', 'tanaka', 'sato', 'mori'];
    expect(people(told)).toEqual([circle, [...circle, 'ueda'], [...circle, 'ueda']]);
  });

  test('of a restricted ticket nobody outside its circle', () => {
    const told = new Case('insider-misuse');
    expect(asks(told, { type: 'draft-statement', ticket: 1, by: party('suzuki'), said })).toMatchObject({
      refused: 'not-entitled',
    });
    through(told, 'tanaka');
    expect(people(told)).toEqual([
      ['tanaka', 'sato', 'mori'],
      ['tanaka', 'sato', 'mori'],
      ['tanaka', 'sato', 'mori'],
    ]);
    expect((told.ticket as Ticket).restricted).toBe(true);
  });
});
