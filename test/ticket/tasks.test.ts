// Tasks: who may give, take and settle them, what is remembered, and when their owners are reminded.

import * as fc from 'fast-check';
import { plusSeconds } from '../../src/clock.js';
import type { Decision } from '../../src/ticket/decide.js';
import type { TicketEvent } from '../../src/ticket/event.js';
import { nextHandlingWake, wakeHandling } from '../../src/ticket/handling/due.js';
import { afterTask, allTasks, isOverdue, type Task, type TaskEvent } from '../../src/ticket/handling/tasks.js';
import { guarded, mayCommand, maySee } from '../../src/ticket/rights.js';
import { closingWords } from '../world/closing.js';
import { at, Case, organisation, party, scriptNamed, tanaka } from './heard-case.js';

const script = scriptNamed('malware-symptoms');
const contain = `${script.id}@${script.version}/contain/0`;
const sato = party('sato');
const ken = party('slack:ken');
const refused = (decision: Decision) => ('refused' in decision ? decision.refused : 'taken');
const assign = (more: object = {}) =>
  ({ type: 'assign', ticket: 1, by: tanaka, task: contain, owner: 'suzuki', due: '18:00', ...more }) as const;
const done = (by = tanaka) => ({ type: 'task-done', ticket: 1, by, task: contain }) as const;

function taskIn(one: Case, id = contain): Task | undefined {
  return one.ticket.handling.tasks.find((task) => task.id === id);
}

describe('who and when', () => {
  test('a commander gives it; the owner and the time are kept', () => {
    const one = new Case();
    expect(refused(one.ask(assign()))).toBe('taken');
    expect(taskIn(one)).toMatchObject({ owner: 'suzuki', dueAt: '2026-11-16T09:00:00.000Z', is: 'open' });
  });

  test('nobody else gives one, and the attempt is on record', () => {
    const one = new Case();
    expect(one.ask(assign({ by: ken }))).toEqual({
      refused: 'not-entitled',
      record: { type: 'attempt-refused', by: ken, act: 'assign', reason: 'not-entitled' },
    });
  });

  test.each([
    [{ due: '13:00' }, 'due-past'],
    [{ due: 'そのうち' }, 'due-unclear'],
    [{ owner: 'nobody-here' }, 'person-unfit'],
    [{ task: 'suspicious-click@0123456789ab/contain/0' }, 'no-such-task'],
    [{ task: `${script.id}@${script.version}/contain/99` }, 'no-such-task'],
    [{ task: 'added/1' }, 'no-such-task'],
    [{ seen: 7 }, 'changed-meanwhile'],
  ])('%j is refused: %s', (more, reason) => {
    const one = new Case();
    expect(refused(one.ask(assign(more)))).toBe(reason);
    expect(one.ticket.handling.tasks).toEqual([]);
  });

  test('somebody whom the desk cannot write to is not given one', () => {
    const one = new Case();
    const nowhere = { ...organisation, people: [...organisation.people, { id: 'sales', name: '営業', roles: [] }] };
    const known = { ...one.known(), organisation: nowhere };
    expect(refused(one.ask(assign({ owner: 'sales' }), known))).toBe('person-unreachable');
  });

  test('a time that was left as it stood is no new one, even when it is over', () => {
    const one = new Case();
    one.ask(assign());
    const late = { ...one.known(), at: '2026-11-16T10:00:00.000Z' };
    expect(refused(one.ask(assign({ owner: 'sato', due: '2026-11-16 18:00' }), late))).toBe('taken');
    expect(taskIn(one)).toMatchObject({ owner: 'sato', dueAt: '2026-11-16T09:00:00.000Z' });
  });

  test('an empty time takes it away, and nobody may be its owner again', () => {
    const one = new Case();
    one.ask(assign());
    one.ask(assign({ owner: 'nobody', due: '' }));
    expect(taskIn(one)).not.toHaveProperty('owner');
    expect(taskIn(one)).not.toHaveProperty('dueAt');
    expect(nextHandlingWake(one.ticket, organisation)).toBeUndefined();
  });

  test('the same again changes nothing', () => {
    const one = new Case();
    one.ask(assign());
    expect(one.ask(assign())).toEqual({ events: [] });
  });
});

