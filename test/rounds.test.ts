// The desk's rounds in simulated time: warnings ahead, shifts that begin, shifts that change hands, test pages.
import { drill, noteMissed } from '../src/drill.js';
import { createLog } from '../src/log.js';
import { dutyAt } from '../src/paging/rota.js';
import { createRounds } from '../src/rounds.js';
import { createSwapBook } from '../src/swap-book.js';
import type { Command } from '../src/ticket/command.js';
import { openStory, organisationOf, type Story } from './paging/stage.js';
import { directChannel, fakeChat } from './world/chat.js';
import { simulatedClock } from './world/clock.js';
import { MONDAY, type WorldOptions } from './world/desk.js';

const DAY = 24 * 60 * 60;
/** Tanaka's shift of this story ends, and Suzuki's begins, on Monday at nine in Tokyo. */
const HANDOVER = '2026-11-23T00:00:00.000Z';
const NEXT_HANDOVER = '2026-11-30T00:00:00.000Z';
let story: Story;
afterEach(() => story.close());

async function open(options: WorldOptions = {}) {
  story = await openStory(options);
  const parts = {
    ...{ store: story.store, organisation: story.organisation, chats: new Map(story.chats), clock: story.clock },
    ...{ swapBook: createSwapBook(story.store, story.organisation, story.clock), log: createLog('silent') },
  };
  const rounds = createRounds({ ...parts, poke: () => undefined });
  const look = async () => {
    await rounds.look();
    await story.turn();
  };
  const pass = async (seconds: number) => {
    await story.pass(seconds);
    await look();
  };
  await look();
  return { rounds, look, pass, parts };
}

describe('who cannot be reached', () => {
  const rota = [{ from: '2026-11-02T09:00', every: '1w', members: ['tanaka'] }];

  test("ahead: a card in the commanders' room, a warning of health, and again daily as soon as it is near", async () => {
    const absences = [{ member: 'tanaka', from: '2026-11-25', to: '2026-11-26' }];
    const { rounds, look, pass } = await open({ organisation: organisationOf({ rota, absences }) });
    expect(story.read('desk')).toHaveLength(1);
    expect(story.read('desk')[0]).toContain('11/25 00:00 ～ 11/26 00:00');
    expect([rounds.reasons(), rounds.warnings().length]).toEqual([[], 1]);
    await look();
    await pass(DAY);
    expect(story.read('desk')).toHaveLength(1);
    await pass(DAY);
    expect(story.read('desk')).toHaveLength(2);
    await pass(6.6 * DAY);
    expect(rounds.reasons()).toEqual([expect.stringContaining('Nobody is on call')]);
    await pass(1.9 * DAY);
    expect(rounds.reasons()).toEqual([]);
    expect(story.read('desk').at(-1)).toContain('連絡がつくようになりました');
  });

  test('an account that was deactivated is found within a day (L6)', async () => {
    const clock = simulatedClock(MONDAY);
    const profiles: Record<string, { gone?: boolean }> = {};
    const chats = new Map([['slack' as const, fakeChat('slack', clock, profiles)]]);
    const { rounds, pass } = await open({ clock, chats, organisation: organisationOf({ rota }) });
    expect(rounds.reasons()).toEqual([]);
    profiles.tanaka = { gone: true };
    await pass(DAY);
    expect(rounds.reasons()).toEqual([expect.stringContaining('can be reached by no way')]);
    expect(story.read('desk')[0]).toContain('連絡する手段がありません');
  });

  test('a platform that knows nobody is not believed; one unknown account among known ones is told', async () => {
    const clock = simulatedClock(MONDAY);
    const profiles: Record<string, { unknown?: boolean }> = {
      ...{ tanaka: { unknown: true }, suzuki: { unknown: true }, sato: { unknown: true } },
    };
    const chats = new Map([['slack' as const, fakeChat('slack', clock, profiles)]]);
    const { rounds, pass } = await open({ clock, chats });
    expect(rounds.warnings()).toEqual([]);
    delete profiles.suzuki;
    delete profiles.sato;
    await pass(DAY);
    expect([rounds.reasons(), rounds.warnings()]).toEqual([[], [expect.stringContaining('does not know')]]);
  });

  test('a commander without the app is found before the first page, also when nobody has it yet (L7)', async () => {
    const clock = simulatedClock(MONDAY);
    const profiles = Object.fromEntries(
      ['tanaka', 'suzuki', 'sato'].map((one) => [one, { unknown: true, noApp: true }]),
    );
    const chats = new Map([['teams' as const, fakeChat('teams', clock, profiles)]]);
    const { rounds } = await open({ clock, chats, organisation: organisationOf({ rota }, ['teams']) });
    expect(rounds.reasons()).toEqual([]);
    expect(rounds.warnings()).toEqual([
      expect.stringContaining("has not installed the desk's app"),
      expect.stringContaining("has not installed the desk's app"),
    ]);
    expect(story.read('desk')[0]).toContain('田中さんの teams に、窓口のアプリが入っていません');
  });

  test('a platform that does not answer is not taken for missing accounts', async () => {
    const { rounds } = await open();
    story.chat.fail({ call: 'profile', with: new Error('down'), when: 'before', times: 100 });
    expect(await rounds.walk(true)).toEqual([]);
  });
});

