// Closing: what the organisation should learn from is not closed without a word about it, and corrective actions live on.
import { plusSeconds } from '../../src/clock.js';
import { requiredFields } from '../../src/ticket/handling/closing.js';
import { nextHandlingWake, wakeHandling } from '../../src/ticket/handling/due.js';
import { closingWords } from '../world/closing.js';
import { at, Case, organisation, party, scriptNamed, tanaka } from './heard-case.js';

const close = (
  text: string,
  fields: Record<string, string>,
  more: { owner?: string; due?: string; check?: string } = {},
) => ({ type: 'close', ticket: 1, by: tanaka, said: { text, fields }, ...more }) as const;
/** The script's evidence is not in the register, so a reason is asked for too. */
const learnt = {
  cause: '不明',
  lessons: 'あり',
  prevention: '研修をする',
  duties: '該当しない',
  anyway: '画面の写真だけ残した',
};

function reviewed() {
  const told = new Case('suspicious-click');
  return { told, fields: requiredFields(told.ticket, scriptNamed('suspicious-click')) };
}

describe('the gate', () => {
  test('names each thing that is missing, one by one', () => {
    const { told, fields } = reviewed();
    expect(fields).toEqual(['cause', 'lessons', 'prevention', 'duties', 'anyway']);
    for (const field of fields) {
      const { [field as keyof typeof learnt]: _, ...others } = learnt;
      expect(told.try(close('x', others))).toEqual({ refused: 'closing-gate' });
      expect(told.try(close('x', { ...others, [field]: '　 ' }))).toEqual({ refused: 'closing-gate' });
    }
    expect(told.try(close('x', learnt))).toMatchObject({ events: [{ type: 'closed' }] });
  });

  test('asks nothing more of a question or of a minor case', () => {
    expect(requiredFields(new Case('question').ticket, scriptNamed('question'))).toEqual([]);
    const minor = new Case('suspicious-message', 'employee', 'SEV4');
    expect(minor.try(close('広告でした', {}))).toMatchObject({ events: [{ type: 'closed' }] });
  });

  test('a task that somebody took up and nobody finished needs a reason, which stays on record', () => {
    const { told } = reviewed();
    told.try({ type: 'task-add', ticket: 1, by: tanaka, said: { text: '記録を調べる' }, phase: 'analyse' });
    expect(told.try(close('x', { ...learnt, anyway: '' }))).toEqual({ refused: 'closing-gate' });
    expect(told.try(close('x', learnt))).toMatchObject({
      events: [{ type: 'closed', left: ['tasks', 'evidence'] }],
    });
  });

  test('duties that were considered before are not asked for again', () => {
    const { told } = reviewed();
    told.try({ type: 'consider-duties', ticket: 1, by: tanaka, said: { text: '届出は不要' } });
    const { duties: _, ...others } = learnt;
    expect(told.try(close('x', others))).toMatchObject({ events: [{ type: 'closed' }] });
  });

  test('nobody closes who is not entitled, whatever they fill in, and nobody twice', () => {
    const { told } = reviewed();
    const ken = { ...close('x', learnt), by: party('slack:ken') };
    expect(told.try(ken)).toMatchObject({ refused: 'not-entitled' });
    told.try({ ...close('x', {}), said: closingWords('x') });
    expect(told.try(close('x', learnt))).toEqual({ refused: 'ticket-closed' });
  });
});

describe('a corrective action', () => {
  const withAction = () => {
    const { told } = reviewed();
    told.try(close('x', learnt, { owner: 'suzuki', due: '11/20 17:00', check: '12/20' }));
    const [task] = told.ticket.handling.tasks;
    if (!task) throw new Error('no action');
    return { told, task };
  };

  test('is due in a month, and looked at two months later, when nothing else is said', () => {
    const { told } = reviewed();
    told.try(close('x', learnt, { owner: 'suzuki' }));
    const [task] = told.ticket.handling.tasks;
    expect(task).toMatchObject({ phase: 'prevent', owner: 'suzuki', dueAt: plusSeconds(at, 30 * 86_400) });
    expect(task?.checkAt).toBe(plusSeconds(at, 90 * 86_400));
  });

  test.each([
    [{ owner: 'suzuki', due: '14:00' }, 'due-past'],
    [{ owner: 'suzuki', due: 'そのうち' }, 'due-unclear'],
    [{ owner: 'suzuki', due: '12/20', check: '12/1' }, 'check-before-due'],
    [{ owner: 'nobody-known' }, 'person-unfit'],
  ])('%j is refused by name', (more, refused) => {
    const { told } = reviewed();
    // Two in the afternoon in Tokyo has just been.
    expect(told.try(close('x', learnt, more))).toEqual({ refused });
    expect(told.ticket.phase.is).toBe('held');
  });

  test('reminds its owner after closing, and again when it is to be looked at; then it is quiet', () => {
    const { told, task } = withAction();
    const wake = () => nextHandlingWake(told.ticket, organisation);
    const ring = (time: string) => wakeHandling(told.ticket, { ...told.known(), at: time });
    expect(wake()).toBe(plusSeconds(task.dueAt ?? '', -30 * 60));
    expect(ring(wake() ?? '')).toMatchObject([{ type: 'task-reminded', owner: 'suzuki' }]);
    told.try({ type: 'task-done', ticket: 1, by: party('suzuki'), task: task.id });
    expect(wake()).toBe(task.checkAt);
    expect(ring(plusSeconds(task.checkAt ?? '', -1))).toEqual([]);
    expect(ring(task.checkAt ?? '')).toMatchObject([{ type: 'task-reminded', owner: 'suzuki' }]);
    told.try({
      type: 'check-action',
      ticket: 1,
      by: party('suzuki'),
      task: task.id,
      effective: true,
      said: { text: '0件' },
    });
    expect(wake()).toBeUndefined();
  });

  test('is looked at after it was done, once, and by somebody entitled', () => {
    const { told, task } = withAction();
    const check = { type: 'check-action', ticket: 1, task: task.id, effective: false, said: { text: 'x' } } as const;
    expect(told.try({ ...check, by: tanaka })).toEqual({ refused: 'action-not-done' });
    told.try({ type: 'task-done', ticket: 1, by: tanaka, task: task.id });
    expect(told.try({ ...check, by: party('slack:ken') })).toMatchObject({ refused: 'not-entitled' });
    expect(told.try({ ...check, by: tanaka })).toMatchObject({
      events: [{ type: 'action-checked', effective: false }],
    });
    expect(told.try({ ...check, by: tanaka })).toEqual({ refused: 'task-over' });
  });

  test('other tasks of a closed ticket are over', () => {
    const { told } = reviewed();
    told.try({
      type: 'task-add',
      ticket: 1,
      by: tanaka,
      said: { text: '調べる' },
      phase: 'analyse',
      owner: 'suzuki',
      due: '16:00',
    });
    told.try({ ...close('x', {}), said: closingWords('x') });
    const [task] = told.ticket.handling.tasks;
    expect(told.try({ type: 'task-done', ticket: 1, by: tanaka, task: task?.id ?? '' })).toEqual({
      refused: 'ticket-closed',
    });
    expect(nextHandlingWake(told.ticket, organisation)).toBeUndefined();
  });
});
