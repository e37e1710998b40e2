// The sentences of the digest, in both languages. Written to be read aloud in a meeting: plain numbers, no blame, nobody's name.
import type { PeriodKind } from '../digest/period.js';
import type { ReporterRoute } from '../script/schema.js';
import type { Language } from '../ticket/event.js';
import type { TriageResult } from '../ticket/handling/triage.js';

const en = {
  heading: { week: 'Security desk, week', month: 'Security desk, month', quarter: 'Security desk, quarter' } as Record<
    PeriodKind,
    string
  >,
  span: (from: string, to: string) => `${from} – ${to}`,
  late: (due: string, by: string) => `This was due at ${due} and comes ${by} late: the desk was not running.`,

  soFar: (at: string) => `Not over yet: as of ${at}.`,
  recordsFrom: (at: string) => `The desk's records begin at ${at}.`,

  mean: (value: string) => `usually ${value}`,
  counted: (now: string, mean: string) => `${now} (usually ${mean})`,
  reportsCount: (count: number) => (count === 1 ? '1 report' : `${count} reports`),
  factReports: 'Reports',
  factKinds: 'By kind',
  factSeverities: 'By severity',
  factRoutes: 'By route',
  routes: {
    employee: 'own people',
    'customer-desk': 'customers',
    'public-agency': 'public agencies',
    'third-party': 'others outside',
    'system-staff': 'own systems',
    'monitoring-service': 'monitoring service',
  } as Record<ReporterRoute, string>,
  factNearMisses: 'Near misses',
  factQuestions: 'Questions',
  others: (count: number) => `${count} more kinds`,
  factAnswered: 'From report to the first answer',
  factTaken: 'From call to "I have it"',
  factTriaged: 'From "I have it" to triage',
  factResults: 'Found by triage',
  results: {
    incident: 'incidents',
    watch: 'being watched',
    'near-miss': 'near misses',
    'not-incident': 'false alarms',
    duplicate: 'the same as another report',
    drill: 'drills',
    forwarded: 'handed on',
  } as Record<TriageResult, string>,
  factDrills: 'Reports in drills',
  drills: (count: number) => `${count}, in no other figure`,
  factClosed: 'From report to closing',
  spread: (median: string, p90: string, n: number) => `half within ${median}, nine in ten within ${p90} (n = ${n})`,
  nothingMeasured: 'none',
  factOpen: 'Open at the end',
  open: (all: number, waiting: number, overdue: number) => `${all} (nobody has it: ${waiting}, overdue: ${overdue})`,
  oldest: (days: number) => `, the oldest for ${days} ${days === 1 ? 'day' : 'days'}`,
  factTasks: 'Tasks to be done',
  tasks: (all: number, overdue: number) => `${all} (overdue: ${overdue})`,
  factCalls: 'Calls',
  called: (count: number) => (count === 1 ? '1 person called' : `${count} people called`),
  calls: {
    missed: 'not answered in time',
    declined: 'could not take it',
    silent: 'commander fell silent',
    ended: 'nobody on the ladder answered',
    undeliverable: 'could not be delivered',
    late: 'sent late',
    gap: 'nobody on the rota or in a role',
  },
  factGaps: 'Rota, next 30 days',
  gaps: (count: number) =>
    count === 0 ? 'no gap' : count === 1 ? '1 gap with nobody on call' : `${count} gaps with nobody on call`,
  factDrill: 'Test pages (counted apart)',
  drill: (asked: number, inTime: number, late: number, missed: number) =>
    `${asked} sent: ${inTime} answered in time, ${late} late, ${missed} not at all`,
  factMatters: 'Missed test pages to look into',
  matters: (open: number, overdue: number) => `${open} open (overdue: ${overdue})`,
  factCorrections: 'Scripts corrected',
  corrected: (from: string, to: string, count: number) => `${from} → ${to} (${count})`,
  factUnsure: 'Kind not recognised',
  unsure: (count: number) => `${count} (a person chose it, or it stayed open)`,
  factRestricted: 'Restricted cases',
  restricted: (count: string) => `${count} (number only; not in the figures above)`,
  range: (from: number, to: number) => `${from}–${to}`,
  counting: (compared: number, kind: PeriodKind) =>
    compared === 0
      ? 'Near misses, questions, drills and restricted cases are not among the reports.'
      : `"Usually" is the mean of the ${compared === 1 ? `${kind}` : `${compared} ${kind}s`} before. Near misses, questions, drills and restricted cases are not among the reports.`,
  seen: 'Seen',
  seenBy: 'Taken note of by',
  notSeen: 'Nobody in charge has taken note yet.',

  trendTitle: {
    more: (count: string) => `${count}: more than usual`,
    fewer: (count: string) => `${count}: fewer than usual`,
    usual: (count: string) => `${count}: about as usual`,
    first: (count: string) => `${count} so far`,
  },
  trendMeasure: { week: 'Reports a week', month: 'Reports a month', quarter: 'Reports a quarter' } as Record<
    PeriodKind,
    string
  >,
  kindsTitle: (kind: string, count: number) => `Most often: ${kind} (${count})`,
  kindsEven: (most: number) => `No kind stands out: ${most === 1 ? 'one' : `at most ${most}`} of each`,
  kindsMeasure: 'Reports by kind',
  takenTitle: {
    faster: (median: string, before: string) => `Half taken within ${median}; it was ${before} before`,
    same: (median: string) => `Half taken within ${median}, as before`,
    first: (median: string) => `Half taken within ${median}`,
    none: 'No call had to be taken',
  },
  takenMeasure: 'Minutes from call to "I have it" (median)',
  point: (label: string, value: string) => `${label}: ${value}`,
  notMeasured: 'no calls',
};

