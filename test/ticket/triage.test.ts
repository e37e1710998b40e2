// Triage: what the rules of triage.yml make of an assessment, who may lower a severity, and what a result needs.
import * as fc from 'fast-check';
import { type Severity, severities } from '../../src/script/schema.js';
import type { TriageRules } from '../../src/script/triage.js';
import type { Decision } from '../../src/ticket/decide.js';
import type { Paged } from '../../src/ticket/event.js';
import { propose } from '../../src/ticket/handling/assess.js';
import { closingResults, stand, type TriageCommand, triageResults } from '../../src/ticket/handling/triage.js';
import { shippedTriage } from '../world/desk.js';
import { Case, hanako, party, organisation as small, tanaka, types } from './heard-case.js';

const rules = shippedTriage() as TriageRules;
const it = { id: 'mori', name: '森', slack: 'mori', roles: ['it' as const] };
const organisation = { ...small, triage: rules, people: [...small.people, it] };
const [suzuki, sato, mori, ken] = [party('suzuki'), party('sato'), party('mori'), party('slack:ken')];

type Asked = Extract<TriageCommand, { type: 'triage' }>;
const ids = (of: { id: string }[]) => of.map(({ id }) => id);
const refused = (decision: Decision) => ('refused' in decision ? decision.refused : 'taken');

/** A ticket somebody has; the IT person was called for it too. */
function taken(script = 'suspicious-click'): Case {
  const one = new Case(script);
  const page: Paged = {
    ...{ type: 'paged', people: ['mori'], rung: 0, round: 1, answerBy: '', why: 'opened', skipped: [] },
  };
  one.events.splice(1, 0, page);
  return one;
}

function triage(one: Case, more: Partial<Asked> = {}): Decision {
  const command: Asked = {
    ...{ type: 'triage', ticket: 1, by: tanaka, result: 'incident', circumstances: [], said: { text: '' } },
    ...{ impact: 'moderate', urgency: 'soon' },
    ...more,
  };
  return one.ask(command, { ...one.known(command.said), organisation });
}

const why = { text: '', fields: { why: '止められていた' } };

describe('the proposal', () => {
  test('there is one for every impact at every urgency, and it never falls as either rises', () => {
    const levels = (of: { id: string }[]) => ids(of);
    for (const [row, impact] of levels(rules.impact).entries())
      for (const [column, urgency] of levels(rules.urgency).entries()) {
        const found = propose(rules, { impact, urgency, circumstances: [] })?.severity as Severity;
        expect(severities).toContain(found);
        const less = [levels(rules.impact)[row + 1], levels(rules.urgency)[column + 1]] as const;
        if (less[0])
          expect(propose(rules, { impact: less[0], urgency, circumstances: [] })?.severity).not.toBe(undefined);
        for (const lower of [
          less[0] && propose(rules, { impact: less[0], urgency, circumstances: [] }),
          less[1] && propose(rules, { impact, urgency: less[1], circumstances: [] }),
        ])
          if (lower) expect(lower.severity >= found).toBe(true);
      }
  });

  test('no floor is ever undercut, and what holds besides never makes a case smaller', () => {
    const some = fc.record({
      impact: fc.constantFrom(...ids(rules.impact)),
      urgency: fc.constantFrom(...ids(rules.urgency)),
      circumstances: fc.subarray(ids(rules.circumstances)),
    });
    fc.assert(
      fc.property(some, (assessment) => {
        const { severity } = propose(rules, assessment) as { severity: Severity };
        const floors = rules.circumstances.filter(({ id }) => assessment.circumstances.includes(id));
        for (const { at_least } of floors) if (at_least) expect(severity <= at_least).toBe(true);
        const plain = propose(rules, { ...assessment, circumstances: [] })?.severity as Severity;
        expect(severity <= plain).toBe(true);
        if (assessment.circumstances.includes('hard-to-recover') && plain !== 'SEV1')
          expect(severity < plain).toBe(true);
      }),
    );
  });

  test.each([
    ['critical', 'settled', [], 'SEV2'],
    ['minor', 'now', [], 'SEV3'],
    ['minor', 'settled', ['personal-data'], 'SEV2'],
    ['minor', 'settled', ['personal-data', 'ransomware'], 'SEV1'],
    ['moderate', 'soon', ['hard-to-recover'], 'SEV2'],
  ])('%s × %s with %j is %s', (impact, urgency, circumstances, severity) => {
    expect(propose(rules, { impact, urgency, circumstances })?.severity).toBe(severity);
  });
});

