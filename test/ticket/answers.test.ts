// What answers come to: the form, the steps that are done, the severity; one by one and in any order.
import * as fc from 'fast-check';
import { severities } from '../../src/script/schema.js';
import { AGAIN, LATER } from '../../src/ticket/answer.js';
import { questionsFor, severityByAnswers, tapsOf } from '../../src/ticket/hearing.js';
import { plan } from '../../src/ticket/plan.js';
import { at, Case, hanako, organisation, scriptNamed, scripts, types } from './heard-case.js';

describe('the form', () => {
  test('changes only what is new, and knows the words that stood in it', () => {
    const told = new Case();
    told.answers('network-cut', 'yes');
    told.fillsIn({ 'network-cut': 'yes', hosts: '1', 'first-seen': '朝' }, { steps: [0, 2] });
    const { said } = told.ticket.facts.find(({ question }) => question === 'first-seen') ?? {};
    expect(said).toBeDefined();
    expect(told.ticket.done[0]?.steps).toEqual([0, 2]);
    const answers = { 'network-cut': 'yes', hosts: '1', 'first-seen': '朝' };
    const earlier = () => ({ text: '', answers });
    const again = told.fillsIn(answers, { steps: [0, 2] }, told.known({ text: '', answers }, 'again', earlier));
    expect(again).toEqual({ events: [] });
  });

  test('keeps as a note what belongs to questions of another script, and ticks nothing of it', () => {
    const told = new Case();
    const answers = { 'network-cut': 'no', device: 'PC-0012' };
    const decision = told.fillsIn(answers, { script: 'suspicious-click@000000000000', steps: [1] });
    expect(types(decision)).toEqual(['answered', 'noted']);
    expect(told.ticket.done).toEqual([]);
  });

  test('a choice that the script does not offer is no answer; nothing is lost', () => {
    expect(types(new Case().fillsIn({ symptom: 'sideways' }))).toEqual(['noted']);
  });
});

describe('first-aid steps', () => {
  test('by one tap all that this route is given; again changes nothing; the form may take some back', () => {
    const told = new Case();
    const command = { type: 'script-done', ticket: 1, by: hanako } as const;
    told.ask(command);
    // The fifth step is for system staff only.
    expect(told.ticket.done[0]?.steps).toEqual([0, 1, 2, 3, 5]);
    expect(told.ask(command)).toEqual({ events: [] });
    told.fillsIn({}, { steps: [0] });
    expect(told.ticket.done[0]?.steps).toEqual([0]);
    expect(told.ask({ ...command, script: 'lost-device' })).toEqual({ refused: 'steps-changed' });
  });
});

describe('the severity', () => {
  test('rises at once, with the reason, and whoever is in charge gets a message of their own', () => {
    const told = new Case();
    const decision = told.answers('symptom', 'ransom');
    const changed = 'events' in decision ? decision.events[1] : undefined;
    expect(changed).toMatchObject({ type: 'severity-changed', from: 'SEV2', to: 'SEV1', change: 0 });
    if (!changed) throw new Error('nothing changed');
    const jobs = plan(told.ticket, { event: changed, at, version: 4 }, organisation);
    const told4 = jobs.filter(({ name }) => name.startsWith('tell/4/')).map(({ name, priority }) => [name, priority]);
    expect(told4).toEqual([
      ['tell/4/desk/slack', 0],
      ['tell/4/person/slack/tanaka', 0],
    ]);
  });

  test('all conditions must hold, and a number must be over its limit', () => {
    const told = new Case('lost-device');
    told.answers('data', 'sensitive');
    expect(told.ticket.severity).toBe('SEV2');
    told.answers('protected', 'unknown');
    expect(told.ticket.severity).toBe('SEV1');
    const hosts = new Case();
    hosts.fillsIn({ hosts: '1' });
    expect(hosts.ticket.severity).toBe('SEV2');
    hosts.fillsIn({ hosts: '2' });
    expect(hosts.ticket.severity).toBe('SEV1');
  });

  test('SEV1 and SEV2 are not lowered by answers; SEV3 is', () => {
    const told = new Case();
    told.answers('symptom', 'blocked');
    expect(types(told.answers('servers', 'no'))).toEqual(['answered']);
    expect(told.ticket.severity).toBe('SEV2');
    expect(severityByAnswers(told.ticket, scriptNamed('malware-symptoms')).to).toBe('SEV4');
    const log = new Case('audit-log-anomaly');
    expect(types(log.answers('explained', 'yes'))).toEqual(['answered', 'severity-changed']);
    expect(log.ticket.severity).toBe('SEV4');
  });

  test('is not lowered below what a second kind asks for, and a raise wins over a lowering', () => {
    const log = new Case('audit-log-anomaly');
    const said = { id: 'b', sha256: 'h' };
    const script = { id: 'suspicious-click', version: 'x' };
    log.events.push({ type: 'another-kind', said, script, severity: 'SEV3' });
    log.answers('explained', 'yes');
    expect(log.ticket.severity).toBe('SEV3');
    const told = new Case();
    told.answers('symptom', 'blocked');
    told.answers('servers', 'no');
    told.fillsIn({ hosts: '5' });
    expect(told.ticket.severity).toBe('SEV1');
  });

  test('a question for which nobody was called calls somebody once an answer makes it more', () => {
    const told = new Case('question');
    expect(told.ticket.phase.is).toBe('queued');
    expect(types(told.answers('already-done', 'yes'))).toEqual(['answered', 'severity-changed', 'paged']);
  });
});

describe('in any order', () => {
  const names = [...scripts.keys()].filter((id) => scriptNamed(id).hearing.length > 0);
  const tap = fc.record({
    script: fc.constantFrom(...names),
    picks: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 25 }),
  });

  test('answers never throw, never lower a SEV1 or SEV2, and leave one fact a question', () => {
    fc.assert(
      fc.property(tap, fc.constantFrom('employee' as const, 'customer-desk' as const), ({ script, picks }, route) => {
        const told = new Case(script, route);
        const questions = questionsFor(scriptNamed(script), route);
        for (const [which, what] of picks) {
          const before = told.ticket.severity;
          const question = questions[which % Math.max(questions.length, 1)];
          if (!question) return;
          const taps = [...tapsOf(question), 'unknown', LATER, AGAIN];
          const typed = ['3', '0', 'PC-0012'][what % 3] ?? '';
          if (what % 4 === 0) told.fillsIn({ [question.id]: typed });
          else told.answers(question.id, taps[what % taps.length] ?? '');
          const { severity, facts } = told.ticket;
          expect(severities).toContain(severity);
          if (before === 'SEV1' || before === 'SEV2') expect(severity <= before).toBe(true);
          expect(new Set(facts.map((fact) => fact.question)).size).toBe(facts.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the order in which different questions are answered does not matter', () => {
    const answers = [
      ['symptom', 'blocked'],
      ['servers', 'no'],
      ['backup', 'none'],
      ['network-cut', 'unknown'],
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...answers], { minLength: answers.length }), (order) => {
        const told = new Case();
        for (const [question, answer] of order) told.answers(question, answer);
        expect(told.next).toBe('hosts');
        expect(severityByAnswers(told.ticket, scriptNamed('malware-symptoms')).to).toBe('SEV4');
      }),
    );
  });
});
