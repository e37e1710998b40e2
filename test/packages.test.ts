// A ticket goes beyond its commanders: what is sent, that it is sent once, and what the desk then knows of it.
import { createHash } from 'node:crypto';
import { type Attachment, type MessageRef, Outage, Undeliverable } from '../src/chat/chat.js';
import type { Letters } from '../src/pager/pager.js';
import { openWorld, shippedTriage, smallOrganisation, type World } from './world/desk.js';
import { plainLines } from './world/plain.js';

type Letter = Parameters<Letters['letter']>[0];

const partners = [{ id: 'soc', name: 'Example SOC', mail: 'soc@example.com', language: 'en' as const }];
let world: World;
let letters: Letter[];
let fault: Error | undefined;
/** What was put below messages, and what becomes of the next attempts. */
let files: { under: MessageRef; file: Attachment; perhaps: boolean }[];
let fileFaults: Error[];

beforeEach(async () => {
  [letters, fault, files, fileFaults] = [[], undefined, [], []];
  world = await openWorld({
    organisation: { ...smallOrganisation(), partners, triage: shippedTriage() },
    letters: {
      async letter(letter) {
        if (fault) throw fault;
        letters.push(letter);
      },
    },
  });
});
afterEach(() => world.close());

async function reported(text: string): Promise<void> {
  const place = { platform: 'slack' as const, channel: 'D-hanako', message: 'm1', direct: true };
  await world.ask({ type: 'say', by: world.party('hanako'), place, addressed: true, said: { text } });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('tanaka') });
  await world.turn();
}

async function handsOver(to: { partner: string } | { person: string }, what: string, by = 'tanaka') {
  await world.ask({ type: 'escalate', ticket: 1, by: world.party(by), to, said: { text: what } });
  await world.turn();
}

const shownIn = (channel: string) =>
  world.chat
    .messages()
    .filter((one) => one.channel === channel)
    .map((one) => plainLines(one.card).join('\n'));
const handed = async () => (await world.stage.set(1))?.('ja').ticket.handling.escalation.handed ?? [];

test('by mail: in the partner’s language, with facts, timeline and what is asked; hash and size are of what was sent', async () => {
  await reported('怪しい添付を開いてしまった https://evil.example.com/x [a](b) # not a heading');
  await world.ask({
    type: 'state',
    ticket: 1,
    by: world.party('tanaka'),
    said: { text: 'EDR saw *nothing*' },
    as: 'fact',
  });
  const kept = { text: 'Memory of PC-0012', fields: { from: 'PC-0012', kept: 'safe' } };
  const by = world.party('tanaka');
  await world.ask({ type: 'evidence', ticket: 1, by, said: kept, sha256: 'cd'.repeat(32) });
  await handsOver({ partner: 'soc' }, 'Please look at <b>PC-0012</b>');
  const [letter] = letters;
  if (!letter) throw new Error('no letter');
  expect(letters).toHaveLength(1);
  expect(letter.to).toBe('soc@example.com');
  for (const part of [
    'What we ask of you',
    'PC-0012',
    'Timeline',
    'taken over',
    'Evidence',
    'EDR saw',
    'Memory of PC-0012',
    'cd'.repeat(32),
    'Tasks',
    '090-0000-0000',
  ])
    expect(letter.text).toContain(part);
  expect(letter.text).not.toMatch(/https:\/\/|[^\\]\[a\]|<b>|[^\\]\*nothing/);
  const sha256 = createHash('sha256').update(letter.text).digest('hex');
  expect(await handed()).toMatchObject([
    { to: { partner: 'soc' }, sent: { sha256, bytes: Buffer.byteLength(letter.text) } },
  ]);
  expect(shownIn('desk').join()).toContain(sha256);
});

test('what happens afterwards does not change it: a later try sends the same package', async () => {
  await reported('怪しい添付を開いてしまった');
  fault = new Outage('mail: busy');
  await handsOver({ partner: 'soc' }, 'please look');
  await world.ask({ type: 'note', ticket: 1, by: world.party('tanaka'), said: { text: 'later' } });
  await world.ask({ type: 'state', ticket: 1, by: world.party('tanaka'), said: { text: 'much later' }, as: 'fact' });
  fault = undefined;
  await world.pass(900);
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).not.toContain('much later');
});

test('what cannot be delivered is said to whoever sent it', async () => {
  await reported('怪しい添付を開いてしまった');
  fault = new Undeliverable('smtp_550');
  await handsOver({ partner: 'soc' }, 'please look');
  expect(shownIn('D-tanaka').join()).toContain('smtp_550');
  expect(await handed()).toMatchObject([{ failed: 'smtp_550' }]);
});

test('as a message, to somebody of desk.yml; the receiver alone reads it', async () => {
  await reported('怪しい添付を開いてしまった');
  await handsOver({ person: 'suzuki' }, '端末を見てください');
  const copy = shownIn('D-suzuki').filter((one) => one.includes('お願いしたいこと'));
  expect(copy).toHaveLength(1);
  expect(copy[0]).toContain('端末を見てください');
  expect(await handed()).toMatchObject([
    { to: { person: 'suzuki' }, sent: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } },
  ]);
});

/** As on a platform that takes files. */
function takesFiles(): void {
  world.chat.attach = async (under, file, perhaps) => {
    const refused = fileFaults.shift();
    if (refused) throw refused;
    files.push({ under, file, perhaps });
  };
}

const packageOf = (person: string) =>
  world.chat.messages().find(({ marker }) => new RegExp(`^DESK-1/tell/\\d+/person/slack/${person}$`).test(marker));

