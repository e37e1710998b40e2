// The words of closing: what has to be said first, and what lives on afterwards.
import type { Language } from '../ticket/event.js';

const en = {
  formTitle: 'Close the ticket',
  formIntro:
    'The first field goes to the reporter with our thanks. The others stay in the record: they are what the organisation learns.',
  what: 'To the reporter: what was it, and what was done?',
  cause: 'Cause (write "unknown" if it is)',
  lessons: 'What did we learn?',
  prevention: 'What will keep it from happening again? If nothing, why?',
  owner: 'Who does it',
  nobody: 'Nothing to do',
  due: 'Until when',
  dueHint: 'Such as 11/25, 2w. Empty: in 30 days.',
  check: 'When do we look whether it helped',
  checkHint: 'Empty: 60 days after it is due.',
  duties: 'Who outside must be told, and why or why not?',
  dutiesHint: (list: string) => `Worth a thought here: ${list}. No legal advice.`,
  anyway: 'Why is it closed with this left undone?',
  left: {
    tasks: (count: number) => (count === 1 ? '1 task is still open.' : `${count} tasks are still open.`),
    evidence: (count: number) =>
      count === 1
        ? '1 piece of evidence that the script names is not in the register.'
        : `${count} pieces of evidence that the script names are not in the register.`,
  },
  considerDuties: 'Duties to report',
  dutiesTitle: 'Duties to report',
  dutiesWhat: 'Who is told or need not be told, by when, and why',
  factCause: 'Cause',
  factLessons: 'Learnt',
  factPrevention: 'Against a repetition',
  factDuties: 'Duties to report',
  factAnyway: 'Closed with things left undone',
  checkTitle: 'Did it help?',
  checkIntro: 'A corrective action was done. Look whether it works: an auditor asks for that (ISO/IEC 27001, 10.2).',
  checkEffective: 'Did it help?',
  yes: 'Yes',
  no: 'No, something else is needed',
  checkWhat: 'What was looked at, and what was seen',
  checkButton: 'Say whether it helped',
  checkDue: (name: string) => `Did it help? Corrective action of ${name}`,
  wasEffective: 'It helped.',
  wasNotEffective: 'It did not help. Please decide on another action.',
};

const ja: typeof en = {
  formTitle: '完了にする',
  formIntro: '最初の欄は、お礼とともに報告者へ届きます。ほかの欄は記録に残り、会社の学びになります。',
  what: '報告者へ：何が起きていて、何をしましたか',
  cause: '原因（分からなければ「不明」）',
  lessons: '分かったこと・教訓',
  prevention: '再発防止に何をしますか。しない場合はその理由',
  owner: '再発防止の担当',
  nobody: '新しい対策はしない',
  due: '期限',
  dueHint: '例：11/25、2週間後。空欄なら30日後。',
  check: '効果を確かめる日',
  checkHint: '空欄なら期限の60日後。',
  duties: '社外への届出や連絡は必要ですか。理由も書いてください',
  dutiesHint: (list: string) => `検討の例：${list}（法律上の助言ではありません）`,
  anyway: '残したまま完了にする理由',
  left: {
    tasks: (count: number) => `終わっていない作業が${count}件あります。`,
    evidence: (count: number) => `手順にある証拠のうち、${count}件が証拠の一覧にありません。`,
  },
  considerDuties: '届出の検討',
  dutiesTitle: '届出の検討',
  dutiesWhat: 'どこへ、いつまでに知らせるか（知らせないか）、その理由',
  factCause: '原因',
  factLessons: '教訓',
  factPrevention: '再発防止',
  factDuties: '届出の検討',
  factAnyway: '残したまま完了にした理由',
  checkTitle: '効果の確認',
  checkIntro: '済んだ再発防止策が効いているかを確かめます。審査で問われます（ISO/IEC 27001 10.2）。',
  checkEffective: '効果はありましたか',
  yes: 'あった',
  no: 'なかった（別の対策がいる）',
  checkWhat: '何を見て、どうだったか',
  checkButton: '効果を記録する',
  checkDue: (name: string) => `効果の確認：${name} の再発防止`,
  wasEffective: '効果がありました。',
  wasNotEffective: '効果がありませんでした。別の対策を決めてください。',
};

export type ClosingWords = typeof en;

export function closingWordsOf(language: Language): ClosingWords {
  return language === 'ja' ? ja : en;
}