describe('shifts', () => {
  test('whoever begins is told once, by direct message, with the end (S9)', async () => {
    const { pass, look } = await open();
    expect(story.read(directChannel('tanaka'))).toEqual([]);
    await pass(7 * DAY);
    await look();
    expect(story.read(directChannel('suzuki'))).toEqual([expect.stringContaining('11/30 09:00 まで')]);
  });

  test('two desks on one database tell once (S9)', async () => {
    const { parts, pass } = await open();
    const second = createRounds({ ...parts, poke: () => undefined });
    await second.look();
    await pass(7 * DAY);
    await second.look();
    await story.turn();
    expect(story.read(directChannel('suzuki'))).toHaveLength(1);
  });
});

describe('a shift changes hands', () => {
  const by = (user: string) => story.party(user);
  const ask = async (command: Command) => {
    const outcome = await story.ask(command);
    await story.turn();
    return outcome;
  };
  const cardOf = (user: string) => story.chat.messages(directChannel(user)).at(-1)?.card;
  const swapId = () => {
    const buttons = cardOf('suzuki')?.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
    return buttons?.find(({ act }) => act === 'take-shift')?.about?.of ?? '';
  };

  test('asked, taken by a colleague, recorded, told to the room; it survives a restart', async () => {
    const { parts, look } = await open();
    expect(await ask({ type: 'ask-swap', by: by('tanaka'), shift: HANDOVER })).toEqual({ is: 'done' });
    expect(story.read(directChannel('tanaka')).at(-1)).toContain('あなたの当番のままです');
    expect(story.read(directChannel('suzuki')).at(-1)).toContain('田中さんが、この当番を代われる人を探しています');
    await story.clock.advance(3600);
    expect(await ask({ type: 'take-shift', by: by('suzuki'), swap: swapId() })).toEqual({ is: 'done' });
    await look();
    expect(dutyAt(story.organisation, story.clock.now())?.onCall).toBe('suzuki');
    for (const room of [directChannel('tanaka'), directChannel('suzuki'), 'desk'])
      expect(story.read(room).some((text) => text.includes('鈴木さんの当番になりました'))).toBe(true);
    expect((await story.events(await story.report()))[1]?.event).toMatchObject({ type: 'paged', people: ['suzuki'] });
    const afresh = organisationOf();
    await createSwapBook(story.store, afresh, story.clock).refresh();
    expect(dutyAt(afresh, story.clock.now())?.onCall).toBe('suzuki');
    expect(parts.organisation.overrides).toHaveLength(1);
  });

  test('taken twice: the second is told kindly (S8)', async () => {
    const settings = organisationOf().people.map(({ web: _, ...one }) => ({ ...one, roles: ['commander', 'ciso'] }));
    await open({ organisation: organisationOf({ people: settings }) });
    await ask({ type: 'ask-swap', by: by('tanaka'), shift: HANDOVER });
    const swap = swapId();
    const both = await Promise.all(['suzuki', 'sato'].map((user) => ask({ type: 'take-shift', by: by(user), swap })));
    expect(both.map((outcome) => (outcome.is === 'refused' ? outcome.reason : outcome.is)).sort()).toEqual([
      'already-taken',
      'done',
    ]);
    expect(await story.store.swaps(MONDAY)).toHaveLength(1);
  });

  test("not one's own, over, asked twice, or taken by somebody who is not on the rota: refused", async () => {
    await open();
    const reason = async (command: Command) => {
      const outcome = await ask(command);
      return outcome.is === 'refused' ? outcome.reason : outcome.is;
    };
    expect(await reason({ type: 'ask-swap', by: by('tanaka'), shift: NEXT_HANDOVER })).toBe('not-your-shift');
    expect(await reason({ type: 'ask-swap', by: by('tanaka'), shift: '2026-11-09T00:00:00.000Z' })).toBe('shift-over');
    expect(await reason({ type: 'ask-swap', by: by('tanaka'), shift: HANDOVER })).toBe('done');
    expect(await reason({ type: 'ask-swap', by: by('tanaka'), shift: HANDOVER })).toBe('already-asked');
    const swap = swapId();
    expect(await reason({ type: 'take-shift', by: by('hanako'), swap })).toBe('not-entitled');
    expect(await reason({ type: 'take-shift', by: by('tanaka'), swap })).toBe('not-entitled');
    await story.clock.set(HANDOVER);
    expect(await reason({ type: 'take-shift', by: by('suzuki'), swap })).toBe('shift-over');
  });

  test('the card of who is on call offers it to whoever has a shift ahead, and to nobody else', async () => {
    await open();
    const acts = (user: string) =>
      story.frontDesk
        .onCallCard('ja', by(user))
        .blocks.flatMap((block) => (block.type === 'choice' ? [block.button.about?.of] : []));
    expect(acts('tanaka')[0]).toBe(HANDOVER);
    expect(acts('suzuki')[0]).toBe(NEXT_HANDOVER);
    expect(acts('hanako')).toEqual([]);
  });
});

