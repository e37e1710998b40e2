// The words of the hearing: for the reporter, who may be frightened and on a phone, and for the commander who reads the answers.
import type { Language } from '../ticket/event.js';

const en = {
  // What the reporter reads.
  heading: (ticket: string) => `A few questions about ${ticket}`,
  progress: (number: number, of: number) => `Question ${number} of ${of}`,
  lead: 'A rough answer is fine. People are at work on it whether you answer or not.',
  writeHere: 'Please write your answer here, in your own words.',
  numberHere: 'Please write a number here. A rough one is fine.',
  later: 'Answer later',
  allAtOnce: 'Answer all at once',
  goOn: 'Go on with the questions',
  change: 'See or change my answers',
  paused: (count: number) => (count === 1 ? 'One question is left.' : `${count} questions are left.`),
  pausedMore: 'Whenever you are ready: in an hour is fine too.',
  finished: 'Those were all our questions. Thank you; your answers are with the desk.',
  goesOnBelow: 'The questions go on further down.',
  over: 'The ticket is closed, and so are its questions.',
  taken: (question: string) => `Thank you. We took what you wrote as the answer to: ${question}`,
  notTheAnswer: 'That was no answer to it',
  stepsDone: 'I have done these steps',
  stepsTold: 'The desk knows that you have done these steps.',
  someStepsTold: (done: number, of: number) => `The desk knows that you have done ${done} of these ${of} steps.`,
  formTitle: 'Questions of the desk',
  formIntro: 'Leave empty what you do not know. You can come back to it at any time.',
  formSteps: 'What you have done already',

  // What commanders read.
  answers: 'Answers',
  answerTo: (question: string) => `Answer to: ${question}`,
  steps: 'First aid',
  stepsOf: (done: number, of: number) => `${done} of ${of} steps done`,
  raised: (ticket: string, severity: string) => `${ticket}: now ${severity}`,
  raisedLead: 'An answer to our questions raised it.',
  loweredLead: 'The answers to our questions lowered it.',
  withdrawn: 'The answers do not speak for more any longer.',
  because: 'Why',
  speakForLess: (severity: string) => `By the answers it could be ${severity}.`,
  whoLowers: 'Only a commander or the CISO lowers SEV1 and SEV2.',
};

const ja: typeof en = {
  heading: (ticket) => `${ticket} について教えてください`,
  progress: (number, of) => `質問 ${number}／${of}`,
  lead: 'だいたいで大丈夫です。お答えを待たずに、対応は進めています。',
  writeHere: 'この会話に、そのまま書いてください。',
  numberHere: 'この会話に、数字を書いてください。だいたいで大丈夫です。',
  later: 'あとで答える',
  allAtOnce: 'まとめて答える',
  goOn: '続きに答える',
  change: '答えを見る・直す',
  paused: (count) => `質問があと${count}件あります。`,
  pausedMore: '落ち着いてからで構いません。1時間後でも大丈夫です。',
  finished: '質問は以上です。ありがとうございます。お答えは窓口に届いています。',
  goesOnBelow: '続きの質問は、この下にあります。',
  over: 'この件は完了したので、質問も終わりました。',
  taken: (question) => `ありがとうございます。書いていただいた内容を「${question}」のお答えとして受け取りました。`,
  notTheAnswer: '答えではありません',
  stepsDone: 'この手順を済ませました',
  stepsTold: '手順を済ませたことは、窓口に伝わっています。',
  someStepsTold: (done, of) => `手順${of}件のうち${done}件を済ませたことは、窓口に伝わっています。`,
  formTitle: '窓口からの質問',
  formIntro: '分からないところは空けたままで構いません。あとからでも書けます。',
  formSteps: '済ませたこと',

  answers: '回答',
  answerTo: (question) => `「${question}」への回答`,
  steps: '初動の手順',
  stepsOf: (done, of) => `${of}件中${done}件が完了`,
  raised: (ticket, severity) => `${ticket}：${severity} になりました`,
  raisedLead: '報告者の回答により、深刻度が上がりました。',
  loweredLead: '報告者の回答により、深刻度が下がりました。',
  withdrawn: '上げる理由になった回答が変わりました。',
  because: '理由',
  speakForLess: (severity) => `回答からは ${severity} が妥当とみられます。`,
  whoLowers: 'SEV1とSEV2を下げられるのは、担当者とCISOだけです。',
};

export type HearingWords = typeof en;

export function hearingWordsOf(language: Language): HearingWords {
  return language === 'ja' ? ja : en;
}
