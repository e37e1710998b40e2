// The words of what the desk writes to the reporter, as both sides read them.
import type { Language } from '../ticket/event.js';

const en = {
  // What the reporter reads.
  fromDesk: (ticket: string) => `From the desk, about ${ticket}`,
  correctedByDesk: (ticket: string) => `The desk corrects what it wrote before, about ${ticket}`,
  withdrawnByDesk: (ticket: string) => `The desk takes back what it wrote before, about ${ticket}`,
  withdrawnLead: (time: string) => `Please disregard the message of ${time}. Nothing is needed from you for it.`,
  writtenBy: 'writes:',
  justAnswer: 'Just answer here; it reaches the person who wrote.',

  // What commanders read.
  sent: (ticket: string) => `${ticket}: to the reporter`,
  corrected: (ticket: string) => `${ticket}: corrected to the reporter`,
  withdrawn: (ticket: string) => `${ticket}: taken back from the reporter`,
  onItsWay: 'On its way.',
  arrived: (time: string) => `Delivered ${time}, word for word as above.`,
  arrivedUnseen: (time: string) => `Delivered ${time}.`,
  notArrived: 'Not delivered.',
  filesStay: 'The files were not sent along; only the words were.',
  failed: (ticket: string) => `${ticket}: the reporter could not be reached`,
  failedLead: 'What you wrote has not arrived. Please phone the reporter or ask somebody near them.',
  reason: 'The platform says',
  answer: (ticket: string) => `${ticket}: the reporter answers`,
  inside: 'Kept as an internal note. The reporter does not see it.',
  send: 'Send to the reporter',
  sentOn: 'Sent to the reporter.',
  write: 'Write to the reporter',
  formTitle: 'Write to the reporter',
  formIntro: 'The reporter gets exactly these words, from the desk and with your name, and can answer.',
  formWhat: 'Words for the reporter',
  howTo: 'Begin with "to the reporter" and the message goes there at once.',
};

const ja: typeof en = {
  fromDesk: (ticket) => `窓口からの連絡です（${ticket}）`,
  correctedByDesk: (ticket) => `窓口からの訂正です（${ticket}）`,
  withdrawnByDesk: (ticket) => `窓口が先ほどの連絡を取り消しました（${ticket}）`,
  withdrawnLead: (time) => `${time} の連絡は、なかったことにしてください。していただくことはありません。`,
  writtenBy: 'さんからです。',
  justAnswer: 'このままここに返信してください。書いた担当者に届きます。',

  sent: (ticket) => `${ticket}：報告者への連絡`,
  corrected: (ticket) => `${ticket}：報告者への訂正`,
  withdrawn: (ticket) => `${ticket}：報告者への連絡の取り消し`,
  onItsWay: '送っています。',
  arrived: (time) => `${time} に、上の文のまま届けました。`,
  arrivedUnseen: (time) => `${time} に届けました。`,
  notArrived: '届いていません。',
  filesStay: 'ファイルは送っていません。送ったのは文だけです。',
  failed: (ticket) => `${ticket}：報告者に届けられませんでした`,
  failedLead: '書いた内容は届いていません。電話するか、近くの人に頼んでください。',
  reason: 'サービスからの応答',
  answer: (ticket) => `${ticket}：報告者から返事がありました`,
  inside: '内部メモとして残しました。報告者には見えません。',
  send: '報告者に送る',
  sentOn: '報告者に送りました。',
  write: '報告者に連絡',
  formTitle: '報告者に連絡',
  formIntro: 'この文がそのまま、窓口から、あなたの名前で届きます。報告者は返信できます。',
  formWhat: '報告者に伝えること',
  howTo: '「報告者へ：」で始めると、すぐ報告者に届きます。',
};

export type RelayWords = typeof en;

export function relayWordsOf(language: Language): RelayWords {
  return language === 'ja' ? ja : en;
}
