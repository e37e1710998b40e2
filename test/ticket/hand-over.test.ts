// Handing a ticket over: whom it can be handed to, who may answer, and that somebody has it at every moment.

import * as fc from 'fast-check';
import { plusSeconds } from '../../src/clock.js';
import type { Command } from '../../src/ticket/command.js';
import type { Decision, decide } from '../../src/ticket/decide.js';
import { nextHandlingWake, wakeHandling } from '../../src/ticket/handling/due.js';
import { openHandOver } from '../../src/ticket/handling/hand-over.js';
import { guarded, mayCommand, maySee } from '../../src/ticket/rights.js';
import { closingWords } from '../world/closing.js';
import { at, Case, hanako, organisation, party, tanaka } from './heard-case.js';

const suzuki = party('suzuki');
const sato = party('sato');
const words = { text: '端末は隔離済み' };
const ask = (to: string, by = tanaka) => ({ type: 'hand-over', ticket: 1, by, to, said: words }) as const;
const yes = (by = suzuki) => ({ type: 'hand-over-yes', ticket: 1, by }) as const;
const no = (by = suzuki) => ({ type: 'hand-over-no', ticket: 1, by }) as const;
const refused = (decision: Decision) => ('refused' in decision ? decision.refused : 'taken');
const holder = (one: Case) => (one.ticket.phase.is === 'held' ? one.ticket.phase.by : one.ticket.phase.is);

function asked(to = 'suzuki', one = new Case()): Case {
  one.ask(ask(to), one.known(words));
  return one;
}

test('whoever has it keeps it until the other takes it', () => {
  const one = asked();
  expect(holder(one)).toBe('tanaka');
  one.ask(yes());
  expect(holder(one)).toBe('suzuki');
  expect(openHandOver(one.ticket)).toBeUndefined();
});

test('"I have it" from the one who is asked takes it too; from anybody else it does not', () => {
  const one = asked();
  expect(refused(one.ask({ type: 'acknowledge', ticket: 1, by: sato }))).toBe('already-held');
  expect(refused(one.ask({ type: 'acknowledge', ticket: 1, by: tanaka }))).toBe('already-yours');
  one.ask({ type: 'acknowledge', ticket: 1, by: suzuki });
  expect(holder(one)).toBe('suzuki');
});

test.each([
  ['tanaka', 'hand-over-self'],
  ['slack:hanako', 'hand-over-reporter'],
  ['somebody', 'person-unfit'],
])('to %s: %s', (to, reason) => {
  const one = new Case();
  expect(refused(one.ask(ask(to), one.known(words)))).toBe(reason);
  expect(holder(one)).toBe('tanaka');
});

test('to somebody who cannot be written to, who is away, or whom a restricted ticket may be about: refused', () => {
  const people = [...organisation.people, { id: 'far', name: '遠', roles: ['commander' as const] }];
  const absences = [{ member: 'suzuki', from: '2026-11-16T09:00', to: '2026-11-16T18:00' }];
  const one = new Case();
  const known = { ...one.known(words), organisation: { ...organisation, people, absences } };
  expect(refused(one.ask(ask('far'), known))).toBe('person-unreachable');
  expect(refused(one.ask(ask('suzuki'), known))).toBe('person-away');
  const insider = new Case('insider-misuse');
  insider.events.push({ type: 'noted', by: hanako, said: { id: 'n', sha256: 'h' }, how: 'said', named: ['suzuki'] });
  expect(refused(insider.ask(ask('suzuki', sato), insider.known(words)))).toBe('person-unfit');
});

test('only commanders ask, and only while somebody has the ticket', () => {
  const one = new Case();
  expect(refused(one.ask(ask('suzuki', hanako), one.known(words)))).toBe('not-entitled');
  const question = new Case('question');
  expect(refused(question.ask(ask('suzuki', sato), question.known(words)))).toBe('not-held');
  one.try({ type: 'close', ticket: 1, by: tanaka, said: closingWords('完了') });
  expect(refused(one.ask(ask('suzuki'), one.known(words)))).toBe('ticket-closed');
});