describe('settling', () => {
  test('its owner may, whoever that is; others may not', () => {
    const helper = party('helper');
    const people = [...organisation.people, { id: 'helper', name: '手伝い', slack: 'helper', roles: [] }];
    const one = new Case();
    const known = () => ({ ...one.known(), organisation: { ...organisation, people } });
    one.ask(assign({ owner: 'helper' }), known());
    expect(refused(one.ask(done(ken), known()))).toBe('not-entitled');
    expect(refused(one.ask({ ...assign({ by: helper }) }, known()))).toBe('not-entitled');
    expect(refused(one.ask(done(helper), known()))).toBe('taken');
    expect(taskIn(one)).toMatchObject({ is: 'done', settled: { by: 'helper', at } });
  });

  test('twice is once', () => {
    const one = new Case();
    one.ask(done());
    expect(refused(one.ask(done()))).toBe('task-over');
  });

  test('one that is not needed says why', () => {
    const one = new Case();
    const not = { type: 'task-not-needed', ticket: 1, by: tanaka, task: contain } as const;
    expect(refused(one.ask({ ...not, said: { text: ' ' } }, one.known({ text: ' ' })))).toBe('reason-missing');
    one.ask({ ...not, said: { text: '感染なし' } }, one.known({ text: '感染なし' }, 'why'));
    expect(taskIn(one)).toMatchObject({ is: 'not-needed', settled: { why: { id: 'why' } } });
  });

  test('given to somebody again it is open again', () => {
    const one = new Case();
    one.ask(done());
    one.ask(assign());
    expect(taskIn(one)).toMatchObject({ is: 'open', owner: 'suzuki' });
    expect(taskIn(one)).not.toHaveProperty('settled');
  });

  test('on a closed ticket nothing is given or settled', () => {
    const one = new Case();
    one.ask(assign());
    one.ask({ type: 'close', ticket: 1, by: tanaka, said: closingWords('x') }, one.known({ text: 'x' }));
    expect(refused(one.ask(done()))).toBe('ticket-closed');
    expect(refused(one.ask(assign()))).toBe('ticket-closed');
    expect(nextHandlingWake(one.ticket, organisation)).toBeUndefined();
  });
});

describe('a restricted ticket', () => {
  test('whoever is given a task is let in to see it, and commands nothing', () => {
    const one = new Case('insider-misuse');
    const insider = scriptNamed('insider-misuse');
    const task = `${insider.id}@${insider.version}/contain/0`;
    expect(maySee(organisation, guarded(one.ticket), 'suzuki')).toBe(false);
    one.ask(assign({ by: sato, task }));
    expect(maySee(organisation, guarded(one.ticket), 'suzuki')).toBe(true);
    expect(mayCommand(organisation, guarded(one.ticket), 'suzuki')).toBe(false);
    // Given to somebody else, it lets the first one out again.
    one.ask(assign({ by: sato, task, owner: 'sato' }));
    expect(maySee(organisation, guarded(one.ticket), 'suzuki')).toBe(false);
  });

  test('whom it may be about is given nothing', () => {
    const one = new Case('insider-misuse');
    const insider = scriptNamed('insider-misuse');
    one.events.push({ type: 'noted', by: sato, said: { id: 'n', sha256: 'h' }, how: 'said', named: ['suzuki'] });
    const task = `${insider.id}@${insider.version}/contain/0`;
    expect(refused(one.ask(assign({ by: sato, task })))).toBe('person-unfit');
  });
});

