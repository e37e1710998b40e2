// Which question is next, who may answer it and when, and what of a message is an answer.
import { AGAIN, LATER } from '../../src/ticket/answer.js';
import { questionsFor, readWritten } from '../../src/ticket/hearing.js';
import { Case, direct, hanako, party, scriptNamed, tanaka, types } from './heard-case.js';

describe('what is asked', () => {
  test('the first question that is neither answered nor put off, and each only of the routes it is meant for', () => {
    const told = new Case();
    expect(told.next).toBe('network-cut');
    told.answers('network-cut', 'yes');
    expect(told.next).toBe('symptom');
    told.answers('symptom', LATER);
    expect(told.next).toBe('hosts');
    told.answers('symptom', AGAIN);
    expect(told.next).toBe('symptom');
    const ids = (route: 'employee' | 'customer-desk') =>
      questionsFor(scriptNamed('lost-device'), route).map(({ id }) => id);
    expect(ids('customer-desk')).not.toEqual(ids('employee'));
    expect(ids('customer-desk')).not.toContain('police-number');
    expect(new Case('lost-device', 'customer-desk').answers('police-number', 'unknown')).toEqual({
      refused: 'question-over',
    });
  });

  test('another script goes on with its own questions and keeps the answers that both ask for', () => {
    const told = new Case('suspicious-click');
    told.answers('network-cut', 'no');
    told.ask({ type: 'choose-script', ticket: 1, by: tanaka, script: 'malware-symptoms' });
    expect(told.ticket.facts.map(({ question, answer }) => [question, answer])).toEqual([['network-cut', 'no']]);
    expect(told.next).toBe('symptom');
    expect(told.answers('typed-anything', 'yes')).toEqual({ refused: 'question-over' });
  });

  test('answers that were given already raise the new script at once', () => {
    const told = new Case('unclear');
    told.answers('network-cut', 'no');
    told.events.push({
      ...{ type: 'answered', by: hanako, question: 'servers', answer: 'yes' },
      script: { id: 'malware-symptoms', version: scriptNamed('malware-symptoms').version },
    });
    const chosen = told.ask({ type: 'choose-script', ticket: 1, by: tanaka, script: 'malware-symptoms' });
    expect(types(chosen)).toContain('severity-changed');
    expect(told.ticket.severity).toBe('SEV1');
  });
});

describe('who may answer, and when', () => {
  test('the reporter and commanders; somebody else is refused and that is recorded', () => {
    const told = new Case();
    expect(types(told.answers('network-cut', 'yes', tanaka))).toEqual(['answered']);
    expect(told.ticket.facts[0]?.by.id).toBe('tanaka');
    const record = {
      type: 'attempt-refused',
      by: party('slack:ken'),
      act: 'answer-question',
      reason: 'not-your-ticket',
    };
    expect(told.answers('symptom', 'ransom', party('slack:ken'))).toEqual({ refused: 'not-your-ticket', record });
    const ken = { by: party('slack:ken') };
    expect(told.fillsIn({ hosts: '9' }, ken)).toMatchObject({ refused: 'not-your-ticket', record: { act: 'details' } });
    const steps = { type: 'script-done', ticket: 1, by: party('slack:ken') } as const;
    expect(told.ask(steps)).toMatchObject({ refused: 'not-your-ticket', record: { act: 'script-done' } });
  });

  test('a closed ticket takes no answer, but what was typed into an open form is kept', () => {
    const told = new Case();
    told.events.push({ type: 'closed', by: tanaka, said: { id: 'end', sha256: 'h' } });
    expect(told.answers('network-cut', 'yes')).toEqual({ refused: 'ticket-closed' });
    expect(told.fillsIn({ 'network-cut': 'yes' })).toEqual({ refused: 'ticket-closed' });
    expect(told.ask({ type: 'script-done', ticket: 1, by: hanako })).toEqual({ refused: 'ticket-closed' });
    const kept = told.fillsIn({ 'first-seen': '朝9時ごろ' });
    expect(kept).toMatchObject({ refused: 'ticket-closed', record: { type: 'noted', how: 'said' } });
    expect(types(told.writes('ありがとうございました'))).toEqual(['noted']);
  });

  test('the same answer twice changes nothing, another one replaces it, and both are in the history', () => {
    const told = new Case();
    told.answers('network-cut', 'no');
    expect(told.answers('network-cut', 'no')).toEqual({ events: [] });
    told.answers('network-cut', 'yes');
    expect(told.ticket.facts.map(({ answer }) => answer)).toEqual(['yes']);
    expect(told.events.filter(({ type }) => type === 'answered')).toHaveLength(2);
    expect(told.answers('network-cut', 'sideways')).toEqual({ refused: 'question-over' });
  });
});