test('as a file below its message, whose very bytes have the hash on record; the room gets none', async () => {
  takesFiles();
  await reported('怪しい添付を開いてしまった');
  await handsOver({ person: 'sato' }, '端末を見てください');
  await world.pass(600);
  expect(files).toHaveLength(1);
  const [{ under, file } = { under: undefined, file: undefined }] = files;
  expect(under).toMatchObject({ channel: 'D-sato', id: packageOf('sato')?.id });
  expect(file?.file).toBe('DESK-1-package.md');
  const sha256 = createHash('sha256')
    .update(file?.bytes ?? '')
    .digest('hex');
  expect(await handed()).toMatchObject([
    { sent: { sha256, bytes: file?.bytes.byteLength, file: 'DESK-1-package.md' } },
  ]);
  expect(shownIn('desk').join()).toContain(sha256);
});

test('a file that Slack is too busy for follows, once; the message is not sent twice', async () => {
  takesFiles();
  fileFaults = [new Outage('busy')];
  await reported('怪しい添付を開いてしまった');
  await handsOver({ person: 'sato' }, '端末を見てください');
  expect(await handed()).not.toMatchObject([{ sent: {} }]);
  await world.pass(900);
  expect(files.map(({ perhaps }) => perhaps)).toEqual([true]);
  expect(shownIn('D-sato').filter((one) => one.includes('お願いしたいこと'))).toHaveLength(1);
  expect(await handed()).toMatchObject([{ sent: { file: 'DESK-1-package.md' } }]);
});

test('a file that is refused takes nothing from the message, and is not said to be there', async () => {
  takesFiles();
  fileFaults = [new Undeliverable('missing_scope')];
  await reported('怪しい添付を開いてしまった');
  await handsOver({ person: 'sato' }, '端末を見てください');
  const [one] = await handed();
  expect(one?.sent).toBeDefined();
  expect(one?.sent?.file).toBeUndefined();
  expect(shownIn('desk').join()).not.toContain('DESK-1-package.md\n');
});

test('to save: the same bytes, for the receiver and the commanders alone', async () => {
  await reported('怪しい添付を開いてしまった');
  await handsOver({ person: 'sato' }, '端末を見てください');
  const marker = packageOf('sato')?.marker ?? '';
  const file = await world.frontDesk.file(marker, world.party('sato'));
  const sha256 = createHash('sha256')
    .update(file?.text ?? '')
    .digest('hex');
  expect(await handed()).toMatchObject([{ sent: { sha256 } }]);
  expect(await world.frontDesk.file(marker, world.party('suzuki'))).toEqual(file);
  for (const stranger of ['hanako', 'ken'])
    expect(await world.frontDesk.file(marker, world.party(stranger))).toBe(undefined);
  for (const other of ['', 'DESK-1/desk/slack', 'DESK-1/tell/1/person/slack/sato', 'DESK-9/tell/1/desk/slack'])
    expect(await world.frontDesk.file(other, world.party('sato'))).toBe(undefined);
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('tanaka'), script: 'insider-misuse' });
  expect(await world.frontDesk.file(marker, world.party('suzuki'))).toBe(undefined);
  expect(await world.frontDesk.file(marker, world.party('sato'))).toEqual(file);
});

test('of a restricted ticket nothing of it stands in the room', async () => {
  await reported('同僚が顧客名簿を持ち出しているようです');
  await world.ask({ type: 'choose-script', ticket: 1, by: world.party('tanaka'), script: 'insider-misuse' });
  await world.ask({ type: 'acknowledge', ticket: 1, by: world.party('sato') });
  await world.turn();
  await handsOver({ partner: 'soc' }, '秘密の依頼', 'sato');
  await world.pass(60);
  expect(letters).toHaveLength(1);
  const [sent] = await handed();
  const hash = sent?.sent?.sha256 ?? 'no hash';
  // Whoever has it reads all of it: what the room must not say is there to be said.
  const secrets = ['秘密の依頼', 'Example SOC', hash, '顧客名簿'];
  for (const secret of secrets) expect(shownIn('D-sato').join()).toContain(secret);
  // The room learns that it went, and that alone.
  const news = shownIn('desk').filter((one) => one.includes('引き渡し'));
  expect(news).toHaveLength(1);
  const others = world.chat.messages().filter(({ channel }) => channel !== 'D-sato');
  expect(others.length).toBeGreaterThan(2);
  for (const { channel, card } of others)
    for (const secret of secrets.slice(0, 3)) expect([channel, plainLines(card).join('\n')]).not.toContain(secret);
  for (const secret of secrets) expect(shownIn('desk').join('\n')).not.toContain(secret);
});

test('of one lateness the CISO hears once: as news of a ticket they did not know, then as a target that passed', async () => {
  await reported('ウイルスに感染したかもしれません');
  const late = () => shownIn('D-sato').filter((one) => one.includes('DESK-1'));
  expect(late()).toEqual([]);
  await world.pass(2 * 3600 + 60);
  expect(late()).toHaveLength(1);
  expect(late()[0]).toContain('期限を過ぎました');
  expect(shownIn('desk').join()).toContain('トリアージ');
  const said = { text: '様子を見ます', fields: { why: '広がっていない' } };
  const assessed = { impact: 'major', urgency: 'now', circumstances: [], severity: 'SEV2' as const };
  const by = world.party('tanaka');
  await world.ask({ type: 'triage', ticket: 1, by, result: 'incident', ...assessed, said });
  await world.pass(4 * 3600 + 60);
  expect(late()).toHaveLength(2);
  expect(late()[1]).toContain('状況報告の期限');
});
