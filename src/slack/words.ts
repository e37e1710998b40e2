// The few sentences that only Slack needs; all others come from the desk.
import type { Language } from '../ticket/event.js';
import { type Card, text } from '../view/card.js';

const words = {
  formDidNotOpen: {
    ja: 'フォームを開けませんでした。このアプリへのダイレクトメッセージに、起きたことをそのまま書いてください。すぐに手順をお返しします。',
    en: 'The form did not open. Please write what happened in a direct message to this app; you get the steps right away.',
  },
  answerInDirectMessage: {
    ja: '受け付けました。今していただくことを、このアプリからのダイレクトメッセージでお送りします。',
    en: 'Your report is in. What to do now comes in a direct message from this app.',
  },
} as const;

export function sentence(name: keyof typeof words, language: Language): Card {
  const said = words[name][language];
  return { tone: 'plain', summary: [said], blocks: [text(said)] };
}
