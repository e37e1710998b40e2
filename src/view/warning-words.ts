// The words of the warning to staff: for whoever drafts and approves it, and for everybody who reads it.
import type { Language } from '../ticket/event.js';

const en = {
  warn: 'Warn the staff',
  formTitle: 'Warning to staff',
  formIntro:
    'Write what to look out for, what to do and what not to do, and whom to tell. No names, no blame. A second person approves it before anybody sees it.',
  ja: 'In Japanese',
  en: 'In English',
  submitDraft: 'Ask for approval',

  // What commanders read.
  draftTitle: (ticket: string) => `${ticket}: warning to staff, please approve`,
  cardTitle: (ticket: string) => `${ticket}: warning to staff`,
  correction: 'It takes the place of the warning before.',
  needsSecond: 'Nobody has seen it yet. It goes out when a second person approves it.',
  returned: 'It was sent back.',
  posted: (channels: string) => `It is out (${channels}).`,
  notPosted: (platform: string, reason: string) =>
    `Could not be posted on ${platform} (${reason}). Please tell the staff another way.`,
  read: (count: number) => (count === 1 ? '1 person has read it.' : `${count} people have read it.`),
  readOf: (count: number, of: number) => `${count} of ${of} people have read it.`,
  reminded: (count: number) =>
    count === 1 ? 'The staff was reminded once.' : `The staff was reminded ${count} times.`,
  corrected: 'It was corrected by a newer one.',
  withdrawn: 'It was withdrawn.',
  superseded: (ticket: string) =>
    `${ticket}: this draft of the warning was changed. The newer one stands further down.`,
  closedDoor: (ticket: string) => `${ticket}: a warning to staff is being prepared.`,
  why: 'Why',
  by: 'By',
  approve: 'Approve and post',
  sendBack: 'Send back',
  edit: 'Change the draft',
  remind: 'Remind now',
  correct: 'Correct it',
  withdraw: 'Withdraw it',
  returnTitle: 'Send back',
  returnWhat: 'What should be different?',
  withdrawTitle: 'Withdraw the warning',
  withdrawIntro: 'The staff reads these words in place of the warning.',
  withdrawWhat: 'Why it no longer holds',
  state: {
    drafted: 'waits for a second person',
    returned: 'sent back',
    posted: 'is out',
    withdrawn: 'withdrawn',
  },
  factWarning: 'Warning to staff',

  // What the staff reads.
  staffTitle: 'From the security desk: please read',
  staffCorrected: 'This warning was corrected. Please read the newer one further down.',
  staffCorrection: 'This corrects an earlier warning.',
  staffWithdrawn: 'This warning was withdrawn. You need not do anything.',
  staffFoot: 'Something like it happened to you? Write to the desk at once. Nobody is blamed.',
  iHaveRead: 'I have read this',
  reminder: 'Have you read the warning of the security desk above? Please press the button below it.',
};

const ja: typeof en = {
  warn: '全社に注意喚起',
  formTitle: '注意喚起の文案',
  formIntro:
    '何に気をつけ、何をして、何をしないか、どこへ知らせるかを書いてください。個人名や責める言葉は書きません。別の人が承認するまで、誰にも届きません。',
  ja: '日本語の文',
  en: '英語の文',
  submitDraft: '承認を頼む',

  draftTitle: (ticket: string) => `${ticket}：注意喚起の承認をお願いします`,
  cardTitle: (ticket: string) => `${ticket}：注意喚起`,
  correction: '前の注意喚起に代わるものです。',
  needsSecond: 'まだ誰にも届いていません。書いた人とは別の人が承認すると、配信されます。',
  returned: '差し戻されました。',
  posted: (channels: string) => `配信しました（${channels}）。`,
  notPosted: (platform: string, reason: string) =>
    `${platform} に配信できませんでした（${reason}）。別の手段で知らせてください。`,
  read: (count: number) => `${count}人が確認しました。`,
  readOf: (count: number, of: number) => `${of}人のうち${count}人が確認しました。`,
  reminded: (count: number) => `${count}回、読むように促しました。`,
  corrected: '新しいもので訂正されました。',
  withdrawn: '取り消しました。',
  superseded: (ticket: string) => `${ticket}：この文案は書き直されました。新しいものは下にあります。`,
  closedDoor: (ticket: string) => `${ticket}：注意喚起を準備しています。`,
  why: '理由',
  by: '担当',
  approve: '承認して配信',
  sendBack: '差し戻す',
  edit: '文案を直す',
  remind: 'いま促す',
  correct: '訂正する',
  withdraw: '取り消す',
  returnTitle: '差し戻す',
  returnWhat: 'どこを直すとよいですか',
  withdrawTitle: '注意喚起を取り消す',
  withdrawIntro: '注意喚起の代わりに、この文が全社に表示されます。',
  withdrawWhat: '取り消す理由',
  state: {
    drafted: '承認待ち',
    returned: '差し戻し',
    posted: '配信済み',
    withdrawn: '取り消し',
  },
  factWarning: '注意喚起',

  staffTitle: 'セキュリティ窓口からのお知らせ（お読みください）',
  staffCorrected: 'この注意喚起は訂正されました。下の新しいものをお読みください。',
  staffCorrection: '前の注意喚起を訂正するものです。',
  staffWithdrawn: 'この注意喚起は取り消されました。何もしなくて大丈夫です。',
  staffFoot: '心当たりがあるときは、すぐ窓口へ書いてください。責められることはありません。',
  iHaveRead: '読みました',
  reminder: '上の「セキュリティ窓口からのお知らせ」は、もうお読みですか。読んだら、下のボタンを押してください。',
};

export type WarningWords = typeof en;

export function warningWordsOf(language: Language): WarningWords {
  return language === 'ja' ? ja : en;
}
