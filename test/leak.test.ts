// A restricted ticket is driven through everything, with a mark in every text that somebody writes in it. Every output of the desk is
// gathered: the mark stands before its circle, and nowhere else.
import { Outage } from '../src/chat/chat.js';
import { formBehind } from '../src/chat/pressed.js';
import { registerRow } from '../src/digest/register-row.js';
import type { Log } from '../src/log.js';
import { createMetrics } from '../src/metrics.js';
import { acts } from '../src/view/card.js';
import { plainKinds } from './view/kinds.js';
import { type FakeChat, fakeChat } from './world/chat.js';
import { simulatedClock } from './world/clock.js';
import { MONDAY, openWorld, smallOrganisation, type World } from './world/desk.js';
import { tellLongStory } from './world/long-story.js';

const MARK = 'ZQXMARK';
/** The reporter, the CISO who was called, and the commander to whom it was handed over. */
const circle = ['hanako', 'sato', 'tanaka'];
/** A commander who was not called, somebody of the staff, and whoever reads digests. */
const outside = ['suzuki', 'ken', 'kato'];
const circleChannels = circle.map((user) => `D-${user}`);

let world: World;
let chats: FakeChat[];
const logged: unknown[] = [];

beforeAll(async () => {
  const note = (...args: unknown[]) => void logged.push(args.map((one) => (one instanceof Error ? one.stack : one)));
  const log: Log = {
    debug: note,
    info: note,
    warn: note,
    error: note,
    fatal: note,
    child: () => log,
  } as unknown as Log;
  const usual = smallOrganisation('ja', ['slack', 'teams']);
  const organisation = {
    ...usual,
    channels: { ...usual.channels, isms: { slack: 'isms', teams: 'isms' } },
    people: [...usual.people, { id: 'kato', name: '加藤', slack: 'kato', teams: 'kato', roles: ['isms' as const] }],
  };
  const clock = simulatedClock(MONDAY);
  chats = (['slack', 'teams'] as const).map((platform) => fakeChat(platform, clock));
  // What cannot be sent must not say in its error what it was.
  for (const chat of chats) chat.fail({ with: new Outage('503'), when: 'before', times: 6 });
  world = await openWorld({
    kinds: plainKinds,
    organisation,
    clock,
    log,
    chats: new Map(chats.map((chat) => [chat.platform, chat])),
  });
  await tellLongStory(world, { kind: '[insider]', mark: MARK, lead: 'sato', second: 'tanaka', warns: false });
  await world.pass(8 * 24 * 3_600);
});
afterAll(() => world.close());

test('what was sent: before the circle only', () => {
  const drawn = chats.flatMap((chat) => chat.drawn);
  const marked = drawn.filter(({ card }) => JSON.stringify(card).includes(MARK));
  expect([...new Set(marked.map(({ message }) => message.channel))].sort()).toEqual(circleChannels.toSorted());
  // The test would prove nothing if the ticket had been silent elsewhere.
  expect(drawn.filter(({ message }) => message.channel === 'desk').length).toBeGreaterThan(5);
  expect(marked.length).toBeGreaterThan(20);
});

test('what stands now, and every message drawn anew, in both languages', async () => {
  for (const chat of chats)
    for (const { channel, marker, card } of chat.messages()) {
      const drawn = [card, await world.frontDesk.redraw(marker, 'ja'), await world.frontDesk.redraw(marker, 'en')];
      if (!circleChannels.includes(channel))
        expect([channel, JSON.stringify(drawn)]).toEqual([channel, expect.not.stringContaining(MARK)]);
    }
});

test('lists, searches, the home tab and a look at the ticket', async () => {
  const asked = [
    '',
    'all',
    'closed',
    'open SEV2',
    '自分',
    'insider all',
    MARK,
    `all ${MARK}`,
    '全社の共有',
    '金庫',
    '届出は不要',
    '脅迫文',
  ];
  const ask = async (user: string) => {
    const by = world.party(user);
    const cards = await Promise.all([
      ...asked.map((words) => world.frontDesk.listCard(by, 'ja', words)),
      world.frontDesk.homeCard(by, 'en'),
      world.frontDesk.look({ look: 'ticket', ticket: 1 }, by, 'ja'),
      world.frontDesk.look({ look: 'list', of: `@9 ${MARK}` }, by, 'ja'),
    ]);
    const whole = await world.frontDesk.dossier(1, by, 'ja');
    return [...cards, whole ?? ''].map((shown) => JSON.stringify(shown));
  };
  // What they typed themselves is repeated to them; nothing names the ticket.
  for (const user of outside)
    for (const shown of await ask(user)) {
      expect([user, shown]).toEqual([user, expect.not.stringContaining('DESK-1')]);
      expect(shown.replaceAll(`"said":"${MARK}"`, '')).not.toContain(MARK);
    }
  for (const user of circle)
    expect((await ask(user)).filter((shown) => shown.includes('DESK-1')).length).toBeGreaterThan(2);
});

test('every form and every press of somebody outside: refused, without a word of it', async () => {
  for (const user of outside)
    for (const act of acts) {
      const by = world.party(user);
      const asked = formBehind(act, 1, {});
      if (!asked || act === 'report') continue;
      const form = await world.frontDesk.form(asked, by, 'ja');
      expect([user, act, JSON.stringify(form)]).toEqual([user, act, expect.not.stringContaining(MARK)]);
      const context = { ticket: 'DESK-1' };
      const filled = {
        id: `${user}/${act}`,
        form: act,
        context,
        values: { what: 'x', why: 'x', result: 'incident' },
        by,
      };
      expect(JSON.stringify(await world.frontDesk.submit(filled, 'ja'))).not.toContain(MARK);
    }
  for (const user of outside)
    for (const type of ['acknowledge', 'decline', 'reopen'] as const) {
      const outcome = await world.ask({ type, ticket: 1, by: world.party(user) });
      expect(outcome.is).toBe('refused');
      expect(JSON.stringify(await world.frontDesk.reply(outcome, 'ja'))).not.toContain(MARK);
    }
});

test('digests, the register as it is exported, metrics and logs', async () => {
  for (const period of ['2026-W47', '2026-W48', '2026-11']) {
    const cards = [
      await world.digests.card(period, 'ja'),
      await world.digests.card(period, 'en'),
      await world.digests.figures(period),
    ];
    expect(JSON.stringify(cards)).not.toContain(MARK);
  }
  const row = registerRow(await world.store.events(1), (kind) => kind);
  expect(row?.restricted).toBe('yes');
  expect(JSON.stringify(row)).not.toContain(MARK);
  const metrics = createMetrics({ store: world.store, clock: world.clock, version: '0', platforms: () => [] });
  metrics.committed({
    events: (await world.store.events(1)).map(({ event }) => event),
    ticket: 1,

    command: 'note',
    outcome: 'done',
  });
  expect(await metrics.text()).not.toContain(MARK);
  expect(logged.length).toBeGreaterThan(50);
  expect(JSON.stringify(logged)).not.toContain(MARK);
});
