// The words of what goes beyond the commanders: the CISO's notice, the package and the form that hands it over.
import type { Language, TicketEvent } from '../ticket/event.js';

/** What a line of the package's timeline says; events that say nothing to somebody outside have none. */
type Happened = Partial<Record<TicketEvent['type'], string>>;

const en = {
  // The CISO.
  cisoTitle: (ticket: string) => `For your information: ${ticket}`,
  cisoLead: 'Nothing is needed from you right now. The people in charge are at work or being called.',
  cisoOverdue: 'It is late: a time that was set has passed, and no next step is on record.',

  // The package.
  packageTitle: (ticket: string, organisation: string) => `${ticket}: security incident handed over by ${organisation}`,
  asked: 'What we ask of you',
  handedBy: 'Handed over by',
  contact: 'To reach us',
  reported: 'As it was reported',
  facts: 'Facts',
  guesses: 'Not confirmed',
  decisions: 'Decisions',
  because: 'reason',
  timeline: 'Timeline',
  tasks: 'Tasks',
  taskIs: { open: 'open', done: 'done', 'not-needed': 'not needed' },
  evidence: 'Evidence',
  stillToKeep: 'Still to be kept; please change nothing on the devices before that:',
  none: 'none so far',
  clock: (zone: string) => `Times are of ${zone}.`,
  happened: {
    opened: 'reported',
    paged: 'people in charge called',
    acknowledged: 'taken over',
    'another-kind': 'a further kind recognised',
    'script-chosen': 'kind corrected',
    'severity-changed': 'severity changed',
    triaged: 'triaged',
    decided: 'a decision was made',
    'told-reporter': 'the desk wrote to the reporter',
    'task-settled': 'a task was settled',
    'handed-over': 'handed to another commander',
    escalated: 'handed to somebody else',
    closed: 'closed',
    reopened: 'reopened',
  } as Happened,

  file: (name: string) => `Save as a file (${name})`,
  noFile: 'There is no file here. If one is needed, it goes by mail.',

  // The form and what became of it.
  escalate: 'Hand to outside',
  formTitle: 'Hand over a package',
  formIntro:
    'The receiver gets facts, timeline, tasks and evidence of this ticket as they stand now, and these words. What was sent is put on record.',
  formTo: 'To whom',
  byMail: (name: string) => `${name} (by mail)`,
  byMessage: (name: string) => `${name} (message)`,
  formWhat: 'What do you ask of them?',
  formWhatHint: 'For example: please look at the logs of PC-0012 and tell us what ran.',
  handed: (ticket: string) => `${ticket}: handed to`,
  onItsWay: 'On its way.',
  gone: (time: string) => `Sent ${time}.`,
  sent: (time: string, bytes: number) => `Sent ${time}, ${bytes} bytes.`,
  failed: (ticket: string) => `${ticket}: the package did not arrive`,
  failedLead: 'Please hand it over in another way, for example by phone.',
  notSent: 'Not sent.',
  says: 'Reason',
  handedLabel: 'Handed to',
};

const ja: typeof en = {
  cisoTitle: (ticket) => `ご報告：${ticket}`,
  cisoLead: 'いま対応していただくことはありません。担当者が対応しているか、呼び出し中です。',
  cisoOverdue: '期限を過ぎましたが、次の対応がまだ記録されていません。',

  packageTitle: (ticket, organisation) => `${ticket}：${organisation}からのセキュリティ案件の引き渡し`,
  asked: 'お願いしたいこと',
  handedBy: '引き渡した人',
  contact: '連絡先',
  reported: '報告の内容',
  facts: '事実',
  guesses: '未確認のこと',
  decisions: '判断',
  because: '理由',
  timeline: '経過',
  tasks: '作業',
  taskIs: { open: '未了', done: '完了', 'not-needed': '不要' },
  evidence: '証拠',
  stillToKeep: 'これから残すもの（残し終えるまで、端末などを変えないでください）：',
  none: 'まだありません',
  clock: (zone) => `時刻は ${zone} です。`,
  happened: {
    opened: '報告を受け付け',
    paged: '担当者を呼び出し',
    acknowledged: '担当者が対応を開始',
    'another-kind': '別の種類にも当てはまると判明',
    'script-chosen': '種類を訂正',
    'severity-changed': '深刻度を変更',
    triaged: 'トリアージ',
    decided: '判断を記録',
    'told-reporter': '報告者に連絡',
    'task-settled': '作業が完了',
    'handed-over': '別の担当者に引き継ぎ',
    escalated: '外部などに引き渡し',
    closed: '完了',
    reopened: '再開',
  },

  file: (name) => `ファイルとして保存（${name}）`,
  noFile: 'ここにはファイルを付けられません。要るときは、メールで送ってもらってください。',

  escalate: '社外・情シスに渡す',
  formTitle: '案件を引き渡す',
  formIntro: 'いまの事実、経過、作業、証拠の一覧と、下の文を送ります。送った内容は記録に残ります。',
  formTo: '渡す相手',
  byMail: (name) => `${name}（メール）`,
  byMessage: (name) => `${name}（メッセージ）`,
  formWhat: 'お願いしたいこと',
  formWhatHint: '例：PC-0012 のログを調べ、何が実行されたかを教えてください。',
  handed: (ticket) => `${ticket}：引き渡し`,
  onItsWay: '送っています。',
  gone: (time) => `${time} に送りました。`,
  sent: (time, bytes) => `${time} に送りました（${bytes}バイト）。`,
  failed: (ticket) => `${ticket}：引き渡しの内容が届きませんでした`,
  failedLead: '電話など、ほかの方法で渡してください。',
  notSent: '送れていません。',
  says: '理由',
  handedLabel: '引き渡し先',
};

export type EscalationWords = typeof en;

export function escalationWordsOf(language: Language): EscalationWords {
  return language === 'ja' ? ja : en;
}
