// A ticket's own channel over the whole desk: who gets in, what is written there, and what happens at both ends of it.
import { Outage } from '../src/chat/chat.js';
import { closingWords } from './world/closing.js';
import { openWorld, type World } from './world/desk.js';
import { plainLines } from './world/plain.js';

const room = 'desk-1-20261116';
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function reported(text: string, holder = 'tanaka'): Promise<void> {
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm1', direct: true };
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text } });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party(holder) });
  await world.turn();
}

async function opens(by = 'tanaka'): Promise<void> {
  expect(await world.ask({ type: 'open-channel', ticket: 1, by: world.party(by) })).toMatchObject({ is: 'done' });
  await world.turn();
}

let written = 0;
function writes(by: string, text: string, addressed = false, channel = room) {
  written += 1;
  const place = { platform: 'slack' as const, channel, message: `w${written}`, direct: false };
  return world.ask({ type: 'say', by: world.party(by), place, addressed, said: { text } });
}

const ticket = async () => {
  const found = (await world.stage.set(1))?.('ja').ticket;
  if (!found) throw new Error('no ticket');
  return found;
};
const rooms = () => Object.fromEntries(world.chat.rooms.standing);
const shownIn = (channel: string) => world.chat.messages(channel).map((one) => plainLines(one.card).join('\n'));

test('the people of the ticket are in it, and see it with the commander’s buttons', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  expect(rooms()).toEqual({
    [room]: { members: ['tanaka', 'sato'], topic: expect.stringContaining('DESK-1'), archived: false },
  });
  expect(shownIn(room)).toEqual([expect.stringMatching(/ウイルス[\s\S]*\[トリアージ\]/)]);
  expect(shownIn('desk').join()).toContain(`#${room}`);
  expect((await world.store.row(1))?.room).toEqual({ platform: 'slack', channel: room });
});

test('whoever comes later is invited', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  const task = { type: 'task-add', ticket: 1, by: world.party('tanaka'), phase: 'contain' } as const;
  await world.ask({ ...task, said: { text: 'ログを保全', fields: { due: '2h' } }, owner: 'suzuki' } as never);
  await world.turn();
  expect(rooms()[room]?.members).toContain('suzuki');
});

test('what is written there is a note without any answer; its change too', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  const before = world.chat.messages().length;
  expect(await writes('tanaka', 'PC-0012 を回収しました')).toMatchObject({ is: 'done', ticket: 1 });
  await writes('sato', 'ログも保全してください', true);
  const place = { platform: 'slack' as const, channel: room, message: `w${written}`, direct: false };
  const said = { text: 'ログも、すぐに保全してください' };
  await world.ask({ type: 'edit', by: world.party('sato'), place, how: 'edited', said });
  await world.turn();
  expect((await ticket()).notes.map(({ by, how }) => [by.id, how])).toEqual([
    ['tanaka', 'said'],
    ['sato', 'said'],
    ['sato', 'edited'],
  ]);
  expect(world.chat.messages()).toHaveLength(before);
  expect(await world.store.row(2)).toBeUndefined();
});

test('what is said there of other kinds is talk among those who handle it: nobody is called and the reporter gets no new first aid', async () => {
  await reported('変なメールが届きました');
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('tanaka'), script: 'suspicious-click' });
  await world.turn();
  await opens();
  const before = world.chat.messages().length;
  await writes('tanaka', 'ファイルが全部暗号化されて、脅迫文が出ています。ランサムウェアです');
  await world.turn();
  expect((await ticket()).another).toEqual([]);
  expect(world.chat.messages()).toHaveLength(before);
});

test('somebody whom a member let in by hand writes nothing on the ticket, and talk elsewhere is none of it', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  expect(await writes('ken', '私も読んでいます')).toEqual({ is: 'ignored' });
  expect(await writes('tanaka', '昼はそばにしよう', false, 'general')).toEqual({ is: 'ignored' });
});

test('of a restricted ticket the topic says the number alone, and whom it may be about is never in it', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('sato'), script: 'insider-misuse' });
  await writes('tanaka', '鈴木と佐藤のどちらかかもしれない');
  await world.turn();
  const { named } = await ticket();
  expect(named).toContain('suzuki');
  expect(rooms()[room]?.topic).toBe('DESK-1');
  for (const person of named ?? []) expect(rooms()[room]?.members).not.toContain(person);
});

test('closing says a last word and archives; reopening opens another where it cannot be brought back', async () => {
  await reported('ウイルスに感染したかもしれません');
  await opens();
  world.chat.fail({ call: 'post', with: new Outage('busy'), when: 'before', times: 2 });
  await world.ask({ type: 'close', ticket: 1, by: world.party('tanaka'), said: closingWords('入れ替えました') });
  await world.pass(600);
  expect(rooms()[room]?.archived).toBe(true);
  expect(shownIn(room).join()).toContain('入れ替えました');
  expect((await ticket()).handling.channel?.opened?.archived).toBe(true);
  expect(await writes('tanaka', 'もう一言')).toEqual({ is: 'ignored' });

  await world.ask({ type: 'reopen', ticket: 1, by: world.party('tanaka') });
  await world.turn();
  expect(rooms()[`${room}-2`]).toMatchObject({ archived: false, members: expect.arrayContaining(['tanaka']) });
  expect(shownIn(`${room}-2`)).toHaveLength(1);
  expect(await writes('tanaka', '続けます', false, `${room}-2`)).toMatchObject({ is: 'done', ticket: 1 });
});

test('what cannot be had is said once, in plain words, to whoever asked; the ticket goes on', async () => {
  await reported('ウイルスに感染したかもしれません');
  world.chat.rooms.refuse('restricted_action');
  await opens();
  await world.pass(60);
  const told = shownIn('D-tanaka').filter((one) => one.includes('restricted_action'));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('Slack の管理者');
  expect(shownIn('desk').join()).toContain('専用チャンネルを開く');
});