describe('rights', () => {
  test('commanders, the CISO and whoever was called triage; nobody else, and the attempt is on record', () => {
    for (const by of [tanaka, suzuki, sato, mori])
      expect(refused(triage(taken(), { by, impact: 'major' }))).toBe('taken');
    for (const by of [hanako, ken])
      expect(triage(taken(), { by })).toEqual({
        refused: 'not-entitled',
        record: { type: 'attempt-refused', by, act: 'triage', reason: 'not-entitled' },
      });
  });

  test('SEV2 is lowered by a commander or the CISO with a reason, and by nobody else who takes part', () => {
    for (const by of [tanaka, suzuki, sato]) {
      expect(refused(triage(taken(), { by }))).toBe('severity-reason');
      expect(refused(triage(taken(), { by, said: why }))).toBe('taken');
    }
    expect(triage(taken(), { by: mori, said: why })).toMatchObject({ refused: 'may-not-lower', record: { by: mori } });
  });

  test('whoever takes part makes it more serious, and less below SEV2', () => {
    const one = taken();
    expect(refused(triage(one, { by: mori, impact: 'critical' }))).toBe('taken');
    expect(one.ticket.severity).toBe('SEV1');
    triage(one, { by: tanaka, said: why });
    expect(one.ticket.severity).toBe('SEV3');
    expect(refused(triage(one, { by: mori, urgency: 'settled' }))).toBe('taken');
    expect(one.ticket.severity).toBe('SEV4');
  });

  test('another script makes nothing smaller for somebody who may not lower it', () => {
    const chosen = (by: typeof tanaka) => {
      const one = taken();
      one.ask({ type: 'choose-script', ticket: 1, by, script: 'unapproved-cloud' }, { ...one.known(), organisation });
      return one.ticket.severity;
    };
    expect([chosen(tanaka), chosen(mori), chosen(hanako)]).toEqual(['SEV4', 'SEV2', 'SEV2']);
  });

  test('whatever is asked in whatever order: SEV1 and SEV2 fall only by the hand of a commander or the CISO, with a reason', () => {
    const step = fc.record({
      by: fc.constantFrom(tanaka, sato, mori, hanako, ken),
      impact: fc.constantFrom(...ids(rules.impact)),
      urgency: fc.constantFrom(...ids(rules.urgency)),
      severity: fc.option(fc.constantFrom(...severities), { nil: undefined }),
      said: fc.constantFrom(why, { text: '' }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const one = taken();
        for (const { severity, ...more } of steps) {
          const before = one.ticket.severity;
          triage(one, { ...more, ...(severity ? { severity } : {}) });
          const after = one.ticket.severity;
          if (before > 'SEV2' || after <= before) continue;
          expect([tanaka, sato]).toContain(more.by);
          expect(more.said).toBe(why);
          expect(one.ticket.handling.triage.last).toMatchObject({ by: more.by, from: before, to: after });
        }
      }),
    );
  });
});

describe('a result', () => {
  test.each<[string, Partial<Asked>, string]>([
    ['an incident without an assessment', { impact: undefined }, 'assessment-missing'],
    ['a drill without one', { result: 'drill', urgency: undefined }, 'assessment-missing'],
    ['one that the rules do not know any more', { impact: 'gone' }, 'assessment-missing'],
    ['another severity than proposed, without a reason', { impact: 'major', severity: 'SEV1' }, 'severity-reason'],
    ['watching without a day', { result: 'watch', said: why }, 'day-missing'],
    ['watching for a year', { result: 'watch', said: why, lookAgainDays: 365 }, 'day-missing'],
    ['no incident, and no word to the reporter', { result: 'not-incident', said: { text: ' ' } }, 'reply-missing'],
    ['a near miss, and no word to the reporter', { result: 'near-miss' }, 'reply-missing'],
    ['handed on to nobody', { result: 'forwarded' }, 'whom-missing'],
    ['the same as nothing', { result: 'duplicate' }, 'merge-unknown'],
    ['the same as itself', { result: 'duplicate', main: 1 }, 'merge-itself'],
    ['made from an older form', { seen: '0 SEV4 question' }, 'changed-meanwhile'],
  ])('%s is refused, and nothing changes', (_, more, reason) => {
    const one = taken();
    const before = one.ticket.version;
    expect(refused(triage(one, more))).toBe(reason);
    expect(one.ticket.version).toBe(before);
  });

  test('a form made of what stands is taken, and the same form a second time is not', () => {
    const one = taken();
    const seen = stand(one.ticket);
    expect(refused(triage(one, { seen, impact: 'major' }))).toBe('taken');
    expect(refused(triage(one, { seen, impact: 'critical', by: suzuki }))).toBe('changed-meanwhile');
    expect(one.ticket.handling.triage.last?.by).toEqual(tanaka);
  });

  test('those that end a ticket close it, the others leave it with whoever has it', () => {
    for (const result of triageResults.filter((one) => one !== 'duplicate')) {
      const one = taken();
      const said = { text: '広告でした', fields: { why: '確かめた', whom: '情シス' } };
      triage(one, { result, said, lookAgainDays: 3 });
      expect([result, one.ticket.phase.is]).toEqual([result, closingResults.includes(result) ? 'closed' : 'held']);
      expect(refused(triage(one, { said }))).toBe(closingResults.includes(result) ? 'ticket-closed' : 'taken');
    }
  });
});

describe('answers after a triage', () => {
  test('what the answers said before is known to whoever triaged: only an answer that speaks for more raises it again', () => {
    const one = taken('malware-symptoms');
    one.answers('symptom', 'other');
    triage(one, { said: why });
    expect(one.ticket.severity).toBe('SEV3');
    expect(types(one.answers('network-cut', 'yes'))).toEqual(['answered']);
    expect(types(one.answers('symptom', 'ransom'))).toEqual(['answered', 'severity-changed', 'ciso-informed']);
    expect(one.ticket.severity).toBe('SEV1');
  });

  test('no answer makes smaller what somebody decided', () => {
    const one = taken('support-scam');
    triage(one, { impact: 'moderate', urgency: 'soon' });
    expect(one.ticket.severity).toBe('SEV3');
    for (const question of ['called', 'remote-tool', 'paid', 'told']) one.answers(question, 'no');
    expect(one.ticket.severity).toBe('SEV3');
  });
});

test('a question that turns out to be serious is called for', () => {
  const one = new Case('question');
  expect(types(triage(one, { impact: 'major', urgency: 'now' }))).toEqual(['triaged', 'paged', 'ciso-informed']);
  expect(types(triage(new Case('question'), { impact: 'minor' }))).toEqual(['triaged']);
});
