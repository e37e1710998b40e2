// The words of triage: what a report turned out to be, what the desk proposes, what is due, and what the reporter is told of it.

import type { Language } from '../ticket/event.js';
import type { Target, TriageResult } from '../ticket/handling/triage.js';

const en = {
  triage: 'Triage',
  answer: 'Answer and close',

  // The form.
  formTitle: 'Triage',
  formIntro: 'How bad is it, how pressing, and what becomes of it? What you do not know yet counts as the worse.',
  severityNow: (severity: string) => `Severity now: ${severity}.`,
  before: (result: string, severity: string, time: string, name: string) =>
    `Last triage: ${result}, ${severity} (${time}, ${name}).`,
  proposes: (severity: string) => `With these choices the desk proposes ${severity}.`,
  because: (circumstance: string) => `Reason: ${circumstance}.`,
  result: 'It is',
  results: {
    incident: 'An incident: we go on',
    watch: 'Not clear yet: keep watching',
    'near-miss': 'A near miss: it was stopped in time',
    'not-incident': 'Not an incident: no response needed',
    duplicate: 'The same as another ticket',
    drill: 'A drill',
    forwarded: 'For somebody else: hand it on',
  } satisfies Record<TriageResult, string>,
  impact: 'Impact: the highest line that is true or may be true',
  urgency: 'Urgency',
  circumstances: 'Does any of this hold?',
  severity: 'Severity',
  asProposed: 'As the desk proposes',
  why: 'Reason (needed when the severity differs from the proposal, or SEV1 or SEV2 is lowered)',
  lookAgain: 'If you keep watching: look again in',
  days: (count: number) => (count === 1 ? '1 day' : `${count} days`),
  main: 'If it is the same: which ticket goes on',
  mainNumber: 'Or its number, such as DESK-12',
  mainHint: ' (its number, such as DESK-12)',
  whom: 'If you hand it on: who goes on with it',
  reply: 'Reply to the reporter (needed for a near miss and for no incident)',
  replyHint: 'In plain words: what it was, and that it was right to tell us.',
  answerTitle: 'Answer and close',
  answerIntro: 'The reporter gets these words, and the ticket is closed. It can be opened again.',
  answerReply: 'Reply to the reporter',

  // On the commanders' cards.
  short: {
    incident: 'incident',
    watch: 'watching',
    'near-miss': 'near miss',
    'not-incident': 'not an incident',
    duplicate: 'the same as another ticket',
    drill: 'drill',
    forwarded: 'handed on',
  } satisfies Record<TriageResult, string>,
  drillMark: 'DRILL: ',
  triaged: 'Triage',
  proposal: (severity: string) => `proposed ${severity}`,
  reason: 'Reason',
  goesOnWith: (ticket: string) => `Goes on with ${ticket}`,
  handedTo: 'Handed on to',
  duplicates: 'Also reported as',
  due: 'Due',
  targets: {
    acknowledge: 'to be taken',
    triage: 'triage',
    update: 'next word on how it stands',
    'look-again': 'look at it again',
  } satisfies Record<Target, string>,
  by: (what: string, time: string) => `${what} by ${time}`,
  overdue: (what: string, time: string) => `${what}: overdue since ${time}`,

  // News for commanders.
  triagedNews: (ticket: string, result: string, severity: string) => `${ticket} triaged: ${result}, ${severity}`,
  severityNews: (ticket: string, severity: string) => `${ticket} is ${severity} now`,
  halfPassed: {
    acknowledge: (ticket: string, time: string) => `${ticket}: half of the time to take it is over (by ${time}).`,
    triage: (ticket: string, time: string) => `${ticket}: half of the time for triage is over (by ${time}).`,
    update: (ticket: string, time: string) => `${ticket}: a word on how it stands is due by ${time}.`,
    'look-again': (ticket: string, time: string) => `${ticket}: to be looked at again on ${time}.`,
  } satisfies Record<Target, (ticket: string, time: string) => string>,
  passed: {
    acknowledge: (ticket: string, time: string) => `${ticket}: nobody took it by ${time}.`,
    triage: (ticket: string, time: string) => `${ticket} was not triaged by ${time}.`,
    update: (ticket: string, time: string) => `${ticket}: no word on how it stands by ${time}.`,
    'look-again': (ticket: string) => `${ticket}: today is the day to look at it again.`,
  } satisfies Record<Target, (ticket: string, time: string) => string>,
  passedMore: 'A note, a decision or a new triage shows how it stands.',
  takenIn: (ticket: string, others: string) => `${ticket}: ${others} is the same and goes on here.`,
  takenInMore: 'Its reporter hears from us when this one is taken and when it is closed.',

  // What the reporter is told.
  notIncident: (ticket: string) => `${ticket}: nothing more needs to be done`,
  notIncidentMore: 'We looked into it. Telling us was right all the same: please do it again any time.',
  nearMiss: (ticket: string) => `${ticket}: it was stopped in time`,
  nearMissMore: 'No harm was done. Your report helps us to be ready for the next one.',
  fromDesk: 'From the desk',
  forwarded: (ticket: string) => `${ticket} goes on with somebody else`,
  forwardedMore: 'You need not report it again.',
  forwardedTo: 'They go on with it',
  duplicate: (ticket: string, main: string) => `${ticket} goes on together with ${main}`,
  duplicateMore:
    'Somebody else reported the same, so we handle both as one. You hear from us here. Thank you for telling us.',
  mainHeld: 'is taking care of it.',
  mainClosed: (ticket: string) => `${ticket}: the matter is closed.`,
  mainReopened: (ticket: string) => `${ticket}: we are looking into it once more.`,
};

