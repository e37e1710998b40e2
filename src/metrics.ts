// What Prometheus may ask: how much came in, how much is owed and late, and what fails.
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clock } from './clock.js';
import type { Store } from './store/store.js';
import type { Command, Outcome } from './ticket/command.js';
import type { TicketEvent } from './ticket/event.js';

export interface Metrics {
  contentType: string;
  text(): Promise<string>;
  committed(news: { events: TicketEvent[]; command: Command['type']; outcome: Outcome['is'] }): void;
}

export function createMetrics(store: Pick<Store, 'backlog' | 'countOpen'>, clock: Clock, version: string): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'desk_requests_total',
    help: 'Requests that were handled, by command and outcome.',
    labelNames: ['command', 'outcome'],
    registers,
  });
  const events = new Counter({
    name: 'desk_events_total',
    help: 'Events that were stored, by type: opened counts reports, paged counts pages.',
    labelNames: ['type'],
    registers,
  });
  new Gauge({
    name: 'desk_build_info',
    help: 'Always 1; the label names the version.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  const due = new Gauge({ name: 'desk_jobs_due', help: 'Jobs that are due now.', registers });
  const late = new Gauge({
    name: 'desk_jobs_late',
    help: 'Jobs that have been due for more than a minute.',
    registers,
  });
  const openTickets = new Gauge({ name: 'desk_tickets_open', help: 'Tickets that are not closed.', registers });
  return {
    contentType: registry.contentType,
    async text() {
      const backlog = await store.backlog(clock.now());
      due.set(backlog.due);
      late.set(backlog.late);
      openTickets.set(await store.countOpen());
      return registry.metrics();
    },
    committed(news) {
      requests.inc({ command: news.command, outcome: news.outcome });
      for (const event of news.events) events.inc({ type: event.type });
    },
  };
}
