// The ladder, told as stories in simulated time. The numbers name the failure modes of on-call tools that each of them rules out:
// L lost pages, D double and stale pages, A acknowledgements, S schedules.
import { fakePager, openStory, organisationOf, type Story } from '../paging/stage.js';
import { directChannel } from '../world/chat.js';
import { simulatedClock } from '../world/clock.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
let story: Story;
afterEach(() => story?.close());

const rungs = (...calls: (string | string[])[]) => calls.map((call) => ({ call, answer_within: '15m' }));

describe('climbing', () => {
  test('rung by rung, round by round, then the last resort (L22)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.pass(90 * MINUTE);
    expect(await story.calls(ticket)).toEqual([
      'tanaka 0',
      'suzuki 15',
      'sato 30',
      'tanaka 45',
      'suzuki 60',
      'sato 75',
    ]);
    expect(await story.when(ticket, 'ladder-ended')).toEqual([90]);
    expect(story.chat.messages('desk')[0]?.card.tone).toBe('alert');
    expect(story.read('desk')[0]).toContain('誰も応答していません');
    expect(story.read('desk')[0]).toContain('090-0000-0000');
    expect(story.read(directChannel('hanako')).join()).toContain('090-0000-0000');
  });

  test('several at once; whoever declines leaves it to the others (A7)', async () => {
    story = await openStory({
      organisation: organisationOf({ paging: { rungs: rungs(['on-call', 'role:ciso'], 'next-on-call') } }),
    });
    const ticket = await story.report();
    expect(await story.calls(ticket)).toEqual(['tanaka+sato 0']);
    await story.press('decline', ticket, 'tanaka');
    expect(await story.calls(ticket)).toHaveLength(1);
    await story.press('decline', ticket, 'sato');
    expect(await story.calls(ticket)).toEqual(['tanaka+sato 0', 'suzuki 0']);
  });

  test('"I cannot" calls the next person at once (A7)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.pass(MINUTE);
    await story.press('decline', ticket, 'tanaka');
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 1']);
  });

  test('a gap in the rota is passed over at once and said on the desk card (L5, S4)', async () => {
    const rota = [{ from: '2026-12-01T09:00', every: '1w', members: ['tanaka'] }];
    story = await openStory({ organisation: organisationOf({ rota }) });
    const ticket = await story.report();
    expect(await story.calls(ticket)).toEqual(['sato 0']);
    expect(story.read('desk')[0]).toContain('当番表に該当者がいません');
  });

  test('somebody who is away is not called; everybody away is said aloud (S4)', async () => {
    const absences = ['tanaka', 'suzuki', 'sato'].map((member) => ({ member, from: '2026-11-16', to: '2026-11-17' }));
    story = await openStory({ organisation: organisationOf({ absences }) });
    const ticket = await story.report();
    expect(await story.calls(ticket)).toEqual([]);
    expect((await story.ticket(ticket)).phase.is).toBe('unanswered');
    expect(story.read(directChannel('hanako'))[0]).toContain('090-0000-0000');
  });

  test('by severity and outside business hours another ladder is climbed, to its end, whatever the hour by then', async () => {
    const ladders = [
      {
        name: 'night',
        severity: ['SEV1', 'SEV2'],
        hours: 'outside',
        rungs: rungs('role:ciso', 'person:suzuki'),
        rounds: 1,
      },
    ];
    const organisation = organisationOf({ paging: { rungs: rungs('on-call'), ladders } });
    story = await openStory({ organisation });
    expect(await story.calls(await story.report())).toEqual(['tanaka 0']);
    await story.close();
    // 08:50 in Tokyo: ten minutes before business hours.
    story = await openStory({ organisation, clock: simulatedClock('2026-11-15T23:50:00.000Z') });
    const early = await story.report();
    await story.pass(31 * MINUTE);
    expect(await story.calls(early)).toEqual(['sato 0', 'suzuki 15']);
    expect(await story.when(early, 'ladder-ended')).toEqual([30]);
  });

  test("at the minute of handover exactly the rule's person is called (D9)", async () => {
    const before = await openStory({ clock: simulatedClock('2026-11-22T23:59:59.999Z') });
    expect(await before.calls(await before.report())).toEqual(['tanaka 0']);
    await before.close();
    story = await openStory({ clock: simulatedClock('2026-11-23T00:00:00.000Z') });
    expect(await story.calls(await story.report())).toEqual(['suzuki 0']);
  });
});

