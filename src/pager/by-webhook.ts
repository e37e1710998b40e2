// Pages by the Events API v2 that PagerDuty made and many phone alarms understand: trigger, acknowledge, resolve, tied by dedup_key.
// Source: PagerDuty, "Events API v2 Overview": 202 is taken, 400 is a bad event, 429 and 5xx are to be tried again.
import { Outage, Undeliverable } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Severity } from '../script/schema.js';
import type { Pager, PageState } from './pager.js';

const ANSWER_MS = 10_000;
/** The API's limit. */
const MAX_SUMMARY = 1_024;

export interface WebhookSettings {
  url: string;
  /** The organisation's own integration key; people may have theirs. */
  key?: string;
  /** By the name that a person's `webhook` gives. */
  keys: Map<string, string>;
  source: string;
  clock: Clock;
}

const severities: Record<Severity, string> = { SEV1: 'critical', SEV2: 'error', SEV3: 'warning', SEV4: 'info' };
const actions = { called: 'trigger', taken: 'acknowledge', closed: 'resolve' } satisfies Record<PageState, string>;

export function createWebhookPager({ url, key, keys, source, clock }: WebhookSettings): Pager {
  async function send(event: Record<string, unknown>): Promise<void> {
    const enough = new AbortController();
    const done = new AbortController();
    void clock.wait(ANSWER_MS, done.signal).then(() => enough.abort());
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(event),
        signal: enough.signal,
        redirect: 'error',
      });
      await answer.body?.cancel();
      if (answer.ok) return;
      if (answer.status === 429) throw new Outage('webhook: http_429', Number(answer.headers.get('retry-after')) || 30);
      throw answer.status >= 500
        ? new Outage(`webhook: http_${answer.status}`)
        : new Undeliverable(`http_${answer.status}`);
    } catch (error) {
      if (error instanceof Outage || error instanceof Undeliverable) throw error;
      throw new Outage(`webhook: ${error instanceof Error ? error.message : 'unknown fault'}`);
    } finally {
      done.abort();
    }
  }

  return {
    way: 'webhook',
    async summon({ state, person, severity, subject, lines, key: dedup_key, link, ticket, at }) {
      const routing_key = person.webhook === undefined ? key : keys.get(person.webhook);
      if (!routing_key) throw new Undeliverable('no_key');
      const event_action = actions[state];
      const named = { routing_key, event_action, dedup_key };
      if (event_action !== 'trigger') return send(named);
      const summary = [...subject].slice(0, MAX_SUMMARY).join('');
      await send({
        ...named,
        client: source,
        payload: {
          ...{ summary, source, severity: severities[severity], timestamp: at, component: ticket },
          custom_details: { person: person.id, text: lines.join('\n') },
        },
        ...(link === undefined ? {} : { client_url: link, links: [{ href: link, text: ticket }] }),
      });
    },
    async alarm({ key: dedup_key, subject, lines, over }) {
      if (!key) return;
      if (over) return send({ routing_key: key, event_action: 'resolve', dedup_key });
      const payload = { summary: subject, source, severity: 'critical', custom_details: { text: lines.join('\n') } };
      await send({ routing_key: key, event_action: 'trigger', dedup_key, payload });
    },
  };
}
