// What Prometheus may ask: how much came in, how fast it was taken, how much is owed and late, and what fails. docs/metrics.md lists it.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Outage, Undeliverable } from './chat/chat.js';
import { type Clock, secondsBetween } from './clock.js';
import { courseOf } from './digest/course.js';
import type { Reachable } from './health.js';
import type { Job, Store } from './store/store.js';
import type { Command, Outcome } from './ticket/command.js';
import type { TicketEvent } from './ticket/event.js';

/** From half a minute to a night: the rungs of the ladder lie between. */
const TAKEN_SECONDS = [30, 60, 120, 300, 600, 900, 1_800, 2_700, 3_600, 7_200, 14_400, 43_200];

export interface MetricsParts {
  store: Pick<Store, 'backlog' | 'countOpen' | 'events'>;
  clock: Pick<Clock, 'now'>;
  version: string;
  /** As they run when somebody asks. */
  platforms(): Iterable<[name: string, platform: Reachable]>;
}

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
  /** Resolves when everything is counted. */
  committed(news: {
    events: TicketEvent[];
    ticket: number;
    command: Command['type'];
    outcome: Outcome['is'];
  }): Promise<void>;
  /** Carries out jobs as before, and counts how they end. */
  counting(carryOut: (job: Job) => Promise<boolean>): (job: Job) => Promise<boolean>;
}

export function createMetrics({ store, clock, version, platforms }: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { requests, events, taken, jobs, build } = countersOf(registry);
  const { due, late, age, openTickets, up } = gaugesOf(registry);
  build.set({ version }, 1);

  return {
    contentType: registry.contentType,
    async text() {
      const now = clock.now();
      const backlog = await store.backlog(now);
      due.set(backlog.due);
      late.set(backlog.late);
      age.set(backlog.oldestDueAt === null ? 0 : Math.max(0, secondsBetween(backlog.oldestDueAt, now)));
      openTickets.set(await store.countOpen());
      for (const [platform, one] of platforms()) up.set({ platform }, one.alive() === undefined ? 1 : 0);
      return registry.metrics();
    },
    async committed(news) {
      requests.inc({ command: news.command, outcome: news.outcome });
      for (const event of news.events) events.inc({ type: event.type });
      if (!news.events.some(({ type }) => type === 'acknowledged')) return;
      const history = await store.events(news.ticket);
      const answers = history.filter(({ event }) => event.type === 'acknowledged');
      const course = courseOf(history);
      // Whoever takes a ticket over answers no call.
      if (course?.taken && answers.length === 1) taken.observe({ severity: course.severity }, course.taken.seconds);
    },
    counting: (carryOut) => async (job) => {
      const labels = { kind: job.kind, platform: platformOf(job) };
      try {
        const sent = await carryOut(job);
        jobs.inc({ ...labels, ended: 'done' });
        return sent;
      } catch (error) {
        jobs.inc({ ...labels, ended: endOf(error) });
        throw error;
      }
    },
  };
}

function countersOf(registry: Registry) {
  const registers = [registry];
  return {
    requests: new Counter({
      name: 'desk_requests_total',
      help: 'Requests that were handled, by command and outcome.',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    events: new Counter({
      name: 'desk_events_total',
      help: 'Events that were stored, by type: opened counts reports, paged counts pages.',
      labelNames: ['type'],
      registers,
    }),
    taken: new Histogram({
      name: 'desk_taken_seconds',
      help: 'From the first call to the first "I have it", by severity.',
      labelNames: ['severity'],
      buckets: TAKEN_SECONDS,
      registers,
    }),
    jobs: new Counter({
      name: 'desk_jobs_total',
      help: 'Attempts at jobs, by how they ended: done, outage (later again), refusal of the platform, fault of ours.',
      labelNames: ['kind', 'platform', 'ended'],
      registers,
    }),
    build: new Gauge({
      name: 'desk_build_info',
      help: 'Always 1; the label names the version.',
      labelNames: ['version'],
      registers,
    }),
  };
}

function gaugesOf(registry: Registry) {
  const registers = [registry];
  return {
    due: new Gauge({ name: 'desk_jobs_due', help: 'Jobs that are due now.', registers }),
    late: new Gauge({ name: 'desk_jobs_late', help: 'Jobs that have been due for more than a minute.', registers }),
    age: new Gauge({ name: 'desk_jobs_oldest_seconds', help: 'How long the oldest due job has been due.', registers }),
    openTickets: new Gauge({ name: 'desk_tickets_open', help: 'Tickets that are not closed.', registers }),
    up: new Gauge({
      name: 'desk_platform_up',
      help: '1 while the platform works, 0 when it does not.',
      labelNames: ['platform'],
      registers,
    }),
  };
}

function endOf(error: unknown): string {
  if (error instanceof Outage) return 'outage';
  return error instanceof Undeliverable ? 'refusal' : 'fault';
}

/** A lane begins with its platform; a job that sends nothing has none. */
function platformOf({ lane }: Job): string {
  return lane.split(':')[0] || 'none';
}
