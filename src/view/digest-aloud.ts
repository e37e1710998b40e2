// What a manager can read out in a meeting: how much came, what matters most, how fast it was taken, what is left. No names, no blame.
import type { Count, Figures } from '../digest/figures.js';
import type { PeriodKind } from '../digest/period.js';
import type { Language } from '../ticket/event.js';
import { comparedToUsual } from './digest-charts.js';
import { digestWords } from './digest-words.js';
import { comma, lengthText, sentences } from './scene.js';

/** Whoever hears more than this at once remembers none of it; the others stand in the figures. */
const MATTERS_SAID = 2;
const DAY_SECONDS = 24 * 60 * 60;

export function readAloud({ figures, language }: { figures: Figures; language: Language }): string {
  const words = aloudWords[language];
  const { taken, open } = figures;
  const isInOrder = open.waiting === 0 && open.overdue === 0;
  const count = digestWords(language).reportsCount(open.all);
  const left = open.all === 0 ? [words.noneOpen] : isInOrder ? [words.openInOrder(count)] : [];
  return sentences(
    language,
    ...came(figures, language),
    ...mattersOf(figures, language).slice(0, MATTERS_SAID),
    ...(taken.median === undefined ? [] : [words.halfTaken(periodText(taken.median, language))]),
    ...left,
  );
}

function came({ reports, period }: Figures, language: Language): string[] {
  const words = aloudWords[language];
  if (reports.now === 0) return [words.noReports[period.kind], words.silence];
  const how = comparedToUsual(reports);
  const compared = how === 'first' ? words.noComparison : words[how](meanText(reports.mean ?? 0));
  return [words.reports(digestWords(language).reportsCount(reports.now), period.kind) + compared];
}

/** What somebody should do something about, what matters most first: nobody answered, nobody has it, it is overdue, it will go wrong. */
function mattersOf(figures: Figures, language: Language): string[] {
  const words = aloudWords[language];
  const { calls, open, actions, gapsAhead = 0, matters, warnings, employees } = figures;
  const late = [
    ...(open.tasks.overdue > 0 ? [words.lateTasks(open.tasks.overdue)] : []),
    ...(actions.overdue > 0 ? [words.lateActions(actions.overdue)] : []),
    ...(actions.checksOverdue > 0 ? [words.lateChecks(actions.checksOverdue)] : []),
  ];
  const count = digestWords(language).reportsCount(open.all);
  const isUnread = employees !== undefined && warnings.read.some(({ people }) => people * 2 < employees);
  return [
    ...(calls.ended > 0 ? [words.ended(calls.ended)] : []),
    ...(open.waiting > 0 || open.overdue > 0 ? [words.openTrouble(count, open.waiting, open.overdue)] : []),
    ...(late.length > 0 ? [words.late(late.join(comma(language)))] : []),
    ...(gapsAhead > 0 ? [words.gaps(gapsAhead)] : []),
    ...(matters.open > 0 ? [words.missedTests(matters.open)] : []),
    ...(isUnread ? [words.unread] : []),
  ];
}

export function countText({ now, mean }: Count, language: Language): string {
  return mean === undefined ? String(now) : digestWords(language).counted(String(now), meanText(mean));
}

export function meanText(mean: number): string {
  return mean.toFixed(1);
}

/** From two days on in days. */
export function periodText(seconds: number, language: Language): string {
  if (seconds < 2 * DAY_SECONDS) return lengthText(seconds, language);
  const days = (seconds / DAY_SECONDS).toFixed(1);
  return language === 'ja' ? `${days}日` : `${days} days`;
}

const en = {
  noReports: {
    week: 'No report came in during the week.',
    month: 'No report came in during the month.',
    quarter: 'No report came in during the quarter.',
  } as Record<PeriodKind, string>,
  silence: 'That nothing was reported does not mean that nothing happened.',
  reports: (count: string, kind: PeriodKind) =>
    `There ${count === '1 report' ? 'was' : 'were'} ${count} in the ${kind}`,
  more: (mean: string) => `, more than usual (${mean} on average). More reports are not bad news: people speak up.`,
  fewer: (mean: string) => `, fewer than usual (${mean} on average).`,
  usual: (mean: string) => `, about as many as usual (${mean} on average).`,
  noComparison: '. There are no earlier figures to compare with yet.',
  ended: (count: number) =>
    count === 1 ? 'Once, nobody on the ladder answered.' : `${count} times, nobody on the ladder answered.`,
  openTrouble: (count: string, waiting: number, overdue: number) =>
    `Still open: ${count} (${[...(waiting > 0 ? [`nobody has it: ${waiting}`] : []), ...(overdue > 0 ? [`overdue: ${overdue}`] : [])].join(', ')}).`,
  late: (what: string) => `Overdue: ${what}.`,
  lateTasks: (count: number) => (count === 1 ? '1 task' : `${count} tasks`),
  lateActions: (count: number) => (count === 1 ? '1 corrective action' : `${count} corrective actions`),
  lateChecks: (count: number) => (count === 1 ? '1 look whether it helped' : `${count} looks whether it helped`),
  gaps: (count: number) =>
    count === 1
      ? 'In the next 30 days there is a time with nobody on call.'
      : `In the next 30 days there are ${count} times with nobody on call.`,
  missedTests: (count: number) =>
    count === 1
      ? 'One missed test page has not been looked into.'
      : `${count} missed test pages have not been looked into.`,
  unread: 'A warning to staff has been read by fewer than half.',
  halfTaken: (length: string) => `Half of the calls were taken within ${length}.`,
  noneOpen: 'Nothing is open.',
  openInOrder: (count: string) => `Still open: ${count}, none overdue.`,
};

const ja: typeof en = {
  noReports: {
    week: 'この週、報告はありませんでした。',
    month: 'この月、報告はありませんでした。',
    quarter: 'この四半期、報告はありませんでした。',
  },
  silence: '報告がないからといって、何も起きていないとは限りません。',
  reports: (count, kind) => `${{ week: 'この週', month: 'この月', quarter: 'この四半期' }[kind]}の報告は${count}`,
  more: (mean) => `で、いつも（平均${mean}件）より多めでした。早めに知らせる人が増えたのなら、良いことです。`,
  fewer: (mean) => `で、いつも（平均${mean}件）より少なめでした。`,
  usual: (mean) => `で、ほぼいつもどおり（平均${mean}件）でした。`,
  noComparison: 'でした。比べられる過去の数字は、まだありません。',
  ended: (count) => `全員を呼び出しても応答がなかったことが、${count}回ありました。`,
  openTrouble: (count, waiting, overdue) =>
    `対応中は${count}で、うち${[...(waiting > 0 ? [`担当者なしが${waiting}件`] : []), ...(overdue > 0 ? [`期限超過が${overdue}件`] : [])].join('、')}です。`,
  late: (what) => `期限を過ぎたものが残っています（${what}）。`,
  lateTasks: (count) => `作業${count}件`,
  lateActions: (count) => `再発防止策${count}件`,
  lateChecks: (count) => `効果の確認${count}件`,
  gaps: (count) => `今後30日の当番に、誰もいない時間帯が${count}か所あります。`,
  missedTests: (count) => `テストの呼び出しに応答がなく、理由を調べていないものが${count}件あります。`,
  unread: '読んだ人が半数に届いていない注意喚起があります。',
  halfTaken: (length) => `呼び出しの半数に、${length}以内に担当者がつきました。`,
  noneOpen: '対応中の件はありません。',
  openInOrder: (count) => `対応中は${count}で、期限を過ぎたものはありません。`,
};

const aloudWords = { ja, en };
