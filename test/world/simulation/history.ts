// What happens in a simulated world, as plain data drawn from one seed: who writes and presses what, what fails, who dies when.
// All chance is in the history (draw-history.ts); living through it has none, so a history can be shortened and still mean the same.
import type { PagerName, Platform } from '../../../src/paging/organisation.js';

/** An account, as "slack/hanako". */
export type Account = `${Platform}/${string}`;

/** Desks that get the same delivery at the same moment; none: it is lost on its way and comes again later. */
type Desks = number[];

/** A delivery to these desks, while the workers of others (or the same) are at work. */
export interface Delivery {
  to: Desks;
  meanwhile: Desks;
}

export const onTickets = [
  ...(['acknowledge', 'acknowledge-by-mail', 'decline', 'choose-script', 'separate', 'choose-language'] as const),
  ...(['close', 'reopen', 'answer-question', 'fill-in', 'script-done'] as const),
];
export const onNothing = ['home-opened', 'ask-swap', 'take-shift', 'answer-drill', 'seen'] as const;
export type Pressed = (typeof onTickets)[number] | (typeof onNothing)[number];

export type ChatCall = 'post' | 'find' | 'update' | 'profile' | 'home';
/** What is asked of others: of a chat platform, or of a pager. */
export type Call = ChatCall | 'summon';
export type Other = Platform | PagerName;

export type Where = 'direct' | 'mention' | 'talk' | 'form';

export type Step =
  /** `under` is the write in whose thread it stands. */
  | (Delivery & { do: 'write'; id: string; by: Account; where: Where; under?: string; text: string })
  /** Many tell of the same thing in the same moment. */
  | (Delivery & { do: 'storm'; id: string; by: Account[]; text: string })
  | (Delivery & { do: 'edit'; id: string; of: string; how: 'edited' | 'deleted'; text: string })
  | (Delivery & { do: 'press'; id: string; act: Pressed; by: Account; ticket: number; with: string })
  /** A button of a message that stands is pressed, by whoever; a form that opens is filled in with these words. */
  | (Delivery & { do: 'touch'; id: string; by: Account; message: number; button: number; words: string })
  /** The platform delivers again what it delivered before. */
  | (Delivery & { do: 'again'; of: string })
  | { do: 'work'; desks: Desks }
  /** Time passes, while nobody works or while all desks do. */
  | { do: 'pass' | 'run'; seconds: number }
  /** The desks' clock is set forward or back; the platforms' is right. */
  | { do: 'set-clock'; seconds: number }
  /** The next such calls fail, before or after the other side did what they ask. */
  | {
      do: 'fail';
      on: Other;
      call: Call;
      how: 'outage' | 'pause' | 'pause-all' | 'fault';
      when: 'before' | 'after';
      times: number;
    }
  /** The next such call is answered only when time has passed: less than a lease, or more when the process itself sleeps. */
  | { do: 'stall'; on: Other; call: Call; asleep: boolean }
  /** At its n-th call of a port the desk dies, before or after the call had its effect, or its database refuses. */
  | { do: 'strike'; desk: number; call: number; how: 'dies-before' | 'dies-after' | 'store-refuses' }
  | { do: 'shut' | 'reopen' | 'leave'; account: Account }
  /** Every desk is stopped and started with another desk.yml (its place in organisation.ts). */
  | { do: 'new-settings'; which: number }
  /** Somebody deletes one of the desk's messages. */
  | { do: 'take-away'; on: Platform; which: number };

export interface History {
  seed: number;
  /** ISO UTC. */
  start: string;
  desks: number;
  /** Each desk has a connection of its own to the database, which is a file. */
  apart: boolean;
  /** The rounds and the calendar are at work too: test pages, shifts, digests. */
  rounds: boolean;
  steps: Step[];
}

export const employees: Account[] = ['slack/hanako', 'slack/jiro', 'teams/mei', 'teams/goro'];
export const commanders: Account[] = ['slack/tanaka', 'teams/tanaka', 'slack/suzuki', 'teams/sato'];
export const everybody = [...employees, ...commanders];

/** The word by which the text of this write or edit is found again. */
export function tokenOf(id: string): string {
  return `tok${id}end`;
}

/** The ids of what many told at once. */
export function idsOfStorm({ id, by }: Extract<Step, { do: 'storm' }>): string[] {
  return by.map((_, index) => `${id}00${index}`);
}
