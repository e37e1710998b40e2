// Folding takes whatever was ever stored, in any order, and never throws: a ticket must be readable even if its history is nonsense.
import * as fc from 'fast-check';
import { rowOf } from '../../src/register.js';
import type { EventType, StoredEvent, TicketEvent } from '../../src/ticket/event.js';
import { triageResults } from '../../src/ticket/handling/triage.js';
import { plan } from '../../src/ticket/plan.js';
import { guarded } from '../../src/ticket/rights.js';
import { fold } from '../../src/ticket/ticket.js';
import { shippedTriage, smallOrganisation } from '../world/desk.js';

const at = '2026-11-16T05:00:00.000Z';
const organisation = { ...smallOrganisation(), triage: shippedTriage() };
const person = fc.constantFrom('tanaka', 'suzuki', 'sato', 'slack:U0HANAKO', 'gone');
const by = person.map((id) => ({ id, platform: 'slack' as const, user: id }));
const said = fc.constantFrom('a', 'b', 'c').map((id) => ({ id, sha256: 'h' }));
const script = fc.constantFrom('suspicious-click', 'insider').map((id) => ({ id, version: '0123456789ab' }));
const question = fc.constantFrom('network-cut', 'hosts', 'gone');
const task = fc.constantFrom('suspicious-click@0123456789ab/contain/0', 'added/2', 'gone');
const severity = fc.constantFrom('SEV1' as const, 'SEV2' as const, 'SEV4' as const);
const time = fc.nat(10_000).map((seconds) => new Date(Date.parse(at) + seconds * 1000).toISOString());
const place = fc.record({
  platform: fc.constant('slack' as const),
  channel: fc.constant('C1'),
  message: fc.constant('m1'),
  direct: fc.boolean(),
});
const skipped = fc.array(fc.record({ rung: fc.nat(3), why: fc.constant('nobody-in-role' as const) }), { maxLength: 2 });
const way = fc.constantFrom('slack', 'mail');
const statement = fc.constantFrom('s1', 's2');
const people = fc.array(person, { maxLength: 2 });
const warning = fc.constantFrom('w1', 'w2');