describe('what is written', () => {
  test('is the answer while a question waits for words, and a note as well', () => {
    const told = new Case();
    told.answers('network-cut', 'yes');
    told.answers('symptom', 'strange');
    const decision = told.writes('３台です');
    expect(types(decision)).toEqual(['noted', 'answered', 'severity-changed', 'ciso-informed']);
    const said = { id: told.ticket.notes[0]?.said.id, sha256: 'h' };
    expect(told.ticket.facts.at(-1)).toMatchObject({ question: 'hosts', answer: 3, said });
    expect(told.ticket.hearing).toMatchObject({ sheet: 1, noted: 'hosts' });
  });

  test('is a note only: while a tap is asked for, by others, elsewhere, as a question back', () => {
    const told = new Case();
    expect(types(told.writes('営業部の端末です'))).toEqual(['noted']);
    told.answers('network-cut', 'yes');
    told.answers('symptom', 'strange');
    expect(types(told.writes('2台', tanaka))).toEqual(['noted']);
    expect(types(told.writes('2台', hanako, { ...direct, direct: false }))).toEqual(['noted']);
    expect(types(told.writes('2台でいいですか？'))).toEqual(['noted']);
    expect(told.ticket.facts).toHaveLength(2);
  });

  test('is first aid before it is an answer, when it is another kind that cannot wait', () => {
    const told = new Case();
    told.answers('network-cut', 'yes');
    told.answers('symptom', 'strange');
    const recognised = { script: scriptNamed('credentials-entered'), sure: true, candidates: [] };
    expect(types(told.writes('2番目の画面でパスワードも', hanako, direct, { recognised }))).toEqual([
      'noted',
      'another-kind',
    ]);
    expect(told.next).toBe('hosts');
  });

  test('does not count any more when it turns out to be another matter, or no answer', () => {
    const told = new Case();
    for (const question of ['network-cut', 'symptom']) told.answers(question, 'unknown');
    told.writes('2台');
    const [noted] = told.ticket.notes;
    told.ask({ type: 'separate', ticket: 1, by: hanako, text: noted?.said.id ?? '' });
    expect(told.next).toBe('hosts');
    told.writes('3台');
    told.answers('hosts', AGAIN);
    expect(told.next).toBe('hosts');
    expect(told.ticket.severity).toBe('SEV1');
  });

  test.each([
    ['number', '3', { answer: 3 }],
    ['number', 'about 1,200 people', { answer: 1200 }],
    ['number', '2、3台', {}],
    ['number', 'たくさん', {}],
    ['number', 'そういえば、会議室の鍵も見当たりません', undefined],
    ['number', 'わかりません。', { answer: 'unknown' }],
    ['time', '14:30ごろ', {}],
    ['time', "I don't know", { answer: 'unknown' }],
    ['text', 'PC-0012', {}],
    ['text', 'どこに書いてありますか？', undefined],
    ['yes-no', 'はい', { answer: 'yes' }],
    ['yes-no', 'No.', { answer: 'no' }],
    ['yes-no', '切ったと思います', undefined],
    ['choice', '不明', { answer: 'unknown' }],
    ['choice', 'はい', undefined],
  ] as const)('%s: "%s"', (type, words, found) => {
    const both = { ja: '…', en: '…' };
    expect(readWritten({ id: 'one', type, ask: both, why: both }, words)).toEqual(found);
  });
});
