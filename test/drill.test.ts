// From a test page to the digest: who missed it is a matter that stays open until somebody has looked into it.
import { drill } from '../src/drill.js';
import { createLog } from '../src/log.js';
import { createRounds } from '../src/rounds.js';
import { createSwapBook } from '../src/swap-book.js';
import type { Command } from '../src/ticket/command.js';
import type { Button } from '../src/view/card.js';
import { plainText } from '../src/view/plain-text.js';
import { openStory, organisationOf, type Story } from './paging/stage.js';
import { directChannel } from './world/chat.js';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
let story: Story;
let round: () => Promise<void>;
afterEach(() => story.close());

/** A Monday at 14:00 in Tokyo: Tanaka answers after two minutes, Suzuki does not. */
async function missed(): Promise<void> {
  const people = organisationOf().people.map(({ web: _, ...one }) => one);
  const isms = { id: 'mori', name: '森', slack: 'mori', roles: ['isms'] };
  story = await openStory({ organisation: organisationOf({ people: [...people, isms] }) });
  const { store, organisation, clock } = story;
  const parts = { store, organisation, clock, chats: new Map(story.chats), log: createLog('silent') };
  const swapBook = createSwapBook(store, organisation, clock);
  const rounds = createRounds({ ...parts, swapBook, poke: () => undefined });
  round = async () => {
    await rounds.look();
    await story.turn();
  };
  await round();
  await drill(parts);
  await story.turn();
  await story.pass(2 * MINUTE);
  await press('answer-drill', 'tanaka', directChannel('tanaka'));
  await story.pass(13 * MINUTE);
  await round();
}

const cards = (channel: string) => story.chat.messages(channel).map(({ card }) => card);

function buttonsIn(channel: string): Button[] {
  const blocks = cards(channel).flatMap((card) => card.blocks);
  return blocks.flatMap((block) =>
    block.type === 'buttons' ? block.buttons : block.type === 'choice' ? [block.button] : [],
  );
}

async function press(act: 'answer-drill' | 'settle-drill', by: string, channel: string) {
  const of = buttonsIn(channel).find((one) => one.act === act)?.about?.of ?? '';
  const party = story.party(by);
  const command: Command =
    act === 'answer-drill' ? { type: act, by: party, drill: of } : { type: act, by: party, page: of };
  const outcome = await story.ask(command);
  await story.turn();
  return outcome;
}

async function digest(language: 'ja' | 'en' = 'ja'): Promise<string> {
  const card = await story.digests.card(await weekOfNow(), language);
  return card ? plainText(card) : '';
}

/** The story begins in week 47 of 2026. */
async function weekOfNow(): Promise<string> {
  const weeks = Math.floor((Date.parse(story.clock.now()) - Date.parse('2026-11-15T15:00:00.000Z')) / (7 * DAY * 1000));
  return `2026-W${47 + weeks}`;
}

test('missed: the room is asked to look into it within a week, with a button for it; whoever answered is not named', async () => {
  await missed();
  expect(cards('desk').at(-1)?.tone).toBe('alert');
  expect(story.read('desk').at(-1)).toContain('11/23 14:15 までに理由を調べ');
  expect(story.read('desk').at(-1)).toContain('鈴木 — 応答なし [対処しました]');
  expect(story.read('desk').at(-1)).not.toContain('田中');
});

test.each(['tanaka', 'sato', 'mori'])(
  '%s (commander, CISO or ISMS) settles it, once; the card says who and when',
  async (by) => {
    await missed();
    await story.clock.advance(DAY);
    expect(await press('settle-drill', by, 'desk')).toEqual({ is: 'done' });
    const name = { tanaka: '田中', sato: '佐藤', mori: '森' }[by];
    expect(story.read('desk').at(-1)).toContain(`応答なし → ${name}さんが対処しました（11/17 14:15）`);
    expect([cards('desk').at(-1)?.tone, buttonsIn('desk')]).toEqual(['done', []]);
    const [page] = (await story.store.drills('2026-11-16T00:00:00.000Z', '2026-11-17T00:00:00.000Z')).filter(
      ({ person }) => person === 'suzuki',
    );
    await story.clock.advance(DAY);
    await story.ask({ type: 'settle-drill', by: story.party('suzuki'), page: `${page?.id}/suzuki` });
    expect((await story.store.drill(page?.id ?? '')).find(({ person }) => person === 'suzuki')).toMatchObject({
      settledBy: by,
    });
  },
);

test('an employee cannot settle it, and a page that was answered or does not exist is none to settle', async () => {
  await missed();
  expect(await press('settle-drill', 'hanako', 'desk')).toMatchObject({ is: 'refused', reason: 'not-entitled' });
  expect(await story.ask({ type: 'settle-drill', by: story.party('sato'), page: 'x/y' })).toEqual({ is: 'done' });
  expect(buttonsIn('desk')).toHaveLength(1);
});

test('a late tap is shown in the room, and does not settle it: why it was late is still to be found out', async () => {
  await missed();
  await press('answer-drill', 'suzuki', directChannel('suzuki'));
  expect(story.read('desk').at(-1)).toContain('鈴木 — 時間を過ぎてから応答 [対処しました]');
  expect(await digest()).toContain('2件：時間内1、遅れて1、応答なし0');
});

test('not settled in time: the room is reminded once, the button there works too, and both cards change', async () => {
  await missed();
  const before = cards('desk').length;
  await story.pass(7 * DAY - MINUTE);
  await round();
  expect(cards('desk')).toHaveLength(before);
  await story.pass(MINUTE);
  await round();
  await round();
  await story.pass(3 * DAY);
  await round();
  const reminders = story.read('desk').filter((text) => text.includes('まだ残っています'));
  expect(reminders).toHaveLength(1);
  await press('settle-drill', 'sato', 'desk');
  expect(buttonsIn('desk')).toEqual([]);
  expect(story.read('desk').filter((text) => text.includes('佐藤さんが対処しました'))).toHaveLength(2);
});

test('settled in time: no reminder', async () => {
  await missed();
  await press('settle-drill', 'sato', 'desk');
  const before = cards('desk').length;
  await story.pass(8 * DAY);
  await round();
  expect(cards('desk')).toHaveLength(before);
});

test('the digest counts what was sent, answered and missed, and what is open or overdue, as it stood at the end of the week', async () => {
  await missed();
  await story.pass(MINUTE);
  expect(await digest()).toContain('2件：時間内1、遅れて0、応答なし1');
  expect(await digest()).toContain('理由を調べる件（テストに応答なし）: 1件（期限超過0件）');
  expect(await digest('en')).toContain('2 sent: 1 answered in time, 0 late, 1 not at all');
  expect(await digest('en')).toContain('Missed test pages to look into: 1 open (overdue: 0)');
  // The next week: nothing was sent, and it is overdue from Monday 14:15 on.
  await story.pass(8 * DAY);
  await round();
  expect(await digest()).not.toContain('テストの呼び出し（別に集計）');
  expect(await digest()).toContain('1件（期限超過1件）');
  await press('settle-drill', 'tanaka', 'desk');
  await story.pass(MINUTE);
  expect(await digest()).not.toContain('理由を調べる件');
  // What was open at the end of the first week stays in its figures.
  expect((await story.digests.figures('2026-W47'))?.matters).toEqual({ open: 1, overdue: 0 });
});