/** One entry a type: a new event does not compile until it is thought of here. */
const events: { [T in EventType]: fc.Arbitrary<Extract<TicketEvent, { type: T }>> } = {
  opened: fc.record({
    ...{
      type: fc.constant('opened' as const),
      reporter: by,
      place: fc.option(place, { nil: undefined }),
      said,
      script,
    },
    ...{ route: fc.constant('employee' as const), language: fc.constantFrom('ja' as const, 'en' as const) },
    ...{ sure: fc.boolean(), candidates: fc.constant([]), severity, restricted: fc.boolean() },
    happenedAt: fc.option(time, { nil: undefined }),
  }),
  paged: fc.record({
    ...{ type: fc.constant('paged' as const), people: fc.array(person, { maxLength: 3 }), rung: fc.nat(3) },
    ...{ round: fc.nat(3), answerBy: time, why: fc.constant('opened' as const), skipped },
  }),
  'page-failed': fc.record({ type: fc.constant('page-failed' as const), person, way, reason: fc.string() }),
  'page-late': fc.record({ type: fc.constant('page-late' as const), person, way, seconds: fc.nat() }),
  'ladder-ended': fc.record({ type: fc.constant('ladder-ended' as const), skipped, remindAt: time }),
  reminded: fc.record({ type: fc.constant('reminded' as const), count: fc.nat(9), remindAt: time }),
  acknowledged: fc.record({ type: fc.constant('acknowledged' as const), by }),
  'holder-asked': fc.record({ type: fc.constant('holder-asked' as const), answerBy: time }),
  stayed: fc.record({ type: fc.constant('stayed' as const), by }),
  declined: fc.record({ type: fc.constant('declined' as const), by }),
  noted: fc.record({
    type: fc.constant('noted' as const),
    by,
    said,
    how: fc.constantFrom('said', 'edited', 'deleted'),
  }),
  'another-kind': fc.record({ type: fc.constant('another-kind' as const), said, script, severity }),
  'script-chosen': fc.record({
    ...{ type: fc.constant('script-chosen' as const), by, from: script, to: script, severity },
    restricted: fc.boolean(),
  }),
  answered: fc.record(
    {
      ...{ type: fc.constant('answered' as const), by, question, script, said },
      ...{ answer: fc.constantFrom('yes', 'no', 'unknown', 3), named: fc.array(person, { maxLength: 2 }) },
      happenedAt: time,
    },
    { requiredKeys: ['type', 'by', 'question', 'script'] },
  ),
  'question-moved': fc.record({
    ...{ type: fc.constant('question-moved' as const), by, question },
    to: fc.constantFrom('later' as const, 'again' as const),
  }),
  'script-done': fc.record({
    ...{ type: fc.constant('script-done' as const), by, script, steps: fc.array(fc.nat(5), { maxLength: 5 }) },
  }),
  'severity-changed': fc.record({
    ...{ type: fc.constant('severity-changed' as const), by, from: severity, to: severity, script, change: fc.nat(3) },
  }),
  separated: fc.record({ type: fc.constant('separated' as const), by, said }),
  'language-chosen': fc.record({
    type: fc.constant('language-chosen' as const),
    by,
    language: fc.constant('en' as const),
  }),
  decided: fc.record({ type: fc.constant('decided' as const), by, said }),
  stated: fc.record({
    type: fc.constant('stated' as const),
    by,
    said,
    as: fc.constantFrom('fact' as const, 'guess' as const),
  }),
  'task-added': fc.record(
    {
      type: fc.constant('task-added' as const),
      by,
      said,
      phase: fc.constant('contain' as const),
      owner: person,
      dueAt: time,
    },
    { requiredKeys: ['type', 'by', 'said', 'phase'] },
  ),
  'task-assigned': fc.record(
    { type: fc.constant('task-assigned' as const), by, task, owner: person, dueAt: time },
    { requiredKeys: ['type', 'by', 'task'] },
  ),
  'task-settled': fc.record(
    {
      type: fc.constant('task-settled' as const),
      by,
      task,
      as: fc.constantFrom('done' as const, 'not-needed' as const),
      said,
    },
    { requiredKeys: ['type', 'by', 'task', 'as'] },
  ),
  'task-reopened': fc.record({ type: fc.constant('task-reopened' as const), by, task }),
  'task-reminded': fc.record({
    ...{ type: fc.constant('task-reminded' as const), task, owner: person, count: fc.nat(9), remindAt: time },
  }),
  'warning-drafted': fc.record({
    ...{ type: fc.constant('warning-drafted' as const), by, warning, said },
    corrects: fc.option(warning, { nil: undefined }),
  }),
  'warning-returned': fc.record({ type: fc.constant('warning-returned' as const), by, warning, said }),
  'warning-approved': fc.record({ type: fc.constant('warning-approved' as const), by, warning }),
  'warning-failed': fc.record({
    ...{ type: fc.constant('warning-failed' as const), warning, platform: fc.constant('slack' as const) },
    reason: fc.string(),
  }),
  'warning-reminded': fc.record({ type: fc.constant('warning-reminded' as const), warning }),
  'warning-withdrawn': fc.record({ type: fc.constant('warning-withdrawn' as const), by, warning, said }),
  'evidence-taken': fc.record(
    {
      ...{ type: fc.constant('evidence-taken' as const), by, said, sha256: fc.constant('a'.repeat(64)) },
      ...{
        file: fc.record({ said, index: fc.nat(2) }),
        covers: fc.constantFrom('suspicious-click@0123456789ab/evidence/0', 'gone'),
      },
    },
    { requiredKeys: ['type', 'by'] },
  ),
  'evidence-handed': fc.record(
    {
      type: fc.constant('evidence-handed' as const),
      by,
      evidence: fc.nat(20),
      said,
      sha256: fc.constant('b'.repeat(64)),
    },
    { requiredKeys: ['type', 'by', 'evidence', 'said'] },
  ),
  'evidence-hashed': fc.record({
    ...{ type: fc.constant('evidence-hashed' as const), by, evidence: fc.nat(20), sha256: fc.constant('b'.repeat(64)) },
  }),
  'evidence-lacking': fc.record({ type: fc.constant('evidence-lacking' as const), by, covers: fc.string(), said }),
  'hand-over-asked': fc.record({
    ...{
      type: fc.constant('hand-over-asked' as const),
      by,
      from: person,
      to: person,
      since: time,
      said,
      remindAt: time,
    },
  }),
  'hand-over-reminded': fc.record(
    { type: fc.constant('hand-over-reminded' as const), count: fc.nat(9), remindAt: time },
    { requiredKeys: ['type', 'count'] },
  ),
  'hand-over-declined': fc.record({ type: fc.constant('hand-over-declined' as const), by }),
  'handed-over': fc.record({ type: fc.constant('handed-over' as const), by, from: person }),
  triaged: fc.record(
    {
      ...{ type: fc.constant('triaged' as const), by, proposed: severity, from: severity, to: severity, said },
      ...{ result: fc.constantFrom(...triageResults), circumstances: fc.constant(['ransomware']), answers: severity },
      ...{ impact: fc.constant('major'), urgency: fc.constant('settled'), main: fc.nat(9), lookAgainAt: time },
    },
    { requiredKeys: ['type', 'by', 'result', 'proposed', 'from', 'to', 'answers', 'circumstances', 'said'] },
  ),
  'target-passed': fc.record({
    ...{ type: fc.constant('target-passed' as const), since: time, dueAt: time },
    target: fc.constantFrom('acknowledge' as const, 'triage' as const, 'update' as const, 'look-again' as const),
    part: fc.constantFrom('half' as const, 'whole' as const),
  }),
  'taken-in': fc.record({ type: fc.constant('taken-in' as const), by, duplicates: fc.array(fc.nat(9)) }),
  'given-back': fc.record({ type: fc.constant('given-back' as const), by, duplicates: fc.array(fc.nat(9)) }),
  unmerged: fc.record({ type: fc.constant('unmerged' as const), by, main: fc.nat(9) }),
  'main-moved': fc.record(
    {
      ...{ type: fc.constant('main-moved' as const), main: fc.nat(9), holder: person, said },
      news: fc.constantFrom('acknowledged' as const, 'closed' as const, 'reopened' as const),
    },
    { requiredKeys: ['type', 'main', 'news'] },
  ),
  'statement-drafted': fc.record({ type: fc.constant('statement-drafted' as const), by, statement, people, said }),
  'statement-returned': fc.record({ type: fc.constant('statement-returned' as const), by, statement, people, said }),
  'statement-approved': fc.record({ type: fc.constant('statement-approved' as const), by, statement, people }),
  'statement-withdrawn': fc.record({ type: fc.constant('statement-withdrawn' as const), by, statement, people, said }),
  'ciso-informed': fc.record({
    ...{ type: fc.constant('ciso-informed' as const), people: fc.array(person, { maxLength: 2 }), severity },
    why: fc.constantFrom('severity' as const, 'overdue' as const),
  }),
  escalated: fc.record({
    ...{ type: fc.constant('escalated' as const), by, said },
    to: fc.oneof(
      person.map((id) => ({ person: id })),
      fc.constant({ partner: 'soc' }),
    ),
  }),
  'package-sent': fc.record(
    {
      ...{ type: fc.constant('package-sent' as const), escalation: fc.nat(9), sha256: fc.string(), bytes: fc.nat() },
      file: fc.constant('DESK-1-package.md'),
    },
    { requiredKeys: ['type', 'escalation', 'sha256', 'bytes'] },
  ),
  'package-failed': fc.record({
    ...{ type: fc.constant('package-failed' as const), escalation: fc.nat(9), reason: fc.string() },
  }),
  'channel-asked': fc.record({ type: fc.constant('channel-asked' as const), by }),
  'channel-opened': fc.record({
    ...{ type: fc.constant('channel-opened' as const), platform: fc.constant('slack' as const) },
    ...{ channel: fc.constantFrom('G1', 'G2'), name: fc.string() },
  }),
  'channel-failed': fc.record({ type: fc.constant('channel-failed' as const), reason: fc.string() }),
  'channel-archived': fc.record({
    ...{ type: fc.constant('channel-archived' as const), channel: fc.constantFrom('G1', 'G2') },
  }),
  'told-reporter': fc.record(
    {
      ...{ type: fc.constant('told-reporter' as const), by, said, corrects: fc.nat(9) },
      ...{ how: fc.constantFrom('said' as const, 'corrected' as const, 'withdrawn' as const) },
    },
    { requiredKeys: ['type', 'by', 'said', 'how'] },
  ),
  'relay-arrived': fc.record({ type: fc.constant('relay-arrived' as const), told: fc.nat(9) }),
  'relay-failed': fc.record({ type: fc.constant('relay-failed' as const), told: fc.nat(9), reason: fc.string() }),
  'duties-considered': fc.record({ type: fc.constant('duties-considered' as const), by, said }),
  'action-checked': fc.record({
    type: fc.constant('action-checked' as const),
    by,
    task,
    effective: fc.boolean(),
    said,
  }),
  'attempt-refused': fc.record({
    ...{ type: fc.constant('attempt-refused' as const), by, act: fc.string(), reason: fc.string() },
  }),
  closed: fc.record({ type: fc.constant('closed' as const), by, said }),
  reopened: fc.record({ type: fc.constant('reopened' as const), by }),
};
const history = fc
  .array(fc.tuple(fc.oneof(...(Object.values(events) as fc.Arbitrary<TicketEvent>[])), time), { maxLength: 30 })
  .map((all) =>
    all.map(
      ([event, when], index): StoredEvent => ({
        ...{ seq: index + 1, ticket: 1, version: index + 1, at: when, request: `r${index}`, event, prev: '', hash: '' },
      }),
    ),
  );

test('no sequence of events makes folding throw, and a ticket is there from the first opening on', () => {
  fc.assert(
    fc.property(history, (stored) => {
      const ticket = fold(stored);
      const opened = stored.some(({ event }) => event.type === 'opened');
      expect(ticket !== undefined).toBe(opened);
      if (opened) expect(ticket?.version).toBe(stored.length);
    }),
    { numRuns: 500 },
  );
});

test('nor does anything that is made of the fold: its row, its gate, what is owed', () => {
  fc.assert(
    fc.property(history, (stored) => {
      const ticket = fold(stored);
      if (!ticket) return;
      const row = rowOf(ticket);
      expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      guarded(ticket);
      const last = stored.at(-1);
      if (!last) return;
      const jobs = plan(ticket, last, organisation);
      expect(jobs.every((job) => job.name !== '' && job.dueAt >= at)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
