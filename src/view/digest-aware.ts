// The digest's figures about awareness (people notice, know, tell), warnings to staff and corrective actions, in both languages.
import type { Figures } from '../digest/figures.js';
import type { PeriodKind } from '../digest/period.js';
import type { Organisation } from '../paging/organisation.js';
import type { Language } from '../ticket/event.js';
import type { Inline } from './card.js';
import { countText } from './digest-aloud.js';
import { comma, timeIn, wordsOf } from './scene.js';

/** More than these are counted, not named. */
const WARNINGS_SHOWN = 3;
const REPEATS_SHOWN = 5;

interface Awake {
  figures: Figures;
  organisation: Organisation;
  language: Language;
  kindTitle(kind: string): string;
  spreadText(spread: Figures['sinceEvent']): string;
}

export type Fact = { label: string; value: Inline[] };

export function awarenessFacts({ figures, organisation, language, kindTitle, spreadText }: Awake): Fact[] {
  const words = awareWords[language];
  const { employees, byEmployees, attacks, sinceEvent, warnings, repeats = [] } = figures;
  const sent = warnings.posted + warnings.corrected + warnings.withdrawn > 0;
  const read = leastRead(warnings.read).map(({ at, people }) =>
    words.read(timeIn(organisation, at), people, employees),
  );
  const again = repeats.map(({ department, kind, count }): Inline[] => [
    { said: department },
    words.repeat(kindTitle(kind), count),
  ]);
  return [
    ...(employees === undefined
      ? []
      : [{ label: words.factRate, value: [rateText(byEmployees, employees, language)] }]),
    ...(attacks.all > 0 ? [{ label: words.factAttacks, value: [words.attacks(attacks.before, attacks.all)] }] : []),
    ...(sinceEvent.n > 0 ? [{ label: words.factSinceEvent, value: [spreadText(sinceEvent)] }] : []),
    ...(sent ? [{ label: words.factWarnings, value: [words.warnings(warnings)] }] : []),
    ...(read.length > 0 ? [{ label: words.factRead, value: [listed(read, warnings.read.length, language)] }] : []),
    ...(again.length > 0
      ? [{ label: words.factRepeats(figures.comparedWith, figures.period.kind), value: joined(again, language) }]
      : []),
  ];
}

export function actionFacts({ figures: { actions }, language }: Pick<Awake, 'figures' | 'language'>): Fact[] {
  const words = awareWords[language];
  const { open, overdue, done, unchecked, checksOverdue, helped, didNotHelp } = actions;
  return [
    ...(open + done > 0 ? [{ label: words.factActions, value: [words.actions(open, overdue, done)] }] : []),
    ...(unchecked + helped + didNotHelp > 0
      ? [{ label: words.factChecks, value: [words.checks(unchecked, checksOverdue, helped, didNotHelp)] }]
      : []),
  ];
}

export function leftUndoneText({ leftUndone }: Figures, language: Language): string {
  return leftUndone > 0 ? awareWords[language].leftUndone(leftUndone) : '';
}

function rateText({ now, mean }: Figures['byEmployees'], employees: number, language: Language): string {
  const per = (count: number) => (count * 100) / employees;
  const usual = mean === undefined ? {} : { mean: per(mean) };
  return countText({ now: Number(per(now).toFixed(1)), ...usual }, language);
}

/** Of many those that the fewest have read, in the order in which they went out. */
function leastRead(all: Figures['warnings']['read']): Figures['warnings']['read'] {
  const few = [...all].sort((a, b) => a.people - b.people).slice(0, WARNINGS_SHOWN);
  return all.filter((one) => few.includes(one));
}

function listed(shown: string[], all: number, language: Language): string {
  const more = all > shown.length ? [wordsOf(language).listMore(all - shown.length)] : [];
  return [...shown, ...more].join(comma(language));
}

function joined(all: Inline[][], language: Language): Inline[] {
  const shown = all.slice(0, REPEATS_SHOWN);
  const more = all.length > shown.length ? [[wordsOf(language).listMore(all.length - shown.length)]] : [];
  return [...shown, ...more].flatMap((one, index) => (index > 0 ? [comma(language), ...one] : one));
}

const en = {
  factRate: 'Reports for 100 people',
  factAttacks: 'Told before any harm',
  attacks: (before: number, all: number) => `${before} of ${all} reports of attacks that reach people`,
  factSinceEvent: 'From what happened to the report',
  factWarnings: 'Warnings to staff',
  warnings: ({ posted, corrected, withdrawn }: Figures['warnings']) =>
    `${posted} sent, ${corrected} corrected, ${withdrawn} withdrawn`,
  factRead: 'Read by',
  read: (at: string, people: number, of: number | undefined) =>
    of === undefined ? `${at}: ${people}` : `${at}: ${people} of ${of} (not yet: ${Math.max(0, of - people)})`,
  factRepeats: (compared: number, kind: PeriodKind) =>
    `Came again in a department${compared > 0 ? ` (with the ${compared === 1 ? kind : `${compared} ${kind}s`} before)` : ''}`,
  repeat: (kind: string, count: number) => `: ${kind} (${count})`,
  factActions: 'Corrective actions',
  actions: (open: number, overdue: number, done: number) => `${open} open (overdue: ${overdue}), ${done} done`,
  factChecks: 'Did they help?',
  checks: (waiting: number, overdue: number, helped: number, not: number) =>
    `${waiting} to be looked at (overdue: ${overdue}); looked at: ${helped} helped, ${not} did not`,
  leftUndone: (count: number) => `; ${count} with something left undone`,
};

const ja: typeof en = {
  factRate: '100人あたりの報告',
  factAttacks: '被害の前に届いた報告',
  attacks: (before, all) => `${all}件中${before}件（人を狙う攻撃の報告のうち）`,
  factSinceEvent: '起きてから報告まで',
  factWarnings: '注意喚起',
  warnings: ({ posted, corrected, withdrawn }) => `配信${posted}件、訂正${corrected}件、取り消し${withdrawn}件`,
  factRead: '注意喚起を読んだ人',
  read: (at, people, of) =>
    of === undefined
      ? `${at} 配信 ${people}人`
      : `${at} 配信 ${of}人中${people}人（未確認${Math.max(0, of - people)}人）`,
  factRepeats: (compared, kind) =>
    `部門で繰り返した種類${compared > 0 ? `（直前の${compared}${{ week: '週', month: 'か月', quarter: '四半期' }[kind]}も含む）` : ''}`,
  repeat: (kind, count) => `：${kind}（${count}件）`,
  factActions: '再発防止策',
  actions: (open, overdue, done) => `残り${open}件（期限超過${overdue}件）、実施${done}件`,
  factChecks: '再発防止策の効果',
  checks: (waiting, overdue, helped, not) =>
    `確認待ち${waiting}件（期限超過${overdue}件）、効果あり${helped}件、効果なし${not}件`,
  leftUndone: (count) => `、やり残しのまま完了${count}件`,
};

const awareWords = { ja, en };
