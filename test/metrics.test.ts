// The numbers that Prometheus gets: they follow what happens, and docs, dashboard and alerts name only what is there.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { Outage, Undeliverable } from '../src/chat/chat.js';
import { createMetrics } from '../src/metrics.js';
import type { Job } from '../src/store/store.js';
import { openWorld } from './world/desk.js';

const job = (lane: string): Job => ({
  ...{ ticket: 1, name: 'desk/slack', kind: 'show', lane, priority: 2, dueAt: '', createdAt: '' },
  ...{ generation: 1, attempts: 1, lastError: null },
});

async function numbers() {
  const desk = await openWorld();
  let trouble: string | undefined;
  const metrics = createMetrics({
    ...{ store: desk.store, clock: desk.clock, version: '1.2.3' },
    platforms: () => [['slack', { alive: () => trouble }]],
  });
  const line = async (name: string) => (await metrics.text()).split('\n').filter((one) => one.startsWith(name));
  const breakSlack = () => {
    trouble = 'down';
  };
  return { desk, metrics, line, breakSlack };
}

test('the time from the call to "I have it" is counted once a ticket', async () => {
  const { desk, metrics, line } = await numbers();
  const place = { platform: 'slack', channel: 'D', message: '1', direct: true } as const;
  const said = { text: '怪しい添付を開いてしまった' };
  await desk.ask({ type: 'report', by: desk.party('hanako'), place, said, route: 'employee' });
  await desk.clock.advance(100);
  await desk.ask({ type: 'acknowledge', ticket: 1, by: desk.party('tanaka') });
  const news = { events: [{ type: 'acknowledged', by: desk.party('tanaka') } as const], ticket: 1 };
  await metrics.committed({ ...news, command: 'acknowledge', outcome: 'done' });
  expect(await line('desk_taken_seconds_sum')).toEqual([expect.stringMatching(/severity="SEV\d"} 100$/)]);
  expect(await line('desk_taken_seconds_bucket{le="60"')).toEqual([expect.stringMatching(/ 0$/)]);
  expect(await line('desk_taken_seconds_bucket{le="120"')).toEqual([expect.stringMatching(/ 1$/)]);
  // Somebody takes it over from a silent commander: that answers no call.
  const { events } = desk.store;
  desk.store.events = async (ticket) => {
    const all = await events(ticket);
    return [...all, ...all.slice(-1)];
  };
  await metrics.committed({ ...news, command: 'acknowledge', outcome: 'done' });
  expect(await line('desk_taken_seconds_count')).toEqual([expect.stringMatching(/ 1$/)]);
  await desk.close();
});

test('jobs are counted by platform and by how they ended, and fail as before', async () => {
  const { desk, metrics, line } = await numbers();
  const ends: [Error | undefined, string][] = [
    [undefined, 'done'],
    [new Outage('busy'), 'outage'],
    [new Undeliverable('channel_not_found'), 'refusal'],
    [new TypeError('ours'), 'fault'],
  ];
  for (const [error, ended] of ends) {
    const counted = metrics.counting(async () => {
      if (error) throw error;
      return true;
    });
    const done = counted(job('teams:19:desk@thread.tacv2'));
    await (error ? expect(done).rejects.toBe(error) : done);
    expect(await line(`desk_jobs_total{kind="show",platform="teams",ended="${ended}"}`)).toHaveLength(1);
  }
  await metrics.counting(async () => false)(job(''));
  expect(await line('desk_jobs_total{kind="show",platform="none",ended="done"} 1')).toHaveLength(1);
  await desk.close();
});

test('what is owed grows old, and a platform that is down shows', async () => {
  const { desk, line, breakSlack } = await numbers();
  expect(await line('desk_jobs_oldest_seconds')).toEqual(['desk_jobs_oldest_seconds 0']);
  const place = { platform: 'slack', channel: 'D', message: '1', direct: true } as const;
  await desk.ask({
    type: 'report',
    by: desk.party('hanako'),
    place,
    said: { text: '端末をなくした' },
    route: 'employee',
  });
  await desk.clock.advance(90);
  expect(await line('desk_jobs_oldest_seconds')).toEqual(['desk_jobs_oldest_seconds 90']);
  expect(await line('desk_platform_up')).toEqual(['desk_platform_up{platform="slack"} 1']);
  breakSlack();
  expect(await line('desk_platform_up')).toEqual(['desk_platform_up{platform="slack"} 0']);
  await desk.close();
});

test('docs, dashboard and alert rules name the metrics that exist', async () => {
  const { desk, metrics } = await numbers();
  const known = new Set([...(await metrics.text()).matchAll(/^# HELP (desk_\w+)/gm)].map(([, name]) => name));
  const base = (name: string) => name.replace(/_(bucket|sum|count)$/, '');
  const named = (text: string) => [...new Set(text.match(/\bdesk_\w+/g))].map(base);
  const read = (file: string) => readFileSync(resolve('docs', file), 'utf8');
  for (const file of ['grafana-dashboard.json', 'alert-rules.yml', 'metrics.md'])
    expect(named(read(file)).filter((name) => !known.has(name))).toEqual([]);
  expect([...known].filter((name) => !named(read('metrics.md')).includes(name ?? ''))).toEqual([]);
  const { panels } = JSON.parse(read('grafana-dashboard.json'));
  expect(panels.length).toBeGreaterThan(5);
  const { groups } = parse(read('alert-rules.yml'));
  for (const { alert, expr, annotations } of groups[0].rules) {
    expect([alert, expr, annotations.summary, annotations.description].every(Boolean)).toBe(true);
  }
  await desk.close();
});
