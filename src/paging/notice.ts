// Messages of the desk that belong to no ticket. A job carries only the name; what it says is drawn when it is sent. Pure.
import type { PersonId, Platform } from './organisation.js';

export type Notice =
  /** Somebody cannot be reached, now or soon: to the commanders' room. `id` is the moment it was found. */
  | { is: 'warning'; id: string; platform: Platform }
  /** A shift has begun, until `to` (ISO UTC). */
  | { is: 'shift'; id: string; platform: Platform; person: PersonId }
  /** Somebody asks whether another takes their shift; without a person, to the commanders' room. */
  | { is: 'swap'; id: string; platform: Platform; person?: PersonId }
  /** A test page. */
  | { is: 'drill'; id: string; platform: Platform; person: PersonId }
  /** Who did not answer a test page: to the commanders' room. */
  | { is: 'missed'; id: string; platform: Platform }
  /** Nobody has looked into that in time: to the commanders' room. */
  | { is: 'overdue'; id: string; platform: Platform }
  /** The figures of a week, month or quarter, to the ISMS channel; `id` is its name, such as 2026-W47. */
  | { is: 'digest'; id: string; platform: Platform };

const kinds = ['warning', 'shift', 'swap', 'drill', 'missed', 'overdue', 'digest'] as const;

export function noticeName(notice: Notice): string {
  const person = 'person' in notice ? notice.person : undefined;
  return [notice.is, notice.id, notice.platform, ...(person === undefined ? [] : [person])].join('/');
}

/** The notice of this name, or undefined when it is none. */
export function noticeNamed(name: string): Notice | undefined {
  const [is, id, platform, person] = name.split('/');
  const kind = kinds.find((one) => one === is);
  if (!kind || !id || !platform) return undefined;
  const notice = { is: kind, id, platform: platform as Platform, ...(person === undefined ? {} : { person }) };
  return (kind === 'shift' || kind === 'drill') && person === undefined ? undefined : (notice as Notice);
}
