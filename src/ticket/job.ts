// What a job is, and the jobs that follow from no event of a ticket.
import type { Party } from './event.js';

/** Smaller goes first: whoever is called before whoever is told, and news before redrawing. */
export const priorities = {
  page: 0,
  firstAid: 1,
  desk: 2,
  news: 3,
  notice: 3,
  hearing: 3,
  redraw: 4,
  /** In the thread of a card that must stand before them; the first of several goes first. */
  boards: 5,
  home: 6,
} as const;

export interface JobSpec {
  kind: 'show' | 'wake' | 'separate' | 'link' | 'letter' | 'home' | 'notice' | 'pictures' | 'channel';
  /** Unique within its ticket: a surface's name, "wake", "separate/<text id>", "link/<other ticket>/<version>", "channel", a notice's name, "pictures/<notice>". */
  name: string;
  /** The conversation it goes to: one job at a time in each. Empty for jobs that send nothing. */
  lane: string;
  priority: number;
  /** ISO UTC. */
  dueAt: string;
}

/** What two events of one batch ask for is owed once, with the higher rank, as the later one asks for it. */
export function onceEach(jobs: JobSpec[]): JobSpec[] {
  const found = new Map<string, JobSpec>();
  for (const job of jobs) {
    const priority = Math.min(job.priority, found.get(job.name)?.priority ?? job.priority);
    found.set(job.name, { ...job, priority });
  }
  return [...found.values()];
}

/** A package to a partner by mail; the name bears the version of the event that sends it. */
export function letterJob(version: number, partner: string, at: string): JobSpec {
  const lane = `letter:${partner}`;
  return { kind: 'letter', name: `letter/${version}`, lane, priority: priorities.news, dueAt: at };
}

/** Somebody's home tab, as it is now. */
export function homeJob({ platform, user }: Party, at: string): JobSpec {
  const lane = `${platform}:home:${user}`;
  return { kind: 'home', name: `home/${platform}/${user}`, lane, priority: priorities.home, dueAt: at };
}

/** The timer of a ticket: it wakes, looks, and may have nothing to say. */
export function wakeJob(dueAt: string): JobSpec {
  return { kind: 'wake', name: 'wake', lane: '', priority: priorities.page, dueAt };
}
