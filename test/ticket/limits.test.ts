// A ticket that is full takes nothing more, says so, and its timer falls silent.

import type { Command } from '../../src/ticket/command.js';
import { type decide, MAX_EVENTS_PER_TICKET } from '../../src/ticket/decide.js';
import { nextHandlingWake, wakeHandling } from '../../src/ticket/handling/due.js';
import { closingWords } from '../world/closing.js';
import { Case, organisation, scriptNamed, tanaka } from './heard-case.js';

const said = { text: 'x', fields: {} };
const common = { ticket: 1, by: tanaka } as const;
const { id, version } = scriptNamed('malware-symptoms');
const task = `${id}@${version}/contain/0`;
const commands: Command[] = [
  { type: 'note', ...common, said },
  { type: 'task-add', ...common, said, phase: 'contain' },
  { type: 'assign', ...common, task, owner: 'suzuki' },
  { type: 'task-done', ...common, task },
  { type: 'evidence', ...common, said },
  { type: 'evidence-hand', ...common, evidence: 3, said },
  { type: 'hand-over', ...common, to: 'suzuki', said },
];

function full(): Case {
  const one = new Case();
  one.ask({ type: 'assign', ...common, task, owner: 'suzuki', due: '18:00' });
  one.ask({ type: 'evidence', ...common, said }, one.known(said));
  const note = { type: 'noted', by: tanaka, said: { id: 'n', sha256: 'h' }, how: 'said' } as const;
  while (one.events.length < MAX_EVENTS_PER_TICKET) one.events.push(note);
  return one;
}

test('every command that would add to it is refused by name', () => {
  const one = full();
  for (const command of commands)
    expect([command.type, one.ask(command as Parameters<typeof decide>[1], one.known(said))]).toEqual([
      command.type,
      { refused: 'ticket-full' },
    ]);
});

test('it reminds nobody any more, so that its timer does not ring for ever', () => {
  const one = full();
  expect(nextHandlingWake(one.ticket, organisation)).toBeUndefined();
  expect(wakeHandling(one.ticket, { ...one.known(), at: '2026-11-20T00:00:00.000Z' })).toEqual([]);
});

test('a hand-over that was asked before it was full can still be taken, and it can be closed', () => {
  const one = new Case();
  one.ask({ type: 'hand-over', ...common, to: 'suzuki', said }, one.known(said));
  const note = { type: 'noted', by: tanaka, said: { id: 'n', sha256: 'h' }, how: 'said' } as const;
  while (one.events.length < MAX_EVENTS_PER_TICKET) one.events.push(note);
  const suzuki = { id: 'suzuki', platform: 'slack', user: 'suzuki' } as const;
  expect(one.ask({ type: 'hand-over-yes', ticket: 1, by: suzuki })).toMatchObject({
    events: [{ type: 'handed-over' }],
  });
  expect(one.try({ type: 'close', ticket: 1, by: suzuki, said: closingWords('完了') })).toMatchObject({ events: [{}] });
});
