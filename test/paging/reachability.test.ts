// Nobody can be reached, found before somebody needs it.
import { plusSeconds } from '../../src/clock.js';
import { accountKey, findingsNow, walk } from '../../src/paging/reachability.js';
import { organisationOf } from './stage.js';

const at = '2026-11-16T05:00:00.000Z';
const nobodyGone = { gone: new Set<string>(), unknown: new Set<string>(), noApp: new Set<string>() };

test('a rota without a hole, read by people with accounts: nothing to say', () => {
  expect(walk(organisationOf(), at, nobodyGone)).toEqual([]);
});

test('a gap ahead is found to the minute; one that has begun is so now (L5, L19)', () => {
  const rota = [{ from: '2026-12-01T09:00', every: '1w', members: ['tanaka'] }];
  const found = walk(organisationOf({ rota }), at, nobodyGone);
  expect(found).toEqual([{ what: 'gap', from: at, to: '2026-12-01T00:00:00.000Z' }]);
  expect(findingsNow(found, at)).toEqual(found);
  const absences = [{ member: 'tanaka', from: '2026-12-10', to: '2026-12-12' }];
  const ahead = walk(organisationOf({ rota, absences }), '2026-12-02T00:00:00.000Z', nobodyGone);
  expect(ahead).toEqual([{ what: 'gap', from: '2026-12-09T15:00:00.000Z', to: '2026-12-11T15:00:00.000Z' }]);
  expect(findingsNow(ahead, '2026-12-02T00:00:00.000Z')).toEqual([]);
});

test('no rota at all is a gap for as far as one looks (L19)', () => {
  expect(walk(organisationOf({ rota: [] }), at, nobodyGone)).toEqual([
    { what: 'gap', from: at, to: plusSeconds(at, 30 * 24 * 3600) },
  ]);
  const withoutRota = { rota: [], paging: { rungs: [{ call: 'role:commander', answer_within: '15m' }] } };
  expect(walk(organisationOf(withoutRota), at, nobodyGone)).toEqual([]);
});

test("an account that is gone: another way is left, or none from that person's first shift on (L6)", () => {
  const gone = { ...nobodyGone, gone: new Set([accountKey('slack', 'suzuki')]) };
  expect(walk(organisationOf(), at, gone)).toEqual([
    { what: 'unreachable', person: 'suzuki', from: '2026-11-23T00:00:00.000Z' },
  ]);
  const mailToo = { ...organisationOf(), pagers: ['mail' as const] };
  expect(walk(mailToo, at, gone)).toEqual([
    { what: 'gone', person: 'suzuki', way: 'slack', from: '2026-11-23T00:00:00.000Z' },
  ]);
});

test('a role that a ladder calls and nobody has', () => {
  const paging = { rungs: [{ call: ['on-call', 'role:pr'], answer_within: '15m' }] };
  expect(walk(organisationOf({ paging }), at, nobodyGone)).toEqual([
    { what: 'empty-role', role: 'pr', from: at, expected: true },
  ]);
});

test('the ladder that desk.yml did not write calls a CISO: without one that is a warning, and the desk opens', () => {
  const people = organisationOf().people.map((one) => ({ ...one, roles: ['commander' as const] }));
  const organisation = { ...organisationOf({ paging: {} }), people };
  const found = walk(organisation, at, nobodyGone);
  expect(found).toMatchObject([{ what: 'empty-role', role: 'ciso' }]);
  expect(findingsNow(found, at)).toEqual([]);
});

test('an account that the platform does not know is a warning, never a reason to stay closed', () => {
  const unknown = new Set([accountKey('slack', 'tanaka')]);
  const found = walk(organisationOf(), at, { ...nobodyGone, unknown });
  expect(found).toEqual([{ what: 'unknown', person: 'tanaka', way: 'slack', from: at }]);
  expect(findingsNow(found, at)).toEqual([]);
});
