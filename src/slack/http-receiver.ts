// POST /slack/events on our own server, read and checked before Bolt has it. Bolt's own receivers stand behind Express or listen on a port
// of their own, and cost three times as much a payload.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import type { Clock } from '../clock.js';
import { createDoor } from '../door.js';
import type { Log } from '../log.js';
import { answer, bodyOf } from '../posted.js';
import { whyNotSlack } from './signature.js';

const ENDPOINT = '/slack/events';
/** Slack has given up after 3 seconds; a connection that is held longer than this is of no use to anybody. */
const MAX_HELD_MS = 10_000;
/** The largest payloads are submitted forms, some hundred kilobytes. */
const MAX_BYTES = 4 * 1024 * 1024;

export interface HttpParts {
  signingSecret: string;
  /** Mounts a listener for what is posted to a path; nothing may have read the body, because the signature is over what came. */
  onPost(path: string, listener: RequestListener): void;
  clock: Clock;
  log: Log;
}

type Payload = Record<string, unknown>;

/** A wrong or stale signature is answered 401 before anything is read; whoever sends slowly or without one takes no place inside. */
export function httpReceiver({ signingSecret, onPost, clock, log }: HttpParts): Receiver {
  const door = createDoor();
  let app: App | undefined;

  /** The payload, or the status with which it is refused. */
  function check(request: IncomingMessage, body: Buffer): Payload | number {
    const reason = whyNotSlack(signingSecret, request.headers, body, clock);
    if (reason !== undefined) {
      log.warn({ reason }, 'what was posted to /slack/events is not from Slack');
      return 401;
    }
    return payloadOf(body.toString(), request.headers['content-type']) ?? 400;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request, MAX_BYTES);
    if (typeof body === 'number') return answer(response, body, undefined);
    const payload = check(request, body);
    if (typeof payload === 'number') return answer(response, payload, undefined);
    if (payload.ssl_check) return answer(response, 200, undefined);
    if (payload.type === 'url_verification') return answer(response, 200, { challenge: payload.challenge });
    await door.enter();
    try {
      await app?.processEvent({ body: payload, ack: async (said?: unknown) => answer(response, 200, said) });
    } finally {
      door.leave();
    }
  }

  onPost(ENDPOINT, (request, response) => {
    response.setTimeout(MAX_HELD_MS, () => answer(response, 500, undefined));
    // Whatever was wrong is in the log already: 500 makes Slack deliver again.
    serve(request, response).catch(() => answer(response, 500, undefined));
  });
  return {
    init(bolt) {
      app = bolt;
    },
    start: async () => undefined,
    stop: async () => undefined,
  };
}

/** Events come as JSON, clicks as JSON within a form, commands as a form. */
function payloadOf(body: string, type: string | undefined): Payload | undefined {
  const form = type === 'application/x-www-form-urlencoded' ? parse(body) : undefined;
  if (form && typeof form.payload !== 'string') return form;
  try {
    const payload: unknown = JSON.parse(typeof form?.payload === 'string' ? form.payload : body);
    return typeof payload === 'object' && payload !== null ? (payload as Payload) : undefined;
  } catch {
    return undefined;
  }
}
