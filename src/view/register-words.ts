// The words of lists and searches, in both languages.
import type { Language } from '../ticket/event.js';

const en = {
  title: { open: 'Open reports', closed: 'Closed reports', all: 'All reports' },
  mine: { open: 'My open reports', closed: 'My closed reports', all: 'My reports' },
  inMyHands: 'that I hold',
  searched: 'Search',
  nothing: 'Nothing found.',
  nothingSoFar: (from: string) => `Nothing found down to ${from}.`,
  nothingOpen: 'Nothing is open.',
  show: 'Show',
  more: 'Next',
  further: 'Look further back',
  how: 'Narrow it with words: open, closed, all, mine, SEV1–SEV4, a kind, or any word that was written. Such as: list closed SEV2 invoice',
};

export type RegisterWords = typeof en;

const ja: RegisterWords = {
  title: { open: '対応中の報告', closed: '完了した報告', all: 'すべての報告' },
  mine: { open: '自分の報告（対応中）', closed: '自分の報告（完了）', all: '自分の報告' },
  inMyHands: '自分が担当',
  searched: '検索',
  nothing: '見つかりませんでした。',
  nothingSoFar: (from) => `${from} までの報告には見つかりませんでした。`,
  nothingOpen: '対応中の報告はありません。',
  show: '開く',
  more: '次へ',
  further: 'もっと前を探す',
  how: '言葉でしぼり込めます：対応中、完了、全部、自分、SEV1〜SEV4、種類の id、本文の言葉。例：一覧 完了 SEV2 請求書',
};

export function registerWordsOf(language: Language): RegisterWords {
  return language === 'ja' ? ja : en;
}
