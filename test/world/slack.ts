// A stand-in for Slack's Web API on loopback: keeps what is posted, checks it against Slack's limits and scopes, and fails on request.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMethods, directOf } from './slack-methods.js';
import { createRooms, type SlackRoom } from './slack-rooms.js';
import { createSocketSide, type SocketSide } from './slack-socket.js';
import { createUploads } from './slack-uploads.js';

type Json = Record<string, unknown>;

/** One failure of one call. `after`: applied first, and then answered as if it had failed. */
export type Fault =
  | { is: 'too-many'; retryAfter?: string }
  | { is: 'server-error'; after?: boolean }
  | { is: 'error'; error: string }
  | { is: 'html' }
  | { is: 'hang'; after?: boolean }
  | { is: 'reset'; after?: boolean };

export interface PostedMessage {
  channel: string;
  ts: string;
  thread_ts?: string;
  user: string;
  text: string;
  blocks: Json[];
  metadata?: Json;
  /** Texts of earlier versions, oldest first. */
  earlier: string[];
}

export interface UploadedFile {
  name: string;
  title: string;
  alt: string;
  bytes: Buffer;
  channel: string;
  thread?: string;
}

export interface SlackUser {
  id: string;
  name?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
}

export interface SlackOptions {
  /** Channels that exist; undefined: all do. Direct messages always do. */
  channels?: string[];
  users?: SlackUser[];
  scopes?: string[];
  /** Refuses more than one message a second in a channel, as Slack does. */
  strictPace?: boolean;
  /** How many faults may strike one message, each of another kind; undefined: as chance has it. */
  faultsAMessage?: number;
  /** Apps may bring archived channels back; most workspaces do not let them. */
  mayUnarchive?: boolean;
}

export interface SlackWorld {
  /** For SLACK_API_URL. */
  url: string;
  calls: { method: string; args: Json }[];
  /** What was wrong with what we were sent. */
  violations: string[];
  messages: PostedMessage[];
  ephemerals: { channel: string; user: string; text: string; blocks: Json[]; thread_ts?: string }[];
  openedViews: { trigger: string; view: Json }[];
  homes: Map<string, Json>;
  /** Private channels that the app opened, archived ones too. */
  rooms: SlackRoom[];
  /** Files that stand in conversations. */
  files: UploadedFile[];
  socket: SocketSide;
  /** The next `times` calls of the method fail so. */
  fail(method: string, fault: Fault, times?: number): void;
  /** Faults of the method that no call has met yet. */
  faultsLeft(method: string): number;
  in(channel: string): PostedMessage[];
  /** The direct conversation with a user. */
  direct(user: string): PostedMessage[];
  close(): Promise<void>;
}

/** What the manifest asks for. */
export const grantedScopes = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:write',
  'users:read',
];

const scopeOf: Record<string, string[]> = {
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'conversations.open': ['im:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.list': ['groups:read'],
  'conversations.members': ['groups:read'],
  'conversations.create': ['groups:write'],
  'conversations.invite': ['groups:write'],
  'conversations.kick': ['groups:write'],
  'conversations.setTopic': ['groups:write'],
  'conversations.archive': ['groups:write'],
  'conversations.unarchive': ['groups:write'],
  'users.info': ['users:read'],
};

export async function startSlack(options: SlackOptions = {}): Promise<SlackWorld> {
  const faults = new Map<string, Fault[]>();
  const struck = new Map<string, Fault[]>();
  const server: Server = createServer((request, response) => {
    serve(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const socket = createSocketSide(server, port);
  const world: SlackWorld = {
    url: `http://127.0.0.1:${port}/api/`,
    calls: [],
    violations: [],
    messages: [],
    ephemerals: [],
    openedViews: [],
    homes: new Map(),
    rooms: [],
    files: [],
    socket,
    fail: (method, fault, times = 1) =>
      void faults.set(method, [...(faults.get(method) ?? []), ...Array<Fault>(times).fill(fault)]),
    faultsLeft: (method) => faults.get(method)?.length ?? 0,
    in: (channel) => world.messages.filter((message) => message.channel === channel),
    direct: (user) => world.in(directOf(user)),
    async close() {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const uploads = createUploads(world);
  const rooms = createRooms(world, options);
  const methods = { ...createMethods(world, options), ...uploads.methods, ...rooms.methods };

  const scopes = options.scopes ?? grantedScopes;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, upload] = /^\/upload\/(.+)$/.exec(request.url ?? '') ?? [];
    if (upload !== undefined) return void response.end((await uploads.take(upload, request)) ? 'OK' : 'unknown');
    const method = (request.url ?? '').replace(/^\/api\//, '');
    const args = await argsOf(request);
    world.calls.push({ method, args });
    const fault = faultFor(method, args);
    const applied = !fault || ('after' in fault && fault.after) ? answer(method, args) : undefined;
    if (!fault) return send(response, 200, applied ?? {}, { 'x-oauth-scopes': scopes.join(', ') });
    if (fault.is === 'hang') return;
    if (fault.is === 'reset') return void request.socket.destroy();
    if (fault.is === 'html')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Gateway</h1>');
    if (fault.is === 'server-error') return send(response, 500, { ok: false });
    if (fault.is === 'error') return send(response, 200, { ok: false, error: fault.error });
    const headers: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
    send(response, 429, { ok: false, error: 'ratelimited' }, headers);
  }

  function faultFor(method: string, args: Json): Fault | undefined {
    const waiting = faults.get(method) ?? [];
    const message = JSON.stringify([method, args.channel, args.ts ?? args.metadata]);
    const before = struck.get(message) ?? [];
    if (before.length >= (options.faultsAMessage ?? Number.POSITIVE_INFINITY)) return undefined;
    const next = options.faultsAMessage === undefined ? 0 : waiting.findIndex((fault) => !before.includes(fault));
    const [fault] = next < 0 ? [] : waiting.splice(next, 1);
    if (fault) struck.set(message, [...before, fault]);
    return fault;
  }

  function answer(method: string, args: Json): Json {
    const needed = scopeOf[method] ?? [];
    if (needed.length > 0 && !needed.some((scope) => scopes.includes(scope))) {
      world.violations.push(`${method} needs ${needed.join(' or ')}`);
      return { ok: false, error: 'missing_scope', needed: needed.join(','), provided: scopes.join(',') };
    }
    const run = methods[method];
    return rooms.shut(method, args) ?? run?.(args) ?? { ok: false, error: 'unknown_method' };
  }
  return world;
}

async function argsOf(request: IncomingMessage): Promise<Json> {
  let body = '';
  for await (const chunk of request) body += chunk;
  const entries = [...new URLSearchParams(body)].map(([name, value]): [string, unknown] => [name, parsed(value)]);
  return Object.fromEntries(entries);
}

/** The desk sends lists and objects as JSON, and everything else as it is. */
function parsed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (!/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function send(response: ServerResponse, status: number, body: Json, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
