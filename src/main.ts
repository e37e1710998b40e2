// The composition root: settings -> store, desk, worker, platforms. Starts them in this order and stops them in reverse.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { systemClock } from './clock.js';
import { readConfig, type Settings } from './config.js';
import { printFaults, StartRefused } from './faults.js';
import { createHttpFront } from './http-front.js';
import { createLog } from './log.js';
import { loadScripts, missing } from './script/load.js';
import type { Script } from './script/schema.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * What a report leaves behind is collected before as much again has gathered as is needed: a twentieth less memory
 * than with growth by 60 %, for about a fourteenth more processor time.
 */
setFlagsFromString('--heap-growing-percent=25');

async function main(): Promise<void> {
  const { settings, faults, scriptFolders } = readConfig(root);
  const language = settings?.organisation.language;
  const scripts = loadScripts(scriptFolders, language);
  const all = [...faults, ...scripts.faults, ...missing(scripts, scriptFolders, language)];
  if (!settings || all.length > 0) {
    printFaults(all, language);
    process.exitCode = 1;
    return;
  }
  const { triage } = scripts;
  await run({ ...settings, organisation: { ...settings.organisation, triage } }, scripts.scripts);
}

async function run(settings: Settings, scripts: Map<string, Script>): Promise<void> {
  // Only now: settings with a fault are answered at once, before all that a running desk needs is read.
  const { assemble } = await import('./assemble.js');
  const log = createLog(settings.logLevel);
  const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
  const http = createHttpFront();
  const desk = await assemble({ settings, scripts, http, clock: systemClock, log, version });
  const server = createServer(http.listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.host, resolve);
  });
  // From here on reports come in, although the platforms are still asked about people.
  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    server.close();
    server.closeIdleConnections();
    await desk.stop();
    server.closeAllConnections();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(signal));
  process.on('unhandledRejection', (reason) => {
    log.error(
      { error: reason instanceof Error ? reason.stack : String(reason) },
      'a fault of the desk itself; it goes on',
    );
  });
  try {
    await desk.start();
    if (stopping) return;
  } catch (error) {
    if (stopping) return;
    server.close();
    server.closeAllConnections();
    throw error;
  }
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const url = `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`;
  log.info(
    { url, practice: settings.practice, platforms: settings.organisation.platforms, version },
    'the desk is open',
  );
  if (settings.practice) process.stdout.write(`\n  窓口（練習用） / practice desk: ${url}\n\n`);
}

main().catch((error: NodeJS.ErrnoException) => {
  if (error instanceof StartRefused) printFaults(error.faults);
  else process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
});

/** What an operator can act on, for the faults that a start meets most often. */
function sentenceOf(error: NodeJS.ErrnoException): string {
  if (error.code === 'EADDRINUSE')
    return `別のプログラムがこのポートを使っています。PORT を変えてください。\nAnother program uses this port. Start with another PORT, such as PORT=3001 npm start.`;
  return `始められません。 / The desk cannot start.\n${error.stack ?? error.message}`;
}
