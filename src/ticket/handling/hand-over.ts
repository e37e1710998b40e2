// Handing a ticket to another commander: they are asked, and whoever has it stays responsible until they take it. Never is it nobody's. Pure.
import { plusSeconds } from '../../clock.js';
import type { PersonId } from '../../paging/organisation.js';
import type { Party, Said, TextRef } from '../terms.js';

export type HandOverEvent =
  /** `since`: when the holder took it; a later holding of the same person is another matter. */
  | { type: 'hand-over-asked'; by: Party; from: PersonId; to: PersonId; since: string; said: TextRef; remindAt: string }
  /** No answer yet: both are told. Without a next time nobody is told any more; it may still be taken. */
  | { type: 'hand-over-reminded'; count: number; remindAt?: string }
  | { type: 'hand-over-declined'; by: Party }
  /** Taken by `by`, who has the ticket from now on. */
  | { type: 'handed-over'; by: Party; from: PersonId };

export type HandOverCommand =
  /** `holder` is whoever had the ticket when the form was opened. */
  | { type: 'hand-over'; ticket: number; by: Party; to: PersonId; holder?: PersonId; said: Said }
  | { type: 'hand-over-yes'; ticket: number; by: Party }
  | { type: 'hand-over-no'; ticket: number; by: Party };

export interface HandOver {
  /** The version of the event that asked. */
  version: number;
  by: PersonId;
  from: PersonId;
  to: PersonId;
  since: string;
  said: TextRef;
  at: string;
  is: 'asked' | 'declined' | 'taken';
  answeredAt?: string;
  reminded: number;
  remindAt?: string;
  /** The versions of all messages to the one who is asked. */
  told: number[];
}

/** What of a ticket decides whether a hand-over is still waited for. */
interface Holding {
  phase: { is: string; by?: PersonId; since?: string };
  handling: { handOvers: HandOver[] };
}

const REMIND_AFTER_SECONDS = 15 * 60;
const REMINDERS = 3;

export function firstRemindAt(at: string): string {
  return plusSeconds(at, REMIND_AFTER_SECONDS);
}

export function afterHandOver(all: HandOver[], event: HandOverEvent, at: string, version: number): HandOver[] {
  if (event.type === 'hand-over-asked') {
    const { by, from, to, since, said, remindAt } = event;
    return [
      ...all,
      { version, by: by.id, from, to, since, said, at, is: 'asked', reminded: 0, remindAt, told: [version] },
    ];
  }
  const last = all.at(-1);
  if (!last) return all;
  const { remindAt: _, ...rest } = last;
  return [...all.slice(0, -1), answered(rest, event, at, version)];
}

function answered(
  last: Omit<HandOver, 'remindAt'>,
  event: Exclude<HandOverEvent, { type: 'hand-over-asked' }>,
  at: string,
  version: number,
): HandOver {
  switch (event.type) {
    case 'hand-over-reminded': {
      const { count, remindAt } = event;
      return { ...last, reminded: count, ...(remindAt ? { remindAt } : {}), told: [...last.told, version] };
    }
    case 'hand-over-declined':
      return { ...last, is: 'declined', answeredAt: at };
    case 'handed-over':
      return { ...last, is: 'taken', answeredAt: at };
  }
}

/** The hand-over that waits for an answer, as long as the same person holds the ticket as when it was asked. */
export function openHandOver({ phase, handling }: Holding): HandOver | undefined {
  const last = handling.handOvers.at(-1);
  const isSame = phase.is === 'held' && phase.by === last?.from && phase.since === last?.since;
  return isSame && last?.is === 'asked' ? last : undefined;
}

/** What is owed when nobody has answered by now. Each pause is twice the one before. */
export function reminderOfHandOver(open: HandOver | undefined, at: string): HandOverEvent | undefined {
  if (open?.remindAt === undefined || at < open.remindAt) return undefined;
  const count = open.reminded + 1;
  const next = plusSeconds(at, REMIND_AFTER_SECONDS * 2 ** count);
  return { type: 'hand-over-reminded', count, ...(count < REMINDERS ? { remindAt: next } : {}) };
}

/** Everybody who had the ticket until they handed it on, or took it over: they know what it says. */
export function handedThrough(all: HandOver[]): PersonId[] {
  return all.filter(({ is }) => is === 'taken').flatMap(({ from, to }) => [from, to]);
}
