// When the CISO is told of a ticket, and who may hand one to whom.
import type { Severity } from '../../src/script/schema.js';
import { informCiso } from '../../src/ticket/handling/decide-escalation.js';
import { at, Case, hanako, organisation, party, tanaka, types } from './heard-case.js';

const partners = [{ id: 'soc', name: 'Example SOC', mail: 'soc@example.com' }];
const here = { ...organisation, partners };
const whole = { type: 'target-passed', target: 'triage', part: 'whole', since: at, dueAt: at } as const;

describe('the CISO', () => {
  const told = (
    severity: Severity,
    events: Parameters<typeof informCiso>[0] = [],
    informing = organisation.informing,
  ) =>
    informCiso(events, new Case('suspicious-click', 'employee', severity).ticket, {
      organisation: { ...here, ...(informing ? { informing } : {}) },
    });

  test('hears of SEV1 at once, of SEV2 when it is late, of the others not', () => {
    expect(told('SEV1')).toMatchObject([
      { type: 'ciso-informed', people: ['sato'], severity: 'SEV1', why: 'severity' },
    ]);
    expect(told('SEV2')).toEqual([]);
    expect(told('SEV2', [whole])).toMatchObject([{ severity: 'SEV2', why: 'overdue' }]);
    expect(told('SEV2', [{ ...whole, part: 'half' }])).toEqual([]);
    expect(told('SEV3', [whole])).toEqual([]);
  });

  test('as desk.yml says', () => {
    const informing = { atOnce: ['SEV1', 'SEV2'], overdue: [] } as const;
    expect(told('SEV2', [], informing)).toHaveLength(1);
    expect(told('SEV3', [whole], informing)).toEqual([]);
  });

  test('once, and again when it rises', () => {
    const one = new Case('malware-symptoms');
    one.events.push({ type: 'ciso-informed', people: ['sato'], severity: 'SEV2', why: 'overdue' });
    expect(informCiso([whole], one.ticket, { organisation: here })).toEqual([]);
    expect(types(one.answers('symptom', 'ransom'))).toEqual(['answered', 'severity-changed', 'ciso-informed']);
    expect(types(one.answers('servers', 'yes'))).not.toContain('ciso-informed');
  });

  test('not when they have it, reported it, or may be its subject', () => {
    const one = new Case('suspicious-click', 'employee', 'SEV1');
    one.events.push({ type: 'acknowledged', by: party('sato') });
    expect(informCiso([], one.ticket, { organisation: here })).toEqual([]);
    const about = new Case('insider-misuse', 'employee', 'SEV1');
    Object.assign(about.events[0] ?? {}, { named: ['sato'] });
    expect(informCiso([], about.ticket, { organisation: here })).toEqual([]);
  });
});

describe('handing over a package', () => {
  const escalate = { type: 'escalate', ticket: 1, by: tanaka, to: { partner: 'soc' }, said: { text: 'look' } } as const;
  const ask = (told: Case, more: object = {}) => {
    const command = { ...escalate, ...more };
    return told.ask(command, { ...told.known(command.said), organisation: here });
  };

  test('by commanders, to partners and people of desk.yml alone', () => {
    const told = new Case();
    expect(types(ask(told))).toEqual(['escalated']);
    expect(types(ask(told, { to: { person: 'sato' } }))).toEqual(['escalated']);
    expect(ask(told, { to: { partner: 'evil' } })).toEqual({ refused: 'unknown-receiver' });
    expect(ask(told, { to: { person: 'nobody' } })).toEqual({ refused: 'unknown-receiver' });
    expect(ask(told, { to: { person: hanako.id } })).toEqual({ refused: 'unknown-receiver' });
    expect(ask(told, { by: hanako })).toMatchObject({ refused: 'not-entitled', record: { act: 'escalate' } });
  });

  test('of a restricted ticket by its participants alone, and never to whom it may be about', () => {
    const told = new Case('insider-misuse');
    Object.assign(told.events[0] ?? {}, { named: ['suzuki'] });
    told.events.push({ type: 'acknowledged', by: party('sato') });
    expect(ask(told, { by: party('suzuki') })).toMatchObject({ refused: 'not-entitled' });
    expect(ask(told, { by: party('sato'), to: { person: 'suzuki' } })).toEqual({ refused: 'unknown-receiver' });
    expect(types(ask(told, { by: party('sato') }))).toEqual(['escalated']);
  });

  test('what became of it is kept once', () => {
    const told = new Case();
    ask(told);
    const sent = { type: 'package-sent', ticket: 1, escalation: told.ticket.version, sha256: 'ab', bytes: 9 } as const;
    const failed = { type: 'package-failed', ticket: 1, escalation: told.ticket.version, reason: 'smtp_550' } as const;
    expect(types(told.ask(failed))).toEqual(['package-failed']);
    expect(told.ask(failed)).toEqual({ events: [] });
    expect(types(told.ask(sent))).toEqual(['package-sent']);
    expect(told.ask(sent)).toEqual({ events: [] });
    expect(told.ticket.handling.escalation.handed[0]).toMatchObject({ sent: { sha256: 'ab', bytes: 9 } });
    expect(told.ticket.handling.escalation.handed[0]).not.toHaveProperty('failed');
  });
});
