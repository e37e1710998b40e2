// The other side of the pagers: a phone alarm that takes events as the Events API v2 does, and a mailbox. Both check what they are sent,
// and can fail before or after they took it. The webhook pager is the real one; only the network under it is replaced.
import { Outage, Undeliverable } from '../../../src/chat/chat.js';
import type { Clock } from '../../../src/clock.js';
import { createWebhookPager } from '../../../src/pager/by-webhook.js';
import type { Pager } from '../../../src/pager/pager.js';
import type { PagerName, Person } from '../../../src/paging/organisation.js';
import type { Step } from './history.js';
import { INJECTED } from './ports.js';

type Failure = Pick<Extract<Step, { do: 'fail' }>, 'how' | 'when' | 'times'>;

/** Something that arrived at a phone or in a mailbox. */
export interface Rung {
  way: PagerName;
  /** A person's mail address, or the key of their phone alarm; whoever runs the desk for alarms. */
  to: string;
  key: string;
  action: string;
  at: string;
}

export interface OtherSide {
  rung: Rung[];
  /** What a real receiver refuses, or must never see. */
  faults: string[];
  fail(way: PagerName, failure: Failure): void;
  /** The pagers of one desk, on its own clock. */
  pagers(clock: Clock): Pager[];
  fetch: typeof fetch;
}

/** The person who is rung there; undefined for whoever runs the desk. */
export function personRung(people: Person[], { to }: Pick<Rung, 'to'>): Person | undefined {
  return people.find((person) => person.mail === to || (person.webhook !== undefined && to === keyOfSato));
}

const URL = 'https://alarm.example.com/v2/enqueue';
export const keyOfSato = 'key-of-sato';
const operators = 'key-of-operators';
/** Limits of the Events API v2. */
const MAX_SUMMARY = 1_024;
const MAX_DEDUP_KEY = 255;
const severities = ['critical', 'error', 'warning', 'info'];
const statusOf = { outage: 503, pause: 429, 'pause-all': 429, fault: 400 } as const;

/** @param arrived is told of everything that arrives, at that moment */
export function otherSide(clock: Pick<Clock, 'now'>, arrived: (one: Rung) => void): OtherSide {
  const rung: Rung[] = [];
  const faults: string[] = [];
  const failures = new Map<PagerName, Failure[]>();

  function failureOf(way: PagerName): Failure | undefined {
    const next = failures.get(way)?.find(({ times }) => times > 0);
    if (next) next.times -= 1;
    return next;
  }

  function arrive(one: Omit<Rung, 'at'>, whole: string): void {
    if (/tok\d+end/.test(whole)) faults.push(`words that a person wrote arrive by ${one.way}: ${whole}`);
    const arriving = { ...one, at: clock.now() };
    rung.push(arriving);
    arrived(arriving);
  }

  /** Answers as the Events API v2 does. */
  function take(body: string): number {
    const { routing_key, event_action, dedup_key, payload } = JSON.parse(body) as Record<string, string> & {
      payload?: { summary?: string; source?: string; severity?: string };
    };
    const fault = (says: string) => {
      faults.push(`the phone alarm refuses an event without ${says}: ${body}`);
      return 400;
    };
    if (!routing_key || ![keyOfSato, operators].includes(routing_key)) return fault('a key that it knows');
    if (!dedup_key || dedup_key.length > MAX_DEDUP_KEY) return fault('a dedup_key');
    if (!['trigger', 'acknowledge', 'resolve'].includes(event_action ?? '')) return fault('an action');
    if (event_action === 'trigger') {
      const { summary = '', source, severity = '' } = payload ?? {};
      if (summary.trim() === '' || summary.length > MAX_SUMMARY || !source) return fault('a summary and a source');
      if (!severities.includes(severity)) return fault('a severity');
    }
    arrive({ way: 'webhook', to: routing_key, key: dedup_key, action: event_action ?? '' }, body);
    return 202;
  }

  async function receive(_: unknown, request?: RequestInit): Promise<Response> {
    const failure = failureOf('webhook');
    const status = failure ? statusOf[failure.how] : 202;
    if (failure?.when !== 'before' && status !== 400) take(String(request?.body));
    if (failure?.how === 'outage' && failure.times % 2 === 1) throw new TypeError(`fetch failed (${INJECTED})`);
    return new Response(null, { status, headers: status === 429 ? { 'retry-after': '7' } : {} });
  }

  function send(to: string, subject: string, lines: string[], key: string): void {
    const failure = failureOf('mail');
    if (failure?.how === 'fault') throw new Undeliverable('smtp_550');
    if (failure?.when !== 'before') {
      if (subject.trim() === '' || /[\r\n]/.test(subject) || lines.length === 0) faults.push(`a bad mail: ${subject}`);
      arrive({ way: 'mail', to, key, action: 'trigger' }, [subject, ...lines].join('\n'));
    }
    if (failure) throw new Outage(`mail: the server hung up (${INJECTED})`);
  }

  const mailbox: Pager = {
    way: 'mail',
    async summon({ state, person, subject, lines, key }) {
      if (state === 'called' && person.mail) send(person.mail, subject, lines, key);
    },
    async alarm({ over, subject, lines, key }) {
      if (!over) send('operators', subject, lines, key);
    },
  };

  return {
    ...{ rung, faults, fetch: receive as typeof fetch },
    fail: (way, { how, when, times }) => {
      failures.set(way, [...(failures.get(way) ?? []), { how, when, times }]);
    },
    pagers(deskClock) {
      const keys = new Map([['PAGER_KEY_SATO', keyOfSato]]);
      return [mailbox, createWebhookPager({ url: URL, key: operators, keys, source: 'Example KK', clock: deskClock })];
    },
  };
}
