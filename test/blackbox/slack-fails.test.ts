// Slack fails in every way it can: nothing is lost, and no card is seen twice.

import type { Fault, PostedMessage } from '../world/slack.js';
import { buttonsIn, messageEvent, pressOn } from '../world/slack-payloads.js';
import {
  about,
  deskChannel,
  employee,
  health,
  openSite,
  type Site,
  type SiteOptions,
  settled,
  tanaka,
  ticketIn,
  told,
  until,
} from './drive.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

/** A card that meets several faults one after another is tried again after 1, 2, 4, 8 … seconds; one refused twice, after five minutes. */
const faultsAMessage = 4;
const PATIENCE_SECONDS = 120;

/** Opens a site, lets the test use it, and expects that nothing in it broke a limit of Slack. Sites run side by side: they mostly wait. */
const onSite =
  (use: (site: Site) => Promise<void>, options: SiteOptions = {}) =>
  async () => {
    const site = await openSite(options);
    try {
      await use(site);
      expect(site.world.violations).toEqual([]);
    } finally {
      await site.close();
    }
  };

async function report(site: Site): Promise<string> {
  const user = employee();
  expect((await site.send.event(messageEvent(user, '怪しい添付を開いてしまった'))).status).toBe(200);
  return user;
}

/** The ticket of this reporter has exactly one card in each of its three places; the reporter has `told` messages in all. */
function expectOneCardEach(site: Site, user: string, news = 1): string {
  const { world } = site;
  const ticket = ticketIn(told(site, user)[0]);
  expect({
    reporter: about(told(site, user), ticket).length,
    page: about(world.direct(tanaka), ticket).length,
    desk: about(world.in(deskChannel), ticket).filter(({ thread_ts }) => !thread_ts).length,
  }).toEqual({ reporter: news, page: 1, desk: 1 });
  return ticket;
}

/** Each hits the page, the first aid and the desk card of one report. */
const faults: [string, Fault][] = [
  ['500 before it was applied', { is: 'server-error' }],
  ['500 after it was applied', { is: 'server-error', after: true }],
  ['ok:false, internal_error', { is: 'error', error: 'internal_error' }],
  ['ok:false, invalid_blocks', { is: 'error', error: 'invalid_blocks' }],
  ['HTML', { is: 'html' }],
  ['a reset line', { is: 'reset' }],
  ['a reset line after it was applied', { is: 'reset', after: true }],
  ['no answer', { is: 'hang' }],
  ['no answer after it was applied', { is: 'hang', after: true }],
];
const limits: [string, Fault][] = [
  ['429 with Retry-After', { is: 'too-many', retryAfter: '1' }],
  ['429 without Retry-After', { is: 'too-many' }],
  ['429 with a Retry-After that is no number', { is: 'too-many', retryAfter: 'soon' }],
  ['ok:false, ratelimited', { is: 'error', error: 'ratelimited' }],
];

test.concurrent.each([
  ['failures', faults],
  ['limits', limits],
])('%s: every card arrives once, and is brought up to date once', (_, some) =>
  onSite(
    async (site) => {
      const { world } = site;
      const users: string[] = [];
      for (const [, fault] of some) world.fail('chat.postMessage', fault, 3);
      for (const _ of some) users.push(await report(site));
      await settled(site, PATIENCE_SECONDS);
      expect(world.faultsLeft('chat.postMessage')).toBe(0);
      for (const user of users) expectOneCardEach(site, user);

      for (const [, fault] of some) world.fail('chat.update', fault, 3);
      for (const user of users) {
        const ticket = ticketIn(world.direct(user)[0]);
        const [page] = about(world.direct(tanaka), ticket);
        const button = { action_id: 'acknowledge', value: ticket, block_id: '9' };
        await site.send.interaction(pressOn(tanaka, page as PostedMessage, button));
      }
      await settled(site, PATIENCE_SECONDS);
      expect(world.faultsLeft('chat.update')).toBe(0);
      for (const user of users) {
        const ticket = expectOneCardEach(site, user, 2);
        // Tasks and evidence, each once below the card.
        expect(about(world.in(deskChannel), ticket).filter(({ thread_ts }) => thread_ts)).toHaveLength(2);
        for (const copy of [...about(world.direct(tanaka), ticket), ...about(world.in(deskChannel), ticket)])
          expect(buttonsIn(copy.blocks).map((one) => one.action_id)).not.toContain('acknowledge');
      }
    },
    { slack: { faultsAMessage } },
  )(),
);

test.concurrent(
  'names cannot be looked up: the cards arrive all the same',
  onSite(async (site) => {
    site.world.fail('users.info', { is: 'error', error: 'missing_scope' });
    site.world.fail('users.info', { is: 'server-error' }, 2);
    const users = [await report(site), await report(site)];
    await settled(site);
    for (const user of users) expectOneCardEach(site, user);
  }),
);

test.concurrent(
  'the direct conversation cannot be opened for now: the page still goes out',
  onSite(async (site) => {
    site.world.fail('conversations.open', { is: 'server-error' }, 2);
    const user = await report(site);
    await settled(site);
    expectOneCardEach(site, user);
  }),
);

test.concurrent(
  'the desk channel is gone: reporter and commander are served, and /readyz says what is wrong',
  onSite(
    async (site) => {
      const user = await report(site);
      await until('red', async () => (await health(site.run)).status === 503);
      expect((await health(site.run)).reasons.join()).toMatch(/desk\/slack.*channel_not_found/);
      await until('the page', () => site.world.direct(tanaka).length === 1);
      await until('the first aid', () => told(site, user).length === 1);
    },
    { slack: { channels: [] } },
  ),
);

test.concurrent(
  'the token is revoked: reports are still taken, and it is red for as long as it lasts',
  onSite(async (site) => {
    for (const method of ['chat.postMessage', 'conversations.open', 'users.info', 'auth.test'])
      site.world.fail(method, { is: 'error', error: 'token_revoked' }, 100);
    await report(site);
    await until('red', async () => (await health(site.run)).status === 503);
    expect((await health(site.run)).reasons.join()).toMatch(/token_revoked/);
  }),
);

test.concurrent(
  'Slack is not there when the desk starts: it opens, takes reports, and sends what it owes when Slack is back',
  onSite(
    async (site) => {
      site.world.fail('auth.test', { is: 'server-error' }, 2);
      site.world.fail('chat.postMessage', { is: 'reset' }, 4);
      await site.start();
      const user = await report(site);
      await settled(site);
      expectOneCardEach(site, user);
    },
    { closed: true },
  ),
);