export type DigestWords = typeof en;

const ja: DigestWords = {
  heading: { week: 'セキュリティ窓口 週報', month: 'セキュリティ窓口 月報', quarter: 'セキュリティ窓口 四半期報' },
  span: (from, to) => `${from} ～ ${to}`,
  late: (due, by) => `${due} に送る予定でしたが、窓口が止まっていたため、${by}遅れで送っています。`,

  soFar: (at) => `期間の途中です（${at} 時点）。`,
  recordsFrom: (at) => `窓口の記録は ${at} からです。`,

  mean: (value) => `平均${value}`,
  counted: (now, mean) => `${now}（平均${mean}）`,
  reportsCount: (count) => `${count}件`,
  factReports: '報告',
  factKinds: '種類',
  factSeverities: '深刻度',
  factRoutes: '経路',
  routes: {
    employee: '社内の人',
    'customer-desk': 'お客様',
    'public-agency': '公的機関',
    'third-party': 'その他の社外',
    'system-staff': '自社のシステム',
    'monitoring-service': '監視サービス',
  },
  factNearMisses: 'ヒヤリハット',
  factQuestions: '質問',
  others: (count) => `ほか${count}種類`,
  factAnswered: '報告から最初の返事まで',
  factTaken: '呼び出しから対応開始まで',
  factTriaged: '対応開始からトリアージまで',
  factResults: 'トリアージの結果',
  results: {
    incident: 'インシデント',
    watch: '様子見',
    'near-miss': 'ヒヤリハット',
    'not-incident': '対応不要（誤報を含む）',
    duplicate: 'ほかの報告と同じ',
    drill: '訓練',
    forwarded: '引き継ぎ',
  },
  factDrills: '訓練での報告',
  drills: (count) => `${count}件（ほかの数字には入りません）`,
  factClosed: '報告から完了まで',
  spread: (median, p90, n) => `半数が${median}以内、9割が${p90}以内（${n}件）`,
  nothingMeasured: '該当なし',
  factOpen: '期間の終わりに対応中',
  open: (all, waiting, overdue) => `${all}件（担当者なし${waiting}件、期限超過${overdue}件）`,
  oldest: (days) => `、最も古いものは${days}日前から`,
  factTasks: '残っている作業',
  tasks: (all, overdue) => `${all}件（期限超過${overdue}件）`,
  factCalls: '呼び出し',
  called: (count) => `のべ${count}人`,
  calls: {
    missed: '時間内に応答なし',
    declined: '対応できないと回答',
    silent: '担当者の応答が途絶えた',
    ended: '全員が応答なし',
    undeliverable: '届かなかった',
    late: '遅れて送った',
    gap: '当番や役割の人がいなかった',
  },
  factGaps: '今後30日の当番',
  gaps: (count) => (count === 0 ? '空きはありません' : `誰もいない時間帯が${count}か所`),
  factDrill: 'テストの呼び出し（別に集計）',
  drill: (asked, inTime, late, missed) => `${asked}件：時間内${inTime}、遅れて${late}、応答なし${missed}`,
  factMatters: '理由を調べる件（テストに応答なし）',
  matters: (open, overdue) => `${open}件（期限超過${overdue}件）`,
  factCorrections: '選び直された対応スクリプト',
  corrected: (from, to, count) => `${from} → ${to}（${count}件）`,
  factUnsure: '種類を判断できなかった報告',
  unsure: (count) => `${count}件（人が選んだか、未定のまま）`,
  factRestricted: '閲覧制限のある件',
  restricted: (count) => `${count}件（件数のみ。上の数には含みません）`,
  range: (from, to) => `${from}～${to}`,
  counting: (compared, kind) =>
    compared === 0
      ? '報告の件数に、ヒヤリハット、質問、テスト、閲覧制限のある件は含みません。'
      : `「平均」は、直前の${compared}${{ week: '週', month: 'か月', quarter: '四半期' }[kind]}の平均です。報告の件数に、ヒヤリハット、質問、テスト、閲覧制限のある件は含みません。`,
  seen: '確認しました',
  seenBy: '確認した人',
  notSeen: '責任者は、まだ確認していません。',

  trendTitle: {
    more: (count) => `報告は${count}、いつもより多め`,
    fewer: (count) => `報告は${count}、いつもより少なめ`,
    usual: (count) => `報告は${count}、ほぼいつもどおり`,
    first: (count) => `報告は${count}`,
  },
  trendMeasure: { week: '週ごとの報告（件）', month: '月ごとの報告（件）', quarter: '四半期ごとの報告（件）' },
  kindsTitle: (kind, count) => `最も多いのは「${kind}」（${count}件）`,
  kindsEven: (most) => `目立って多い種類はありません（各${most}件${most > 1 ? 'まで' : ''}）`,
  kindsMeasure: '種類ごとの報告（件）',
  takenTitle: {
    faster: (median, before) => `半数に${median}以内に担当者（これまでは${before}）`,
    same: (median) => `半数に${median}以内に担当者（これまでと同じ）`,
    first: (median) => `半数に${median}以内に担当者`,
    none: '呼び出しはありませんでした',
  },
  takenMeasure: '呼び出しから対応開始まで（分、中央値）',
  point: (label, value) => `${label} ${value}`,
  notMeasured: '呼び出しなし',
};

export function digestWords(language: Language): DigestWords {
  return language === 'ja' ? ja : en;
}
