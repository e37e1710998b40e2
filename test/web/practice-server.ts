// The practice page on a free port of this computer, with the fake desk behind it.
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import express from 'express';
import { systemClock } from '../../src/clock.js';
import { createLog } from '../../src/log.js';
import { createWeb } from '../../src/web/app.js';
import { examples, fakeDesk, memoryMessages, seats } from './fake-desk.js';

export type PracticeServer = Awaited<ReturnType<typeof startPractice>>;

export async function startPractice() {
  const http = express();
  const desk = fakeDesk();
  const messages = memoryMessages();
  const assets = resolve('public/practice');
  const web = createWeb({
    http,
    desk,
    messages,
    seats,
    clock: systemClock,
    log: createLog('silent'),
    examples,
    assets,
  });
  desk.use(web.chat);
  await web.start();
  const server = http.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    desk,
    messages,
    web,
    port: (server.address() as AddressInfo).port,
    /** Breaks every open line, as a lost network does. */
    cut: () => server.closeAllConnections(),
    async stop() {
      await web.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
