// A commander who took a ticket and is quiet: asked, and what follows with and without an answer.
import { plainText } from '../../src/view/plain-text.js';
import { directChannel } from '../world/chat.js';
import { openStory, organisationOf, type Story } from './stage.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
let story: Story;
afterEach(() => story?.close());

const rungs = (...calls: string[]) => calls.map((call) => ({ call, answer_within: '15m' }));

describe('a quiet commander (A6)', () => {
  const paging = {
    rungs: rungs('on-call', 'next-on-call'),
    rounds: 1,
    still_on_it: { after: '1h', answer_within: '10m', times: 2 },
  };

  test('is asked; silent, the ticket is paged again, the next person first; after the upper bound the last resort is shown', async () => {
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(69 * MINUTE);
    expect(await story.when(ticket, 'holder-asked')).toEqual([60]);
    expect(story.read(directChannel('tanaka')).at(-1)).toContain('[対応を続けています]');
    await story.pass(MINUTE);
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 70']);
    for (const by of ['suzuki', 'tanaka']) {
      await story.press('acknowledge', ticket, by);
      await story.pass(70 * MINUTE);
    }
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 70', 'tanaka 140']);
    expect((await story.ticket(ticket)).phase.is).toBe('unanswered');
  });

  test('says so with one tap, and is asked ever more seldom', async () => {
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    for (const hours of [1, 2, 4]) {
      await story.pass(hours * HOUR);
      expect(await story.press('acknowledge', ticket, 'tanaka')).toMatchObject({ is: 'done' });
    }
    expect(await story.when(ticket, 'holder-asked')).toEqual([60, 180, 420]);
    expect(await story.calls(ticket)).toEqual(['tanaka 0']);
  });

  test('any act of theirs is a sign of life; another commander may take over meanwhile', async () => {
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(50 * MINUTE);
    const place = { platform: 'slack' as const, channel: directChannel('tanaka'), message: 't1', direct: true };
    await story.ask({ type: 'say', by: story.party('tanaka'), place, addressed: true, said: { text: '確認中です' } });
    await story.pass(30 * MINUTE);
    expect(await story.when(ticket, 'holder-asked')).toEqual([]);
    await story.pass(35 * MINUTE);
    expect(await story.when(ticket, 'holder-asked')).toEqual([110]);
    expect(await story.press('acknowledge', ticket, 'suzuki')).toMatchObject({ is: 'done' });
    expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'held', by: 'suzuki' });
  });

  test('the card that asked loses its button and says how it ended: a tap, another act, somebody else, silence, the end', async () => {
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report();
    const asked = () => story.chat.messages(directChannel('tanaka')).filter(({ marker }) => marker.includes('/tell/'));
    const last = () => {
      const card = asked().at(-1)?.card;
      return { text: card ? plainText(card) : '', tone: card?.tone };
    };
    const againAfter = async (seconds: number) => {
      await story.pass(seconds);
      expect(last()).toEqual({ text: expect.stringContaining('[対応を続けています]'), tone: 'alert' });
    };
    await story.press('acknowledge', ticket, 'tanaka');
    await againAfter(HOUR);
    await story.press('acknowledge', ticket, 'tanaka');
    expect(last()).toEqual({
      text: '# DESK-1 の対応は続いていますか\n田中さんが対応を続けています（11/16 15:00）。',
      tone: 'plain',
    });
    await againAfter(2 * HOUR);
    await story.pass(5 * MINUTE);
    await story.ask({ type: 'choose-script', ticket, by: story.party('tanaka'), script: 'malware-symptoms' });
    await story.turn();
    expect(last().text).toContain('田中さんが対応を続けています（11/16 17:05）。');
    await againAfter(2 * HOUR);
    await story.press('acknowledge', ticket, 'suzuki');
    expect(last()).toEqual({
      text: expect.stringContaining('鈴木さんが引き継ぎました（11/16 19:05）。'),
      tone: 'plain',
    });
    expect(asked()).toHaveLength(3);
  });

  test('silent, or closed meanwhile: the card that asked says so', async () => {
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(70 * MINUTE);
    expect(story.read(directChannel('tanaka')).at(-1)).toContain('11/16 15:10 までに応答がなかったため');
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(HOUR);
    await story.closeTicket(ticket, 'suzuki');
    expect(story.read(directChannel('tanaka')).at(-1)).toContain('鈴木さんが完了にしました');
  });
});
