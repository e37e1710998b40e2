// One ticket through everything that people do with tickets, so that documents, searches and proofs have something of every kind to hold.
import type { Command, Said } from '../../src/ticket/command.js';
import type { Ticket } from '../../src/ticket/ticket.js';
import type { World } from './desk.js';

export interface Tale {
  ticket: number;
  /** The commander who leads it, and the one who helps. */
  lead: string;
  second: string;
}

/** An order to the desk without what is the same in all of them. */
type Step = Command extends infer C ? (C extends { ticket: number } ? Omit<C, 'ticket' | 'by'> : never) : never;

const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export interface TaleOptions {
  /** The report's first word, which names its kind: "[malware]". */
  kind: string;
  /** Stands in every text that a person writes. */
  mark: string;
  lead: string;
  second: string;
  /** The warning is approved and goes to all staff. */
  warns: boolean;
}

interface Telling extends TaleOptions {
  world: World;
  ticket: number;
  /** Words with the mark in each of them. */
  said(text: string, fields?: Record<string, string>): Said;
  /** A minute later, by this person. */
  step(by: string, command: Step): Promise<void>;
  now(): Promise<Ticket | undefined>;
}

/** From the report to closing and opening again. Everything in it is taken: a refusal is a fault of the story. */
export async function tellLongStory(world: World, options: TaleOptions): Promise<Tale> {
  const { kind, mark, lead, second } = options;
  const said = (text: string, fields?: Record<string, string>) => ({
    text: `${text} ${mark}`.trim(),
    ...(fields && {
      fields: Object.fromEntries(Object.entries(fields).map(([name, words]) => [name, `${words} ${mark}`.trim()])),
    }),
  });
  const reported = await world.ask({
    ...{ type: 'report', by: world.party('hanako'), route: 'employee', language: 'ja' },
    said: {
      ...said(`${kind} 画面に脅迫文が出ました`),
      since: `昨日の夕方 ${mark}`.trim(),
      files: [{ name: `invoice${mark}.exe`, bytes: 2048 }],
    },
  });
  const ticket = reported.is === 'done' ? (reported.ticket ?? 0) : 0;
  const step = async (by: string, command: Step) => {
    await world.pass(60);
    const outcome = await world.ask({ ...command, ticket, by: world.party(by) } as Command);
    if (outcome.is !== 'done') throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
    await world.turn();
  };
  const now = async () => (await world.stage.set(ticket))?.('ja').ticket;
  const telling = { ...options, world, ticket, said, step, now };
  await world.turn();
  await understand(telling);
  await respond(telling);
  await warn(telling);
  await finish(telling);
  return { ticket, lead, second };
}

async function understand({ world, lead, said, step }: Telling) {
  await step(lead, { type: 'acknowledge' });
  await step('hanako', { type: 'script-done' });
  const place = { platform: world.chat.platform, channel: 'D-hanako', message: 'm2', direct: true } as const;
  await world.ask({
    ...{ type: 'say', addressed: true },
    by: world.party('hanako'),
    place,
    said: said('電源は切っていません'),
  });
  await world.turn();
  await step(lead, { type: 'note', said: said('電話で話した') });
  await step(lead, { type: 'state', as: 'fact', said: said('端末は1台') });
  await step(lead, { type: 'state', as: 'guess', said: said('メールから入った') });
  await step(lead, { type: 'decide', said: said('全社の共有を止める', { why: '広がりを防ぐため' }) });
  await step(lead, {
    ...{ type: 'triage', result: 'incident', impact: 'moderate', urgency: 'soon', circumstances: [], severity: 'SEV2' },
    said: said('', { why: '影響は一台' }),
  });
  await step(lead, { type: 'tell-reporter', said: said('いま調べています') });
}

async function respond({ lead, second, said, step, now }: Telling) {
  await step(lead, { type: 'task-add', phase: 'analyse', owner: second, due: '2h', said: said('ログを集める') });
  const task = (await now())?.handling.tasks.at(-1)?.id ?? '';
  await step(lead, { type: 'assign', task, owner: lead, due: '3h' });
  await step(lead, { type: 'task-done', task });
  await step(lead, { type: 'task-add', phase: 'contain', said: said('別の経路も閉じる') });
  const other = (await now())?.handling.tasks.at(-1)?.id ?? '';
  await step(lead, { type: 'task-not-needed', task: other, said: said('もう閉じてある') });
  await step(lead, {
    ...{ type: 'evidence', sha256: SHA256 },
    said: said('ディスクの写し', { from: '営業のPC', kept: '金庫' }),
  });
  const evidence = (await now())?.handling.evidence.items.at(-1)?.id ?? 0;
  await step(lead, {
    type: 'evidence-hand',
    evidence,
    sha256: SHA256,
    said: said('調査のため', { to: '外部の専門会社', kept: '先方の保管庫' }),
  });
}

async function warn({ lead, second, warns, said, step, now }: Telling) {
  await step(lead, { type: 'draft-warning', said: said('注意してください', { en: 'Please take care' }) });
  const warning = (await now())?.handling.warnings.at(-1);
  if (warns && warning) {
    await step(second, { type: 'approve-warning', warning: warning.id, seen: warning.version });
    await step('ken', { type: 'read-warning', warning: warning.id });
    await step(lead, { type: 'withdraw-warning', warning: warning.id, said: said('状況が変わった') });
  } else if (warning) await step(lead, { type: 'return-warning', warning: warning.id, said: said('名前が残っている') });
}

async function finish({ world, lead, second, said, step }: Telling) {
  await step(lead, { type: 'hand-over', to: second, said: said('交代の時間') });
  await step(second, { type: 'hand-over-yes' });
  await step(second, { type: 'consider-duties', said: said('届出は不要。個人データがないため') });
  await step(second, {
    ...{ type: 'close', owner: second, due: '2w' },
    said: said('ウイルスでした。駆除しました', {
      ...{
        cause: '添付の実行',
        lessons: '訓練が必要',
        prevention: '添付を隔離する',
        duties: '不要',
        anyway: '証拠は他にない',
      },
    }),
  });
  await world.pass(60);
  await step(lead, { type: 'reopen' });
}
