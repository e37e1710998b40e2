// desk check --live: asks each configured platform whether it accepts us, and whether everybody who may be called exists there.
import express from 'express';
import type { Chat, FrontDesk } from '../chat/chat.js';
import { systemClock } from '../clock.js';
import type { Settings } from '../config.js';
import type { Log } from '../log.js';
import { createSlack } from '../slack/app.js';

/** One sentence a trouble; empty when all is well. */
export async function checkLive(settings: Settings, log: Log): Promise<string[]> {
  const { organisation, slack } = settings;
  const troubles: string[] = [];
  // Nothing is taken in here: the desk behind the platforms is never asked.
  const desk = {} as FrontDesk;
  const chats: Chat[] = slack
    ? [createSlack({ settings: slack, desk, clock: systemClock, log, http: express() }).chat]
    : [];
  for (const chat of chats) {
    const attempt = async (what: string, work: () => Promise<string | undefined>) => {
      const trouble = await work().catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      if (trouble) troubles.push(`${chat.platform}: ${what}: ${trouble}`);
    };
    await attempt('token', async () => void (await chat.ping()));
    for (const person of organisation.people) {
      const user = person[chat.platform];
      if (user)
        await attempt(person.name, async () =>
          (await chat.profile(user)).gone ? 'the account is deactivated or a bot' : undefined,
        );
    }
  }
  return troubles;
}
