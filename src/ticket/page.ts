// One call of one person, and what became of it. Pure.
import type { PersonId } from './event.js';

/** One person called once; `failed` lists the ways that could not be used, with the platform's reason. */
export interface Page {
  person: PersonId;
  rung: number;
  round: number;
  /** Which climb of the ladder it belongs to, from 1: a ticket that is paged again begins a new one. */
  climb: number;
  at: string;
  failed: { way: string; reason: string }[];
  declined: boolean;
  /** Seconds by which the call came too late. */
  lateSeconds: number;
  /** Seconds by which a way brought it too late by itself; another way may have been in time. */
  lateBy: Record<string, number>;
}

export function later(page: Page, { way, seconds }: { way: string; seconds: number }): Page {
  return { ...page, lateBy: { ...page.lateBy, [way]: Math.max(page.lateBy[way] ?? 0, seconds) } };
}

/** Seconds by which a page came too late, by this way or at the worst. */
export function lateness({ lateSeconds, lateBy }: Page, way?: string): number {
  const ways = way === undefined ? Object.values(lateBy) : [lateBy[way] ?? 0];
  return Math.max(lateSeconds, ...ways);
}

export function changeLastPage(pages: Page[], person: PersonId, changed: (page: Page) => Page): Page[] {
  const last = pages.findLastIndex((page) => page.person === person);
  return pages.map((page, index) => (index === last ? changed(page) : page));
}
