// desk check: everything that can be wrong before the first report, told at once.

import { join } from 'node:path';
import { systemClock } from '../clock.js';
import { readConfig } from '../config.js';
import { faultLines } from '../faults.js';
import { createLog } from '../log.js';
import { dutyAt } from '../paging/rota.js';
import { loadScripts, missing } from '../script/load.js';
import { readMigrations } from '../store/migrate.js';
import { openSqlite } from '../store/sqlite.js';
import { checkWays } from './check-ways.js';

export async function check(root: string, args: string[]): Promise<number> {
  const { settings, faults, scriptFolders } = readConfig(root);
  const language = settings?.organisation.language;
  const loaded = loadScripts(scriptFolders, language);
  const { scripts } = loaded;
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const all = [...faults, ...loaded.faults, ...missing(loaded, scriptFolders, language)];
  for (const line of faultLines(all, language)) print(`- ${line}`);
  if (!settings || all.length > 0) {
    print(`${all.length} か所を直してください。 / ${all.length} to mend.`);
    return 1;
  }
  const { organisation } = settings;
  const onCall = dutyAt(organisation, systemClock.now())?.onCall;
  const say = (ja: string, en: string) => print(organisation.language === 'ja' ? ja : en);
  say(
    `設定と対応スクリプト${scripts.size}件に、誤りはありません（${settings.practice ? '練習用' : organisation.platforms.join('、')}）。`,
    `Settings and ${scripts.size} response scripts are in order (${settings.practice ? 'practice desk' : organisation.platforms.join(', ')}).`,
  );
  const name = organisation.people.find((person) => person.id === onCall)?.name;
  if (name) say(`いまの当番：${name}`, `On call now: ${name}`);
  else say('いまの当番がいません。rota を確かめてください。', 'Nobody is on call now. Look at rota.');
  if (!args.includes('--live')) return name ? 0 : 1;
  const { store } = openSqlite(settings.databaseFile, readMigrations(join(root, 'migrations')));
  const { checkLive } = await import('./check-live.js');
  const chat = await checkLive(settings, store, createLog('silent')).finally(() => store.close());
  const ways = await checkWays(settings.pagers ?? {}, organisation.language);
  const troubles = [...chat, ...ways.troubles];
  for (const line of ways.well) print(line);
  for (const trouble of troubles) print(`- ${trouble}`);
  if (troubles.length === 0) say('接続先はすべて応答しました。', 'Every platform answered.');
  return troubles.length === 0 && name ? 0 : 1;
}