test('a form that was opened while somebody else had it says so', () => {
  const one = new Case();
  expect(refused(one.ask({ ...ask('suzuki'), holder: 'sato' }, one.known(words)))).toBe('changed-meanwhile');
});

test('the same person is not asked twice; another one instead of them may be', () => {
  const one = asked();
  expect(refused(one.ask(ask('suzuki'), one.known(words)))).toBe('hand-over-waits');
  one.ask(ask('sato'), one.known(words));
  expect(refused(one.ask(yes(suzuki)))).toBe('hand-over-over');
  one.ask(yes(sato));
  expect(holder(one)).toBe('sato');
});

test('nobody answers for another, and the attempt is on record', () => {
  const one = asked();
  expect(one.ask(yes(sato))).toMatchObject({ refused: 'not-entitled', record: { act: 'hand-over-yes' } });
  expect(holder(one)).toBe('tanaka');
});

test('declined: they may be asked again', () => {
  const one = asked();
  one.ask(no());
  expect(openHandOver(one.ticket)).toBeUndefined();
  expect(refused(one.ask(no()))).toBe('hand-over-over');
  expect(refused(one.ask(ask('suzuki'), one.known(words)))).toBe('taken');
});

test('closed meanwhile: there is nothing to take over, not after reopening either', () => {
  const one = asked();
  one.try({ type: 'close', ticket: 1, by: tanaka, said: closingWords('完了') });
  expect(refused(one.ask(yes()))).toBe('hand-over-over');
  one.events.push({ type: 'reopened', by: sato });
  expect(openHandOver(one.ticket)).toBeUndefined();
});

test('a restricted ticket lets in whoever takes it, not whoever is asked; whoever handed it on may still read it', () => {
  const one = new Case('insider-misuse');
  one.events.push({ type: 'acknowledged', by: sato });
  one.ask(ask('suzuki', sato), one.known(words));
  expect(maySee(organisation, guarded(one.ticket), 'suzuki')).toBe(false);
  one.ask(yes());
  expect(mayCommand(organisation, guarded(one.ticket), 'suzuki')).toBe(true);
  one.ask(ask('sato', suzuki), one.known(words));
  one.ask(yes(sato));
  expect(mayCommand(organisation, guarded(one.ticket), 'suzuki')).toBe(true);
});

test('without an answer both are told after 15 minutes, and again after twice and four times that; then it is quiet', () => {
  const one = asked();
  const told: number[] = [];
  for (let minute = 0; minute < 60 * 24; minute += 5) {
    const now = plusSeconds(at, minute * 60);
    const events = wakeHandling(one.ticket, { ...one.known(), at: now });
    if (events.length > 0) told.push(minute);
    one.events.push(...events);
  }
  expect(told).toEqual([15, 45, 105]);
  expect(nextHandlingWake(one.ticket, organisation)).toBeUndefined();
  expect(refused(one.ask(yes()))).toBe('taken');
});

test("whoever presses whatever in whichever order: once somebody has it, it is never nobody's until it is closed", () => {
  const who = fc.constantFrom(tanaka, suzuki, sato, hanako);
  const commands = fc.oneof(
    who.chain((by) => fc.constantFrom('tanaka', 'suzuki', 'sato').map((to): Command => ask(to, by))),
    who.map((by): Command => yes(by)),
    who.map((by): Command => no(by)),
    who.map((by): Command => ({ type: 'acknowledge', ticket: 1, by })),
  );
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 25 }), (pressed) => {
      const one = new Case();
      for (const command of pressed) {
        const before = holder(one);
        one.ask(command as Parameters<typeof decide>[1], one.known(words));
        expect(one.ticket.phase.is).toBe('held');
        // It changes hands only to somebody who said yes.
        if (holder(one) !== before) expect('by' in command && command.by.id).toBe(holder(one));
      }
    }),
  );
});
