// A report turns out to be more serious while somebody is being called for it: the ladder for that severity takes over at once.
import { directChannel } from '../world/chat.js';
import { openStory, organisationOf, type Story } from './stage.js';

const MINUTE = 60;
let story: Story;
afterEach(() => story?.close());

type Rung = { call: string | string[]; answer_within: string };

/** The usual ladder waits a quarter of an hour on each rung; the one for SEV1 begins with `critical`. */
async function open(
  critical: Rung | Rung[],
  { severity = ['SEV1'], says = 'パソコンの画面に身代金を払えという英語の警告が出て、ファイルが開けません' } = {},
): Promise<number> {
  const rungs = ['on-call', 'next-on-call', 'role:ciso'].map((call) => ({ call, answer_within: '15m' }));
  const ladders = [{ name: 'critical', severity, rungs: [critical].flat() }];
  story = await openStory({ organisation: organisationOf({ paging: { rungs, ladders, last_resort: '119' } }) });
  return story.report(says);
}

async function answer(ticket: number, question: string, choice: string): Promise<void> {
  await story.ask({ type: 'answer-question', ticket, by: story.party('hanako'), question, answer: choice });
  await story.turn();
}

const toTheServers = (ticket: number) => answer(ticket, 'servers', 'yes');

test('the first rung of the new ladder is called at once, and its later rungs follow', async () => {
  const ticket = await open([
    { call: 'role:ciso', answer_within: '5m' },
    { call: ['on-call', 'next-on-call'], answer_within: '5m' },
  ]);
  expect((await story.ticket(ticket)).severity).toBe('SEV2');
  await story.pass(MINUTE);
  await toTheServers(ticket);
  expect((await story.ticket(ticket)).severity).toBe('SEV1');
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 1']);
  await story.pass(5 * MINUTE);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 1', 'tanaka+suzuki 6']);
  expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'paging', ladder: 'critical' });
});

test('whoever is being called already is not rung a second time; the others of the new rung are', async () => {
  const ticket = await open([
    { call: ['on-call', 'role:ciso'], answer_within: '5m' },
    { call: 'next-on-call', answer_within: '5m' },
  ]);
  await story.pass(MINUTE);
  await toTheServers(ticket);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 1']);
  expect((await story.ticket(ticket)).phase).toMatchObject({ people: ['tanaka', 'sato'] });
  expect(story.read(directChannel('tanaka')).filter((text) => text.includes('の対応をお願いします'))).toHaveLength(1);
  // Whoever was called first may still say that they cannot; the rung goes on with the other one.
  await story.press('decline', ticket, 'tanaka');
  expect(await story.calls(ticket)).toHaveLength(2);
  await story.pass(5 * MINUTE);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 1', 'suzuki 6']);
});

test('the same people: nobody is called twice, but the time to answer is that of the new rung', async () => {
  const ticket = await open([
    { call: 'on-call', answer_within: '5m' },
    { call: ['next-on-call', 'role:ciso'], answer_within: '5m' },
  ]);
  await story.pass(MINUTE);
  await toTheServers(ticket);
  const { pages, phase } = await story.ticket(ticket);
  expect(pages).toHaveLength(1);
  expect(phase).toMatchObject({ is: 'paging', people: ['tanaka'], ladder: 'critical' });
  await story.pass(5 * MINUTE);
  expect((await story.ticket(ticket)).pages.map(({ person }) => person)).toEqual(['tanaka', 'suzuki', 'sato']);
  expect((await story.when(ticket, 'paged')).at(-1)).toBe(6);
});

test('the same people shortly before their time is over: a raise does not give them more of it', async () => {
  const ticket = await open([
    { call: 'on-call', answer_within: '5m' },
    { call: 'role:ciso', answer_within: '5m' },
  ]);
  await story.pass(13 * MINUTE);
  await toTheServers(ticket);
  await story.pass(2 * MINUTE);
  expect((await story.ticket(ticket)).pages.map(({ person }) => person)).toEqual(['tanaka', 'sato']);
});

test('whoever said "I cannot" is passed over on the new ladder too', async () => {
  const ticket = await open([
    { call: 'on-call', answer_within: '5m' },
    { call: 'role:ciso', answer_within: '5m' },
  ]);
  await story.press('decline', ticket, 'tanaka');
  await story.pass(MINUTE);
  await toTheServers(ticket);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0', 'sato 1']);
});

test('a ticket that everybody was called for in vain is called for again', async () => {
  const ticket = await open({ call: 'role:ciso', answer_within: '5m' });
  await story.pass(90 * MINUTE);
  expect((await story.ticket(ticket)).phase.is).toBe('unanswered');
  await toTheServers(ticket);
  expect((await story.calls(ticket)).at(-1)).toBe('sato 90');
  expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'paging', ladder: 'critical' });
});

test('a ticket that somebody has is not called for again: its holder is told', async () => {
  const ticket = await open({ call: 'role:ciso', answer_within: '5m' });
  await story.press('acknowledge', ticket, 'tanaka');
  await toTheServers(ticket);
  expect(await story.calls(ticket)).toEqual(['tanaka 0']);
  expect(story.read(directChannel('tanaka')).at(-1)).toContain('SEV1');
});

describe('without any answer', () => {
  const fakeWarning = '偽の警告画面が出て、書いてあった番号に電話してしまいました';
  const rung = { call: 'role:ciso', answer_within: '5m' };

  test('another script that a commander chooses raises in the same way', async () => {
    const ticket = await open(rung, { severity: ['SEV1', 'SEV2'], says: fakeWarning });
    expect((await story.ticket(ticket)).severity).toBe('SEV3');
    await story.ask({ type: 'choose-script', ticket, by: story.party('suzuki'), script: 'malware-symptoms' });
    await story.turn();
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 0']);
  });

  test('so does a second, more urgent kind in a note', async () => {
    const ticket = await open(rung, { severity: ['SEV1', 'SEV2'], says: fakeWarning });
    const place = { platform: 'slack' as const, channel: directChannel('hanako'), message: 'n1', direct: true };
    const said = { text: 'そのあと、ログイン画面でパスワードを入力してしまいました' };
    await story.ask({ type: 'say', by: story.party('hanako'), place, addressed: true, said });
    await story.turn();
    expect((await story.ticket(ticket)).severity).toBe('SEV2');
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'sato 0']);
  });
});

test('where the new ladder calls nobody, the old one goes on', async () => {
  const ticket = await open({ call: 'role:pr', answer_within: '5m' });
  await toTheServers(ticket);
  await story.pass(15 * MINUTE);
  expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 15']);
});
