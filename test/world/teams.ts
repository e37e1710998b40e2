// Microsoft Teams on this computer: a Bot Connector with several people, the issuer whose tokens it brings, and the login that gives us ours.
// It behaves as the real ones do as far as the desk relies on them; every way it can fail is asked for with `fail`.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createIssuer, type Issuer } from './teams-issuer.js';

/** Microsoft's limit for a message, about 28 KB; what is larger is refused. */
export const MAX_MESSAGE_BYTES = 28 * 1024;
export const appId = '11111111-2222-4333-8444-555555555555';
export const tenantId = '99999999-8888-4777-8666-555555555555';
export const password = 'a secret of the stand-in';

export type CallKind = 'send' | 'update' | 'open' | 'member' | 'login' | 'keys';

export interface Call {
  kind: CallKind;
  /** The part of the serviceUrl behind the host, such as "amer". */
  region: string;
  conversation: string;
  activity: string;
  authorization: string | undefined;
  body: Json;
  bytes: number;
}

// Answers and messages are read by tests only, a path at a time.
// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, looked into by tests
export type Json = any;

export interface Fault {
  on: CallKind;
  status: number;
  code?: string;
  retryAfter?: string;
  /** The call has had its effect all the same. */
  applied?: boolean;
  times?: number;
}

export interface Standing {
  conversation: string;
  id: string;
  message: Json;
  /** How often it was changed. */
  updates: number;
}

export interface Person {
  user: string;
  member: string;
  /** The chat with the desk; absent while the app is not installed. */
  chat?: string;
  /** Says no to every message. */
  refuses?: string;
}

export interface TeamsWorld {
  url: string;
  serviceUrl(region?: string): string;
  people: Map<string, Person>;
  calls: Call[];
  messages: Standing[];
  in(conversation: string): Standing[];
  fail(fault: Fault): void;
  /** Answers to posts are held back, after they were applied, until the returned function is called. */
  hold(): () => void;
  issuer: Issuer;
  close(): Promise<void>;
}

const person = (name: string, number: number): Person => ({
  user: `aad-${name}`,
  member: `29:${name}`,
  chat: `a:chat-${number}-${name}`,
});

export async function startTeams(): Promise<TeamsWorld> {
  const issuer = createIssuer(appId);
  const faults: Fault[] = [];
  let held: Promise<void> | undefined;
  let next = 1_700_000_000_000;
  const server: Server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const world: TeamsWorld = {
    url,
    serviceUrl: (region = 'amer') => `${url}/${region}/`,
    people: new Map(['sato', 'tanaka', 'suzuki'].map((name, index) => [`aad-${name}`, person(name, index)])),
    calls: [],
    messages: [],
    in: (conversation) => world.messages.filter((one) => one.conversation === conversation),
    fail: (fault) => void faults.push({ ...fault }),
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = () => {
          held = undefined;
          resolve();
        };
      });
      return release;
    },
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await bodyOf(request);
    const call = callOf(request, raw);
    if (!call) return answer(response, 404, refusal('NotFound'));
    world.calls.push(call);
    const fault = faults.find((one) => one.on === call.kind);
    if (fault) {
      fault.times = (fault.times ?? 1) - 1;
      if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
      if (fault.applied) apply(call);
      const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      return answer(response, fault.status, fault.code ? refusal(fault.code) : {}, headers);
    }
    const { status, body } = apply(call);
    if (held && call.kind === 'send') await held;
    answer(response, status, body);
  }

  function apply(call: Call): { status: number; body: Json } {
    if (call.kind === 'login') return login(call.body);
    if (call.kind === 'keys') return { status: 200, body: issuer.document(call.conversation, url) };
    if (call.authorization !== undefined && call.authorization !== 'Bearer our-token')
      return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
    if (call.bytes > MAX_MESSAGE_BYTES) return { status: 413, body: refusal('MessageSizeTooBig') };
    switch (call.kind) {
      case 'send':
        return send(call);
      case 'update':
        return update(call);
      case 'open':
        return open(call);
      case 'member':
        return member(call);
    }
  }

  function send({ conversation, body }: Call) {
    const who = [...world.people.values()].find((one) => one.chat === conversation);
    if (conversation.startsWith('a:') && !who) return { status: 404, body: refusal('ConversationNotFound') };
    if (who?.refuses) return { status: 403, body: refusal(who.refuses) };
    next += 1;
    world.messages.push({ conversation, id: String(next), message: body, updates: 0 });
    return { status: 201, body: { id: String(next) } };
  }

  function update({ conversation, activity, body }: Call) {
    const standing = world.messages.find((one) => one.id === activity && one.conversation === conversation);
    if (!standing) return { status: 404, body: refusal('ActivityNotFoundInConversation') };
    standing.message = body;
    standing.updates += 1;
    return { status: 200, body: { id: activity } };
  }

  function open({ body }: Call) {
    const asked = body.members?.[0]?.id;
    const who = [...world.people.values()].find((one) => one.user === asked || one.member === asked);
    if (body.tenantId !== tenantId && body.tenantId !== undefined) return { status: 403, body: refusal('Forbidden') };
    if (!who?.chat) return { status: 403, body: refusal('BotNotInConversationRoster') };
    return { status: 201, body: { id: who.chat } };
  }

  function member({ activity }: Call) {
    const who = [...world.people.values()].find((one) => one.user === activity || one.member === activity);
    if (!who) return { status: 404, body: refusal('MemberNotFoundInConversation') };
    return { status: 200, body: { id: who.member, name: `Name of ${who.user}`, aadObjectId: who.user } };
  }

  return world;
}

function login(body: Json): { status: number; body: Json } {
  const right = body.client_secret === password && body.client_id === appId && body.grant_type === 'client_credentials';
  return right
    ? { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token: 'our-token' } }
    : { status: 401, body: { error: 'invalid_client', error_codes: [7000215], error_description: 'a long sentence' } };
}

const routes: [string, RegExp, CallKind][] = [
  ['POST', /^\/([\w-]+)\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/, 'send'],
  ['PUT', /^\/([\w-]+)\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/, 'update'],
  ['POST', /^\/([\w-]+)\/v3\/conversations\/?()()$/, 'open'],
  ['GET', /^\/([\w-]+)\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/, 'member'],
  ['POST', /^\/([\w.-]+)\/oauth2\/v2\.0\/token()()$/, 'login'],
  ['GET', /^\/(keys)\/([\w-]+)()$/, 'keys'],
];

function callOf(request: IncomingMessage, raw: string): Call | undefined {
  for (const [method, path, kind] of routes) {
    const found = method === request.method && path.exec(request.url ?? '');
    if (!found) continue;
    const [region = '', conversation = '', activity = ''] = found
      .slice(1)
      .map((part) => decodeURIComponent(part ?? ''));
    const { authorization } = request.headers;
    const bytes = Buffer.byteLength(raw);
    return { kind, region, conversation, activity, authorization, body: parsed(raw, kind), bytes };
  }
  return undefined;
}

function parsed(raw: string, kind: CallKind): Json {
  if (raw === '') return {};
  return kind === 'login' ? Object.fromEntries(new URLSearchParams(raw)) : JSON.parse(raw);
}

function refusal(code: string): Json {
  return { error: { code, message: `The stand-in says ${code}.` } };
}

function answer(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
