// Which ticket may have a channel of its own, who may ask for it, and who is in it.
import type { Organisation } from '../../src/paging/organisation.js';
import type { Severity } from '../../src/script/schema.js';
import type { TicketEvent } from '../../src/ticket/event.js';
import { channelPeople } from '../../src/ticket/handling/channel-people.js';
import { plan } from '../../src/ticket/plan.js';
import { at, Case, hanako, organisation, party, tanaka, types } from './heard-case.js';

const opened = { type: 'channel-opened', platform: 'slack', channel: 'G1', name: 'desk-1-20261116' } as const;

function ask(told: Case, by = tanaka, here: Organisation = organisation) {
  return told.ask({ type: 'open-channel', ticket: 1, by }, { ...told.known(), organisation: here });
}

function jobsAfter(told: Case, event: TicketEvent) {
  told.events.push(event);
  return plan(told.ticket, { event, at, version: told.ticket.version }, organisation).map(({ name }) => name);
}

describe('it is opened', () => {
  test.each<[Severity, boolean]>([
    ['SEV1', true],
    ['SEV2', true],
    ['SEV3', false],
    ['SEV4', false],
  ])('for %s: %s', (severity, may) => {
    const decision = ask(new Case('suspicious-click', 'employee', severity));
    if (may) expect(types(decision)).toContain('channel-asked');
    else expect(decision).toEqual({ refused: 'channel-unfit' });
  });

  test('only where Slack runs', () => {
    expect(ask(new Case(), tanaka, { ...organisation, platforms: ['teams'] })).toEqual({ refused: 'channel-unfit' });
  });

  test('by whoever may command the ticket, and the attempt of anybody else is kept', () => {
    expect(ask(new Case(), hanako)).toMatchObject({ refused: 'not-entitled', record: { act: 'open-channel' } });
    const restricted = new Case('insider-misuse', 'employee', 'SEV2');
    Object.assign(restricted.events[0] ?? {}, { named: ['suzuki'] });
    expect(ask(restricted, party('suzuki'))).toMatchObject({ refused: 'not-entitled' });
  });

  test('once, while somebody has the ticket', () => {
    const told = new Case();
    expect(types(ask(told))).toEqual(['channel-asked']);
    expect(ask(told)).toEqual({ refused: 'channel-there' });
    told.events.push(opened);
    expect(ask(told)).toEqual({ refused: 'channel-there' });
    const nobody = new Case();
    nobody.events.pop();
    expect(ask(nobody)).toEqual({ refused: 'not-held' });
  });

  test('again after it could not be had', () => {
    const told = new Case();
    ask(told);
    const failed = { type: 'channel-failed', ticket: 1, reason: 'missing_scope' } as const;
    expect(types(told.ask(failed))).toEqual(['channel-failed']);
    expect(told.ask(failed)).toEqual({ events: [] });
    expect(types(ask(told, party('suzuki')))).toEqual(['channel-asked']);
    expect(told.ticket.handling.channel).toMatchObject({ by: { id: 'suzuki' } });
    expect(told.ticket.handling.channel).not.toHaveProperty('failed');
  });
});

test('what became of it is kept once, and a channel that nobody asked for is none', () => {
  const told = new Case();
  expect(told.ask({ ...opened, ticket: 1 })).toEqual({ events: [] });
  ask(told);
  expect(types(told.ask({ ...opened, ticket: 1 }))).toEqual(['channel-opened']);
  expect(told.ask({ ...opened, ticket: 1 })).toEqual({ events: [] });
  const archived = { type: 'channel-archived', ticket: 1, channel: 'G1' } as const;
  expect(told.ask({ ...archived, channel: 'G2' })).toEqual({ events: [] });
  expect(types(told.ask(archived))).toEqual(['channel-archived']);
  expect(told.ask(archived)).toEqual({ events: [] });
  // Brought back, it is the same one.
  expect(types(told.ask({ ...opened, ticket: 1 }))).toEqual(['channel-opened']);
  expect(told.ticket.handling.channel?.opened).toMatchObject({ channel: 'G1', archived: false });
});

describe('in it are', () => {
  const task = (owner: string): TicketEvent => ({
    ...{ type: 'task-added', task: 'x1', by: tanaka, phase: 'contain', said: { id: 's', sha256: 'h' } },
    ...{ owner, due: at },
  });

  test('the holder, the CISO, and whoever has a task; not the reporter', () => {
    const told = new Case();
    expect(channelPeople(told.ticket, organisation).sort()).toEqual(['sato', 'tanaka']);
    told.events.push(task('suzuki'));
    expect(channelPeople(told.ticket, organisation).sort()).toEqual(['sato', 'suzuki', 'tanaka']);
  });

  test('of a restricted ticket never those whom it may be about', () => {
    const told = new Case('insider-misuse', 'employee', 'SEV2');
    Object.assign(told.events[0] ?? {}, { named: ['tanaka', 'sato'] });
    told.events.push({ type: 'acknowledged', by: party('suzuki') }, task('tanaka'));
    expect(channelPeople(told.ticket, organisation)).toEqual(['suzuki']);
  });

  test('whoever comes later: the channel is looked after with every such event', () => {
    const told = new Case();
    expect(jobsAfter(told, { type: 'acknowledged', by: party('suzuki') })).not.toContain('channel');
    told.events.push({ type: 'channel-asked', by: tanaka }, opened);
    expect(jobsAfter(told, task('suzuki'))).toContain('channel');
    expect(jobsAfter(told, { type: 'acknowledged', by: party('suzuki') })).toContain('channel');
    const said = { id: 's2', sha256: 'h' };
    expect(jobsAfter(told, { type: 'noted', by: tanaka, said, how: 'said' })).not.toContain('channel');
    expect(jobsAfter(told, { type: 'noted', by: tanaka, said, how: 'said', named: ['sato'] })).toContain('channel');
  });
});

test('closing says a last word there and archives it; opening again brings it back', () => {
  const told = new Case();
  told.events.push({ type: 'channel-asked', by: tanaka }, opened);
  const closed = { type: 'closed', by: tanaka, said: { id: 'c', sha256: 'h' } } as TicketEvent;
  const jobs = jobsAfter(told, closed);
  expect(jobs).toEqual(expect.arrayContaining(['channel', `channel/slack/closed-${told.ticket.version}`]));
  told.events.push({ type: 'channel-archived', channel: 'G1' });
  expect(jobsAfter(told, { type: 'reopened', by: tanaka })).toContain('channel');
});
