// desk verify: walks the hash chain over all events, checks every text against its hash and every row against its events.
import { isDeepStrictEqual } from 'node:util';
import { rowOf } from '../register.js';
import { firstBroken, hashOfText } from '../store/chain.js';
import type { Store } from '../store/store.js';
import type { StoredEvent, TicketEvent } from '../ticket/event.js';
import { fold } from '../ticket/ticket.js';
import { openStore } from './open-store.js';

const PAGE = 1_000;

export async function verify(root: string): Promise<number> {
  const opened = openStore(root);
  if (!opened) return 1;
  const { store } = opened;
  try {
    const broken = await findBroken(store);
    const { seq, hash } = await store.chainHead();
    if (broken) process.stdout.write(`broken: ${broken}\n`);
    else process.stdout.write(`whole: ${seq} events, ${await store.lastTicket()} tickets, head ${hash}\n`);
    return broken ? 1 : 0;
  } finally {
    await store.close();
  }
}

/** The first thing that does not hold, in words, or undefined. */
export async function findBroken(store: Store): Promise<string | undefined> {
  return (await brokenChain(store)) ?? (await brokenTicket(store));
}

async function brokenChain(store: Store): Promise<string | undefined> {
  let before = { seq: 0, hash: '' };
  for (;;) {
    const events = await store.log(before.seq, PAGE);
    const broken = firstBroken(events, before);
    if (broken) return `event ${broken.seq}: ${broken.why}`;
    const last = events.at(-1);
    if (!last) break;
    before = { seq: last.seq, hash: last.hash };
  }
  const head = await store.chainHead();
  if (head.seq === before.seq && head.hash === before.hash) return undefined;
  return `event ${before.seq + 1}: the log ends after event ${before.seq}, but ${head.seq} were written`;
}

async function brokenTicket(store: Store): Promise<string | undefined> {
  const last = await store.lastTicket();
  for (let number = 1; number <= last; number += 1) {
    const events = await store.events(number);
    const ticket = fold(events);
    const row = await store.row(number);
    if (!ticket || !row) return `ticket DESK-${number}: it has no ${ticket ? 'row' : 'events'}`;
    const expected = JSON.parse(JSON.stringify({ ...rowOf(ticket), number, version: ticket.version }));
    if (!isDeepStrictEqual(row, expected)) return `ticket DESK-${number}: its row does not follow from its events`;
    const text = await brokenText(store, number, events);
    if (text) return `ticket DESK-${number}: ${text}`;
  }
  return undefined;
}

/** A text that was erased has no body; every other one must match the hash that its event keeps. */
async function brokenText(store: Store, number: number, events: StoredEvent[]): Promise<string | undefined> {
  const stored = new Map((await store.storedTexts(number)).map((text) => [text.id, text]));
  for (const ref of events.flatMap(({ event }) => textsOf(event))) {
    const text = stored.get(ref.id);
    if (!text) return `text ${ref.id} is missing`;
    if (text.body !== null && hashOfText(text.salt, text.body) !== ref.sha256)
      return `text ${ref.id} was changed after it was written`;
  }
  return undefined;
}

function textsOf(event: TicketEvent) {
  return 'said' in event && event.said ? [event.said] : [];
}
