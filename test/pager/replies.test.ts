// An answer to a page by mail, from a real mailbox over IMAP: who may answer, what counts, and what machines send.
import { createLog } from '../../src/log.js';
import { createLinks } from '../../src/pager/link.js';
import { createMailbox, type Mailbox } from '../../src/pager/mailbox.js';
import { createMailReplies, type MailReplies } from '../../src/pager/replies.js';
import { pageText } from '../../src/view/page-text.js';
import { openStory, organisationOf, type Story } from '../paging/stage.js';
import { type FakeMailbox, fakeMailbox } from '../world/imap.js';

const links = createLinks('0123456789abcdef0123456789abcdef');
let story: Story;
let server: FakeMailbox;
let mailbox: Mailbox;
let replies: MailReplies;
let confirmed: { to: string; subject: string; lines: string[] }[];

beforeEach(async () => {
  story = await openStory({ organisation: organisationOf() });
  server = await fakeMailbox();
  confirmed = [];
  begin(server.url);
});
afterEach(async () => {
  await mailbox.close();
  await server.close();
  await story.close();
});

function begin(url: string): void {
  mailbox = createMailbox(url);
  const { store, stage, organisation, clock } = story;
  replies = createMailReplies({
    ...{ mailbox, links, desk: story.frontDesk, stage, store, organisation, clock, log: createLog('silent') },
    async confirm(to, subject, lines) {
      confirmed.push({ to, subject, lines });
    },
  });
}

const tokenOf = (ticket: number, page = 0) => links.make({ ticket, page }, story.clock.now());

interface Written {
  from?: string;
  token?: string;
  headers?: string[];
  text?: string;
}
let written = 0;

/** A mail as a person's mail program sends it. */
function mail({ from = '田中 <tanaka@example.co.jp>', token, headers = [], text = '' }: Written): string {
  written += 1;
  return [
    ...[`From: ${from}`, 'To: desk@example.com', `Message-ID: <m${written}@example.co.jp>`, 'Subject: Re: DESK-1'],
    ...(token === undefined ? [] : [`In-Reply-To: <page.${token}@example.com>`]),
    ...(headers.some((one) => /^content-type/i.test(one)) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
    ...['', text],
  ].join('\n');
}

async function arrives(written: Written): Promise<void> {
  server.deliver(mail(written));
  await replies.look();
  await story.turn();
}

const phaseOf = async (ticket: number) => (await story.ticket(ticket)).phase;

describe('an answer', () => {
  test.each([
    ['nothing but what it quotes', '\n> DESK-1 の対応をお願いします\n> できません と返信してください'],
    ['a word', '了解です。\n\n2026年11月16日(月) 14:00 窓口 <desk@example.com>:\n> 対応をお願いします'],
    [
      'a sentence in English',
      'I am on it.\n\nOn Mon, 16 Nov 2026 at 14:00, Desk <desk@example.com> wrote:\n> I cannot',
    ],
    ['above a copied mail', '対応します\n\n-----Original Message-----\nFrom: desk@example.com\nI cannot / できません'],
  ])('%s: it takes the ticket in the person’s name, and says so', async (_, text) => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), text });
    expect(await phaseOf(ticket)).toMatchObject({ is: 'held', by: 'tanaka' });
    expect((await story.events(ticket)).at(-1)?.event).toEqual({
      type: 'acknowledged',
      by: { id: 'tanaka', platform: 'slack', user: 'tanaka', via: 'mail' },
    });
    expect(confirmed).toEqual([
      {
        to: 'tanaka@example.co.jp',
        subject: expect.stringContaining('DESK-1'),
        lines: expect.arrayContaining([expect.stringContaining('あなたが担当します')]),
      },
    ]);
  });

  test.each([
    'できません',
    '今日は休みです。次の人にお願いします',
    'Sorry, I can’t.',
    'no',
    'On a plane, please ask somebody else',
  ])('"%s": the next person is called at once (A7)', async (text) => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), text: `${text}\n> quoted` });
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
    expect(confirmed[0]?.lines.join()).toContain('次の人を呼び出します');
  });

  const jis = Buffer.from('1b24422447242d245e243b24731b2842', 'hex').toString();
  const html = '<html><body><p>できません&nbsp;</p><blockquote>対応します</blockquote></body></html>';
  test.each([
    ['as base64', ['Content-Transfer-Encoding: base64'], Buffer.from('できません').toString('base64')],
    ['in ISO-2022-JP', ['Content-Type: text/plain; charset=iso-2022-jp'], jis],
    ['only in HTML', ['Content-Type: text/html; charset=utf-8'], html],
  ])('%s: it is read', async (_, headers, text) => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), headers, text });
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
  });

  test('as one part of several: the plain one is read', async () => {
    const ticket = await story.report();
    const part = (type: string, text: string) => `--b\nContent-Type: ${type}; charset=utf-8\n\n${text}\n`;
    const text = `${part('text/plain', '無理です')}${part('text/html', '<p>無理です</p>')}--b--`;
    await arrives({ token: tokenOf(ticket), headers: ['Content-Type: multipart/alternative; boundary="b"'], text });
    expect(await story.calls(ticket)).toEqual(['tanaka 0', 'suzuki 0']);
  });

  test('on its way through a server that renames mails: the link that it quotes names the page, even broken in two', async () => {
    const ticket = await story.report();
    const link = `https://desk.example.com/page/${tokenOf(ticket)}`;
    const text = `対応します\n\n> 次のページを開いてください\n> ${link.slice(0, 50)}\n> ${link.slice(50)}`;
    await arrives({ text });
    expect(await phaseOf(ticket)).toMatchObject({ is: 'held', by: 'tanaka' });
  });

  test('when somebody else has it: it changes nothing, and its author is told who', async () => {
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'suzuki');
    await arrives({ token: tokenOf(ticket), text: '対応します' });
    expect(await phaseOf(ticket)).toMatchObject({ is: 'held', by: 'suzuki' });
    expect(confirmed[0]?.lines.slice(0, 2)).toEqual([
      expect.stringContaining('すでに担当者が決まっています'),
      expect.stringContaining('鈴木'),
    ]);
  });
});

