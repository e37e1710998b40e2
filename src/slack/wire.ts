// One POST to Slack's Web API.
import { createCaller, objectIn } from '../calls.js';

/** From the call to the end of the answer. The worker's leases leave room for three such calls. */
const TIMEOUT_MS = 5_000;

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
  const call = createCaller(TIMEOUT_MS);
  const headers = {
    authorization: `Bearer ${botToken}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    'user-agent': 'madoguchi',
  };
  return {
    async post(method, args) {
      const answer = await call({ origin, path: folder + method, method: 'POST', headers, body: formOf(args) });
      const retryAfter = Number.parseInt(String(answer.headers['retry-after']), 10);
      return {
        status: answer.status,
        said: objectIn(answer.body),
        retryAfterSeconds: Number.isNaN(retryAfter) ? undefined : retryAfter,
        scopes: answer.headers['x-oauth-scopes']?.toString(),
      };
    },
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
