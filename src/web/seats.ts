// Who sits at the practice desk: the people of the page's three seats. There is no sign-in; whoever opens the page plays all of them.
import type { Language } from '../ticket/event.js';

export type PracticeChannel = 'desk' | 'isms' | 'staff';

export interface Seats {
  organisation: string;
  /** The time zone of the cards, for the times beside them; without it the page shows the browser's. */
  timezone?: string;
  employees: { user: string; name: { ja: string; en: string } }[];
  commanders: { user: string; name: string }[];
  channels: PracticeChannel[];
}

/** The one conversation that only this person and the desk read. */
export const directChannel = (user: string): string => `dm:${user}`;

export const isDirect = (channel: string): boolean => channel.startsWith('dm:');

export function isSeated(seats: Seats, user: string): boolean {
  return nameOf(seats, user, 'ja') !== undefined;
}

/** undefined when nobody of that id sits here. */
export function nameOf(seats: Seats, user: string, language: Language): string | undefined {
  return (
    seats.employees.find((employee) => employee.user === user)?.name[language] ??
    seats.commanders.find((commander) => commander.user === user)?.name
  );
}

/** Whether a message can stand in this channel at all. */
export function isChannel(seats: Seats, channel: string): boolean {
  return isDirect(channel)
    ? isSeated(seats, channel.slice('dm:'.length))
    : seats.channels.some((known) => known === channel);
}

/** A person reads and writes in their own conversation; commanders also in the channels. */
export function mayAct(seats: Seats, user: string, channel: string): boolean {
  if (channel === directChannel(user)) return isSeated(seats, user);
  return (
    seats.commanders.some((commander) => commander.user === user) && !isDirect(channel) && isChannel(seats, channel)
  );
}
