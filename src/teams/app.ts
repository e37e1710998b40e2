// Teams, put together: the gate lets activities in, the desk answers, and the port sends what the desk owes.
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import type { Chat, FrontDesk } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { userOf } from './activity.js';
import { createBotFramework } from './botbuilder.js';
import { createTeamsChat } from './chat.js';
import { createConnector } from './connector.js';
import { createGate } from './gate.js';
import { type Counter, nameOf, receive } from './listeners.js';
import { createLogin } from './login.js';
import { type AddressBook, createReferences } from './references.js';
import { faultsIn, isLoopback, type TeamsSettings } from './settings.js';
import { within } from './within.js';

/** Teams' own messages are at most about 28 KB; an invoke carries the message it was made on as well. */
const MAX_BODY_BYTES = 256 * 1024;
const TOKEN_CHECK_MS = 5 * 60_000;
const LONGEST_BACKOFF_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export interface Teams {
  chat: Chat;
  /** Resolves after the first attempt to get a token; when that fails, attempts go on and `alive` says why. */
  start(): Promise<void>;
  /** Takes nothing new and finishes what it has. */
  stop(): Promise<void>;
  /** Why Teams does not work at the moment, or undefined when it does. */
  alive(): string | undefined;
  /** People whom Teams does not let us write to, such as those without the app; a page to them goes another way. */
  gaps(): { user: string; reason: string }[];
}

/**
 * Mounts POST /api/messages on our server. Throws when the settings are not safe to start with.
 * @param options.contacts the store, for conversation references
 */
export function createTeams(options: {
  settings: TeamsSettings;
  desk: FrontDesk;
  contacts: AddressBook;
  clock: Clock;
  log: Log;
  http: Express;
}): Teams {
  const { settings, desk, contacts, clock, http } = options;
  const faults = faultsIn(settings);
  if (faults.length > 0) throw new Error(faults.map(({ path, says }) => `${path}: ${says.en}`).join('\n'));
  const log = options.log.child({ platform: 'teams' });
  const login = createLogin(settings, clock);
  const bot = createBotFramework(settings);
  const gate = createGate(settings, bot, clock, log);
  const references = createReferences(contacts, settings, clock);
  const connector = createConnector(login, settings, clock);
  const chat = createTeamsChat({ connector, references, login, clock, log });
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  function track(work: Promise<void>): void {
    const done: Promise<void> = work.finally(() => underWay.delete(done));
    underWay.add(done);
  }

  const counter: Counter = {
    desk,
    chat,
    log,
    aside: (what, work) =>
      track(
        work().catch((error) =>
          log.warn({ what, reason: error instanceof Error ? error.message : '' }, 'could not be shown'),
        ),
      ),
  };

  async function take(request: Request, response: Response): Promise<void> {
    const admission = await gate.admit(request.body, request.get('authorization'));
    if (admission.is === 'turned-away') return void answerInWords(response, admission.status, admission.says);
    const { activity } = admission;
    try {
      await references.learn(activity);
      const user = userOf(activity);
      if (user) chat.heard(user);
      const members = await references.mentionedIn(activity);
      const { status, body } = await receive({ ...counter, members }, activity);
      response.status(status);
      if (body === undefined) response.end();
      else response.json(body);
    } catch (error) {
      log.error({ ...nameOf(activity), error: error instanceof Error ? error.message : '' }, 'could not be recorded');
      answerInWords(response, 500, 'The desk could not record this. Please send it again.');
    }
  }

  http.post(
    '/api/messages',
    (request: Request, response: Response, next: NextFunction) => {
      if (stopping.signal.aborted) return void answerInWords(response, 503, 'The desk is stopping.');
      if (settings.unauthenticatedLocal && !isLocal(request))
        return void answerInWords(response, 401, 'Not authorised.');
      next();
    },
    express.json({ limit: MAX_BODY_BYTES }),
    (request: Request, response: Response) => {
      const work = take(request, response);
      track(work);
      return work;
    },
    (error: { type?: string }, _request: Request, response: Response, next: NextFunction) => {
      if (response.headersSent) return next(error);
      const tooLarge = error.type === 'entity.too.large';
      if (!tooLarge && !error.type) return next(error);
      log.warn({ reason: error.type }, 'turned away');
      answerInWords(
        response,
        tooLarge ? 413 : 400,
        tooLarge ? `The body is larger than ${MAX_BODY_BYTES} bytes.` : 'The body is not JSON.',
      );
    },
  );

  async function checkToken(first: () => void): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        await chat.ping();
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ reason: error instanceof Error ? error.message : '' }, 'Teams does not take us');
      }
      first();
      const backoff = Math.min(1000 * 2 ** (failures - 1), LONGEST_BACKOFF_MS);
      await clock.wait(failures === 0 ? TOKEN_CHECK_MS : backoff, stopping.signal);
    }
  }

  return {
    chat,
    start: () => new Promise<void>((resolve) => void checkToken(resolve)),
    async stop() {
      stopping.abort();
      await within(
        clock,
        STOP_TIMEOUT_MS,
        Promise.allSettled([...underWay]).then(() => true),
      );
    },
    alive: () => login.trouble() ?? connector.trouble() ?? gate.trouble(),
    gaps: chat.gaps,
  };
}

function answerInWords(response: Response, status: number, says: string): void {
  response.status(status).type('text/plain').send(says);
}

/** From this computer, and meant for it: a web page in a browser here must not speak for people. */
function isLocal(request: Request): boolean {
  const from = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLoopback(from) && isLoopback(request.hostname);
}
