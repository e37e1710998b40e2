// Text that wants to be more than text: kept whole in the store, shown as harmless characters within Slack's limits.
import {
  globalShortcut,
  mentionEvent,
  messageEvent,
  messageShortcut,
  newTs,
  slashCommand,
  viewSubmission,
} from '../world/slack-payloads.js';
import { about, deskChannel, employee, openSite, reads, type Site, settled, tanaka, ticketIn, until } from './drive.js';

type Json = Record<string, unknown>;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** What in a part of a message could act on its reader. Written against Slack's reference, not against the desk's renderer. */
function dangers(part: unknown, at = ''): string[] {
  if (Array.isArray(part)) return part.flatMap((one, index) => dangers(one, `${at}[${index}]`));
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, url, image_url } = part as Json;
  const found: string[] = [];
  if (['link', 'broadcast', 'usergroup', 'channel', 'date', 'image', 'file', 'video', 'emoji'].includes(String(type)))
    found.push(`${at}: element ${type}`);
  if (url !== undefined || image_url !== undefined) found.push(`${at}: an address`);
  if (typeof text === 'string') found.push(...dangersOfText(text, type === 'mrkdwn', at));
  return [...found, ...Object.entries(part).flatMap(([key, value]) => dangers(value, `${at}.${key}`))];
}

function dangersOfText(text: string, markup: boolean, at: string): string[] {
  const found: string[] = [];
  const tell = (what: string) => found.push(`${at}: ${what}: ${JSON.stringify(text.slice(0, 120))}`);
  if (markup && /<(?!@[UW][A-Z0-9]+>)/.test(text)) tell('markup');
  if (/\b(?!hxxps?:|fxp:)[a-z][a-z0-9+.-]*:\/\//i.test(text)) tell('an address');
  if (/(?![\t\n])\p{Cc}|[\u00ad\u061c\u115f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text))
    tell('unseen');
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)) tell('half a character');
  return found;
}

let looked = 0;

/** What could act on its reader in all that was shown to anybody since this was last asked. */
function shownDangers(): string[] {
  const sent = site.world.calls.slice(looked).filter(({ method }) => /^(chat\.|views\.)/.test(method));
  looked = site.world.calls.length;
  return [
    ...site.world.violations.splice(0),
    ...sent.flatMap(({ args }) => [
      ...dangers(args.blocks),
      ...dangers(args.view),
      ...dangersOfText(String(args.text ?? ''), true, 'text'),
    ]),
  ];
}

const stored = (ticket: string) =>
  site
    .rows<{ body: string }>('select body from texts where ticket = ? order by place', Number(ticket.slice(5)))
    .map(({ body }) => JSON.parse(body));

async function answered(user: string): Promise<string> {
  await until('the reporter is answered', () => site.world.direct(user).length > 0);
  await settled(site);
  const ticket = ticketIn(site.world.direct(user)[0]);
  expect(about(site.world.direct(tanaka), ticket)).toHaveLength(1);
  expect(about(site.world.in(deskChannel), ticket)).toHaveLength(1);
  expect(shownDangers()).toEqual([]);
  return ticket;
}

const links = (count: number, link: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => link(n)).join(' ');
const hidden = '\u202egnp.exe\u202c \u200b\u200e\u2066x\u2069 \ufeff\u00ad\u0000\u0007\u001b[31m';
const lead = '怪しい添付を開いてしまった ';

/** Name, what Slack's event carries, what the person typed. */
const texts: [string, string, string][] = [
  ['40,000 characters', 'あ'.repeat(40_000), 'あ'.repeat(40_000)],
  ['40,000 lines', '\n'.repeat(20_000) + 'x\n'.repeat(10_000), `${'\n'.repeat(20_000)}${'x\n'.repeat(10_000)}`.trim()],
  ['40,000 brackets', '&lt;'.repeat(10_000), '<'.repeat(10_000)],
  ['10,000 emoji of many parts', '👩‍👩‍👧‍👦'.repeat(3_500), '👩‍👩‍👧‍👦'.repeat(3_500)],
  ['a thousand marks on one letter', `${lead}e${'\u0301'.repeat(5_000)}`, `${lead}e${'\u0301'.repeat(5_000)}`],
  [
    '200 links',
    lead + links(200, (n) => `<https://evil${n}.example.com/p?a=1&amp;b=${n}|https://bank.example.com/${n}>`),
    lead + links(200, (n) => `https://bank.example.com/${n} (https://evil${n}.example.com/p?a=1&b=${n})`),
  ],
  [
    '200 plain links',
    lead + links(200, (n) => `<https://evil${n}.example.com/${n}>`),
    lead + links(200, (n) => `https://evil${n}.example.com/${n}`),
  ],
  [
    'mentions of all',
    `${lead}<!channel> <!here> <!everyone> <!subteam^S0ALL|@all> <@U0TANAKA> <#C0DESK|desk>`,
    `${lead}@channel @here @everyone @all @U0TANAKA #desk`,
  ],
  [
    'typed mentions',
    `${lead}&lt;!channel&gt; &lt;@U0TANAKA&gt; &lt;https://evil.example.com|bank&gt;`,
    `${lead}<!channel> <@U0TANAKA> <https://evil.example.com|bank>`,
  ],
  ['bidi, zero-width, NUL and escapes', lead + hidden, (lead + hidden).trim()],
  ['half characters', `${lead}\ud83d x \ude00`, `${lead}\ud83d x \ude00`],
  [
    'marks of formatting',
    `${lead}*bold* _it_ ~no~ \`code\` \`\`\`block\`\`\` :bomb: &gt; quote`,
    `${lead}*bold* _it_ ~no~ \`code\` \`\`\`block\`\`\` :bomb: > quote`,
  ],
  [
    'addresses of other kinds',
    `${lead}javascript:alert(1) file:///etc/passwd slack://open mailto:a@example.com HTTP://EVIL.EXAMPLE.COM`,
    `${lead}javascript:alert(1) file:///etc/passwd slack://open mailto:a@example.com HTTP://EVIL.EXAMPLE.COM`,
  ],
  [
    'SQL and templates',
    `${lead}'); drop table tickets; -- {{7*7}} \${7*7} %s %n`,
    `${lead}'); drop table tickets; -- {{7*7}} \${7*7} %s %n`,
  ],
];

