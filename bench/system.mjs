// Starts what is measured as a process of its own, and reads from the kernel what it uses.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');
export const secret = 'a signing secret for measurements';
export const deskChannel = 'C0DESK';
export const commander = 'U0TANAKA';
const TICKS_A_SECOND = 100;
process.setMaxListeners(0);

const settings = `
organisation: Example KK
timezone: Asia/Tokyo
language: ja
channels:
  desk: { slack: ${deskChannel}, teams: "19:desk@thread.tacv2" }
people:
  - { id: tanaka, name: 田中, language: ja, slack: ${commander}, teams: aad-tanaka, roles: [commander] }
  - { id: suzuki, name: Suzuki, language: en, slack: U0SUZUKI, teams: aad-suzuki, roles: [commander, ciso] }
rota:
  - { from: 2020-01-06T09:00, every: 5000w, members: [tanaka, suzuki] }
paging:
  rungs:
    - { call: on-call, answer_within: 1d }
  last_resort: "03-0000-0000"
`;

/** The library that slows syncs down, or undefined where there is no compiler for it. */
export function slowSync(folder) {
  const library = join(folder, 'slow-sync.so');
  if (existsSync(library)) return library;
  const made = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, join(here, 'slow-sync.c'), '-ldl']);
  return made.status === 0 ? library : undefined;
}

export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param what "bare", "one-commit", "desk", "bare-teams" or "desk-teams"
 * @param options.database a file that is there already
 * @param options.syncMs added to every sync of the disk
 */
export async function start(what, platforms, { database, syncMs = 0, env = {}, settle = true } = {}) {
  const folder = newFolder();
  const port = await freePort();
  const library = syncMs > 0 ? slowSync(folder) : undefined;
  if (syncMs > 0 && !library) throw new Error('no gcc: a slow disk cannot be simulated');
  writeFileSync(join(folder, 'desk.yml'), settings);
  const file = database ?? join(folder, 'desk.db');
  const slack = {
    SLACK_BOT_TOKEN: 'xoxb-trial',
    SLACK_SIGNING_SECRET: secret,
    SLACK_API_URL: `http://127.0.0.1:${platforms.port}/api/`,
  };
  const teams = { TEAMS_UNAUTHENTICATED_LOCAL: '1', TEAMS_SERVICE_HOSTS: `127.0.0.1:${platforms.port}` };
  const ownDesk = { DATABASE_URL: `file:${file}`, DESK_CONFIG: join(folder, 'desk.yml'), HOST: '127.0.0.1' };
  const kinds = {
    bare: ['bench/bare-bolt.mjs', slack],
    'one-commit': ['bench/bare-bolt.mjs', { ...slack, DATABASE: file }],
    desk: ['dist/src/main.js', { ...slack, ...ownDesk }],
    'bare-teams': ['bench/bare-teams.mjs', {}],
    'desk-teams': ['dist/src/main.js', { ...teams, ...ownDesk }],
  };
  const [program, own] = kinds[what];
  const preload = library ? { LD_PRELOAD: library, SYNC_DELAY_MS: String(syncMs) } : {};
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...(process.env.BENCH_NODE ?? '').split(' ').filter(Boolean), join(root, program)],
    {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        SLACK_APP_TOKEN: '',
        PORT: String(port),
        ...own,
        ...preload,
        ...env,
      },
      stdio: ['ignore', process.env.BENCH_LOG ? 'inherit' : 'ignore', 'inherit'],
    },
  );
  process.on('exit', () => child.kill('SIGKILL'));
  const system = {
    what,
    port,
    file,
    began,
    teams: what.endsWith('teams'),
    pid: child.pid,
    cpuMs: () => cpuMs(child.pid),
    memoryMb: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
    },
  };
  if (settle) await opened(system, child);
  return system;
}

/** Processor time so far, of all threads. */
function cpuMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1_000;
}

async function opened({ what, port }, child) {
  const path = what.startsWith('desk') ? '/readyz' : '/';
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${what} ended instead of opening`);
    const status = await fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.status,
      () => 0,
    );
    if (what.startsWith('desk') ? status === 200 : status > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
