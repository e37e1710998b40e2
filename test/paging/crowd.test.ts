// A crowd reports the same mail: everybody has a number, a script and an answer of their own, and the commanders' room one card that counts.
import { Outage } from '../../src/chat/chat.js';
import type { Organisation } from '../../src/paging/organisation.js';
import { plainText } from '../../src/view/plain-text.js';
import { directChannel } from '../world/chat.js';
import { openStory, organisationOf, type Story } from './stage.js';

let story: Story;
afterEach(() => story.close());

/** More than three alike reports in a minute are a crowd. */
function smallDesk(): Organisation {
  const usual = organisationOf();
  return { ...usual, paging: { ...usual.paging, bundleAbove: 3 } };
}

async function crowd(count: number): Promise<number[]> {
  const tickets: number[] = [];
  for (let index = 0; index < count; index += 1) tickets.push(await story.report(undefined, `employee${index}`));
  return tickets;
}

/** All at once: nothing is sent before the last of them has reported. */
async function rush(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const by = story.party(`employee${index}`);
    const place = { platform: 'slack' as const, channel: `D-employee${index}`, message: `m${index}`, direct: true };
    const said = { text: '怪しい添付ファイルを開いてしまいました' };
    await story.ask({ type: 'report', by, place, said, route: 'employee' });
  }
  await story.turn();
}

const room = () => story.read('desk');
const pages = (user: string) => story.read(directChannel(user));

test('as many as usual have a card each', async () => {
  story = await openStory({ organisation: smallDesk() });
  await crowd(3);
  expect(room()).toHaveLength(3);
  expect(room().join()).not.toContain('ほかに');
});

test('the card that stands counts those that follow, and everybody is answered', async () => {
  story = await openStory({ organisation: smallDesk() });
  const tickets = await crowd(7);
  expect(tickets).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(room()).toHaveLength(3);
  expect(room()[2]).toContain('ほかに4件');
  expect(room()[2]).toContain('DESK-4, DESK-5, DESK-6, DESK-7');
  for (let index = 0; index < 7; index += 1) expect(pages(`employee${index}`)[0]).toContain(`DESK-${index + 1}`);
});

test('a crowd that comes at once is one card and one page', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(40);
  expect(room()).toHaveLength(1);
  expect(room()[0]).toContain('ほかに39件');
  expect(pages('tanaka')).toHaveLength(1);
  expect(pages('tanaka')[0]).toContain('ほかに39件');
  for (let index = 0; index < 40; index += 1) expect(pages(`employee${index}`)).toHaveLength(1);
});

test('whoever takes the one takes all: every reporter hears it, the room is told nothing twice', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(40);
  await story.press('acknowledge', 1, 'tanaka');
  for (let number = 1; number <= 40; number += 1)
    expect((await story.ticket(number)).phase).toMatchObject({ is: 'held', by: 'tanaka' });
  for (let index = 0; index < 40; index += 1)
    expect(pages(`employee${index}`).join()).toContain('田中さんが担当します');
  // The card, and below it what has to be done and kept.
  expect(room()).toHaveLength(3);
  expect(room()[0]).toContain('ほかに39件ここにまとめています');
  expect(pages('tanaka')).toHaveLength(1);
});

test('who is called next is called once for all of them', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(40);
  await story.pass(16 * 60);
  expect(pages('suzuki')).toHaveLength(1);
  expect(pages('suzuki')[0]).toContain('ほかに39件');
});

test('what sets a report apart gives it a card of its own', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(10);
  await story.ask({ type: 'choose-script', ticket: 5, by: story.party('tanaka'), script: 'credentials-entered' });
  await story.turn();
  expect(room()).toHaveLength(2);
  expect(room()[1]).toContain('DESK-5');
});

test('a card and a page that arrived although nobody heard of it go on by themselves, in whatever crowd', async () => {
  story = await openStory({ organisation: smallDesk() });
  await crowd(2);
  story.chat.fail({ call: 'post', with: new Outage('the answer was lost', 5), when: 'after', times: 3 });
  await story.report(undefined, 'employee2');
  for (let index = 3; index < 6; index += 1) await story.report(undefined, `employee${index}`);
  await story.pass(30);
  await story.press('acknowledge', 3, 'tanaka');
  await story.ask({ type: 'choose-script', ticket: 3, by: story.party('tanaka'), script: 'credentials-entered' });
  await story.pass(30);
  for (const surface of ['desk/slack', 'page/0/slack']) {
    const standing = story.chat.messages().filter(({ marker }) => marker === `DESK-3/${surface}`);
    expect(standing.map(({ card }) => plainText(card))).toEqual([expect.stringMatching('田中さんが(担当|対応)')]);
  }
});

test('one that is restricted is never counted on another', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(5);
  await story.report('同僚が顧客名簿を私物のUSBに入れて持ち出しているのを見ました', 'witness');
  const restricted = (await story.ticket(6)).restricted;
  expect(restricted).toBe(true);
  expect(room()).toHaveLength(2);
});

test('another kind has a card of its own at once', async () => {
  story = await openStory({ organisation: smallDesk() });
  await rush(10);
  await story.report('ノートPCを電車に忘れました', 'somebody');
  expect(room()).toHaveLength(2);
  expect(pages('tanaka')).toHaveLength(2);
});
