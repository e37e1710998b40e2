// What follows when somebody asks for a stand-in, takes a shift, or answers a test page. Pure.

import { type Notice, noticeName } from '../paging/notice.js';
import { chatsOf, type Organisation, type PersonId, type Platform } from '../paging/organisation.js';
import { type DrillPage, drillPageName, type Swap, shiftEndingAt, standIns } from '../paging/swap.js';
import type { Command, Refusal } from './command.js';
import { type JobSpec, priorities } from './plan.js';
import { answersForSecurity } from './rights.js';

export type DutyCommand = Extract<Command, { type: 'ask-swap' | 'take-shift' | 'answer-drill' | 'settle-drill' }>;

export interface DutyKnown {
  /** ISO UTC. */
  at: string;
  organisation: Organisation;
  /** Swaps of shifts that are not over. */
  swaps: Swap[];
  /** The pages of the drill that it is about. */
  drill: DrillPage[];
}

export type DutyDecision = { swap?: Swap; drill?: DrillPage[]; jobs: JobSpec[] } | { refused: Refusal };

/** @param id of a swap that may come of it */
export function decideDuty(command: DutyCommand, known: DutyKnown, id: string): DutyDecision {
  switch (command.type) {
    case 'ask-swap':
      return askSwap(command, known, id);
    case 'take-shift':
      return takeShift(command, known);
    case 'answer-drill':
      return answerDrill(command, known);
    case 'settle-drill':
      return settleDrill(command, known);
  }
}

function askSwap(
  { by, shift: end }: Extract<DutyCommand, { type: 'ask-swap' }>,
  known: DutyKnown,
  id: string,
): DutyDecision {
  const { at, organisation, swaps } = known;
  const shift = shiftEndingAt(organisation, at, end);
  if (!shift?.member) return { refused: 'shift-over' };
  if (shift.member !== by.id) return { refused: 'not-your-shift' };
  if (swaps.some((one) => one.member === by.id && one.shiftTo === end && !one.takenBy))
    return { refused: 'already-asked' };
  if (standIns(organisation, by.id).length === 0) return { refused: 'nobody-to-ask' };
  const swap: Swap = { id, member: by.id, shiftFrom: shift.from, shiftTo: shift.to, askedAt: at };
  return { swap, jobs: swapJobs(organisation, swap, at) };
}

function takeShift({ by, swap: id }: Extract<DutyCommand, { type: 'take-shift' }>, known: DutyKnown): DutyDecision {
  const { at, organisation, swaps } = known;
  const asked = swaps.find((one) => one.id === id);
  if (!asked || asked.shiftTo <= at) return { refused: 'shift-over' };
  if (asked.takenBy) return { refused: 'already-taken' };
  if (!standIns(organisation, asked.member).includes(by.id)) return { refused: 'not-entitled' };
  const swap = { ...asked, takenBy: by.id, takenAt: at };
  return { swap, jobs: [...swapJobs(organisation, swap, at), ...toDesks(organisation, 'swap', id, at)] };
}

function answerDrill(
  { by, drill: id }: Extract<DutyCommand, { type: 'answer-drill' }>,
  known: DutyKnown,
): DutyDecision {
  const page = known.drill.find((one) => one.person === by.id);
  if (!page) return { refused: 'not-entitled' };
  // Pressed twice, or too late: the first answer counts, and a late one is still an answer.
  const answered = page.answeredAt ? page : { ...page, answeredAt: known.at };
  const room = page.missedAt ? missedJobs(known, page) : [];
  return { drill: [answered], jobs: [...toPeople(known.organisation, 'drill', id, [by.id], known.at), ...room] };
}

/** Somebody has found out why it was missed. The first who says so counts. */
function settleDrill(
  { by, page: name }: Extract<DutyCommand, { type: 'settle-drill' }>,
  known: DutyKnown,
): DutyDecision {
  if (!answersForSecurity(known.organisation, by.id)) return { refused: 'not-entitled' };
  const page = known.drill.find((one) => drillPageName(one) === name);
  if (!page?.missedAt) return { jobs: [] };
  const settled = page.settledAt ? page : { ...page, settledBy: by.id, settledAt: known.at };
  return { drill: [settled], jobs: missedJobs(known, page) };
}

/** What stands of a missed test page in the commanders' room. */
function missedJobs({ organisation, at }: DutyKnown, { id, remindedAt }: DrillPage): JobSpec[] {
  return [...toDesks(organisation, 'missed', id, at), ...(remindedAt ? toDesks(organisation, 'overdue', id, at) : [])];
}

/** Everybody who could take it is asked, and whoever asks sees how it stands. */
function swapJobs(organisation: Organisation, swap: Swap, at: string): JobSpec[] {
  return toPeople(organisation, 'swap', swap.id, [swap.member, ...standIns(organisation, swap.member)], at);
}

/** The same notice for each of these people, wherever they read. */
export function toPeople(
  organisation: Organisation,
  is: 'swap' | 'drill' | 'shift',
  id: string,
  people: PersonId[],
  at: string,
): JobSpec[] {
  return people.flatMap((person) =>
    chatsOf(organisation, person).map((platform) => {
      const user = organisation.people.find((one) => one.id === person)?.[platform] ?? '';
      return noticeJob({ is, id, platform, person }, `${platform}:${user}`, at);
    }),
  );
}

export function toDesks(
  organisation: Organisation,
  is: 'swap' | 'missed' | 'overdue' | 'warning',
  id: string,
  at: string,
): JobSpec[] {
  return organisation.platforms.flatMap((platform: Platform) => {
    const channel = organisation.channels.desk[platform];
    return channel ? [noticeJob({ is, id, platform }, `${platform}:${channel}`, at)] : [];
  });
}

function noticeJob(notice: Notice, lane: string, at: string): JobSpec {
  return { kind: 'notice', name: noticeName(notice), lane, priority: priorities.notice, dueAt: at };
}
