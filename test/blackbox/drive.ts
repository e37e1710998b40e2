// Drives the desk from outside, as an operator and Slack would: the built program as a process of its own, a database file, a stand-in of
// Slack's Web API, and signed requests. Knows the names of the outside (environment, paths, acts, tables), none of the code.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type PostedMessage, type SlackOptions, type SlackWorld, startSlack } from '../world/slack.js';
import { createSender, messageEvent } from '../world/slack-payloads.js';
import { open } from './leftovers.js';

const root = join(__dirname, '..', '..');
const built = join(root, 'dist', 'src');
export const secret = 'a signing secret for trials';
export const deskChannel = 'C0DESK';
export const tanaka = 'U0TANAKA';
export const suzuki = 'U0SUZUKI';
export const sato = 'U0SATO';

/** Tanaka is on call for a lifetime; Suzuki is next, then the CISO; each has a day, so that long runs page nobody else. */
export const settings = `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: ${deskChannel} }
people:
  - { id: tanaka, name: 田中, language: ja, slack: ${tanaka}, roles: [commander] }
  - { id: suzuki, name: Suzuki, language: en, slack: ${suzuki}, roles: [commander] }
  - { id: sato, name: 佐藤, language: ja, slack: ${sato}, roles: [ciso] }
rota:
  - { from: 2020-01-06T09:00, every: 5000w, members: [tanaka, suzuki] }
paging:
  rungs:
    - { call: on-call, answer_within: 1d }
    - { call: next-on-call, answer_within: 1d }
    - { call: role:ciso, answer_within: 1d }
  last_resort: "03-0000-0000"
`;

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** One run of the program. */
export interface Run {
  process: ChildProcess;
  url: string;
  ended: Promise<Ended>;
  /** What it has written so far. */
  output(): string;
}

export interface Site {
  world: SlackWorld;
  folder: string;
  database: string;
  send: ReturnType<typeof createSender>;
  /** The run that is under way. */
  run: Run;
  start(more?: Record<string, string>): Promise<Run>;
  stop(signal?: NodeJS.Signals): Promise<Ended>;
  /** Rows of the database as another program sees them. */
  rows<T = Record<string, unknown>>(sql: string, ...args: unknown[]): T[];
  close(): Promise<void>;
}

export interface SiteOptions {
  slack?: SlackOptions;
  env?: Record<string, string>;
  deskYml?: string;
  /** Do not start the desk yet. */
  closed?: boolean;
}

/** A folder, a Slack and a desk. Everybody in `members` exists in Slack, as do the commanders. */
export async function openSite({ slack, env = {}, deskYml = settings, closed }: SiteOptions = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-'));
  const database = join(folder, 'desk.db');
  writeFileSync(join(folder, 'desk.yml'), deskYml);
  const world = await startSlack({ users: members, ...slack });
  open.folders.add(folder);
  open.worlds.add(world);
  const port = await freePort();
  const base = {
    ...{ SLACK_BOT_TOKEN: 'xoxb-trial', SLACK_SIGNING_SECRET: secret, SLACK_API_URL: world.url },
    ...{
      DATABASE_URL: `file:${database}`,
      DESK_CONFIG: join(folder, 'desk.yml'),
      HOST: '127.0.0.1',
      PORT: String(port),
    },
    ...env,
  };
  const site: Site = {
    world,
    folder,
    database,
    send: senderTo(port),
    run: undefined as unknown as Run,
    async start(more = {}) {
      site.run = launch({ ...base, ...more }, Number(more.PORT ?? port));
      await opened(site.run);
      return site.run;
    },
    async stop(signal = 'SIGTERM') {
      site.run.process.kill(signal);
      return site.run.ended;
    },
    rows(sql, ...args) {
      const db = new Database(database, { readonly: true, timeout: 5_000 });
      try {
        return db.prepare(sql).all(...args) as never;
      } finally {
        db.close();
      }
    },
    async close() {
      if (site.run) await site.stop('SIGKILL');
      open.worlds.delete(world);
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  if (!closed) await site.start();
  return site;
}

/** What Slack sends to the desk at this port. */
export function senderTo(port: number): Site['send'] {
  return createSender(`http://127.0.0.1:${port}/slack/events`, secret);
}

/** The command line, run beside the desk: its exit code and what it says. */
export async function commandLine(site: Site, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const env = { DATABASE_URL: `file:${site.database}`, DESK_CONFIG: join(site.folder, 'desk.yml') };
  const { code, output } = await run('cli.js', args, env).ended;
  return { code, output };
}

export function verify(site: Site): Promise<{ code: number | null; output: string }> {
  return commandLine(site, 'verify');
}

/** Starts the desk with exactly this environment. */
export function launch(env: Record<string, string>, port: number): Run {
  return { ...run('main.js', [], { PORT: String(port), ...env }), url: `http://127.0.0.1:${port}` };
}

function run(program: string, args: string[], env: Record<string, string>): Omit<Run, 'url'> {
  const child = spawn(process.execPath, [join(built, program), ...args], {
    cwd: root,
    // An empty value keeps out what a developer's own .env says.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SLACK_APP_TOKEN: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  open.children.add(child);
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      open.children.delete(child);
      resolve({ code, signal, output });
    });
  });
  return { process: child, ended, output: () => output };
}