test.each(texts)('%s: stored whole, shown inert', async (_, sent, typed) => {
  const user = employee();
  expect((await site.send.event(messageEvent(user, sent))).status).toBe(200);
  const ticket = await answered(user);
  expect(stored(ticket)[0].text === typed ? 'whole' : stored(ticket)[0].text.slice(0, 300)).toBe('whole');
  // The same as a note and as an edit, which are drawn by other cards.
  const note = messageEvent(user, `${sent} `);
  expect((await site.send.event(note)).status).toBe(200);
  const changed = { ...note, text: `${sent} edited` };
  const where = { type: 'message', subtype: 'message_changed', channel: note.channel, channel_type: 'im', ts: newTs() };
  await site.send.event({ ...where, message: { ...changed, edited: { ts: newTs() } }, previous_message: note });
  await settled(site);
  expect(shownDangers()).toEqual([]);
  expect(stored(ticket)).toHaveLength(3);
});

test('in a form, where text comes as it was typed', async () => {
  const user = employee();
  const asked = globalShortcut(user);
  await site.send.interaction(asked);
  await until('the form', () => site.world.openedViews.some((one) => one.trigger === asked.trigger_id));
  const view = site.world.openedViews.find((one) => one.trigger === asked.trigger_id)?.view as Json;
  const nasty = `<!channel> <@U0TANAKA> <https://evil.example.com|bank> https://evil.example.com &lt;b&gt; ${hidden}`;
  const filled = { what: nasty, since: nasty, 'on-behalf-of': nasty, route: 'third-party', ongoing: 'maybe' };
  expect((await site.send.interaction(viewSubmission(user, view, filled))).status).toBe(200);
  const ticket = await answered(user);
  expect(stored(ticket)[0]).toMatchObject({ text: nasty.trim(), since: nasty, onBehalfOf: nasty });
});

test('in a slash command, and in the answer to it', async () => {
  const user = employee();
  await site.send.command(slashCommand(user, `report ${lead}&lt;!channel&gt; <https://evil.example.com> ${hidden}`));
  await answered(user);
  const { body } = await site.send.command(slashCommand(user, 'list'));
  expect(dangers(JSON.parse(body).blocks)).toEqual([]);
});

test('in names of files and of authors that were handed on', async () => {
  const user = employee();
  const files = Array.from({ length: 40 }, (_, n) => ({
    id: `F${n}`,
    name: `<!channel>${hidden}${'長'.repeat(500)}.exe`,
    title: '<https://evil.example.com>',
    mimetype: '*bold* <!here>',
    permalink: 'https://evil.example.com/f',
    size: n,
  }));
  const message = {
    type: 'message',
    username: `<!channel> *x* ${hidden}`,
    text: 'https://evil.example.com <!here>',
    ts: newTs(),
    files,
  };
  await site.send.interaction(messageShortcut(user, 'C0GENERAL', message));
  const ticket = await answered(user);
  expect(stored(ticket)[0].files).toHaveLength(40);
});

test('in a channel, where nothing of it is repeated', async () => {
  const user = employee();
  const mention = mentionEvent(user, `<@U0MADOGUCHI> ${lead}<!channel> <https://evil.example.com>`, 'C0GENERAL');
  await site.send.event(mention);
  await answered(user);
  const seen = site.world.in('C0GENERAL').map(reads).join('\n');
  expect(seen).not.toMatch(/evil|channel/);
});

test('twenty notes on one ticket: its cards still fit', async () => {
  const user = employee();
  await site.send.event(messageEvent(user, lead));
  for (let n = 0; n < 20; n += 1) await site.send.event(messageEvent(user, `追記 ${n} ${'い'.repeat(2_900)}`));
  const ticket = ticketIn(site.world.direct(user)[0]);
  await settled(site, 60);
  expect(shownDangers()).toEqual([]);
  expect(stored(ticket)).toHaveLength(21);
});

test('the logs hold no word of it', () => {
  const written = site.run.output();
  expect(written.length).toBeGreaterThan(0);
  for (const word of ['あああ', '怪しい', 'evil', 'xoxb', 'signing secret', 'bank.example'])
    expect(written).not.toContain(word);
});
