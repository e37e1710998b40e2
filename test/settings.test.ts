// Settings as an operator meets them: the examples hold, and every mistake is told at once with its place, what stands there and what was
// expected, in both languages.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { readConfig } from '../src/config.js';
import { readDeskYml } from '../src/desk-yml.js';
import { faultLines } from '../src/faults.js';
import type { Platform } from '../src/paging/organisation.js';

const root = resolve(__dirname, '..');
const example = readFileSync(join(root, 'desk.example.yml'), 'utf8');

/** The example with some of its words replaced; each must be there. */
function changed(...changes: [string, string][]): string {
  return changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, example);
}

const faultsOf = (text: string, platforms: Platform[] = ['slack']) =>
  readDeskYml(text, platforms).faults.map(({ path, says }) => [path, says.en]);

describe('desk.example.yml', () => {
  test.each<Platform[][]>([[['slack']], [['teams']], [['slack', 'teams']], [['web']]])('holds for %j', (platforms) => {
    expect(faultsOf(example, platforms)).toEqual([]);
  });

  test('is read as it says', () => {
    const { organisation } = readDeskYml(example, ['slack']);
    expect(organisation).toMatchObject({
      name: 'Example KK',
      timezone: 'Asia/Tokyo',
      language: 'ja',
      platforms: ['slack'],
      channels: { desk: { slack: 'C0DESK' }, isms: { slack: 'C0ISMS' }, staff: { slack: 'C0STAFF' } },
      rota: [{ from: '2026-11-02T09:00', every: { unit: 'weeks', count: 1 }, members: ['tanaka', 'suzuki'] }],
      overrides: [{ from: '2026-12-29T09:00', to: '2027-01-04T09:00', member: 'suzuki' }],
      paging: {
        rungs: [
          { call: 'on-call', answerWithinSeconds: 900 },
          { call: 'next-on-call', answerWithinSeconds: 900 },
          { call: 'role:ciso', answerWithinSeconds: 900 },
        ],
        rounds: 2,
        lastResort: '090-0000-0000',
      },
    });
    expect(organisation?.people.map(({ id, roles }) => [id, ...roles])).toEqual([
      ['tanaka', 'commander'],
      ['suzuki', 'commander', 'it'],
      ['sato', 'ciso'],
      ['yamada', 'isms'],
      ['smith', 'pr'],
    ]);
  });

  test('holds with everything in it that is only offered', () => {
    const all = example.replace(/^( *)# (- \{|[a-z_]+:(?= |$))/gm, '$1$2');
    expect(all).not.toBe(example);
    const { organisation, faults } = readDeskYml(all, ['slack'], ['mail', 'webhook']);
    expect(faults).toEqual([]);
    expect(organisation?.people.map(({ id }) => id)).toContain('mori');
    expect(organisation?.rota).toHaveLength(2);
    expect(organisation?.paging).toMatchObject({
      ladders: [{ name: 'critical', severity: ['SEV1'] }],
      stillOnIt: { afterSeconds: 14_400, answerWithinSeconds: 900, times: 3 },
      nextWayAfterSeconds: 60,
      remindAfterSeconds: 1_800,
    });
  });

  test('may be cut down to the least that works', () => {
    const { organisation, faults } = readDeskYml(
      'organisation: Example KK\nchannels: { desk: { slack: C1 } }\npeople: [{ id: a, name: A, slack: U1, roles: [commander] }]',
      ['slack'],
    );
    expect(faults).toEqual([]);
    expect(organisation).toMatchObject({ timezone: 'Asia/Tokyo', language: 'ja', paging: { rounds: 2 } });
    expect(organisation?.paging.rungs).toHaveLength(3);
  });
});

describe('desk.yml with mistakes', () => {
  test('names each of them: place, what stands there, what was expected', () => {
    const text = changed(
      ['timezone: Asia/Tokyo', 'timezone: Asia/Edo'],
      ['language: ja', 'language: jp'],
      ['id: suzuki, name', 'id: Suzuki!, name'],
      ['sato@example.co.jp', 'sato'],
      ['roles: [isms]', 'roles: [boss]'],
      ['every: 1w', 'every: weekly'],
      ['to: 2027-01-04T09:00', 'to: soon'],
      ['{ call: on-call, answer_within: 15m }', '{ call: anybody, answer_within: 15 min }'],
      ['rounds: 2', 'rounds: 99'],
      ['staff: {', 'staf: {'],
    );
    expect(faultsOf(text)).toEqual(
      expect.arrayContaining([
        ['timezone', 'Now "Asia/Edo". Expected: the name of a time zone, such as Asia/Tokyo.'],
        ['language', 'Now "jp". Expected: ja, en.'],
        ['people.#2.id', 'Now "Suzuki!". Expected: an id of small letters, digits and . _ -.'],
        ['people.#3.mail', 'Now "sato". Expected: a mail address.'],
        ['people.#4.roles.#1', 'Now "boss". Expected: commander, ciso, isms, it, pr, desk.'],
        ['rota.#1.every', 'Now "weekly". Expected: a period such as 12h, 1d, 1w, 1mo.'],
        ['overrides.#1.to', 'Now "soon". Expected: a date and time such as 2026-11-02T09:00.'],
        ['paging.rungs.#1.answer_within', 'Now "15 min". Expected: a length such as 90s, 15m, 4h, 1d.'],
        ['paging.rounds', 'Now 99. Expected: at most 10.'],
        ['channels.staf', 'There is no such setting. Check its spelling and indent.'],
      ]),
    );
    const call = faultsOf(text).find(([path]) => path === 'paging.rungs.#1.call');
    expect(call?.[1]).toMatch(
      /^Now "anybody"\. Expected: on-call, next-on-call, role:<role> \(commander, .*\) or person:<id>/,
    );
    expect(faultsOf(text)).toHaveLength(11);
  });

  test('names what is missing', () => {
    expect(faultsOf('language: ja')).toEqual([
      ['organisation', 'Missing. Expected: text.'],
      ['channels', 'Missing. Expected: a group of settings (see desk.example.yml).'],
      ['people', 'Missing. Expected: a list (lines that begin with -).'],
    ]);
    expect(faultsOf('')).toHaveLength(3);
    expect(faultsOf('- only\n- a list')).not.toEqual([]);
  });

  test('names people and channels that do not fit together', () => {
    const text = changed(
      ['members: [tanaka, suzuki]', 'members: [tanaka, suzuky]'],
      ['member: suzuki', 'member: nobody'],
      ['to: 2027-01-04T09:00', 'to: 2026-12-01T09:00'],
      ['call: next-on-call', 'call: person:sasaki'],
      ['slack: U0SUZUKI', 'slack: U0TANAKA'],
      ['slack: U0SATO, teams: 00000000-0000-0000-0000-000000000003, ', ''],
      ['id: yamada', 'id: tanaka'],
      ['desk: { slack: C0DESK, ', 'desk: { '],
    );
    expect(Object.fromEntries(faultsOf(text))).toEqual({
      'people.#3': 'There is no way to call 佐藤. Write their id for slack.',
      'people.#4.id': 'The id "tanaka" is used twice.',
      people: 'Two people have the slack id "U0TANAKA".',
      'rota.#1.members.#2': expect.stringMatching(/^"suzuky" is nobody under people\. Possible: tanaka, suzuki, /),
      'overrides.#1.member': expect.stringMatching(/^"nobody" is nobody/),
      'overrides.#1.to': 'It ends before it begins.',
      'paging.rungs.#2.call': expect.stringMatching(/^"sasaki" is nobody/),
      'channels.desk.slack': "The id of the commanders' private channel is missing.",
    });
  });

  test('needs somebody who can take a ticket', () => {
    expect(faultsOf(example.replaceAll('commander', 'it'))).toContainEqual([
      'people',
      'Nobody has the role commander. Give it to at least one person: roles: [commander].',
    ]);
  });

  test('that is no YAML says so', () => {
    expect(faultsOf('people: [')).toEqual([['', expect.stringMatching(/^This is not readable as YAML: .*line 1/s)]]);
  });

  test('is told in Japanese as well', () => {
    const texts = [changed(['every: 1w', 'every: weekly'], ['rounds: 2', 'rounds: two']), 'people: [', 'x: 1'];
    for (const { says } of texts.flatMap((text) => readDeskYml(text, ['slack']).faults))
      expect([says.ja, says.en]).toEqual([
        expect.stringMatching(/\p{Script=Han}/u),
        expect.not.stringMatching(/\p{Script=Han}/u),
      ]);
  });
});

describe('the environment', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const paths = (environment: Record<string, string>) =>
    readConfig(folder, environment).faults.map(({ file, path }) => `${file} ${path}`.trim());
  const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

  test('without secrets opens the practice desk on this computer, with its own database', () => {
    const { settings } = readConfig(folder, {});
    expect(settings).toMatchObject({ practice: true, host: '127.0.0.1', port: 3000, logLevel: 'info' });
    expect(settings?.databaseFile).toBe(join(folder, 'data/practice.db'));
    expect(settings?.organisation).toMatchObject({ platforms: ['web'], channels: { desk: { web: 'desk' } } });
  });

  test('without secrets seats the people of desk.yml at the practice desk', () => {
    writeFileSync(join(folder, 'desk.yml'), example);
    const { settings } = readConfig(folder, {});
    expect(settings?.practice).toBe(true);
    expect(settings?.organisation.people.map((person) => person.web)).toContain('smith');
  });

  test('the practice desk is shown to nobody else', () => {
    expect(paths({ HOST: '0.0.0.0' })).toEqual(['.env HOST']);
    expect(paths({ HOST: '::1' })).toEqual([]);
  });

  test('with Slack reads desk.yml and keeps its own database', () => {
    writeFileSync(join(folder, 'desk.yml'), example);
    const { settings } = readConfig(folder, { ...slack, HOST: '0.0.0.0', PORT: '8080' });
    expect(settings).toMatchObject({ practice: false, host: '0.0.0.0', port: 8080, slack: { appToken: 'xapp-1' } });
    expect(settings?.organisation.platforms).toEqual(['slack']);
    expect(settings?.databaseFile).toBe(join(folder, 'data/desk.db'));
  });

  test('half of the secrets of Slack is not enough', () => {
    writeFileSync(join(folder, 'desk.yml'), example);
    expect(paths({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual(['.env SLACK_APP_TOKEN']);
    expect(paths({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual(['.env SLACK_BOT_TOKEN']);
    expect(paths({ SLACK_SIGNING_SECRET: 'x' })).toEqual(['.env SLACK_BOT_TOKEN']);
    expect(paths({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'x' })).toEqual([]);
  });

  test('half of the secrets of Teams is not enough, and without secrets only this computer is heard', () => {
    writeFileSync(join(folder, 'desk.yml'), example);
    const guid = '00000000-0000-0000-0000-00000000000a';
    expect(paths({ MicrosoftAppId: guid })).toEqual(['.env MicrosoftAppTenantId', '.env MicrosoftAppPassword']);
    expect(paths({ MicrosoftAppPassword: 'x', MicrosoftAppTenantId: 'x' })).toEqual([
      '.env MicrosoftAppId',
      '.env MicrosoftAppTenantId',
    ]);
    expect(paths({ TEAMS_UNAUTHENTICATED_LOCAL: '1', HOST: '0.0.0.0' })).toEqual(['.env TEAMS_UNAUTHENTICATED_LOCAL']);
    const secrets = { MicrosoftAppId: guid, MicrosoftAppPassword: 'x', MicrosoftAppTenantId: guid };
    expect(readConfig(folder, { ...slack, ...secrets }).settings?.organisation.platforms).toEqual(['slack', 'teams']);
  });

  test('a line without a value counts as not set', () => {
    const blank = parseEnv(readFileSync(join(root, '.env.example'), 'utf8')) as Record<string, string>;
    expect(Object.values(blank).join('')).toBe('');
    expect(readConfig(folder, blank).settings?.practice).toBe(true);
  });

  test('every mistake of every file is told at once, in sentences', () => {
    writeFileSync(join(folder, 'desk.yml'), changed(['rounds: 2', 'rounds: two'], ['every: 1w', 'every: weekly']));
    const environment = {
      ...slack,
      PORT: '99999',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://x',
      SLACK_API_URL: 'slack',
    };
    const { faults, settings } = readConfig(folder, environment);
    expect(settings).toBeUndefined();
    expect(faultLines(faults, 'en')).toEqual([
      '.env SLACK_API_URL: Write a URL such as https://slack.com/api/.',
      '.env PORT: Write a number from 0 to 65535.',
      '.env LOG_LEVEL: Write one of trace, debug, info, warn, error, fatal, silent.',
      '.env DATABASE_URL: Write it like file:data/desk.db.',
      'desk.yml rota.#1.every: Now "weekly". Expected: a period such as 12h, 1d, 1w, 1mo.',
      'desk.yml paging.rounds: Now "two". Expected: a whole number.',
    ]);
    expect(faultLines(faults).join('\n')).not.toContain('xoxb-1');
  });

  test('without desk.yml says where to begin, unless it practises', () => {
    expect(paths(slack)).toEqual(['desk.yml']);
    expect(readConfig(folder, slack).faults[0]?.says.en).toContain('Copy desk.example.yml to desk.yml');
    expect(paths({ DESK_CONFIG: 'other.yml' })).toEqual(['other.yml']);
  });

  test('places of the database and of own scripts: relative ones count from the folder of the desk', () => {
    const file = (DATABASE_URL: string) => readConfig(folder, { DATABASE_URL }).settings?.databaseFile;
    expect(file('file:data/my.db')).toBe(join(folder, 'data/my.db'));
    expect(file('file:/var/lib/desk/desk.db')).toBe('/var/lib/desk/desk.db');
    expect(file('file:///var/lib/desk/desk.db')).toBe('/var/lib/desk/desk.db');
    const scripts = (SCRIPTS_DIR: string) => readConfig(folder, { SCRIPTS_DIR }).scriptFolders[1];
    expect([scripts('ours'), scripts('/etc/ours')]).toEqual([join(folder, 'ours'), '/etc/ours']);
  });
});

describe('.env.example', () => {
  const explained = Object.keys(parseEnv(readFileSync(join(root, '.env.example'), 'utf8')));
  const textsIn = (folder: string, files: RegExp) =>
    readdirSync(join(root, folder))
      .filter((name) => files.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8'))
      .join('\n');

  test('explains every variable that the settings read', () => {
    const names =
      /\b(?:(?:SLACK|TEAMS|DESK|DATABASE|SCRIPTS|LOG|SMTP|MAIL|PUBLIC|HEARTBEAT)_[A-Z]+(?:_[A-Z]+)*|PAGER_WEBHOOK_[A-Z]+|HOST|PORT|Microsoft[A-Z]\w+)\b/g;
    const read = new Set(textsIn('src', /^config\.ts$|-env\.ts$/).match(names));
    expect([...read].filter((name) => !explained.includes(name))).toEqual([]);
    expect(read.size).toBeGreaterThan(20);
  });

  test('explains nothing that nobody reads', () => {
    const code = ['src', 'src/teams', 'tools'].map((folder) => textsIn(folder, /\.(ts|mjs)$/)).join('\n');
    expect(explained.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});
