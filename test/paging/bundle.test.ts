// Many alike reports in a short time (D10): each is a ticket of its own with its own answer and its own ladder, but a person is not rung
// a hundred times. Bundled never means silent.
import type { Organisation } from '../../src/paging/organisation.js';
import type { Command } from '../../src/ticket/command.js';
import { directChannel } from '../world/chat.js';
import { openStory, organisationOf, type Story } from './stage.js';

let story: Story;
afterEach(() => story.close());

function tenOneByOne(): Organisation {
  const usual = organisationOf();
  return { ...usual, paging: { ...usual.paging, bundleAbove: 10 } };
}

async function burst(count: number, text?: string): Promise<number[]> {
  const tickets: number[] = [];
  for (let index = 0; index < count; index += 1) tickets.push(await story.report(text, `employee${index}`));
  return tickets;
}

const pages = (user: string) => story.read(directChannel(user));
const phases = async (tickets: number[]) => {
  const all = await Promise.all(tickets.map(async (ticket) => (await story.ticket(ticket)).phase));
  return all.map((phase) => (phase.is === 'held' ? `held by ${phase.by}` : phase.is));
};

test('a hundred alerts in a minute: ten pages, the last with a counter and the numbers of the others (D10)', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  const tickets = await burst(100);
  expect(new Set(tickets).size).toBe(100);
  expect(pages('tanaka')).toHaveLength(10);
  expect(pages('tanaka')[9]).toContain('ほかに90件');
  expect(pages('tanaka')[9]).toContain('DESK-11, DESK-12');
  for (let index = 0; index < 100; index += 1) expect(pages(`employee${index}`)).toHaveLength(1);
});

test('taking the one with the counter takes those under it, and nobody else is called for them', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  const tickets = await burst(14);
  await story.press('acknowledge', 10, 'tanaka');
  expect(await phases(tickets.slice(9))).toEqual(Array(5).fill('held by tanaka'));
  expect(await phases(tickets.slice(0, 9))).toEqual(Array(9).fill('paging'));
  expect(pages('tanaka')[9]).not.toContain('ほかに');
  for (const user of ['employee10', 'employee13']) expect(pages(user).join()).toContain('田中さんが担当します');
});

test('"I cannot" on it calls the next person for all of them, bundled again', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  const tickets = await burst(14);
  await story.press('decline', 10, 'tanaka');
  for (const ticket of tickets.slice(9)) expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
  expect(pages('suzuki')).toHaveLength(5);
});

test('nobody answers: every ticket climbs its own ladder to the end (L22)', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  const tickets = await burst(14);
  await story.pass(90 * 60);
  expect(await phases(tickets)).toEqual(Array(14).fill('unanswered'));
  for (const index of [0, 13]) expect(pages(`employee${index}`).join()).toContain('090-0000-0000');
});

test('of another kind, later, or restricted: a page of its own', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  await burst(12);
  await story.report('ノートPCを電車に忘れました');
  expect(pages('tanaka')).toHaveLength(11);
  await story.pass(61);
  await story.report();
  expect(pages('tanaka')).toHaveLength(12);
});

test('one that arrives while the counter is being answered is not forgotten', async () => {
  story = await openStory({ organisation: tenOneByOne() });
  await burst(12);
  const place = { platform: 'slack' as const, channel: 'D-late', message: 'late', direct: true };
  const said = { text: '怪しい添付ファイルを開いてしまいました' };
  const report: Command = { type: 'report', by: story.party('late'), place, said, route: 'employee' };
  const both = [story.ask(report), story.ask({ type: 'acknowledge', ticket: 10, by: story.party('tanaka') })];
  await Promise.all(both);
  await story.turn();
  const [phase] = await phases([13]);
  // Taken along, or paged by a message of its own: either way somebody knows.
  const ownPage = pages('tanaka').some((text) => text.includes('DESK-13 の対応をお願いします'));
  const counted = pages('tanaka').some((text) => /ほかに\d+件/.test(text) && text.includes('DESK-13'));
  expect(phase === 'held by tanaka' || ownPage || counted).toBe(true);
});
