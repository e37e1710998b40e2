// npm run manifest, run as an operator does; manifest/teams and the code name the same things.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { REPORT_MESSAGE } from '../../src/teams/read-clicks.js';
import { appId } from '../world/teams.js';

const root = join(__dirname, '../..');
const pack = (env: Record<string, string>) =>
  spawnSync(process.execPath, ['tools/manifest.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, MicrosoftAppId: appId, ...env },
    encoding: 'utf8',
  });

test('fills in the app id and packs manifest, translation and icons', () => {
  const { status, stdout, stderr } = pack({
    TEAMS_APP_DEVELOPER: 'Example "KK"',
    TEAMS_APP_URL: 'https://example.co.jp/desk',
  });
  expect([status, stderr]).toEqual([0, '']);
  const files = unzipSync(readFileSync(stdout.trim()));
  expect(Object.keys(files).sort()).toEqual(['color.png', 'ja.json', 'manifest.json', 'outline.png']);
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()));
  expect(manifest).toMatchObject({
    id: appId,
    bots: [{ botId: appId }],
    composeExtensions: [{ botId: appId, commands: [{ id: REPORT_MESSAGE, context: ['message'], fetchTask: true }] }],
    developer: { name: 'Example "KK"', websiteUrl: 'https://example.co.jp/desk' },
  });
  expect(JSON.stringify(manifest)).not.toContain('{{');
});

test.each([
  [{ MicrosoftAppId: '' }, 'MicrosoftAppId'],
  [{ MicrosoftAppId: 'my-bot' }, 'manifest.json: id: must be a GUID'],
  [{ TEAMS_APP_URL: 'http://example.com' }, 'developer.websiteUrl'],
  [{ TEAMS_APP_DEVELOPER: 'a name that is longer than thirty-two' }, 'developer.name'],
])('%j: says what is wrong and packs nothing', (env, says) => {
  const { status, stdout, stderr } = pack(env);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(says);
});

test('the words of the command list are words the desk knows, in both languages', () => {
  const { bots } = JSON.parse(readFileSync(join(root, 'manifest/teams/manifest.json'), 'utf8'));
  const ja = JSON.parse(readFileSync(join(root, 'manifest/teams/ja.json'), 'utf8'));
  const english = bots[0].commandLists[0].commands.map((one: { title: string }) => one.title);
  const japanese = [0, 1, 2, 3].map((index) => ja[`bots[0].commandLists[0].commands[${index}].title`]);
  const code = readFileSync(join(root, 'src/teams/read.ts'), 'utf8');
  for (const word of [...english, ...japanese]) expect(code).toMatch(new RegExp(`^  '?${word}'?: '`, 'm'));
});

test('the icons are drawn by tools/icons.mjs', () => {
  const before = ['color.png', 'outline.png'].map((name) =>
    readFileSync(join(root, 'manifest/teams', name)).toString('hex'),
  );
  execFileSync(process.execPath, ['tools/icons.mjs'], { cwd: root });
  const after = ['color.png', 'outline.png'].map((name) =>
    readFileSync(join(root, 'manifest/teams', name)).toString('hex'),
  );
  expect(after).toEqual(before);
});
