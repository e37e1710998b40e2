// The words of the statement to the press: for whoever drafts and approves it, and for whoever gives it out.
import type { Language } from '../ticket/event.js';

const en = {
  statement: 'Press statement',
  formTitle: 'Statement to the press',
  formIntro: (approvers: string) =>
    `Only what is known: no guesses, no blame, no names of people, no number that is not a recorded fact. Fill in or remove every ____. Approved by the CISO alone (${approvers}), and by nobody who wrote it. The desk publishes nothing.`,
  ja: 'In Japanese',
  en: 'In English',
  submit: 'Ask for approval',

  // The proposed text.
  happened: (organisation: string, kind: string) =>
    `What happened: ${organisation} received a report of "${kind}" and is dealing with it.`,
  since: (time: string) => `Since when: the first report came on ${time}.`,
  known: 'What is known:',
  unknown: 'What is affected: this is being examined. What is confirmed will be said here.',
  done: 'What we have done:',
  doing: 'What we do: we are examining the cause and the effect.',
  please: 'What we ask of you: ____',
  contact: 'Contact: ____',

  // What is read.
  draftTitle: (ticket: string) => `${ticket}: press statement, for the CISO to approve`,
  cardTitle: (ticket: string) => `${ticket}: press statement`,
  waits: (approvers: string) => `It may not be used yet. Only the CISO approves it: ${approvers}.`,
  approved: 'Approved. It may be used as it stands here. The desk does not publish it: please copy it.',
  returned: 'Sent back to its author.',
  replaced: 'Do not use it any more: a newer one was approved. It stands further down.',
  withdrawn: 'Do not use it any more: it was withdrawn.',
  superseded: (ticket: string) =>
    `${ticket}: this draft of the press statement was changed. The newer one stands further down.`,
  closedDoor: (ticket: string) => `${ticket}: a press statement is being prepared.`,
  by: 'Written by',
  approvedBy: 'Approved by',
  why: 'Why',
  approve: 'Approve',
  sendBack: 'Send back',
  edit: 'Change the draft',
  withdraw: 'Withdraw it',
  returnTitle: 'Send back',
  returnWhat: 'What should be different?',
  withdrawTitle: 'Withdraw the statement',
  withdrawIntro: 'Whoever was given the text is told not to use it any more.',
  withdrawWhat: 'Why it no longer holds',
  state: {
    drafted: 'waits for the CISO',
    returned: 'sent back',
    approved: 'approved',
    replaced: 'replaced',
    withdrawn: 'withdrawn',
  },
};

const ja: typeof en = {
  statement: '報道発表文',
  formTitle: '報道発表文の文案',
  formIntro: (approvers) =>
    `分かっていることだけを書きます。推測、責める言葉、個人名、事実として記録していない数は書きません。____ は埋めるか、行ごと消してください。承認できるのは CISO（${approvers}）だけで、書いた本人は承認できません。窓口は公表しません。`,
  ja: '日本語の文',
  en: '英語の文',
  submit: '承認を頼む',

  happened: (organisation, kind) => `起きたこと：${organisation}は、「${kind}」についての報告を受け、対応しています。`,
  since: (time) => `いつから：最初の報告を ${time} に受けました。`,
  known: '分かっていること：',
  unknown: '影響の範囲：調べています。確かめたことから、お知らせします。',
  done: '済ませたこと：',
  doing: '対応：原因と影響を調べています。',
  please: 'お願いしたいこと：____',
  contact: 'お問い合わせ先：____',

  draftTitle: (ticket) => `${ticket}：報道発表文の承認をお願いします（CISO）`,
  cardTitle: (ticket) => `${ticket}：報道発表文`,
  waits: (approvers) => `まだ使えません。承認できるのは CISO だけです：${approvers}`,
  approved: '承認されました。この文のまま使えます。窓口は公表しませんので、写してお使いください。',
  returned: '書いた人に差し戻しました。',
  replaced: 'もう使わないでください。新しい文が承認されました。下にあります。',
  withdrawn: 'もう使わないでください。取り下げられました。',
  superseded: (ticket) => `${ticket}：この文案は書き直されました。新しいものは下にあります。`,
  closedDoor: (ticket) => `${ticket}：報道発表文を準備しています。`,
  by: '書いた人',
  approvedBy: '承認した人',
  why: '理由',
  approve: '承認する',
  sendBack: '差し戻す',
  edit: '文案を直す',
  withdraw: '取り下げる',
  returnTitle: '差し戻す',
  returnWhat: 'どこを直すとよいですか',
  withdrawTitle: '報道発表文を取り下げる',
  withdrawIntro: '文を受け取った人に、もう使わないように知らせます。',
  withdrawWhat: '取り下げる理由',
  state: {
    drafted: 'CISO の承認待ち',
    returned: '差し戻し',
    approved: '承認済み',
    replaced: '差し替え済み',
    withdrawn: '取り下げ',
  },
};

export type StatementWords = typeof en;

export function statementWordsOf(language: Language): StatementWords {
  return language === 'ja' ? ja : en;
}
