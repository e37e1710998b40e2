// What only shows when somebody waits a minute of real time, driven from outside: `npm run patient`. The same rules are shown in simulated time
// by test/auditor.test.ts and test/rounds.test.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { messageEvent } from '../world/slack-payloads.js';
import { type Bells, openBells, paging, withoutPaging } from './bells.js';
import { deskChannel, health, openSite, reads, type Site, tanaka, until } from './drive.js';

/** Longer than all its waits together, so that the one that fails is named. */
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** Until the gap begins: long enough for a desk to open before, also on a computer that has other work. */
const GAP_IN_SECONDS = 45;

let bells: Bells;
let site: Site;
beforeAll(async () => {
  bells = await openBells();
});
afterAll(() => bells.close());
beforeEach(() => bells.quiet());
afterEach(() => site.close());

test('Slack does not accept us: mail goes out, the alarm of the desk itself rings, /readyz is red', async () => {
  const people = withoutPaging.replaceAll(/slack: (U0[A-Z]+), roles/g, 'slack: $1, mail: $1@example.co.jp, roles');
  site = await openSite({ deskYml: people + paging.replaceAll(/\ds/g, '60s'), env: bells.env });
  site.world.fail('chat.postMessage', { is: 'error', error: 'token_revoked' }, 10_000);
  await site.send.event(messageEvent('U0E4000', '怪しい添付を開いてしまった'));
  await until('Tanaka is paged by mail', () => bells.mails.some(({ to }) => to.startsWith(tanaka)));
  await until(
    'operators are told by mail and alarm',
    () => bells.alarms.some(({ dedup_key }) => dedup_key === 'desk-audit'),
    150,
  );
  await until('and the mail has come', () => bells.mails.some(({ text }) => text.includes('/readyz')));
  const { status, reasons } = await health(site.run);
  expect({ status, reasons: reasons.join() }).toEqual({
    status: 503,
    reasons: expect.stringMatching(/token_revoked.*DESK-1: .*(has not been shown|should have been paged)/),
  });
});

test('a gap in the rota: new settings do not start; a restart with settings that once worked does, and says so', async () => {
  const soon = new Date(Date.now() + GAP_IN_SECONDS * 1_000 + 9 * 3_600_000).toISOString().slice(0, 19);
  const absences = `absences:\n  - { member: tanaka, from: ${soon}, to: 2099-01-01 }\n  - { member: suzuki, from: ${soon}, to: 2099-01-01 }\n`;
  site = await openSite({ deskYml: withoutPaging + absences + paging });
  await until('the room is warned', () =>
    site.world.in(deskChannel).some((one) => reads(one).includes('連絡がつかない')),
  );
  await until('it has begun', async () => (await health(site.run)).status === 503, GAP_IN_SECONDS + 90);
  await site.stop();
  const again = site.start();
  await until('it opens all the same', async () =>
    (await health(site.run)).reasons.join().includes('Nobody is on call'),
  );
  await site.stop();
  await again.catch(() => undefined);
  writeFileSync(
    join(site.folder, 'desk.yml'),
    `${withoutPaging}${absences}${paging}`.replace('03-0000-0000', '03-1111-1111'),
  );
  const refused = await Promise.allSettled([site.start()]);
  const { code, output } = await site.run.ended;
  expect([refused[0].status, code]).toEqual(['rejected', 1]);
  expect(output).toMatch(/desk\.yml rota: .*当番/);
});