describe('the drill', () => {
  test('each commander is asked, the time to the tap is kept, and who missed it is said in the room', async () => {
    const { parts, pass } = await open();
    expect(await drill(parts)).toEqual(['tanaka', 'suzuki']);
    await story.turn();
    expect(story.read(directChannel('tanaka'))[0]).toContain('何も起きていません');
    expect(story.read(directChannel('sato'))).toEqual([]);
    const of = story.chat
      .messages(directChannel('tanaka'))[0]
      ?.card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []))[0]?.about?.of;
    await story.clock.advance(42);
    await story.ask({ type: 'answer-drill', by: story.party('tanaka'), drill: of ?? '' });
    await story.turn();
    expect(story.read(directChannel('tanaka'))[0]).toContain('1分で応答');
    await pass(15 * 60);
    const pages = await story.store.drills(MONDAY, story.clock.now());
    expect(pages.map(({ person, answeredAt, missedAt }) => [person, Boolean(answeredAt), Boolean(missedAt)])).toEqual([
      ['suzuki', false, true],
      ['tanaka', true, false],
    ]);
    expect(story.read('desk').at(-1)).toContain('鈴木 — 応答なし');
    await pass(60);
    expect(story.read('desk')).toHaveLength(1);
    expect(await story.ask({ type: 'answer-drill', by: story.party('hanako'), drill: of ?? '' })).toMatchObject({
      reason: 'not-entitled',
    });
  });

  test('comes by its schedule, once, in the zone of the organisation, and also when the desk was down then (S10)', async () => {
    const { pass } = await open({
      organisation: organisationOf({ drill: { cron: '0 10 * * 2', answer_within: '10m' } }),
    });
    // From Monday 14:00 to Tuesday 09:59, then the desk is asleep until Tuesday 15:00.
    await pass(19.9 * 3600);
    expect(await story.store.drills(MONDAY, story.clock.now())).toEqual([]);
    await story.clock.advance(5 * 3600);
    await pass(20);
    await pass(20);
    expect(await story.store.drills(MONDAY, story.clock.now())).toHaveLength(2);
  });

  test('two desks on one database send it once, and at a death in the middle it is still owed', async () => {
    const { parts, rounds } = await open({
      organisation: organisationOf({ drill: { cron: '0 10 * * 2', answer_within: '10m' } }),
    });
    const other = createRounds({ ...parts, poke: () => undefined });
    const dying = createRounds({
      ...{ ...parts, poke: () => undefined },
      store: { ...parts.store, commit: () => Promise.reject(new Error('the process died here')) },
    });
    await story.clock.advance(21 * 3600);
    await expect(dying.look()).rejects.toThrow('died');
    await Promise.all([rounds.look(), other.look()]);
    expect(await story.store.drills(MONDAY, '2027')).toHaveLength(2);
  });

  test('an answer in the same moment in which the page is counted as missed is not lost', async () => {
    const { parts, look } = await open();
    await drill(parts);
    const [page] = await story.store.drills(MONDAY, '2027');
    await story.clock.advance(15 * 60);
    const overdueDrills = async (at: string) => {
      const overdue = await story.store.overdueDrills(at);
      await story.ask({ type: 'answer-drill', by: story.party('tanaka'), drill: page?.id ?? '' });
      return overdue;
    };
    await noteMissed({ ...parts, store: { ...parts.store, overdueDrills } });
    await look();
    const pages = await story.store.drills(MONDAY, '2027');
    expect(pages.map(({ person, answeredAt, missedAt }) => [person, Boolean(answeredAt), Boolean(missedAt)])).toEqual([
      ['suzuki', false, true],
      ['tanaka', true, false],
    ]);
  });
});
