// The few sentences that only Teams needs; all others come from the desk.
import type { Language } from '../ticket/event.js';
import { type Card, text } from '../view/card.js';

const words = {
  answerInChat: {
    ja: '受け付けました。今していただくことを、このアプリとのチャットでお送りします。',
    en: 'Your report is in. What to do now comes in your chat with this app.',
  },
  listInChat: {
    ja: '一覧は、このアプリとのチャットでお送りします。',
    en: 'The list comes in your chat with this app.',
  },
  listNotInChat: {
    ja: '一覧は、ほかの人に見えない場所でお見せします。このアプリとのチャットを開いて「一覧」と書いてください。',
    en: 'The list is only for your eyes. Please open a chat with this app and write “list”.',
  },
  unknownButton: {
    ja: 'このボタンは、もう使えません。起きたことを、このチャットにそのまま書いてください。',
    en: 'This button no longer works. Please just write here what happened.',
  },
  shownBelow: { ja: 'このアプリとのチャットにお送りしました。', en: 'It is in your chat with this app.' },
  done: { ja: '受け付けました。', en: 'Done.' },
  required: { ja: 'ひとことで構いません。書いてください。', en: 'Please write a few words.' },
  handOnTitle: { ja: 'このメッセージを報告します', en: 'Report this message' },
  handOnWhat: {
    ja: '気になったこと、したこと（書かなくても送れます）',
    en: 'What worries you, what you did (you may leave this empty)',
  },
} as const;

export function say(name: keyof typeof words, language: Language): string {
  return words[name][language];
}

export function sentence(name: keyof typeof words, language: Language): Card {
  const said = say(name, language);
  return { tone: 'plain', summary: [said], blocks: [text(said)] };
}