describe('reminders', () => {
  const due = '2026-11-16T09:00:00.000Z';
  function reminders(until: string, wakeEverySeconds: number): string[] {
    const one = new Case();
    one.ask(assign());
    let ticket = one.ticket;
    const found: string[] = [];
    for (let now = at; now <= until; now = plusSeconds(now, wakeEverySeconds))
      for (const event of wakeHandling(ticket, { ...one.known(), at: now })) {
        found.push(now.slice(5, 16));
        const tasks = afterTask(ticket.handling.tasks, event as TaskEvent, now, ticket.version + 1);
        ticket = { ...ticket, handling: { ...ticket.handling, tasks } };
      }
    return found;
  }

  test('before, at the time, then after ever longer pauses', () => {
    expect(reminders('2026-11-18T00:00:00.000Z', 60)).toEqual([
      ...['11-16T08:30', '11-16T09:00', '11-16T10:00', '11-16T12:00', '11-16T16:00', '11-17T00:00', '11-17T16:00'],
    ]);
  });

  test('a desk that slept through several says one', () => {
    expect(reminders('2026-11-16T09:30:00.000Z', 4 * 3_600 + 600)).toEqual(['11-16T09:10']);
  });

  test('waking early says nothing, and the timer is wound for the same moment', () => {
    const one = new Case();
    one.ask(assign());
    const next = nextHandlingWake(one.ticket, organisation);
    expect(next).toBe('2026-11-16T08:30:00.000Z');
    expect(wakeHandling(one.ticket, { ...one.known(), at: '2026-11-16T08:29:59.999Z' })).toEqual([]);
  });

  test('another owner or time begins anew; a settled task is silent', () => {
    const one = new Case();
    one.ask(assign());
    one.events.push(...wakeHandling(one.ticket, { ...one.known(), at: due }));
    expect(taskIn(one) && isOverdue(taskIn(one) as Task)).toBe(true);
    one.ask(assign({ owner: 'sato', due: '20:00' }));
    expect(taskIn(one)).toMatchObject({ reminded: 0, remindAt: '2026-11-16T10:30:00.000Z' });
    one.ask(done());
    expect(nextHandlingWake(one.ticket, organisation)).toBeUndefined();
  });

  test('whenever the timer rings: a reminder winds it forward, and none is owed twice at one moment', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -7_200, max: 400_000 }), { maxLength: 20 }), (steps) => {
        const one = new Case();
        one.ask(assign());
        let ticket = one.ticket;
        for (const step of steps) {
          const now = plusSeconds(at, step);
          const owed = nextHandlingWake(ticket, organisation);
          const said = wakeHandling(ticket, { ...one.known(), at: now });
          expect(said.length > 0).toBe(owed !== undefined && owed <= now);
          for (const event of said) {
            const tasks = afterTask(ticket.handling.tasks, event as TaskEvent, now, ticket.version + 1);
            ticket = { ...ticket, handling: { ...ticket.handling, tasks } };
          }
          expect(wakeHandling(ticket, { ...one.known(), at: now })).toEqual([]);
        }
      }),
    );
  });
});

test('the list holds every task of the script once, touched or not, in the order of the phases', () => {
  const all = allTasks([], [script, script]);
  const texts = Object.values(script.tasks).flat();
  expect(all).toHaveLength(texts.length);
  const one = new Case();
  one.ask(done());
  one.ask(
    { type: 'task-add', ticket: 1, by: tanaka, said: { text: 'x' }, phase: 'analyse', due: '' },
    one.known({ text: 'x' }),
  );
  const list = allTasks(one.ticket.handling.tasks, [script]);
  expect(list).toHaveLength(texts.length + 1);
  expect(list.map(({ phase }) => phase)).toEqual(
    ['analyse', 'contain', 'eradicate', 'recover'].flatMap((phase) =>
      list.filter((task) => task.phase === phase).map(() => phase),
    ),
  );
});

test('whatever happened to a task: it is open, done or not needed, settled exactly when it is not open, and keeps its place', () => {
  const by = tanaka;
  const said = { id: 's', sha256: 'h' };
  const happenings = fc.constantFrom<TicketEvent>(
    { type: 'task-assigned', by, task: contain, owner: 'suzuki', dueAt: '2026-11-16T09:00:00.000Z' },
    { type: 'task-assigned', by, task: contain },
    { type: 'task-settled', by, task: contain, as: 'done' },
    { type: 'task-settled', by, task: contain, as: 'not-needed', said },
    { type: 'task-reopened', by, task: contain },
    { type: 'task-reminded', task: contain, owner: 'suzuki', count: 2, remindAt: '2026-11-16T10:00:00.000Z' },
    { type: 'task-settled', by, task: 'added/1', as: 'done' },
  );
  fc.assert(
    fc.property(fc.array(happenings, { maxLength: 12 }), (events) => {
      let tasks: Task[] = [];
      events.forEach((event, index) => {
        tasks = afterTask(tasks, event as TaskEvent, at, index + 1);
      });
      expect(tasks.length).toBeLessThanOrEqual(1);
      for (const task of tasks) {
        expect(task.settled !== undefined).toBe(task.is !== 'open');
        expect(task.phase).toBe('contain');
        expect(task.told.length).toBeLessThanOrEqual(4);
      }
    }),
  );
});