const ja: typeof en = {
  triage: 'トリアージ',
  answer: '返事をして完了',

  formTitle: 'トリアージ',
  formIntro:
    'どれほど大きく、どれほど急ぐか。そしてどう扱うかを決めます。まだ分からないことは、重いほうで考えてください。',
  severityNow: (severity) => `いまの深刻度：${severity}。`,
  before: (result, severity, time, name) => `前回：${result}、${severity}（${time} ${name}）。`,
  proposes: (severity) => `この選び方での目安：${severity}。`,
  because: (circumstance) => `理由：${circumstance}。`,
  result: 'この件は',
  results: {
    incident: 'インシデント（対応を続ける）',
    watch: 'まだ分からない（様子を見る）',
    'near-miss': 'ヒヤリハット（未然に止まった）',
    'not-incident': 'インシデントではない（対応不要）',
    duplicate: 'ほかの案件と同じ',
    drill: '訓練',
    forwarded: '担当外（ほかへ引き継ぐ）',
  },
  impact: '影響（当てはまる、またはそのおそれがある一番上のもの）',
  urgency: '緊急度',
  circumstances: '当てはまるもの',
  severity: '深刻度',
  asProposed: '目安どおり',
  why: '理由（目安と変えるとき、SEV1・SEV2を下げるときは必要）',
  lookAgain: '様子を見るとき：次に見るのは',
  days: (count) => `${count}日後`,
  main: '同じとき：まとめ先の案件',
  mainNumber: 'または番号（例：DESK-12）',
  mainHint: '（番号。例：DESK-12）',
  whom: '引き継ぐとき：この先の担当',
  reply: '報告者への返事（ヒヤリハット、対応不要のときは必要）',
  replyHint: '何だったのかと、知らせてよかったことを、やさしい言葉で書いてください。',
  answerTitle: '返事をして完了',
  answerIntro: 'この文が報告者へ届き、案件は完了します。あとで再開もできます。',
  answerReply: '報告者への返事',

  short: {
    incident: 'インシデント',
    watch: '様子見',
    'near-miss': 'ヒヤリハット',
    'not-incident': 'インシデントではない',
    duplicate: 'ほかの案件と同じ',
    drill: '訓練',
    forwarded: '引き継ぎ',
  },
  drillMark: '【訓練】',
  triaged: 'トリアージ',
  proposal: (severity) => `目安は${severity}`,
  reason: '理由',
  goesOnWith: (ticket) => `${ticket} とまとめて対応`,
  handedTo: '引き継ぎ先',
  duplicates: '同じ件の報告',
  due: '期限',
  targets: { acknowledge: '引き受け', triage: 'トリアージ', update: '次の状況報告', 'look-again': '次に見る日' },
  by: (what, time) => `${what}（${time} まで）`,
  overdue: (what, time) => `${what}（${time} を過ぎています）`,

  triagedNews: (ticket, result, severity) => `${ticket} のトリアージ：${result}、${severity}`,
  severityNews: (ticket, severity) => `${ticket} は ${severity} になりました`,
  halfPassed: {
    acknowledge: (ticket, time) => `${ticket}：引き受けの期限（${time}）まで、半分が過ぎました。`,
    triage: (ticket, time) => `${ticket}：トリアージの期限（${time}）まで、半分が過ぎました。`,
    update: (ticket, time) => `${ticket}：${time} までに、状況をひとこと残してください。`,
    'look-again': (ticket, time) => `${ticket}：${time} にもう一度見ます。`,
  },
  passed: {
    acknowledge: (ticket, time) => `${ticket}：${time} を過ぎても、引き受けた人がいません。`,
    triage: (ticket, time) => `${ticket}：トリアージの期限（${time}）を過ぎました。`,
    update: (ticket, time) => `${ticket}：状況報告の期限（${time}）を過ぎました。`,
    'look-again': (ticket) => `${ticket}：もう一度見る日になりました。`,
  },
  passedMore: 'メモ、判断、トリアージのどれかを残すと、状況が伝わります。',
  takenIn: (ticket, others) => `${ticket}：${others} は同じ件なので、ここでまとめて対応します。`,
  takenInMore: '担当が決まったときと完了したときに、そちらの報告者にも伝わります。',

  notIncident: (ticket) => `${ticket}：対応の必要はありませんでした`,
  notIncidentMore: '確かめました。知らせていただいて、助かりました。これからも、迷ったら気軽に知らせてください。',
  nearMiss: (ticket) => `${ticket}：未然に止まりました`,
  nearMissMore: '被害はありません。この知らせが、次への備えになります。',
  fromDesk: '窓口からの返事',
  forwarded: (ticket) => `${ticket} は別の担当へ引き継ぎました`,
  forwardedMore: 'あらためて報告していただく必要はありません。',
  forwardedTo: 'この先の担当',
  duplicate: (ticket, main) => `${ticket} は、${main} とまとめて対応します`,
  duplicateMore:
    '同じ件の報告がほかにもあり、一つにまとめました。この先のことは、ここでお知らせします。知らせてくださり、ありがとうございました。',
  mainHeld: 'さんが担当しています。',
  mainClosed: (ticket) => `${ticket}：この件は完了しました。`,
  mainReopened: (ticket) => `${ticket}：もう一度調べています。`,
};

export type TriageWords = typeof en;

export function triageWordsOf(language: Language): TriageWords {
  return language === 'ja' ? ja : en;
}
