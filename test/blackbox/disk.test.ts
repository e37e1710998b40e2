// The database cannot be written: no report is acknowledged that is not kept, health turns red, and all is well again afterwards.
import { spawnSync } from 'node:child_process';
import { renameSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { messageEvent, pressOn, slashCommand } from '../world/slack-payloads.js';
import { answered, employee, health, openSite, report, type Site, settled, tanaka, told, until } from './drive.js';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const kept = () => ['tickets', 'events', 'texts', 'handled'].map((table) => site.rows(`select * from ${table}`));

/** While the database cannot be written, and after it can be again. */
async function expectNothingLost(broken: () => void, mended: () => void): Promise<void> {
  const before = await report(site);
  await settled(site);
  const stood = kept();
  broken();
  const users = [employee(), employee(), employee()];
  const events = users.map((user) => messageEvent(user, '怪しい添付を開いてしまった'));
  try {
    const sent = await Promise.all(events.map((event) => site.send.event(event)));
    expect(sent.map(({ status }) => status)).toEqual([500, 500, 500]);
    const press = pressOn(tanaka, before.card, { action_id: 'acknowledge', value: before.ticket, block_id: '9' });
    expect((await site.send.interaction(press)).status).toBe(500);
    expect((await site.send.command(slashCommand(tanaka, 'report 怪しい添付を開いてしまった'))).status).toBe(500);
    const { status, reasons } = await health(site.run);
    expect({ status, reasons: reasons.join() }).toEqual({ status: 503, reasons: expect.stringMatching(/store/) });
    expect((await fetch(`${site.run.url}/healthz`)).status).toBe(200);
  } finally {
    mended();
  }
  expect(kept()).toEqual(stood);
  // Slack delivers again.
  for (const event of events) expect((await site.send.event(event, { retry: 1 })).status).toBe(200);
  await until('green again', async () => (await health(site.run)).status === 200);
  for (const user of users) {
    await answered(site, user);
    expect(told(site, user)).toHaveLength(1);
  }
}

test('another program holds the database', async () => {
  const other = new Database(site.database);
  await expectNothingLost(
    () => other.exec('begin exclusive'),
    () => other.exec('rollback'),
  );
  other.close();
});

test('the file is moved away under the running desk', () =>
  expectNothingLost(
    () => renameSync(site.database, `${site.database}.away`),
    () => renameSync(`${site.database}.away`, site.database),
  ));

test('it was held for a moment only: the report is answered late, not refused', async () => {
  const other = new Database(site.database);
  other.exec('begin immediate');
  const user = employee();
  const sent = site.send.event(messageEvent(user, '怪しい添付を開いてしまった'));
  setTimeout(() => other.exec('rollback'), 200);
  expect((await sent).status).toBe(200);
  other.close();
  await answered(site, user);
});

const limited = spawnSync('prlimit', ['--version']).status === 0;
const fileSize = (limit: string) => {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(site.run.process.pid), `--fsize=${limit}:`]);
  if (status !== 0) throw new Error(String(stderr));
};

(limited ? test : test.skip)('the disk is full (needs prlimit)', () =>
  expectNothingLost(
    () => fileSize('1'),
    () => fileSize('unlimited'),
  ),
);

(limited ? test : test.skip)('the disk fills up in the middle of writing (needs prlimit)', async () => {
  // Room for a sign of life, not for a report.
  await expectNothingLost(
    () => fileSize(String(statSync(`${site.database}-wal`).size + 6_000)),
    () => fileSize('unlimited'),
  );
});
