// Calls to the platforms' interfaces over connections that stay open. undici takes a third of the processor time that the platforms' own
// clients take for the same (docs/adr/0013), which counts when a thousand people report at once.
import { Agent, type Dispatcher } from 'undici';

const ALARM_SHARED_MS = 500;
/** A connection that was idle longer may have been closed by the other side already. */
const IDLE_MS = 4_000;
/** To one origin. */
const MOST_CONNECTIONS = 100;
const CONNECT_MS = 5_000;
/** The longest that are asked for are pages of messages, a few hundred kilobytes. */
const MOST_BYTES = 8 * 1024 * 1024;

export interface Call {
  origin: string;
  /** As it is sent: everything in it is encoded already. */
  path: string;
  method: 'GET' | 'POST' | 'PUT';
  headers: Record<string, string>;
  body?: string;
}

/** What came back, whoever gave it. */
export interface Answer {
  status: number;
  /** By their names in small letters. */
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** Makes one call, once; a redirection is an answer like another. Throws when no answer came, or none that ends. */
export type Caller = (call: Call) => Promise<Answer>;

/** @param timeoutMs from the call to the end of the answer */
export function createCaller(timeoutMs: number): Caller {
  const agent = new Agent({
    connections: MOST_CONNECTIONS,
    keepAliveTimeout: IDLE_MS,
    connect: { timeout: Math.min(CONNECT_MS, timeoutMs) },
  });
  const givenUpTogether = createAlarm(timeoutMs);
  return (call) => ask(agent, call, givenUpTogether());
}

/** @param waiting where to stand while there is no answer; whoever is called there gives up */
function ask(agent: Agent, call: Agent.DispatchOptions, waiting: Set<() => void>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    let [status, headers]: [number, Answer['headers']] = [0, {}];
    let running: Dispatcher.DispatchController | undefined;
    let late: Error | undefined;
    const giveUp = () => {
      late = new Error('no answer in time');
      running?.abort(late);
      reject(late);
    };
    waiting.add(giveUp);
    agent.dispatch(call, {
      onRequestStart(controller) {
        running = controller;
        if (late) controller.abort(late);
      },
      onResponseStart(_, code, told) {
        [status, headers] = [code, told];
      },
      onResponseData(controller, part) {
        bytes += part.length;
        if (bytes > MOST_BYTES) controller.abort(new Error('the answer is too long'));
        else parts.push(part);
      },
      onResponseEnd() {
        waiting.delete(giveUp);
        resolve({ status, headers, body: Buffer.concat(parts).toString() });
      },
      onResponseError(_, error) {
        waiting.delete(giveUp);
        reject(error);
      },
    });
  });
}

/** Calls that begin within the same half second share an alarm: one for each costs as much as a quarter of the call. */
function createAlarm(timeoutMs: number): () => Set<() => void> {
  let waiting = new Set<() => void>();
  let full: AbortSignal | undefined;
  return () => {
    if (!full || full.aborted) {
      const together = new Set<() => void>();
      full = AbortSignal.timeout(ALARM_SHARED_MS);
      AbortSignal.timeout(timeoutMs).addEventListener('abort', () => {
        for (const giveUp of together) giveUp();
      });
      waiting = together;
    }
    return waiting;
  };
}

/** The JSON object of an answer; undefined when it is something else, such as the page of a proxy. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