describe('what answers nothing', () => {
  test.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated (vacation)'],
    ['Precedence: bulk'],
    ['Precedence: auto_reply'],
    ['X-Auto-Response-Suppress: All'],
    ['X-Autoreply: yes'],
    ['List-Id: <all.example.com>'],
    ['Return-Path: <>'],
    ['Content-Type: multipart/report; report-type=disposition-notification; boundary="b"'],
  ])('a machine: %s', async (header) => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), headers: [header], text: '対応します' });
    expect([(await phaseOf(ticket)).is, confirmed]).toEqual(['paging', []]);
  });

  test('a person’s program that says "Auto-Submitted: no" is a person', async () => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), headers: ['Auto-Submitted: no'], text: 'OK' });
    expect((await phaseOf(ticket)).is).toBe('held');
  });

  test.each([
    ['somebody else', { from: 'suzuki@example.co.jp' }],
    ['a stranger', { from: 'mallory@example.com' }],
    ['two senders', { from: 'tanaka@example.co.jp, mallory@example.com' }],
    ['a name that looks like an address', { from: '"tanaka@example.co.jp" <mallory@example.com>' }],
  ])('%s', async (_, more) => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), text: '対応します', ...more });
    expect([(await phaseOf(ticket)).is, confirmed]).toEqual(['paging', []]);
  });

  test('no token, a token that was made up, or one whose time is over (A4)', async () => {
    const ticket = await story.report();
    const old = tokenOf(ticket);
    await arrives({ text: '対応します DESK-1' });
    await arrives({ token: `${ticket}.0.9999999999.${'A'.repeat(22)}`, text: '対応します' });
    await story.clock.advance(4 * 24 * 3600);
    await arrives({ token: old, text: '対応します' });
    expect((await phaseOf(ticket)).is).toBe('paging');
  });

  test('after the ticket was closed: it does not reopen it (A1)', async () => {
    const ticket = await story.report();
    await story.press('acknowledge', ticket, 'suzuki');
    await story.closeTicket(ticket, 'suzuki');
    await arrives({ token: tokenOf(ticket), text: '対応します' });
    expect(await phaseOf(ticket)).toMatchObject({ is: 'closed', by: 'suzuki' });
  });
});

describe('the mailbox', () => {
  test('is only read: no mail is marked, and the words of strangers are not even fetched', async () => {
    server.deliver(mail({ from: 'stranger@example.com', text: 'private' }));
    await arrives({ token: tokenOf(await story.report()), text: 'OK' });
    expect(server.asked.filter((line) => /STORE|EXPUNGE|COPY|MOVE|APPEND|^SELECT|BODY\[/i.test(line))).toEqual([]);
    expect(server.asked.filter((line) => /BODY\.PEEK\[1/.test(line)).every((line) => line.includes('102'))).toBe(true);
  });

  test('each mail counts once: after a restart, a lost position, or a server that numbers anew', async () => {
    const ticket = await story.report();
    await arrives({ token: tokenOf(ticket), text: 'できません' });
    await story.press('acknowledge', ticket, 'tanaka');
    await mailbox.close();
    begin(server.url);
    await replies.look();
    server.renumber();
    await replies.look();
    await replies.look();
    expect((await story.events(ticket)).filter(({ event }) => event.type === 'declined')).toHaveLength(1);
    expect(confirmed).toHaveLength(1);
  });

  test('an answer that came while the desk was down is read when it is back', async () => {
    await replies.look();
    const ticket = await story.report();
    server.hangUp();
    server.deliver(mail({ token: tokenOf(ticket), text: '対応します' }));
    await replies.look();
    await replies.look();
    expect((await phaseOf(ticket)).is).toBe('held');
  });

  test('that cannot be read for minutes is a warning, and never names the password', async () => {
    await mailbox.close();
    begin(server.url.replace('secret', 'geheim'));
    await replies.look();
    expect(replies.warnings?.()).toEqual([]);
    await story.clock.advance(6 * 60);
    await replies.look();
    expect(replies.warnings?.()).toEqual([expect.stringContaining('does not accept user and password')]);
    expect(replies.warnings?.().join()).not.toContain('geheim');
    await mailbox.close();
    begin(server.url);
    await replies.look();
    expect(replies.warnings?.()).toEqual([]);
  });
});

test('only a mail says that it can be replied to, and only where replies are read', async () => {
  const ticket = await story.report();
  const scene = (await story.stage.set(ticket))?.('en');
  if (!scene) throw new Error('no scene');
  const lines = (byReply: boolean) => pageText(scene, 0, 'https://desk.example.com/page/x', byReply).lines.join('\n');
  expect(lines(true)).toContain('reply to this mail');
  expect(lines(false)).not.toContain('reply to this mail');
});
