// The environment (12-factor): the only file that reads process.env. Secrets live here and nowhere else.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDeskYml, type SettingFault } from './desk-yml.js';
import { keyFaults, type PagerSettings, pagerNames, pagerSettings } from './pager-env.js';
import type { Organisation, PagerName, Platform } from './paging/organisation.js';
import { practiceOrganisation, seated } from './practice.js';
import type { BothLanguages } from './script/schema.js';
import type { TeamsSettings } from './teams/settings.js';
import { teamsSettings } from './teams-env.js';

export interface SlackSecrets {
  botToken: string;
  signingSecret?: string;
  appToken?: string;
  apiUrl: string;
}

export interface Settings {
  /** The folder the desk was installed in. */
  root: string;
  host: string;
  port: number;
  logLevel: string;
  /** A path of a SQLite file. */
  databaseFile: string;
  slack?: SlackSecrets;
  teams?: TeamsSettings;
  /** Absent: nobody is reached but by chat. */
  pagers?: PagerSettings;
  organisation: Organisation;
  /** No platform's secrets are set: the practice desk runs, and nobody is really paged. */
  practice: boolean;
}

export type ReadConfig = {
  /** The organisation's own scripts, over ours. Known even when the settings are broken, so that all faults can be told together. */
  scriptFolders: string[];
} & ({ settings: Settings; faults: [] } | { settings?: undefined; faults: (SettingFault & { file: string })[] });

type Environment = Record<string, string | undefined>;

const loopback = ['127.0.0.1', '::1', 'localhost'];
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads everything and finds every mistake at once. Starts nothing. */
export function readConfig(root: string, environment: Environment = environmentOf(root)): ReadConfig {
  const env = withoutBlanks(environment);
  const faults: (SettingFault & { file: string })[] = [];
  const fault = (path: string, ja: string, en: string) => void faults.push({ file: '.env', path, says: { ja, en } });

  const slack = slackSecrets(env, fault);
  const host = env.HOST ?? '127.0.0.1';
  const { settings: teams, faults: teamsFaults } = teamsSettings(env, host);
  faults.push(...teamsFaults.map((one) => ({ file: '.env', ...one })));
  const platforms: Platform[] = [...(slack ? (['slack'] as const) : []), ...(teams ? (['teams'] as const) : [])];
  const practice = platforms.length === 0;
  if (practice && !loopback.includes(host))
    fault(
      'HOST',
      `練習用の窓口は、この端末からしか開けません。${loopback.join('、')} のどれかにしてください。`,
      `The practice desk opens only on this computer. Write one of ${loopback.join(', ')}.`,
    );
  const port = Number(env.PORT ?? '3000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fault('PORT', '0から65535の数を書いてください。', 'Write a number from 0 to 65535.');
  const logLevel = env.LOG_LEVEL ?? 'info';
  if (!levels.includes(logLevel))
    fault('LOG_LEVEL', `${levels.join('、')} のどれかを書いてください。`, `Write one of ${levels.join(', ')}.`);
  const databaseFile = databasePath(root, env.DATABASE_URL, practice, fault);
  // The practice desk pages nobody outside, whatever the environment holds.
  const pagers = practice ? {} : pagerSettings(env, fault);
  const organisation = readOrganisation(
    root,
    env.DESK_CONFIG,
    { platforms, pagers: pagerNames(pagers) },
    practice,
    faults,
  );
  if (organisation) keyFaults(organisation, pagers, fault);

  const scriptFolders = [join(root, 'scripts'), ...(env.SCRIPTS_DIR ? [resolve(root, env.SCRIPTS_DIR)] : [])];
  if (faults.length > 0 || !organisation) return { scriptFolders, faults };
  const settings = { root, host, port, logLevel, databaseFile, slack, teams, pagers, organisation, practice };
  return { scriptFolders, settings, faults: [] };
}

type Tell = (path: string, ja: string, en: string) => void;

function slackSecrets(env: Environment, fault: Tell): SlackSecrets | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = env;
  if (!botToken && !signingSecret && !appToken) return undefined;
  if (!botToken)
    fault('SLACK_BOT_TOKEN', 'ボットのトークン（xoxb-）を書いてください。', 'Write the bot token (xoxb-…).');
  if (!signingSecret && !appToken)
    fault(
      'SLACK_APP_TOKEN',
      'Socket Modeなら SLACK_APP_TOKEN（xapp-）、HTTPなら SLACK_SIGNING_SECRET を書いてください。',
      'Write SLACK_APP_TOKEN (xapp-…) for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
    );
  const apiUrl = env.SLACK_API_URL ?? 'https://slack.com/api/';
  if (!URL.canParse(apiUrl))
    fault(
      'SLACK_API_URL',
      'https://slack.com/api/ のようなURLを書いてください。',
      'Write a URL such as https://slack.com/api/.',
    );
  return { botToken: botToken ?? '', signingSecret, appToken, apiUrl };
}

function databasePath(root: string, url: string | undefined, practice: boolean, fault: Tell): string {
  if (!url) return join(root, 'data', practice ? 'practice.db' : 'desk.db');
  const [, file] = /^file:(?:\/\/(?=\/))?(.+)$/.exec(url) ?? [];
  if (!file) {
    fault('DATABASE_URL', 'file:data/desk.db のように書いてください。', 'Write it like file:data/desk.db.');
    return '';
  }
  return file.startsWith('/') || file === ':memory:' ? file : join(root, file);
}

function readOrganisation(
  root: string,
  configured: string | undefined,
  running: { platforms: Platform[]; pagers: PagerName[] },
  practice: boolean,
  faults: (SettingFault & { file: string })[],
): Organisation | undefined {
  const name = configured ?? 'desk.yml';
  const file = name.startsWith('/') ? name : join(root, name);
  if (!existsSync(file)) {
    if (practice && !configured) return practiceOrganisation;
    faults.push({ file: name, path: '', says: noDeskYml });
    return undefined;
  }
  const read = readDeskYml(readFileSync(file, 'utf8'), running.platforms, running.pagers);
  faults.push(...read.faults.map((one) => ({ file: name, ...one })));
  if (!read.organisation) return undefined;
  return practice ? seated(read.organisation) : read.organisation;
}

const noDeskYml: BothLanguages = {
  ja: 'このファイルがありません。desk.example.yml を desk.yml に写し、書き換えてください。',
  en: 'There is no such file. Copy desk.example.yml to desk.yml and change it.',
};

/** `KEY=` in .env means: not set. */
function withoutBlanks(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/** What is set outside wins over .env. */
function environmentOf(root: string): Environment {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}
