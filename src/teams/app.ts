// Teams, put together: the gate lets activities in, the desk answers, and the port sends what the desk owes.
import type { RequestListener } from 'node:http';
import type { Chat, FrontDesk } from '../chat/chat.js';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { within } from '../within.js';
import { type Activity, userOf } from './activity.js';
import { createTeamsChat } from './chat.js';
import { createConnector } from './connector.js';
import { createGate } from './gate.js';
import { type Answer, type Counter, nameOf, receive } from './listeners.js';
import { createLogin } from './login.js';
import { createReceiver } from './receiver.js';
import { type AddressBook, createReferences } from './references.js';
import { faultsIn, type TeamsSettings } from './settings.js';
import { createTokenCheck } from './token.js';

const ENDPOINT = '/api/messages';
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
  /** Mounts a listener for what is posted to a path; nothing may have read the body. */
  onPost(path: string, listener: RequestListener): void;
}): Teams {
  const { settings, desk, contacts, clock, onPost } = options;
  const faults = faultsIn(settings);
  if (faults.length > 0) throw new Error(faults.map(({ path, says }) => `${path}: ${says.en}`).join('\n'));
  const log = options.log.child({ platform: 'teams' });
  const login = createLogin(settings, clock);
  const gate = createGate(settings, createTokenCheck(settings, clock), clock, log);
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

  async function take(activity: Activity): Promise<Answer> {
    const work = hear(activity);
    track(work.then(nothing, nothing));
    try {
      return await work;
    } catch (error) {
      log.error({ ...nameOf(activity), error: error instanceof Error ? error.message : '' }, 'could not be recorded');
      throw error;
    }
  }

  async function hear(activity: Activity): Promise<Answer> {
    const user = userOf(activity);
    if (user) chat.heard(user);
    const members = await references.mentionedIn(activity);
    const { written } = await references.learn(activity);
    const [answer] = await Promise.all([receive({ ...counter, members }, activity), written]);
    return answer;
  }

  const { unauthenticatedLocal } = settings;
  onPost(ENDPOINT, createReceiver({ gate, unauthenticatedLocal, take, stopping: stopping.signal, log }));

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

function nothing(): void {}
