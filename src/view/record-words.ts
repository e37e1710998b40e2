// The words of the record: decisions with their reasons, facts and guesses.
import type { Language } from '../ticket/event.js';

const en = {
  decide: 'Log a decision',
  decideTitle: 'Log a decision',
  decideIntro: 'Decisions are kept with name, time and reason. That is what an auditor asks for later.',
  decideWhat: 'What was decided',
  decideWhy: 'Why',
  decided: 'Decided',
  because: 'Reason',
  noteAs: 'This is',
  as: { note: 'A note', fact: 'A fact: somebody has seen it', guess: 'A guess: still to be checked' },
  fact: 'Fact',
  guess: 'Guess',
  earlier: (count: number) =>
    count === 1 ? '1 earlier entry is in the record' : `${count} earlier entries are in the record`,
};

const ja: typeof en = {
  decide: '判断を記録',
  decideTitle: '判断を記録',
  decideIntro: '誰が、いつ、なぜそう決めたかが残ります。あとの監査で問われるのはここです。',
  decideWhat: '決めたこと',
  decideWhy: '理由',
  decided: '判断',
  because: '理由',
  noteAs: '書く内容',
  as: { note: 'メモ', fact: '事実（誰かが確かめたこと）', guess: '推測（これから確かめること）' },
  fact: '事実',
  guess: '推測',
  earlier: (count: number) => `これより前の${count}件は記録にあります`,
};

export type RecordWords = typeof en;

export function recordWordsOf(language: Language): RecordWords {
  return language === 'ja' ? ja : en;
}
