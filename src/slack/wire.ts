// One POST to Slack's Web API over connections that stay open. undici takes a third of the processor time that Slack's own client takes for
// the same (docs/adr/0013), which counts when a thousand people report at once.
import { type Dispatcher, Pool } from 'undici';

/** From the call to the end of the answer. The worker's leases leave room for three such calls. */
const TIMEOUT_MS = 5_000;
const ALARM_SHARED_MS = 500;
/** A connection that was idle longer may have been closed by the other side already. */
const IDLE_MS = 4_000;
const MOST_CONNECTIONS = 100;

/** What came back, whoever gave it. */
export interface Answer {
  status: number;
  /** What Slack says; undefined when it was something else, such as the page of a proxy. */
  said?: Record<string, unknown>;
  /** Of Retry-After. */
  retryAfterSeconds?: number;
  /** What the token may do, with commas between, where Slack tells. */
  scopes?: string;
}

export interface Wire {
  /** Text is sent as it is, everything else as JSON, undefined not at all. Throws when no answer came. */
  post(method: string, args: Record<string, unknown>): Promise<Answer>;
}

/** @param apiUrl https://slack.com/api/, or another Web API for trials */
export function createWire(botToken: string, apiUrl: string): Wire {
  const { origin, pathname } = new URL(apiUrl);
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const pool = new Pool(origin, {
    connections: MOST_CONNECTIONS,
    keepAliveTimeout: IDLE_MS,
    connect: { timeout: TIMEOUT_MS },
  });
  const givenUpTogether = createAlarm();
  const headers = {
    authorization: `Bearer ${botToken}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'user-agent': 'madoguchi',
  };
  return {
    post: (method, args) =>
      ask(pool, { path: folder + method, method: 'POST', headers, body: formOf(args) }, givenUpTogether()),
  };
}

/** @param waiting where to stand while there is no answer; whoever is called there gives up */
function ask(pool: Pool, request: Dispatcher.DispatchOptions, waiting: Set<() => void>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let [status, headers]: [number, Headers] = [0, {}];
    let running: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    const giveUp = () => {
      late = new Error('no answer in time');
      running?.abort(late);
      reject(late);
    };
    waiting.add(giveUp);
    pool.dispatch(request, {
      onRequestStart(controller) {
        running = controller;
        if (late) controller.abort(late);
      },
      onResponseStart(_, code, told) {
        [status, headers] = [code, told];
      },
      onResponseData(_, part) {
        parts.push(part);
      },
      onResponseEnd() {
        waiting.delete(giveUp);
        resolve(answerOf(status, headers, Buffer.concat(parts).toString()));
      },
      onResponseError(_, error) {
        waiting.delete(giveUp);
        reject(error);
      },
    });
  });
}

type Headers = Record<string, string | string[] | undefined>;

function answerOf(status: number, headers: Headers, body: string): Answer {
  const retryAfter = Number.parseInt(String(headers['retry-after']), 10);
  return {
    status,
    said: objectIn(body),
    retryAfterSeconds: Number.isNaN(retryAfter) ? undefined : retryAfter,
    scopes: headers['x-oauth-scopes']?.toString(),
  };
}

/** Calls that begin within the same half second share an alarm: one for each costs as much as a quarter of the call. */
function createAlarm(): () => Set<() => void> {
  let waiting = new Set<() => void>();
  let full: AbortSignal | undefined;
  return () => {
    if (!full || full.aborted) {
      const together = new Set<() => void>();
      full = AbortSignal.timeout(ALARM_SHARED_MS);
      AbortSignal.timeout(TIMEOUT_MS).addEventListener('abort', () => {
        for (const giveUp of together) giveUp();
      });
      waiting = together;
    }
    return waiting;
  };
}

/** Lists and objects travel as JSON in a field of the form. */
function formOf(args: Record<string, unknown>): string {
  let form = '';
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined) continue;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    form += `${form === '' ? '' : '&'}${name}=${encoded(text)}`;
  }
  return form;
}

function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    // Half a character, which no form can carry.
    return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  }
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