describe('who is never called', () => {
  test('the person who reported (L20)', async () => {
    story = await openStory();
    const ticket = await story.report(undefined, 'tanaka');
    await story.pass(90 * MINUTE);
    expect((await story.calls(ticket)).join()).not.toContain('tanaka');
    expect(story.read('desk')[0]).toContain('報告した本人です');
  });

  test('whom a restricted report names; nor may they look into it or take it (L20)', async () => {
    story = await openStory();
    const ticket = await story.report(
      '佐藤さんが顧客リストをUSBメモリで持ち出しているのを見ました。内部不正だと思います',
    );
    const { restricted, named, phase } = await story.ticket(ticket);
    expect({ restricted, named, phase: phase.is }).toEqual({ restricted: true, named: ['sato'], phase: 'unanswered' });
    expect(story.read(directChannel('sato'))).toEqual([]);
    expect(await story.press('acknowledge', ticket, 'sato')).toMatchObject({ is: 'refused', reason: 'not-entitled' });
    const row = await story.store.row(ticket);
    expect(row?.barred).toEqual(['sato']);
  });

  test('who turns out to be the subject while being called: others are called at once, and the page says nothing any more (L20)', async () => {
    const paging = { rungs: rungs(['role:ciso', 'on-call'], 'next-on-call') };
    story = await openStory({ organisation: organisationOf({ paging }) });
    const ticket = await story.report('内部不正の相談です。顧客リストをUSBメモリで持ち出している人がいます');
    expect(await story.calls(ticket)).toEqual(['sato 0']);
    expect(story.read(directChannel('sato'))[0]).toContain('顧客リスト');
    const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm9', direct: true };
    await story.ask({ type: 'say', by: story.party('hanako'), place, addressed: true, said: { text: '佐藤さんです' } });
    await story.turn();
    expect((await story.ticket(ticket)).phase.is).toBe('unanswered');
    expect(story.read(directChannel('sato'))).toEqual([expect.stringContaining('対応は不要です')]);
  });

  test('a commander whom an everyday report names is called all the same', async () => {
    story = await openStory();
    expect(
      await story.calls(await story.report('田中さんに言われて連絡します。怪しい添付ファイルを開いてしまいました')),
    ).toEqual(['tanaka 0']);
  });
});

describe('acknowledging', () => {
  test('after it nobody is called any more, by no way (D7)', async () => {
    const people = organisationOf().people.map(({ web: _, ...one }) => ({ ...one, reach: ['slack', 'mail'] }));
    const mail = fakePager('mail');
    const organisation = { ...organisationOf({ people }), pagers: ['mail' as const] };
    story = await openStory({ organisation, pagers: new Map([['mail', mail]]) });
    const ticket = await story.report();
    await story.pass(30);
    await story.press('acknowledge', ticket, 'tanaka');
    await story.pass(3 * HOUR);
    expect(mail.rung).toEqual([]);
    expect(await story.calls(ticket)).toEqual(['tanaka 0']);
  });

  test("while the next step fires: the next person's page says who has it, and has no button to take it (A8)", async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.pass(15 * MINUTE);
    expect(story.read(directChannel('suzuki'))[0]).toContain('[私が対応します]');
    await story.press('acknowledge', ticket, 'tanaka');
    expect(story.read(directChannel('suzuki'))[0]).toContain('田中さんが対応しています');
    expect(story.read(directChannel('suzuki'))[0]).not.toContain('[私が対応します]');
  });

  test('before the next page was sent: it is not sent at all (A8)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.clock.advance(15 * MINUTE);
    await story.ask({ type: 'wake', ticket });
    await story.ask({ type: 'acknowledge', ticket, by: story.party('tanaka') });
    await story.turn();
    expect(story.read(directChannel('suzuki'))).toEqual([]);
  });

  test('of a closed ticket does not reopen it (A1)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'tanaka');
    await story.closeTicket(ticket, 'tanaka');
    expect(await story.press('acknowledge', ticket, 'suzuki')).toMatchObject({
      is: 'refused',
      reason: 'ticket-closed',
    });
    expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'closed', by: 'tanaka' });
  });
});

describe('nobody answered', () => {
  test('is said again with back-off, at least once a day, until a person takes it (L22, D8)', async () => {
    story = await openStory();
    const ticket = await story.report();
    await story.pass(13 * 24 * HOUR);
    const said = (await story.when(ticket, 'reminded')).map((minutes) => minutes - 90);
    expect(said.slice(0, 7)).toEqual([15, 45, 105, 225, 465, 945, 1905]);
    expect(said).toHaveLength(18);
    expect(story.read('desk').at(-1)).toContain('まだ誰も引き受けていません');
    await story.press('acknowledge', ticket, 'sato');
    await story.pass(HOUR);
    expect(await story.when(ticket, 'reminded')).toHaveLength(18);
  });
});
