// What follows when somebody asks for a stand-in, takes a shift, or answers a test page. Pure.

import { type Notice, noticeName } from '../paging/notice.js';
import { chatsOf, type Organisation, type PersonId, type Platform } from '../paging/organisation.js';
import { type DrillPage, type Swap, shiftEndingAt, standIns } from '../paging/swap.js';
import type { Command, Refusal } from './command.js';
import { type JobSpec, priorities } from './plan.js';

export type DutyCommand = Extract<Command, { type: 'ask-swap' | 'take-shift' | 'answer-drill' }>;

export interface DutyKnown {
  /** ISO UTC. */
  at: string;
  organisation: Organisation;
  /** Swaps of shifts that are not over. */
  swaps: Swap[];
  /** The pages of the drill that is answered. */
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
  return { drill: [answered], jobs: toPeople(known.organisation, 'drill', id, [by.id], known.at) };
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
  is: 'swap' | 'missed' | 'warning',
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
