// From the first word to closing by buttons and forms alone, over signed Slack payloads against the built desk: nobody types a command.
import { globalShortcut, messageEvent } from '../world/slack-payloads.js';
import { fillsIn, formAfter, presses, readsOf, seenBy, sends, staffChannel } from './by-hand.js';
import {
  answered,
  commandLine,
  employee,
  openSite,
  reads,
  type Site,
  settings,
  suzuki,
  tanaka,
  told,
  until,
  verify,
} from './drive.js';

let site: Site;
let user: string;
let ticket: string;
beforeAll(async () => {
  const deskYml = settings.replace('channels:', `channels:\n  staff: { slack: ${staffChannel} }`);
  site = await openSite({ deskYml });
});
afterAll(() => site.close());

const by = (name: string, act: string, named?: RegExp) => presses(site, name, act, named);
const form = (name: string, act: string, values: Record<string, string>) => fillsIn(site, name, act, values);
const row = () =>
  site.rows<{ phase: string; severity: string; holder: string }>('select phase, severity, holder from tickets')[0];
const count = (type: string) => site.rows('select 1 from events where type = ?', type).length;
const hears = async (name: string, words: RegExp) =>
  until(`${name} reads ${words}`, () => readsOf(site, name, words).length > 0, 20);

test('the report form, the first aid, the page and who took it', async () => {
  user = employee();
  const asked = globalShortcut(user);
  await site.send.interaction(asked);
  const what = '見積書だと思って、怪しい添付を開いてしまいました';
  await sends(site, user, await formAfter(site, asked.trigger_id), { what, ongoing: 'yes' });
  ({ ticket } = await answered(site, user));
  expect(reads(told(site, user)[0] as never)).toMatch(/LANケーブルを抜き/);
  await by(user, 'script-done');
  await by(tanaka, 'acknowledge');
  expect(row()).toMatchObject({ phase: 'held', holder: 'tanaka' });
  await hears(user, /TANAKA|田中/);
});

test('the hearing: one question by a tap, the others as one form; the commander reads the answers', async () => {
  await by(user, 'answer-question', /yes/);
  await form(user, 'details', { 'ask-opened-at': '13時50分ごろ', 'ask-what-opened': 'document' });
  await hears(tanaka, /13時50分ごろ/);
});

test('triage, a task to its owner and back, evidence, a decision with its reason', async () => {
  expect(await form(tanaka, 'triage', { result: 'incident', impact: 'major', urgency: 'soon' })).toEqual({});
  expect(row()).toMatchObject({ severity: 'SEV2' });
  expect(await form(tanaka, 'assign', { owner: 'suzuki', due: '3h' })).toEqual({});
  await by(suzuki, 'task-done');
  await hears(tanaka, /作業を片づけました/);
  const kept = { what: '元のメール', from: '本人の受信箱', kept: '証拠用の共有フォルダー' };
  expect(await form(tanaka, 'evidence', kept)).toEqual({});
  expect(await form(tanaka, 'decide', { what: '端末を預かる', why: '通信の記録を調べるため' })).toEqual({});
  await hears(tanaka, /端末を預かる/);
  for (const type of ['triaged', 'task-settled', 'evidence-taken', 'decided']) expect(count(type)).toBe(1);
});

test('what the commander writes reaches the reporter, and the answer comes back', async () => {
  await form(tanaka, 'tell-reporter', { what: '知らせてくれて助かりました。席にいますか。' });
  await hears(user, /席にいますか/);
  await site.send.event(messageEvent(user, 'はい、席で待っています'));
  await hears(tanaka, /返事がありました[\s\S]*席で待っています/);
  expect(site.rows('select 1 from tickets')).toHaveLength(1);
});

test('a warning: not by its author alone; approved by another, read by an employee with one tap', async () => {
  const ja = '件名「見積書」の添付を開かないでください。';
  await form(tanaka, 'warn', { ja, en: 'Do not open the attachment of "Quote".' });
  await by(tanaka, 'approve-warning');
  expect(site.world.in(staffChannel)).toHaveLength(0);
  await by(suzuki, 'approve-warning');
  await until('the staff reads it', () => site.world.in(staffChannel).length > 0, 20);
  const reader = employee();
  for (let pressed = 0; pressed < 2; pressed += 1) await by(reader, 'read-warning');
  expect(site.rows('select person from warning_reads')).toEqual([{ person: `slack:${reader}` }]);
  expect(reads(seenBy(site, reader).at(-1) as never)).toContain(ja);
});

test('handed over, and closed once everything that is asked for is filled in', async () => {
  await form(tanaka, 'hand-over', { to: 'suzuki', what: '端末は預かった。残りは作り直しだけ' });
  await by(suzuki, 'hand-over-yes');
  expect(row()).toMatchObject({ holder: 'suzuki' });
  const view = await formAfter(site, await by(suzuki, 'close'));
  await expect(sends(site, suzuki, view, { what: '広がりはありませんでした。' })).rejects.toThrow(
    /without cause, lessons/,
  );
  const learnt = { cause: '見積書を装った添付', lessons: '早い連絡が役に立った', prevention: 'マクロを止める' };
  const rest = {
    owner: 'tanaka',
    due: '3d',
    duties: '個人データに触れられていない',
    anyway: '作り直しは情シスが続ける',
  };
  expect(await sends(site, suzuki, view, { what: '広がりはありませんでした。', ...learnt, ...rest })).toEqual({});
  expect(row()).toMatchObject({ phase: 'closed' });
  await hears(user, /完了しました[\s\S]*広がりはありませんでした/);
  await hears(tanaka, /マクロを止める/);
});

test('opened again and closed again; the reporter hears of both', async () => {
  await by(suzuki, 'reopen');
  expect(row()).toMatchObject({ phase: 'held', holder: 'suzuki' });
  await hears(user, /再開しました/);
  const again = { what: '二台目も調べ、異常はありませんでした。', cause: '同じ添付', lessons: '受信者を先に探す' };
  const rest = { prevention: '先に決めた対策で足りる', duties: '届出は不要', anyway: '作り直しは情シスが続ける' };
  expect(await form(suzuki, 'close', { ...again, ...rest })).toEqual({});
  await hears(user, /二台目も調べ/);
  expect(count('closed')).toBe(2);
});

test('the chain holds, the history is told in words, and Slack was asked nothing that it forbids', async () => {
  expect(await verify(site)).toMatchObject({ code: 0, output: expect.stringMatching(/^whole: \d+ events, 1 tickets/) });
  const { code, output } = await commandLine(site, 'show', ticket);
  expect(code).toBe(0);
  for (const word of ['端末を預かる', '席にいますか', '見積書を装った添付', '二台目も調べ'])
    expect(output).toContain(word);
  expect(site.world.violations).toEqual([]);
});
