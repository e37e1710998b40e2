// Faults that on-call tools are known for, each ruled out by a story: L lost pages, D double and stale pages, A acknowledgements.
import { Outage } from '../../src/chat/chat.js';
import { directChannel, fakeChat } from '../world/chat.js';
import { simulatedClock } from '../world/clock.js';
import { MONDAY } from '../world/desk.js';
import { fakePager, openStory, organisationOf, type Story } from './stage.js';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
let story: Story;
afterEach(() => story?.close());

const rungs = (...calls: (string | string[])[]) => calls.map((call) => ({ call, answer_within: '15m' }));
const peopleWithout = (key: 'slack' | 'mail', who: string) =>
  organisationOf().people.map(({ web: _, ...one }) => (one.id === who ? { ...one, [key]: undefined } : one));

test('whose only way has no server is passed over at once, and the desk card says so (L2)', async () => {
  // Tanaka reads mail only, and no mail server is set.
  story = await openStory({ organisation: organisationOf({ people: peopleWithout('slack', 'tanaka') }) });
  const ticket = await story.report();
  expect(await story.calls(ticket)).toEqual(['suzuki 0']);
  expect(story.read('desk')[0]).toContain('呼び出しの第1段を飛ばしました：連絡できるアカウントがありません');
});

test('somebody who takes part in the ticket already is called all the same (L4)', async () => {
  story = await openStory();
  const ticket = await story.report();
  const shown = await story.store.shown(ticket, 'desk/slack');
  const place = { platform: 'slack' as const, channel: 'desk', message: 'n1', thread: shown?.message, direct: false };
  const by = story.party('suzuki');
  await story.ask({ type: 'say', by, place, addressed: false, said: { text: 'ログを見ています' } });
  expect((await story.ticket(ticket)).notes).toHaveLength(1);
  await story.pass(15 * MINUTE);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 15']);
  expect(story.read(directChannel('suzuki')).join()).toContain('の対応をお願いします');
});

test('what is due in sixty days is quiet until then, and comes once (L11)', async () => {
  const paging = { rungs: rungs('on-call'), still_on_it: { after: '60d', answer_within: '10m', times: 2 } };
  story = await openStory({ organisation: organisationOf({ paging }) });
  const ticket = await story.report();
  await story.press('acknowledge', ticket, 'tanaka');
  for (let day = 0; day < 59; day += 1) await story.pass(DAY);
  expect(await story.when(ticket, 'holder-asked')).toEqual([]);
  await story.pass(DAY);
  expect(await story.when(ticket, 'holder-asked')).toEqual([60 * 24 * 60]);
});

test('a restricted case climbs like any other: its mails and alarms say only the number, and its button works (L21)', async () => {
  const [mail, webhook] = [fakePager('mail'), fakePager('webhook')];
  const people = organisationOf().people.map(({ web: _, ...one }) => ({
    ...one,
    ...(one.id === 'sato' ? { reach: ['slack', 'mail', 'webhook'], webhook: 'PAGER_KEY_SATO' } : {}),
  }));
  const organisation = { ...organisationOf({ people }), pagers: ['mail' as const, 'webhook' as const] };
  story = await openStory({ organisation, pagers: new Map([mail, webhook].map((one) => [one.way, one])) });
  const ticket = await story.report(
    '営業の人が顧客リストをUSBメモリで持ち出しているのを見ました。内部不正だと思います',
  );
  expect((await story.ticket(ticket)).restricted).toBe(true);
  await story.pass(3 * MINUTE);
  for (const pager of [mail, webhook]) {
    expect(pager.rung.length).toBeGreaterThan(0);
    expect(JSON.stringify(pager.rung)).not.toMatch(/内部|持ち出|USB|営業/);
  }
  expect(await story.press('acknowledge', ticket, 'sato')).toMatchObject({ is: 'done' });
  expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'held', by: 'sato' });
});

test('a reminder that could not be sent is sent later (D12)', async () => {
  story = await openStory({ organisation: organisationOf({ paging: { rungs: rungs('on-call'), rounds: 1 } }) });
  const ticket = await story.report();
  await story.pass(15 * MINUTE);
  const before = story.read('desk').length;
  story.chat.fail({ call: 'post', with: new Outage('down'), when: 'before', times: 4 });
  await story.pass(15 * MINUTE);
  expect(await story.when(ticket, 'reminded')).toEqual([30]);
  await story.pass(10 * MINUTE);
  expect(story.read('desk').length).toBe(before + 1);
  expect(story.read('desk').at(-1)).toContain('まだ誰も');
});

test('of several who are called, the same one declining twice is one person (A9)', async () => {
  story = await openStory({
    organisation: organisationOf({ paging: { rungs: rungs(['on-call', 'role:ciso'], 'next-on-call') } }),
  });
  const ticket = await story.report();
  await story.press('decline', ticket, 'tanaka');
  await story.press('decline', ticket, 'tanaka');
  expect(await story.calls(ticket)).toEqual(['tanaka+sato 0']);
});

test('a commander of whom the platform tells neither name nor address takes it by their id (A10)', async () => {
  const clock = simulatedClock(MONDAY);
  const chats = new Map([['slack' as const, fakeChat('slack', clock, {})]]);
  const organisation = organisationOf({ people: peopleWithout('mail', 'tanaka') });
  story = await openStory({ clock, chats, organisation });
  const ticket = await story.report();
  expect(await story.press('acknowledge', ticket, 'tanaka')).toMatchObject({ is: 'done' });
  expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'held', by: 'tanaka' });
});
