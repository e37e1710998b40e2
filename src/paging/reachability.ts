// Nobody can be reached: found by walking the rota ahead, before somebody needs it. Pure.

import { plusSeconds } from '../clock.js';
import { type Call, type Organisation, type PersonId, type Role, type Way, withRole } from './organisation.js';
import { shiftsBetween } from './rota.js';
import { waysTo } from './ways.js';

/** How far the rota is walked. */
export const WALK_DAYS = 30;

export type Finding =
  /** Nobody is on call. */
  | { what: 'gap'; from: string; to: string }
  /** Whoever is on call (or called by name or role) can be reached by no way. */
  | { what: 'unreachable'; person: PersonId; from: string }
  /** An account that should be paged is deactivated; other ways are left. */
  | { what: 'gone'; person: PersonId; way: Way; from: string }
  /** The platform knows no such account: a slip in desk.yml, or it does not show us this person. */
  | { what: 'unknown'; person: PersonId; way: Way; from: string }
  /** Without the desk's app the platform lets us bring nothing to this person. */
  | { what: 'no-app'; person: PersonId; way: Way; from: string }
  /** Expected: desk.yml asks for this role by itself. */
  | { what: 'empty-role'; role: Role; from: string; expected: boolean };

/** What the platforms say of accounts: "slack:tanaka" for that person's. */
export interface Accounts {
  gone: ReadonlySet<string>;
  unknown: ReadonlySet<string>;
  noApp: ReadonlySet<string>;
}

export function accountKey(way: Way, person: PersonId): string {
  return `${way}:${person}`;
}

/** @param at ISO UTC; what begins at or before it is so now */
export function walk(organisation: Organisation, at: string, accounts: Accounts): Finding[] {
  const calls = callsOf(organisation);
  const byRota = calls.some((call) => call === 'on-call' || call === 'next-on-call');
  const shifts = byRota ? shiftsBetween(organisation, at, plusSeconds(at, WALK_DAYS * 24 * 60 * 60)) : [];
  const gaps = shifts.flatMap(({ member, from, to }): Finding[] => (member ? [] : [{ what: 'gap', from, to }]));
  const roles = calls.flatMap((call) => (call.startsWith('role:') ? [call.slice('role:'.length) as Role] : []));
  const empty = roles
    .filter((role) => withRole(organisation, role).length === 0)
    .map((role): Finding => ({ what: 'empty-role', role, from: at, expected: !organisation.paging.usualRungs }));

  const first = new Map<PersonId, string>();
  const called = calls.flatMap((call) => (call.startsWith('person:') ? [call.slice('person:'.length)] : []));
  for (const id of [...called, ...roles.flatMap((role) => withRole(organisation, role).map((one) => one.id))])
    first.set(id, at);
  for (const { member, from } of shifts) if (member && !first.has(member)) first.set(member, from);
  const people = [...first].flatMap(([person, from]) => reach(organisation, person, from, accounts));
  return [...gaps, ...empty, ...people];
}

/** What stands between a report and a person at this moment. */
export function findingsNow(findings: Finding[], at: string): Finding[] {
  return findings.filter((one) => isNow(one, at));
}

function isNow(finding: Finding, at: string): boolean {
  switch (finding.what) {
    case 'gap':
      return finding.from <= at && at < finding.to;
    case 'unreachable':
      return finding.from <= at;
    case 'empty-role':
      return finding.expected;
    case 'gone':
    case 'unknown':
    case 'no-app':
      return false;
  }
}

function reach(
  organisation: Organisation,
  person: PersonId,
  from: string,
  { gone, unknown, noApp }: Accounts,
): Finding[] {
  const ways = waysTo(organisation, person);
  const lost = ways.filter((way) => gone.has(accountKey(way, person)));
  if (lost.length === ways.length) return [{ what: 'unreachable', person, from }];
  const doubtful = ways.filter((way) => unknown.has(accountKey(way, person)));
  return [
    ...lost.map((way): Finding => ({ what: 'gone', person, way, from })),
    ...doubtful.map(
      (way): Finding => ({ what: noApp.has(accountKey(way, person)) ? 'no-app' : 'unknown', person, way, from }),
    ),
  ];
}

/** Every call of every ladder, and the role that restricted cases go to. */
function callsOf({ paging }: Organisation): Call[] {
  const ladders = [paging, ...(paging.ladders ?? [])];
  return [...new Set(ladders.flatMap(({ rungs }) => rungs.flatMap(({ call }) => call)))];
}
