// The link in a mail and the page behind it: looking changes nothing, one press answers, and nobody can make a link of their own.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createLinks } from '../../src/pager/link.js';
import { addLinkPage } from '../../src/pager/link-page.js';
import { openStory, organisationOf, type Story } from '../paging/stage.js';

const links = createLinks('0123456789abcdef0123456789abcdef');
const at = '2026-11-16T05:00:00.000Z';

describe('a link', () => {
  const token = links.make({ ticket: 7, page: 2 }, at);

  test('names one page of one ticket, for three days', () => {
    expect(links.read(token, at)).toEqual({ ticket: 7, page: 2, over: false });
    expect(links.read(token, '2026-11-19T04:59:00.000Z')).toMatchObject({ over: false });
    expect(links.read(token, '2026-11-19T05:00:01.000Z')).toMatchObject({ over: true });
  });

  test('that was changed in any character is not ours', () => {
    for (let index = 0; index < token.length - 1; index += 1) {
      const changed = `${token.slice(0, index)}${token[index] === '7' ? '8' : '7'}${token.slice(index + 1)}`;
      expect(links.read(changed, at)).toBeUndefined();
    }
    for (const one of ['', 'x', `${token}.x`, token.slice(0, -4), `7.2.9999999999.${'A'.repeat(22)}`])
      expect(links.read(one, at)).toBeUndefined();
  });

  test('of another desk is not ours', () => {
    expect(createLinks('another secret').read(token, at)).toBeUndefined();
  });
});

describe('the page', () => {
  let story: Story;
  let server: Server;
  let base: string;
  beforeEach(async () => {
    story = await openStory({ organisation: organisationOf() });
    const http = express();
    addLinkPage({
      http,
      desk: story.frontDesk,
      stage: story.stage,
      links,
      organisation: story.organisation,
      clock: story.clock,
    });
    server = createServer(http);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page/`;
  });
  afterEach(async () => {
    await new Promise((done) => server.close(done));
    await story.close();
  });

  const press = (token: string, act: string) =>
    fetch(base + token, { method: 'POST', body: new URLSearchParams({ act }), redirect: 'manual' });

  test('shows how the ticket stands and changes nothing, however often a scanner opens it', async () => {
    const ticket = await story.report();
    const token = links.make({ ticket, page: 0 }, story.clock.now());
    for (let opened = 0; opened < 3; opened += 1) {
      const answer = await fetch(base + token);
      const html = await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(html).toContain('value="acknowledge"');
      expect(html).not.toContain('怪しい添付ファイルを開いてしまいました');
    }
    expect((await story.ticket(ticket)).phase.is).toBe('paging');
  });

  test("one press acknowledges in the person's name; pressing again, and the page, say who has it", async () => {
    const ticket = await story.report();
    const token = links.make({ ticket, page: 0 }, story.clock.now());
    expect((await press(token, 'acknowledge')).status).toBe(303);
    expect((await press(token, 'acknowledge')).status).toBe(303);
    const { phase } = await story.ticket(ticket);
    expect(phase).toMatchObject({ is: 'held', by: 'tanaka' });
    const found = (await story.events(ticket)).filter(({ event }) => event.type === 'acknowledged');
    expect(found.map(({ event }) => event)).toEqual([
      { type: 'acknowledged', by: { id: 'tanaka', platform: 'slack', user: 'tanaka', via: 'mail' } },
    ]);
    const html = await (await fetch(base + token)).text();
    expect(html).toContain('田中さんが対応しています');
    expect(html).not.toContain('<button');
  });

  test('one press declines, and the next person is called at once (A7)', async () => {
    const ticket = await story.report();
    await press(links.make({ ticket, page: 0 }, story.clock.now()), 'decline');
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
  });

  test('after the ticket was closed it does not reopen it (A1)', async () => {
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'suzuki');
    await story.closeTicket(ticket, 'suzuki');
    await press(links.make({ ticket, page: 0 }, story.clock.now()), 'acknowledge');
    expect((await story.ticket(ticket)).phase).toMatchObject({ is: 'closed', by: 'suzuki' });
  });

  test('an unknown act changes nothing; a link that is none, old, or of no page is told kindly', async () => {
    const ticket = await story.report();
    const token = links.make({ ticket, page: 0 }, story.clock.now());
    expect((await press(token, 'close')).status).toBe(200);
    expect((await story.ticket(ticket)).phase.is).toBe('paging');
    for (const one of [
      'x',
      links.make({ ticket, page: 9 }, story.clock.now()),
      links.make({ ticket: 99, page: 0 }, at),
    ]) {
      const answer = await fetch(base + one);
      expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('もう使えません')]);
    }
    await story.clock.advance(4 * 24 * 3600);
    expect((await press(token, 'acknowledge')).status).toBe(404);
  });

  test('a restricted case is not named', async () => {
    const ticket = await story.report(
      '鈴木さんが顧客リストをUSBメモリで持ち出しているのを見ました。内部不正だと思います',
    );
    const html = await (await fetch(base + links.make({ ticket, page: 0 }, story.clock.now()))).text();
    expect(html).toContain('閲覧制限のある件');
    expect(html).not.toContain('内部');
  });
});