async function opened(run: Run): Promise<void> {
  let last = await health(run);
  const opens = until('the desk opens', async () => {
    // A signal that comes before the desk listens to signals ends it without an exit code.
    if (run.process.exitCode !== null || run.process.signalCode !== null)
      throw new Error('it ended instead of opening');
    last = await health(run);
    return last.status === 200;
  });
  await opens.catch((error: Error) => {
    throw new Error(`${error.message}: /readyz ${last.status} ${last.reasons.join('; ')}\n${run.output()}`);
  });
}

/** What /readyz says; status 0 when nobody answers. */
export async function health(run: Run): Promise<{ status: number; reasons: string[] }> {
  try {
    const response = await fetch(`${run.url}/readyz`);
    return { status: response.status, ...((await response.json()) as { reasons: string[] }) };
  } catch {
    return { status: 0, reasons: [] };
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits for a condition; the deadline is generous because it is there to end a test that fails, not to measure. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  throw new Error(`did not happen: ${what}`);
}

/** Everybody who writes in these tests: employees are U0E1, U0E2, … */
const members = [
  ...[tanaka, suzuki, sato, 'U0STRANGER'].map((id) => ({ id, name: id.slice(2) })),
  ...Array.from({ length: 5_000 }, (_, index) => ({
    id: `U0E${index + 1}`,
    name: `Employee ${index + 1}`,
    locale: 'ja-JP',
  })),
];
let employees = 0;

/** An employee who has not written yet. */
export function employee(): string {
  employees += 1;
  return `U0E${employees}`;
}

/** Everything in a message that a person reads, as one text. */
export function reads(message: Pick<PostedMessage, 'text' | 'blocks'>): string {
  return [message.text, ...textsIn(message.blocks)].join('\n');
}

/** Every text inside blocks, in order. */
export function textsIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(textsIn);
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === 'text' && typeof value === 'string' ? [value] : textsIn(value),
  );
}

/** The ticket a message is about. */
export function ticketIn(message: Pick<PostedMessage, 'text' | 'blocks'> | undefined): string {
  const found = /DESK-\d+/.exec(message ? reads(message) : '')?.[0];
  if (!found) throw new Error('the message names no ticket');
  return found;
}

/** The messages of a conversation that speak of this ticket and no longer one that begins alike. */
export function about(messages: PostedMessage[], ticket: string): PostedMessage[] {
  return messages.filter((message) => new RegExp(`${ticket}(?!\\d)`).test(reads(message)));
}

/** What somebody was told directly, without the questions of the hearing, which come a few seconds after the first aid. */
export function told({ world }: Pick<Site, 'world'>, user: string): PostedMessage[] {
  return world.direct(user).filter(({ metadata }) => !JSON.stringify(metadata ?? '').includes('/hearing/'));
}

/** Waits until nothing is owed but timers and questions, and returns. */
export async function settled(site: Site, seconds?: number): Promise<void> {
  await until(
    'everything owed is sent',
    () => site.rows("select 1 from jobs where kind <> 'wake' and name not like 'hearing/%'").length === 0,
    seconds,
  );
}

/** The first answer to somebody who has just reported, once all that follows from the report is sent. */
export async function answered(site: Site, user: string): Promise<{ card: PostedMessage; ticket: string }> {
  await until('the reporter is answered', () => site.world.direct(user).length > 0);
  await settled(site);
  const [card] = site.world.direct(user) as [PostedMessage];
  return { card, ticket: ticketIn(card) };
}

/** Somebody who has not written yet reports this in a direct message. */
export async function report(site: Site, text = '怪しい添付を開いてしまった') {
  const user = employee();
  const event = messageEvent(user, text);
  const { status } = await site.send.event(event);
  if (status !== 200) throw new Error(`the report was answered ${status}:\n${site.run.output()}`);
  return { user, event, ...(await answered(site, user)) };
}
