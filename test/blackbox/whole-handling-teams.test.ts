// From the first word to closing in Teams, by buttons and dialogs alone: signed activities against the built desk. Slack stands beside it.
import type { Json } from '../world/teams.js';
import { invoke, message, press } from '../world/teams-payloads.js';
import { done } from './by-hand.js';
import { commandLine, until, verify } from './drive.js';
import { type Both, openBoth } from './with-teams.js';

const hanako = 'aad-hanako';
const suzuki = 'aad-suzuki';
const room = '19:desk@thread.tacv2';

let both: Both;
beforeAll(async () => {
  both = await openBoth();
});
afterAll(() => both.close());

const url = () => both.microsoft.serviceUrl();
const chatOf = (user: string) => both.who(user).chat ?? '';
/** What this person sees, the newest last; threads of the room too. */
const seen = (user: string) => [
  ...[...new Set(both.microsoft.calls.map((call) => call.conversation))]
    .filter((one) => user !== hanako && one.startsWith(room))
    .flatMap((one) => both.shown(one)),
  ...both.shown(chatOf(user)),
];
const reads = (user: string, words: RegExp) =>
  until(`${user} reads ${words}`, () => seen(user).some((card) => words.test(card)), 20);

function partsOf(node: Json): Json[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [node, ...Object.values(node).flatMap(partsOf)];
}

/** The newest button of this act before the person, as the card holds it. */
function buttonBefore(user: string, act: string): Json | undefined {
  const actions = seen(user).flatMap((card) => partsOf(JSON.parse(card)));
  return actions.findLast(({ type, verb, data }) =>
    type === 'Action.Execute' ? verb === act : type === 'Action.Submit' && data?.act === act && data.msteams,
  );
}

async function buttonOf(user: string, act: string): Promise<Json> {
  await until(`${user} sees the button ${act}`, () => buttonBefore(user, act) !== undefined, 20);
  return buttonBefore(user, act);
}

async function presses(user: string, act: string): Promise<void> {
  const { verb, data } = await buttonOf(user, act);
  expect((await both.send(press(both.who(user), url(), verb, data))).status).toBe(200);
  await done(both.site);
}

/** Opens the dialog behind the button, fills in fields that it has, and sends it. @returns what Teams is answered */
async function fillsIn(user: string, act: string, values: Record<string, string>): Promise<Json> {
  const { data } = await buttonOf(user, act);
  const opened = await both.send(invoke(both.who(user), url(), 'task/fetch', { data }));
  const parts = partsOf(opened.json.task.value.card.content);
  const inputs = parts.filter(({ type }) => String(type).startsWith('Input.'));
  const standing = Object.fromEntries(inputs.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])));
  const stray = Object.keys(values).filter((id) => inputs.every((one) => one.id !== id));
  if (stray.length > 0) throw new Error(`no ${stray.join(', ')} among ${inputs.map(({ id }) => id).join(', ')}`);
  const [send] = parts.filter(({ type, data: sent }) => type === 'Action.Submit' && sent?.desk);
  const filled = { ...send.data, ...standing, ...values };
  const sent = await both.send(invoke(both.who(user), url(), 'task/submit', { data: filled }));
  expect(sent.status).toBe(200);
  await done(both.site);
  return sent.json;
}

test('reported, taken, triaged; written to and answered; closed, and everybody sees it', async () => {
  await both.send(message(both.who(hanako), url(), '怪しい添付を開いてしまった'));
  await reads(hanako, /LANケーブルを抜き/);
  await presses(hanako, 'script-done');
  await presses(suzuki, 'acknowledge');
  await reads(hanako, /Suzukiさんが担当します/);
  expect(await fillsIn(suzuki, 'triage', { result: 'incident', impact: 'major', urgency: 'soon' })).toEqual({});
  await fillsIn(suzuki, 'tell-reporter', { what: '落ち着いて大丈夫です。席にいますか。' });
  await reads(hanako, /席にいますか/);
  await both.send(message(both.who(hanako), url(), 'はい、席で待っています'));
  await reads(suzuki, /席で待っています/);
  const learnt = { cause: '見積書を装った添付', lessons: '早い連絡が役に立った', prevention: 'マクロを止める' };
  const rest = { duties: '個人データに触れられていない', anyway: '作り直しは情シスが続ける' };
  const closing = { what: '広がりはありませんでした。', ...learnt, ...rest };
  expect(await fillsIn(suzuki, 'close', closing)).toEqual({});
  await reads(hanako, /完了しました[\s\S]*広がりはありませんでした/);
  const rows = both.site.rows('select phase, severity, holder from tickets');
  expect(rows).toEqual([{ phase: 'closed', severity: 'SEV2', holder: 'suzuki' }]);
});

test('the chain holds, and the history is told in words', async () => {
  expect((await verify(both.site)).code).toBe(0);
  const { code, output } = await commandLine(both.site, 'show', 'DESK-1');
  expect(code).toBe(0);
  for (const word of ['席にいますか', '見積書を装った添付', '広がりはありませんでした']) expect(output).toContain(word);
});
