// The words of handing a ticket to another commander.
import type { Language } from '../ticket/event.js';

const en = {
  handOver: 'Hand over',
  formTitle: 'Hand over',
  formIntro: 'The other person is asked. You have the ticket until they take it.',
  to: 'To whom',
  what: 'How things stand, and what comes next',
  nobodyToAsk: 'Nobody',
  asking: (name: string) => `Please take over ${name}`,
  askingAgain: (name: string) => `Still waiting for your answer: please take over ${name}`,
  until: 'has it until you take it.',
  words: 'How things stand',
  yes: 'I take over',
  no: 'I cannot',
  restricted: 'Restricted ticket: what it says is shown to you once you take it.',
  youHaveIt: (name: string) => `${name} is yours now`,
  youDeclined: (name: string) => `${name}: you said that you cannot take it. Thank you for answering.`,
  noLonger: (name: string) => `${name}: this hand-over needs no answer any more.`,
  isAsked: 'is asked to take over',
  declined: 'cannot take it over. You have it still; please ask somebody else.',
  noAnswer: 'has not answered yet. You have it still; if it is urgent, please phone them or ask somebody else.',
  tookIt: 'took it over. Thank you for your work.',
  reporterNew: 'has taken over your report and knows what happened so far.',
};

const ja: typeof en = {
  handOver: '引き継ぐ',
  formTitle: '引き継ぐ',
  formIntro: '相手に引き受けてもらえるか尋ねます。引き受けられるまでは、いまの担当者のままです。',
  to: '引き継ぐ相手',
  what: 'いまの状況と、次にすること',
  nobodyToAsk: '相手なし',
  asking: (name) => `${name} の引き継ぎをお願いします`,
  askingAgain: (name) => `お返事をお待ちしています：${name} の引き継ぎ`,
  until: 'さんが、引き継ぎが済むまで担当しています。',
  words: 'いまの状況',
  yes: '引き継ぎます',
  no: '引き継げません',
  restricted: '閲覧を制限した件です。内容は、引き継ぐとここに表示されます。',
  youHaveIt: (name) => `${name} はあなたの担当です`,
  youDeclined: (name) => `${name}：引き継げないとのお返事を受け取りました。ありがとうございます。`,
  noLonger: (name) => `${name}：この引き継ぎへのお返事は、もう必要ありません。`,
  isAsked: 'さんに引き継ぎを頼んでいます',
  declined: 'さんは引き継げません。担当はあなたのままです。ほかの人に頼んでください。',
  noAnswer: 'さんからまだ返事がありません。担当はあなたのままです。急ぐときは電話するか、ほかの人に頼んでください。',
  tookIt: 'さんが引き継ぎました。おつかれさまでした。',
  reporterNew: 'さんが引き継いで担当します。これまでのことは伝わっています。',
};

export type HandOverWords = typeof en;

export function handOverWordsOf(language: Language): HandOverWords {
  return language === 'ja' ? ja : en;
}
