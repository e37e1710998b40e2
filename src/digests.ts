// Puts a digest together: reads the events of its time, makes the figures, draws the card.
import type { Catalogue } from './catalogue.js';
import { type Clock, plusSeconds } from './clock.js';
import type { BeforeDamage } from './digest/awareness.js';
import { type Course, courseOf } from './digest/course.js';
import { comparedWith, type Figures, figuresOf } from './digest/figures.js';
import { readName } from './digest/following-up.js';
import { createPast, type Past } from './digest/past.js';
import { isIn, type Period, periodAt, periodBefore, periodNamed, periodsAgo } from './digest/period.js';
import type { Organisation } from './paging/organisation.js';
import type { ClosedTicket, DigestStore } from './store/digest-store.js';
import type { Store } from './store/store.js';
import type { Happening, Language } from './ticket/event.js';
import type { Card } from './view/card.js';
import { digestCard } from './view/digest-card.js';

/** Read and summed up in one go; what else the desk does waits for some milliseconds. */
const TICKETS_A_PAGE = 50;
const ROWS_A_PAGE = 500;
const DAY_SECONDS = 24 * 60 * 60;
/** Figures of periods that are over never change; the practice page asks for the same ones again and again. */
const KEPT_IN_MEMORY = 20;
/** Of a period that is not over, too; a ticket takes about a kilobyte. */
const MOST_COURSES_KEPT = 5_000;

/** What was noted when a digest was sent by the calendar: it cannot be found out later. */
export interface SentNote {
  /** ISO UTC. */
  dueAt: string;
  /** More than a minute after it was due. */
  lateSeconds?: number;
  gapsAhead: number;
  /** How many people there were. */
  employees?: number;
}

export interface Digests {
  /** undefined when the name names no period, or one that has not begun. */
  figures(name: string): Promise<Figures | undefined>;
  /** In the organisation's language, or in the one that is asked for. */
  card(name: string, language?: Language): Promise<Card | undefined>;
}

export interface DigestParts {
  store: Pick<Store, 'kept' | 'drills' | 'missedDrills'>;
  digests: DigestStore;
  catalogue: Pick<Catalogue, 'now' | 'version'>;
  organisation: Organisation;
  clock: Pick<Clock, 'now' | 'wait'>;
}

/** Under this name is kept what was noted of a digest. */
export function noteName(digest: string): string {
  return `digest/${digest}`;
}

