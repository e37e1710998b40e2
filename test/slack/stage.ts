// Sets up what most tests here need: the stand-in, a fake desk, and Slack over HTTP or by socket between them.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemClock } from '../../src/clock.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import { createSlack, type Slack } from '../../src/slack/app.js';
import { type SlackOptions, type SlackWorld, startSlack } from '../world/slack.js';
import { createSender } from '../world/slack-payloads.js';
import { createFakeDesk, type FakeDesk } from './fake-desk.js';

export const secret = 'a signing secret of the stand-in';

export interface Stage {
  world: SlackWorld;
  desk: FakeDesk;
  slack: Slack;
  send: ReturnType<typeof createSender>;
  close(): Promise<void>;
}

/** @param before what Slack is like when the desk starts */
export async function overHttp(options: SlackOptions = {}, before = (_world: SlackWorld) => {}): Promise<Stage> {
  const world = await startSlack(options);
  before(world);
  const desk = createFakeDesk();
  const http = createHttpFront();
  const settings = { botToken: 'xoxb-stand-in', signingSecret: secret, apiUrl: world.url };
  const slack = createSlack({ settings, desk, clock: systemClock, log: createLog('silent'), onPost: http.onPost });
  const server: Server = createServer(http.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await slack.start();
  const send = createSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`, secret);
  return {
    world,
    desk,
    slack,
    send,
    async close() {
      await slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await world.close();
    },
  };
}

export async function bySocket(
  options: SlackOptions = {},
  before = (_world: SlackWorld) => {},
): Promise<Omit<Stage, 'send'>> {
  const world = await startSlack(options);
  before(world);
  const desk = createFakeDesk();
  const settings = { botToken: 'xoxb-stand-in', appToken: 'xapp-stand-in', apiUrl: world.url };
  const slack = createSlack({ settings, desk, clock: systemClock, log: createLog('silent') });
  await slack.start();
  return {
    world,
    desk,
    slack,
    async close() {
      await slack.stop();
      await world.close();
    },
  };
}

/** Waits until something has become true; fails the test with `what` when it does not within 5 seconds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  for (let tried = 0; tried < 500; tried += 1) {
    if (holds()) return;
    await systemClock.wait(10);
  }
  throw new Error(`did not happen: ${what}`);
}
