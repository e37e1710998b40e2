import { plainText } from '../src/view/plain-text.js';
import { openWorld } from './world/desk.js';

test.each([
  ['我收到一封可疑的邮件，打开了附件，现在电脑很慢，怎么办？'],
  ['Recebi um e-mail estranho e abri o anexo, agora não consigo abrir os meus ficheiros, preciso de ajuda já'],
  ['Tôi đã nhấp vào một liên kết lạ và bây giờ máy tính của tôi rất chậm, xin hãy giúp'],
])('a report in a third language gets first aid in both of ours, a ticket and a page: %s', async (written) => {
  const world = await openWorld();
  const place = { platform: 'slack', channel: 'D1', message: '1', direct: true } as const;
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text: written } });
  const card = await world.frontDesk.redraw('DESK-1/reporter');
  const read = card ? plainText(card) : '';
  expect(read).toContain('LANケーブル');
  expect(read).toContain('unplug the LAN cable');
  expect((await world.store.row(1))?.phase).toBe('paging');
  await world.close();
});

test('Japanese and English are answered in one language', async () => {
  const world = await openWorld();
  for (const [user, text] of [
    ['hanako', '怪しい添付を開いてしまった'],
    ['ken', 'I clicked a suspicious attachment'],
  ] as const)
    await world.ask({ type: 'report', by: world.party(user), said: { text }, route: 'employee' });
  const read = async (ticket: number) =>
    plainText((await world.frontDesk.redraw(`DESK-${ticket}/reporter`)) ?? { tone: 'plain', summary: [], blocks: [] });
  expect(await read(1)).not.toContain('LAN cable');
  expect(await read(2)).not.toContain('ケーブル');
  await world.close();
});
