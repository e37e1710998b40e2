// Is it Slack who posts? Source: "Verifying requests from Slack" (v0 signatures).
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { type Clock, secondsBetween } from '../clock.js';

/** An older request may be one that somebody recorded. */
const MAX_AGE_SECONDS = 5 * 60;

/** @param body as it came. Why it is not Slack's, or undefined when it is. */
export function whyNotSlack(
  secret: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
  clock: Pick<Clock, 'now'>,
): string | undefined {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = headers;
  if (typeof signature !== 'string' || typeof timestamp !== 'string') return 'it is not signed';
  if (!/^\d{1,12}$/.test(timestamp)) return 'its time is no number';
  const age = secondsBetween('1970-01-01T00:00:00.000Z', clock.now()) - Number(timestamp);
  if (age > MAX_AGE_SECONDS) return 'it is older than five minutes';
  const right = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
  const [given, expected] = [Buffer.from(signature), Buffer.from(right)];
  return given.length === expected.length && timingSafeEqual(given, expected) ? undefined : 'its signature is wrong';
}
