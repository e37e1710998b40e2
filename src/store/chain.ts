// The hash chain over the whole event log: SHA-256 over canonical JSON (RFC 8785) of each event and the hash before it. Pure.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { StoredEvent } from '../ticket/event.js';

/** The hash of an event, given the hash of the one before ("" for the first). Covers every field but the two hashes' names. */
export function hashOf(event: Omit<StoredEvent, 'hash'>): string {
  return sha256(canonicalize(event) ?? '');
}

/** The salted hash by which an event refers to a text that may later be erased. */
export function hashOfText(salt: string, body: string): string {
  return sha256(salt + body);
}

export type Link = { is: 'whole'; events: number } | { is: 'broken'; seq: number; why: string };

/** The first broken link of a run of events that follows `before`, or undefined when all hold. */
export function firstBroken(
  events: StoredEvent[],
  before: { seq: number; hash: string },
): { seq: number; why: string } | undefined {
  let { seq, hash } = before;
  for (const event of events) {
    if (event.seq !== seq + 1) return { seq: seq + 1, why: `event ${seq + 1} is missing` };
    if (event.prev !== hash)
      return { seq: event.seq, why: `event ${event.seq} does not follow the hash of event ${seq}` };
    const { hash: kept, ...content } = event;
    if (hashOf(content) !== kept) return { seq: event.seq, why: `event ${event.seq} was changed after it was written` };
    ({ seq, hash } = event);
  }
  return undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
