// Lists and searches through the gate: nobody finds what they may not see, and nothing hidden ends a list early.

import type { Card } from '../src/view/card.js';
import { closingWords } from './world/closing.js';
import { openWorld, type World } from './world/desk.js';
import { plainLines } from './world/plain.js';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function report(by: string, text: string) {
  await world.ask({ type: 'report', by: world.party(by), said: { text }, route: 'employee', language: 'ja' });
}
const listFor = (by: string, asked = '') => world.frontDesk.listCard(world.party(by), 'ja', asked);
const tickets = (card: Card) => card.blocks.flatMap((block) => (block.type === 'choice' ? [block.button.ticket] : []));
const shown = (card: Card) => plainLines(card).join('\n');
const moreButton = (card: Card) =>
  card.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : [])).find(({ act }) => act === 'list');

const nothing = (by: string) => world.frontDesk.look({ look: 'ticket', ticket: 99 }, world.party(by), 'ja');

const phishing = '怪しいメールの添付を開いてしまった';
const insider = '同僚の鈴木が顧客名簿を持ち出しています';

test('a commander filters by state, severity, kind and holder, and looks for words', async () => {
  await report('hanako', phishing);
  await report('ken', 'パソコンをなくしました');
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.ask({ type: 'close', ticket: 2, by: world.party('suzuki'), said: closingWords('駅で見つかりました') });
  expect(tickets(await listFor('tanaka'))).toEqual(['DESK-1']);
  expect(tickets(await listFor('tanaka', '完了'))).toEqual(['DESK-2']);
  expect(tickets(await listFor('tanaka', 'ALL'))).toEqual(['DESK-2', 'DESK-1']);
  expect(tickets(await listFor('tanaka', '自分'))).toEqual(['DESK-1']);
  expect(tickets(await listFor('suzuki', '自分'))).toEqual([]);
  expect(tickets(await listFor('tanaka', 'all lost-device'))).toEqual(['DESK-2']);
  const [row] = await world.store.rowsOf([1]);
  expect(tickets(await listFor('tanaka', `all ${row?.severity} 添付`))).toEqual(['DESK-1']);
  const found = await listFor('tanaka', '駅で');
  expect(tickets(found)).toEqual(['DESK-2']);
  expect(shown(found)).toContain('駅で見つかりました');
});

test('a restricted report is found by whoever was called for it, and by no other commander', async () => {
  await report('hanako', insider);
  await world.turn();
  const row = (await world.store.rowsOf([1]))[0];
  expect(row?.restricted).toBe(true);
  expect(row?.barred).toEqual(['suzuki']);
  expect(row?.participants).toEqual(['sato']);
  for (const asked of ['', 'all', '顧客名簿', '自分 顧客名簿'])
    for (const by of ['tanaka', 'suzuki', 'ken']) expect(tickets(await listFor(by, asked))).toEqual([]);
  for (const by of ['sato', 'hanako']) expect(tickets(await listFor(by, '顧客名簿'))).toEqual(['DESK-1']);
  const look = (by: string) => world.frontDesk.look({ look: 'ticket', ticket: 1 }, world.party(by), 'ja');
  for (const by of ['tanaka', 'suzuki', 'ken']) expect(shown(await look(by))).toBe(shown(await nothing(by)));
  expect(shown(await look('sato'))).toContain('顧客名簿');
});

test('a page full of hidden tickets does not end the list', async () => {
  await report('ken', 'パソコンをなくしました');
  for (let nth = 0; nth < 15; nth += 1) await report(`staff${nth}`, insider);
  expect(tickets(await listFor('suzuki', 'all'))).toEqual(['DESK-1']);
  expect(moreButton(await listFor('suzuki', 'all'))).toBeUndefined();
});

test('a long list goes on with its button, each ticket once', async () => {
  for (let nth = 0; nth < 23; nth += 1) await report(`staff${nth}`, phishing);
  const seen: string[] = [];
  let card = await listFor('tanaka', '添付');
  for (let pages = 1; ; pages += 1) {
    seen.push(...tickets(card));
    const more = moreButton(card);
    if (!more) {
      expect(pages).toBe(3);
      break;
    }
    card = await world.frontDesk.look({ look: 'list', of: more.about?.of ?? '' }, world.party('tanaka'), 'ja');
  }
  expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => `DESK-${23 - index}`));
});

test('whoever reported finds their own report by their own words, not by what the desk wrote about it', async () => {
  await report('hanako', phishing);
  await report('ken', phishing);
  const said = { text: '本人の操作ミスと判断', fields: { reason: '処分の検討' } };
  const decided = await world.ask({ type: 'decide', ticket: 1, by: world.party('tanaka'), said });
  expect(decided.is).toBe('done');
  expect(tickets(await listFor('hanako', '添付'))).toEqual(['DESK-1']);
  expect(tickets(await listFor('hanako', '処分'))).toEqual([]);
  expect(tickets(await listFor('tanaka', '処分'))).toEqual(['DESK-1']);
});

test('what a search repeats is typed text, and a long one is cut to what a button can carry', async () => {
  await report('hanako', phishing);
  const card = await listFor('tanaka', `<!channel> ${'検索'.repeat(80)}`);
  const said = card.blocks
    .flatMap((block) => (block.type === 'text' ? block.parts : []))
    .find((part) => typeof part === 'object' && 'said' in part);
  expect(said).toEqual({ said: expect.stringMatching(/^<!channel> (検索)+検?$/u) });
  expect(encodeURIComponent((said as { said: string }).said).length).toBeLessThanOrEqual(180);
});
