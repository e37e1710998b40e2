// Sets up what most tests here need: the stand-in, a desk in memory that behaves, and Teams between them.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../src/clock.js';
import { createHttpFront } from '../../src/http-front.js';
import { createLog } from '../../src/log.js';
import type { Contact } from '../../src/store/store.js';
import { createTeams, type Teams } from '../../src/teams/app.js';
import type { AddressBook } from '../../src/teams/references.js';
import type { TeamsSettings } from '../../src/teams/settings.js';
import { createFakeDesk, type FakeDesk } from '../slack/fake-desk.js';
import { appId, type Json, password, startTeams, type TeamsWorld, tenantId } from '../world/teams.js';

export interface Stage {
  world: TeamsWorld;
  desk: FakeDesk;
  teams: Teams;
  contacts: Map<string, Contact>;
  /** Posts an activity with the token that belongs to it, or with `authorization` (null: none). */
  send(body: unknown, authorization?: string | null): Promise<{ status: number; text: string; json: Json }>;
  close(): Promise<void>;
}

export function addressBook(): AddressBook & { kept: Map<string, Contact> } {
  const kept = new Map<string, Contact>();
  return {
    kept,
    contact: async (_platform, user) => kept.get(user),
    keepContact: async (contact) => void kept.set(contact.user, { ...contact }),
  };
}

/** The settings of an organisation whose cloud is the stand-in: everything else is as in production. */
export function settingsFor(world: TeamsWorld): TeamsSettings {
  return {
    appId,
    password,
    tenantId,
    unauthenticatedLocal: false,
    host: '127.0.0.1',
    serviceHosts: [new URL(world.url).host],
    cloud: {
      ToChannelFromBotLoginUrl: `${world.url}/botframework.com`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      OAuthUrl: `${world.url}/oauth`,
      ToBotFromChannelOpenIdMetadataUrl: `${world.url}/keys/openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${world.url}/keys/openid`,
    },
  };
}

export async function onStage(
  options: { settings?: Partial<TeamsSettings>; clock?: Clock; contacts?: ReturnType<typeof addressBook> } = {},
): Promise<Stage> {
  const world = await startTeams();
  const desk = createFakeDesk();
  const contacts = options.contacts ?? addressBook();
  const front = createHttpFront();
  const settings = { ...settingsFor(world), ...options.settings };
  const log = createLog('silent');
  const teams = createTeams({
    settings,
    desk,
    contacts,
    clock: options.clock ?? systemClock,
    log,
    onPost: front.onPost,
  });
  const server: Server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await teams.start();
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    world,
    desk,
    teams,
    contacts: contacts.kept,
    async send(body, authorization) {
      const serviceUrl = typeof body === 'object' && body !== null ? (body as Json).serviceUrl : undefined;
      const token = authorization === undefined ? world.issuer.token(serviceUrl ?? world.serviceUrl()) : authorization;
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { authorization: token }) },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.includes('application/json');
      return { status: response.status, text, json: isJson ? JSON.parse(text) : undefined };
    },
    async close() {
      await teams.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
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
