// The digest from outside: when the clock says so, exactly one arrives, with its pictures; a restart sends none again; the command line agrees.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { PostedMessage } from '../world/slack.js';
import { buttonsIn, pressOn } from '../world/slack-payloads.js';
import { employee, openSite, reads, report, type Site, secret, settings, until } from './drive.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const ISMS = 'C0ISMS';
const kato = employee();
/** Due every other second, so that a week's digest is due again and again. */
const deskYml = settings
  .replace('channels:', `digest: { cron: "*/2 * * * * *" }\nchannels:\n  isms: { slack: ${ISMS} }`)
  .replace('people:', `people:\n  - { id: kato, name: 加藤, language: ja, slack: ${kato}, roles: [isms] }`);

let site: Site;
beforeAll(async () => {
  site = await openSite({ deskYml });
});
afterAll(() => site.close());

const posted = () => site.world.in(ISMS).filter((message) => !message.thread_ts);

async function desk(...args: string[]): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: `file:${site.database}`,
    DESK_CONFIG: join(site.folder, 'desk.yml'),
  };
  const slack = { SLACK_BOT_TOKEN: 'xoxb-trial', SLACK_SIGNING_SECRET: secret };
  const cli = join(__dirname, '..', '..', 'dist', 'src', 'cli.js');
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { env: { ...env, ...slack } });
  return stdout;
}

test('exactly one arrives, also after a crash, and it is seen', async () => {
  await until('the digest arrives', () => posted().length > 0, 90);
  const [digest] = posted() as [PostedMessage];
  expect(reads(digest)).toMatch(/セキュリティ窓口 週報 \d{4}-W\d\d/);
  expect(reads(digest)).toMatch('この週、報告はありませんでした。');
  const name = /\d{4}-W\d\d/.exec(reads(digest))?.[0] ?? '';

  await site.stop('SIGKILL');
  await site.start();
  const settledAt = () =>
    site.rows<{ value: string }>("select value from kept where name = 'digest-settled'")[0]?.value;
  const before = settledAt();
  await until('the calendar was looked at again', () => settledAt() !== before, 90);
  expect(posted()).toHaveLength(1);

  const [seen] = buttonsIn(digest.blocks);
  if (!seen) throw new Error('the digest has no button');
  expect((await site.send.interaction(pressOn(kato, digest, seen))).status).toBe(200);
  await until('the card says who has seen it', () => /確認した人/.test(reads(posted()[0] as PostedMessage)));
  expect(posted()).toHaveLength(1);
  expect(await desk('digest', '--week', name)).toMatch('確認した人：加藤');
  expect(site.world.violations).toEqual([]);
});

test('a month with reports is posted on demand, once, with its pictures in its thread', async () => {
  await report(site);
  // YYYY-MM on the organisation's calendar.
  const month = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Tokyo' }).slice(0, 7);
  expect(await desk('digest', '--month', month, '--post')).toMatch(/この月の報告は\d件/);
  await until('it is posted', () => posted().length === 2);
  await until('its picture follows', () => site.world.files.length > 0, 90);
  const [, digest] = posted() as [PostedMessage, PostedMessage];
  const [picture] = site.world.files;
  expect(picture).toMatchObject({ channel: ISMS, thread: digest.ts, name: `digest-${month}-kinds.png` });
  expect(picture?.bytes.subarray(1, 4).toString()).toBe('PNG');
  expect(picture?.alt).toMatch(/種類ごとの報告/);
  const figures = JSON.parse(await desk('digest', '--month', month, '--json'));
  expect(figures.reports.now).toBe(1);
  await desk('digest', '--month', month, '--post');
  await until(
    'what is owed is done',
    () => site.rows("select 1 from jobs where kind in ('notice', 'pictures')").length === 0,
  );
  expect(posted()).toHaveLength(2);
});
