// desk check --live: asks each configured platform whether it accepts us, and whether everybody who may be called exists there.
import type { Chat, FrontDesk } from '../chat/chat.js';
import { systemClock } from '../clock.js';
import type { Settings } from '../config.js';
import type { Log } from '../log.js';
import type { Person } from '../paging/organisation.js';
import { createSlack } from '../slack/app.js';
import type { Store } from '../store/store.js';
import { createTeams } from '../teams/app.js';

/**
 * One sentence a trouble, in the organisation's language; empty when all is well.
 * @param contacts the desk's memory of whom it has met; Teams knows people by it
 */
export async function checkLive(
  settings: Settings,
  contacts: Pick<Store, 'contact' | 'keepContact'>,
  log: Log,
): Promise<string[]> {
  const { organisation, slack, teams } = settings;
  // Nothing is taken in here: the desk behind the platforms is never asked.
  const parts = { desk: {} as FrontDesk, clock: systemClock, log, onPost: () => undefined };
  const chats: Chat[] = [
    ...(slack ? [createSlack({ settings: slack, ...parts }).chat] : []),
    ...(teams ? [createTeams({ settings: teams, contacts, ...parts }).chat] : []),
  ];
  const troubles: string[] = [];
  const say = (ja: string, en: string) => void troubles.push(organisation.language === 'ja' ? ja : en);
  for (const chat of chats) {
    const refused = await failure(() => chat.ping());
    if (refused !== undefined)
      say(`${chat.platform} につながりません：${refused}`, `${chat.platform} does not answer: ${refused}`);
    else {
      const lacking = (await chat.lacks?.()) ?? [];
      if (lacking.length > 0) sayLacking(chat, lacking, say);
      for (const person of organisation.people) await checkPerson(chat, person, say);
    }
  }
  return troubles;
}

function sayLacking({ platform }: Chat, scopes: string[], say: (ja: string, en: string) => void): void {
  const all = scopes.join(', ');
  say(
    `${platform} のアプリに権限が足りません：${all}。マニフェストを貼り直し、再インストールしてください。`,
    `the ${platform} app lacks ${all}: paste the manifest again and reinstall the app.`,
  );
}

async function checkPerson(chat: Chat, person: Person, say: (ja: string, en: string) => void): Promise<void> {
  const user = person[chat.platform];
  if (!user) return;
  const at = `${chat.platform} ${user}`;
  const failed = await failure(async () => {
    const { gone, name } = await chat.profile(user);
    if (gone)
      say(
        `${person.name}（${at}）は、停止中のアカウントかボットです。`,
        `${person.name} (${at}) is a deactivated account or a bot.`,
      );
    else if (name === undefined)
      say(
        `${person.name}（${at}）が見つかりません。id を確かめ、窓口のアプリを入れてもらってください。`,
        `${person.name} (${at}) was not found. Check the id, and have them install the desk's app.`,
      );
  });
  if (failed !== undefined)
    say(
      `${person.name}（${at}）を確かめられません：${failed}`,
      `${person.name} (${at}) could not be checked: ${failed}`,
    );
}

async function failure(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
