// The auditor: what is owed and was not sent is told by another way within minutes, whatever is broken.
import { createAuditor } from '../src/auditor.js';
import { Outage } from '../src/chat/chat.js';
import { createLog } from '../src/log.js';
import { fakePager, openStory, organisationOf, type Story } from './paging/stage.js';
import type { WorldOptions } from './world/desk.js';

const MINUTE = 60;
let story: Story;
afterEach(() => story.close());

async function audited(options: WorldOptions = {}) {
  story = await openStory(options);
  const [mail, webhook] = [fakePager('mail'), fakePager('webhook')];
  const beats: string[] = [];
  let down: string | undefined;
  const auditor = createAuditor({
    store: story.store,
    organisation: story.organisation,
    worker: story.worker,
    platforms: new Map([['slack', { alive: () => down }]]),
    pagers: new Map([mail, webhook].map((pager) => [pager.way, pager])),
    clock: story.clock,
    log: createLog('silent'),
    heartbeat: async () => void beats.push(story.clock.now()),
  });
  /** Time passes; the auditor looks every quarter of a minute, and the worker turns if it is alive. */
  async function pass(seconds: number, workerTurns = true): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 15) {
      await story.clock.advance(15);
      if (workerTurns) await story.turn();
      await auditor.look();
    }
  }
  const setDown = (why?: string) => {
    down = why;
  };
  return { auditor, mail, webhook, beats, pass, setDown };
}

test('all is sent in time: no alarm, and a heartbeat a minute', async () => {
  const { mail, webhook, beats, pass, auditor } = await audited();
  await story.report();
  await pass(10 * MINUTE);
  expect([mail.alarms, webhook.alarms, auditor.reasons()]).toEqual([[], [], []]);
  expect(beats).toHaveLength(10);
});

test('Slack does not take a page: an alarm by every other way after a minute, and one when it is over (L14, L15)', async () => {
  const { mail, webhook, pass, auditor } = await audited();
  story.chat.fail({ call: 'post', with: new Outage('token_revoked', undefined, true), when: 'before', times: 1_000 });
  await story.report();
  await pass(MINUTE);
  expect(mail.alarms).toEqual([]);
  await pass(30);
  for (const { alarms } of [mail, webhook]) {
    expect(alarms).toHaveLength(1);
    expect(alarms[0]?.lines.join()).toMatch(/DESK-1: tanaka should have been paged by slack at 2026-11-16T05:00/);
  }
  expect(auditor.reasons().join()).toMatch(/DESK-1/);
  await story.press('acknowledge', 1, 'suzuki');
  await story.closeTicket(1, 'suzuki');
  await pass(15);
  expect(webhook.alarms.at(-1)).toMatchObject({ key: 'desk-audit', over: true });
});

test('trouble that lasts is told again ever more seldom, not every time it is seen (D8)', async () => {
  const { mail, pass } = await audited();
  story.chat.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 100_000 });
  await story.report();
  await pass(3 * 60 * MINUTE);
  expect(mail.alarms.length).toBeGreaterThan(3);
  expect(mail.alarms.length).toBeLessThan(16);
});

test('a job that was lost from the queue is missed all the same (L1)', async () => {
  const { mail, pass } = await audited();
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm', direct: true };
  const said = { text: '怪しい添付ファイルを開いてしまいました' };
  await story.ask({ type: 'report', by: story.party('hanako'), place, said, route: 'employee' });
  // Longer than this desk's own lease on what it was about to begin.
  await story.clock.advance(21);
  for (;;) {
    const jobs = await story.store.claim({
      ...{ worker: 'thief', now: story.clock.now(), leaseUntil: story.clock.now(), limit: 50, isFree: () => true },
    });
    if (jobs.length === 0) break;
    for (const job of jobs) await story.store.finish(job, 'thief');
  }
  await pass(75);
  expect(mail.alarms[0]?.lines.join()).toMatch(/tanaka should have been paged/);
});

test('whoever is counted on the card of another one is shown, as long as that card stands', async () => {
  const usual = organisationOf();
  const organisation = { ...usual, paging: { ...usual.paging, bundleAbove: 3 } };
  const { mail, pass, auditor } = await audited({ organisation });
  for (let index = 0; index < 5; index += 1) await story.report(undefined, `employee${index}`);
  await pass(3 * MINUTE);
  expect(story.read('desk')).toHaveLength(3);
  expect([mail.alarms, auditor.reasons()]).toEqual([[], []]);
  await story.store.forgetShown(3, 'desk/slack');
  await pass(MINUTE);
  expect(auditor.reasons()).toEqual([5, 4, 3].map((number) => `DESK-${number}: desk/slack has not been shown`));
});

test('a timer that does not ring is missed (L18)', async () => {
  const { mail, pass } = await audited();
  await story.report();
  await pass(16 * MINUTE + 15, false);
  expect(mail.alarms.flatMap(({ lines }) => lines).join()).toMatch(/DESK-1: the next step was due at/);
});

test('a worker that stands still: alarm, and no heartbeat any more (P7)', async () => {
  const { mail, beats, pass } = await audited();
  await pass(2 * MINUTE);
  const before = beats.length;
  await pass(5 * MINUTE, false);
  expect(mail.alarms[0]?.lines.join()).toMatch(/worker: it does not look/);
  expect(beats.length).toBeLessThanOrEqual(before + 1);
});

test('a platform that is away for a moment rings nobody; one that stays away does', async () => {
  const { mail, pass, setDown } = await audited();
  await pass(15);
  setDown('the socket is closed');
  await pass(45);
  setDown();
  await pass(30);
  expect(mail.alarms).toEqual([]);
  setDown('the socket is closed');
  await pass(90);
  expect(mail.alarms[0]?.lines.join()).toMatch(/slack: the socket is closed/);
});

test('an alarm that could not be sent is tried again; one dead pager does not silence the other (L3, L8)', async () => {
  const { mail, webhook, pass, setDown } = await audited();
  mail.failWith = new Outage('smtp down');
  webhook.failWith = new Outage('http_500');
  setDown('token_revoked');
  await pass(3 * MINUTE);
  webhook.failWith = undefined;
  await pass(15);
  expect(webhook.alarms).toHaveLength(1);
});

test('an auditor that does not look is itself a fault (L18)', async () => {
  const { auditor } = await audited();
  await auditor.look();
  expect(auditor.reasons()).toEqual([]);
  await story.clock.advance(121);
  expect(auditor.reasons()).toEqual(['auditor: it has not looked since']);
});

test('the clock is set an hour back: what is owed goes out at once instead of an hour later (L12)', async () => {
  const { auditor } = await audited();
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm', direct: true };
  await story.ask({
    ...{ type: 'report', by: story.party('hanako'), place, route: 'employee' },
    said: { text: '怪しい添付ファイルを開いてしまいました' },
  });
  await story.clock.set('2026-11-16T04:00:00.000Z');
  await story.turn();
  expect(story.read('D-tanaka')).toEqual([]);
  await auditor.look();
  await story.turn();
  expect(story.read('D-tanaka')).toHaveLength(1);
});

test('practice organisations have no pagers: the auditor still colours health', async () => {
  story = await openStory({ organisation: organisationOf() });
  const auditor = createAuditor({
    ...{ store: story.store, organisation: story.organisation, worker: story.worker, clock: story.clock },
    ...{ platforms: new Map(), pagers: new Map(), log: createLog('silent') },
  });
  story.chat.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 100 });
  await story.report();
  await story.clock.advance(90);
  await auditor.look();
  expect(auditor.reasons().length).toBeGreaterThan(0);
});
