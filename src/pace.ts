// When a conversation may be written to again: the pace its platform names, the pauses it asks for, and short bursts where no crowd comes.
import { type Clock, plusSeconds, secondsBetween } from './clock.js';

/** After a conversation asked for a pause, it gets one message a second for this long. */
const SLOW_SECONDS = 60;
const SLOW_GAP_SECONDS = 1.05;
export const LONGEST_PAUSE_SECONDS = 300;
/** While nothing new comes for a conversation for so long, no crowd is coming, and what waits goes out in one short burst. */
const QUIET_SECONDS = 0.8;
const MAX_BURST = 60;
/** One whole message, and a little: the platform adds up the same fractions of seconds in other steps, and its sum may be a hair smaller. */
const LEFT_FOR_ONE = 1.01;
/** A message that goes out so soon after its conversation was free had waited for it, and others may wait behind it. */
const HELD_BACK_SECONDS = 0.5;
/** Of more conversations than this, the one that was used longest ago is forgotten. */
const MAX_REMEMBERED = 5_000;

interface Lane {
  /** ISO UTC, as all times here. */
  usedAt: string;
  freeAt?: string;
  slowUntil?: string;
  owedAt?: string;
  burst: number;
}

export interface Pace {
  /** Something new is owed in this conversation. */
  owed(lane: string): void;
  /** A message went out: when may the next one? */
  sent(lane: string): void;
  /** The conversation, or its whole platform, asks for a pause. */
  pause(lane: string, until: string, everywhere: boolean): void;
  /** Until when nothing can be sent there; undefined: now. */
  busyUntil(lane: string): string | undefined;
  /** Until when nothing can be sent on the whole platform of this conversation. */
  platformBusyUntil(lane: string): string | undefined;
}

/** @param secondsAMessage the pace that a platform names for each conversation; undefined: none */
export function createPace(clock: Clock, secondsAMessage: (platform: string) => number | undefined): Pace {
  const lanes = new Map<string, Lane>();

  function at(name: string, now: string): Lane {
    const lane = lanes.get(name) ?? { usedAt: now, burst: MAX_BURST };
    const regained = Math.max(0, secondsBetween(lane.usedAt, now));
    lane.burst = Math.min(MAX_BURST, lane.burst + regained);
    lane.usedAt = now;
    lanes.delete(name);
    lanes.set(name, lane);
    const [oldest] = lanes.size > MAX_REMEMBERED ? lanes : [];
    if (oldest && (oldest[1].freeAt ?? '') < now) lanes.delete(oldest[0]);
    return lane;
  }

  function busyUntil(name: string): string | undefined {
    const freeAt = lanes.get(name)?.freeAt;
    if (freeAt === undefined) return undefined;
    const now = clock.now();
    // A pause that ends later than any can was made before the clock was set back.
    return freeAt > now && secondsBetween(now, freeAt) <= LONGEST_PAUSE_SECONDS ? freeAt : undefined;
  }

  return {
    owed(name) {
      const now = clock.now();
      at(name, now).owedAt = now;
    },
    sent(name) {
      const now = clock.now();
      const lane = at(name, now);
      lane.burst -= 1;
      const slow = (lane.slowUntil ?? '') > now ? SLOW_GAP_SECONDS : 0;
      const gap = slow || (secondsAMessage(platformOf(name)) ?? 0);
      const crowd = secondsBetween(lane.owedAt ?? now, now) <= QUIET_SECONDS;
      const heldBack = lane.freeAt !== undefined && secondsBetween(lane.freeAt, now) < HELD_BACK_SECONDS;
      const mayBurst = slow === 0 && !crowd && heldBack && lane.burst >= LEFT_FOR_ONE;
      lane.freeAt = gap === 0 || mayBurst ? now : plusSeconds(now, gap);
    },
    pause(name, until, everywhere) {
      const now = clock.now();
      at(everywhere ? platformOf(name) : name, now).freeAt = until;
      at(name, now).slowUntil = plusSeconds(until, SLOW_SECONDS);
    },
    busyUntil,
    platformBusyUntil: (name) => busyUntil(platformOf(name)),
  };
}

/** A lane begins with its platform. */
function platformOf(lane: string): string {
  return lane.slice(0, lane.indexOf(':'));
}