export function createDigests({ store, digests, catalogue, organisation, clock }: DigestParts): Digests {
  const { timezone } = organisation;
  const departments = new Map(
    organisation.people.flatMap(({ id, department }) => (department ? [[id, department]] : [])),
  );
  const known = new Map<string, Figures>();
  /** What was read lately. An event never changes: when the same period is asked for again, only what came since is read. */
  let read: { name: string; lastSeq: number; courses: Map<number, Course> } | undefined;
  let readPast: { from: string; to: string; past: Past } | undefined;
  let lastMade: Promise<unknown> = Promise.resolve();

  async function figures(name: string): Promise<Figures | undefined> {
    const period = periodNamed(name, timezone);
    const now = clock.now();
    if (!period || period.from > now) return undefined;
    const made = known.get(name) ?? (await inTurn(async () => known.get(name) ?? make(period)));
    if (period.to <= now) {
      known.set(name, made);
      const [oldest] = known.keys();
      if (known.size > KEPT_IN_MEMORY && oldest !== undefined) known.delete(oldest);
    }
    return { ...made, ...notedOf(await sentNote(name)) };
  }

  /** Whoever asks while figures are made finds what was read for them. */
  function inTurn(work: () => Promise<Figures>): Promise<Figures> {
    const made = lastMade.then(work);
    lastMade = made.catch(() => undefined);
    return made;
  }

  async function make(period: Period): Promise<Figures> {
    const earlier = await comparable(period);
    const known = await coursesIn(period);
    const courses = [...known.values()];
    const past = (await pastBefore(period, earlier))?.without(known) ?? [];
    await clock.wait(0);
    const drill = await store.drills(period.from, period.to);
    const until = [period.to, clock.now()].sort()[0] ?? period.to;
    const missed = await store.missedDrills(until);
    const [reads, beforeDamage] = await Promise.all([readsOf(courses, period), damageOf(courses)]);
    const { employees } = organisation;
    return figuresOf({
      ...{ period, earlier, courses, past, drill, missed, until, reads, beforeDamage },
      ...(employees === undefined ? {} : { employees }),
      ...(departments.size > 0 ? { departments } : {}),
    });
  }

  /** Only periods that the desk was there for from their first day: what nobody could report is no zero. */
  async function comparable(period: Period): Promise<Period[]> {
    const firstEventAt = await digests.firstEventAt();
    if (firstEventAt === undefined) return [];
    const since = periodAt(period.kind, firstEventAt, timezone);
    return Array.from({ length: comparedWith[period.kind] }, (_, index) =>
      periodBefore(period, timezone, index + 1),
    ).filter((one) => one.from > since.from);
  }

  /** Every ticket that the period's figures need, by number, as it stood at its end. */
  async function coursesIn(period: Period): Promise<Map<number, Course>> {
    const before = read?.name === period.name ? read : undefined;
    const lastSeq = await digests.lastSeq();
    const news = before ? await digests.ticketsTouchedSince(before.lastSeq) : await touchedOrOpen(period);
    const courses = new Map(before?.courses);
    await eachCourseAt(news, period.to, (course) => courses.set(course.number, course));
    read = courses.size > MOST_COURSES_KEPT ? undefined : { name: period.name, lastSeq, courses };
    return courses;
  }

  /** What happened before a period never changes: it is read once while the period lasts. */
  async function pastBefore(period: Period, earlier: Period[]): Promise<Past | undefined> {
    const from = earlier.at(-1)?.from;
    const { from: to } = period;
    if (from === undefined) return undefined;
    if (readPast?.from !== from || readPast.to !== to) {
      const past = createPast(
        (at) => periodsAgo(at, period, earlier),
        (reporter) => departments.has(reporter),
      );
      await eachCourseAt(await touchedBetween(from, to), to, past.add);
      readPast = { from, to, past };
    }
    return readPast.past;
  }

  async function touchedBetween(from: string, to: string): Promise<Set<number>> {
    const touched = new Set<number>();
    for (let since = from; since < to; since = plusSeconds(since, DAY_SECONDS)) {
      const until = [plusSeconds(since, DAY_SECONDS), to].sort()[0] ?? to;
      for (const number of await digests.ticketsTouched(since, until)) touched.add(number);
      await clock.wait(0);
    }
    return touched;
  }

  /** Every ticket that something happened to in this time, or that was open at its end. */
  async function touchedOrOpen({ from, to }: Period): Promise<Set<number>> {
    const found = await touchedBetween(from, to);
    for (const number of await digests.ticketsStillOpen(to)) found.add(number);
    let after: ClosedTicket | undefined;
    do {
      const closed = await digests.ticketsClosedSince(to, ROWS_A_PAGE, after);
      for (const { number, openedAt } of closed) if (openedAt < to) found.add(number);
      after = closed.length < ROWS_A_PAGE ? undefined : closed.at(-1);
      await clock.wait(0);
    } while (after);
    return found;
  }

  /** Each as it stood then. */
  async function eachCourseAt(tickets: Iterable<number>, to: string, take: (course: Course) => void): Promise<void> {
    const numbers = [...tickets].sort((a, b) => a - b);
    for (let start = 0; start < numbers.length; start += TICKETS_A_PAGE) {
      const events = await digests.happeningsBefore(numbers.slice(start, start + TICKETS_A_PAGE), to);
      for (const one of byTicket(events)) {
        const course = courseOf(one);
        if (course) take(course);
      }
      // A page or an answer that comes meanwhile does not wait for figures.
      await clock.wait(0);
    }
  }

  /** Of the warnings that went out in the period. */
  async function readsOf(courses: Course[], period: Period): Promise<Map<string, number>> {
    const warned = courses.filter(({ warnings }) => warnings.some(({ at }) => isIn(period, at)));
    const found = await digests.readsBefore(
      warned.map((one) => one.number),
      period.to,
    );
    return new Map(found.map(({ ticket, warning, count }) => [readName(ticket, warning), count]));
  }

  /** As each script said it in the version that was used. */
  async function damageOf(courses: Course[]): Promise<BeforeDamage> {
    const known = new Map<string, boolean | undefined>();
    for (const { kind: id, version } of courses) {
      const key = `${id}@${version}`;
      if (known.has(key)) continue;
      const script = await catalogue.version({ id, version }).catch(() => undefined);
      known.set(key, script?.before_damage);
    }
    return ({ id, version }) => known.get(`${id}@${version}`);
  }

  async function sentNote(name: string): Promise<SentNote | undefined> {
    const kept = await store.kept(noteName(name));
    return kept === undefined ? undefined : (JSON.parse(kept) as SentNote);
  }

  return {
    figures,
    async card(name, language = organisation.language) {
      const found = await figures(name);
      if (!found) return undefined;
      const note = await sentNote(name);
      const now = clock.now();
      const begun = await digests.firstEventAt();
      const { from, to } = found.period;
      return digestCard({
        figures: found,
        organisation,
        language,
        kindTitle: (kind) => catalogue.now(kind)?.title[language] ?? kind,
        seen: await digests.seen(name),
        ...(to > now ? { soFar: now } : {}),
        ...(begun !== undefined && begun > from ? { recordsFrom: begun } : {}),
        ...(note?.lateSeconds === undefined ? {} : { late: { dueAt: note.dueAt, seconds: note.lateSeconds } }),
      });
    },
  };
}

function notedOf(note: SentNote | undefined): Pick<Figures, 'gapsAhead' | 'employees'> {
  if (!note) return {};
  const { gapsAhead, employees } = note;
  return { gapsAhead, ...(employees === undefined ? {} : { employees }) };
}

/** Ordered by ticket already. */
function byTicket(events: Happening[]): Happening[][] {
  const found: Happening[][] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (last?.[0]?.ticket === event.ticket) last.push(event);
    else found.push([event]);
  }
  return found;
}
