// Paging when time itself goes wrong: asleep, down, a clock that jumps.

import { directChannel } from '../world/chat.js';
import { openStory, type Story } from './stage.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
let story: Story;
afterEach(() => story?.close());

describe('time goes wrong', () => {
  test('asleep for eight hours: one call, with the delay stated on page and desk card (L10, L12)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.clock.advance(8 * HOUR);
    await story.turn();
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 480']);
    expect(story.read(directChannel('suzuki'))[0]).toContain('7時間45分 遅れて');
    expect(story.read('desk')[0]).toContain('7時間45分 遅れて送信');
    await story.pass(14 * MINUTE);
    expect(await story.calls(ticket)).toHaveLength(2);
  });

  test('the report itself was committed just before the desk went down: one page, late by that much (L9, L10)', async () => {
    story = await openStory();
    const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm', direct: true };
    const said = { text: '怪しい添付ファイルを開いてしまいました' };
    await story.ask({ type: 'report', by: story.party('hanako'), place, said, route: 'employee' });
    await story.clock.advance(10 * MINUTE);
    await story.turn();
    expect(story.read(directChannel('tanaka'))).toHaveLength(1);
    expect(story.read(directChannel('tanaka'))[0]).toContain('10分 遅れて');
  });

  test('the clock jumps an hour ahead: the next is called once, not the whole ladder (L12)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.clock.set('2026-11-16T06:05:00.000Z');
    await story.turn();
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 65']);
  });

  test('the clock is set an hour back: the wait for an answer is not stretched by an hour (L12)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.clock.set('2026-11-16T04:10:00.000Z');
    await story.store.mendFuture(story.clock.now());
    await story.pass(1);
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki -50']);
    await story.pass(15 * MINUTE);
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki -50', 'sato -35']);
  });
});
