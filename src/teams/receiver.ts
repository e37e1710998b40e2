// POST /api/messages on our own server, read past Express and through the gate before anybody takes a place inside.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createDoor } from '../door.js';
import type { Log } from '../log.js';
import { answer, bodyOf } from '../posted.js';
import type { Activity } from './activity.js';
import type { Gate } from './gate.js';
import type { Answer } from './listeners.js';
import { isLoopback } from './settings.js';

/** Teams' own messages are at most about 28 KB; an invoke carries the message it was made on as well. */
const MAX_BYTES = 256 * 1024;
/** Teams has given up after 15 seconds; a connection that is held longer than this is of no use to anybody. */
const MAX_HELD_MS = 20_000;
const STOPPING = 'The desk is stopping.';

export interface ReceiverParts {
  gate: Gate;
  /** Nobody's token is checked: then only this computer is heard. */
  unauthenticatedLocal: boolean;
  /** Does what an admitted activity asks for, and says what to answer. Its failures are logged there. */
  take(activity: Activity): Promise<Answer>;
  stopping: AbortSignal;
  log: Log;
}

export function createReceiver({ gate, unauthenticatedLocal, take, stopping, log }: ReceiverParts): RequestListener {
  const door = createDoor();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping.aborted) return answer(response, 503, STOPPING);
    if (unauthenticatedLocal && !isLocal(request)) return answer(response, 401, 'Not authorised.');
    const bytes = await bodyOf(request, MAX_BYTES);
    const body = typeof bytes === 'number' ? undefined : bodyIn(request, bytes);
    if (!body) {
      log.warn({ reason: typeof bytes === 'number' ? 'too large' : 'not JSON' }, 'turned away');
      if (typeof bytes === 'number') return answer(response, 413, `The body is larger than ${MAX_BYTES} bytes.`);
      return answer(response, 400, 'The body is not JSON.');
    }
    const admission = await gate.admit(body.json, request.headers.authorization);
    if (admission.is === 'turned-away') return answer(response, admission.status, admission.says);
    await door.enter();
    try {
      // Whoever waited at the door until now is refused: what is inside is finished, and then the database is closed.
      if (stopping.aborted) return answer(response, 503, STOPPING);
      const { status, body: said } = await take(admission.activity);
      answer(response, status, said);
    } finally {
      door.leave();
    }
  }

  return (request, response) => {
    const fail = () => answer(response, 500, 'The desk could not record this. Please send it again.');
    response.setTimeout(MAX_HELD_MS, fail);
    serve(request, response).catch(fail);
  };
}

/** Only what is said to be JSON: a web page in a browser may send anything else to this computer without asking. */
function bodyIn(request: IncomingMessage, bytes: Buffer): { json: unknown } | undefined {
  if (!/^application\/json *(?:;|$)/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return { json: JSON.parse(bytes.toString()) };
  } catch {
    return undefined;
  }
}

/** From this computer, and meant for it: a web page in a browser here must not speak for people. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const from = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(from) && isLoopback((headers.host ?? '').replace(/:\d+$/, ''));
}
