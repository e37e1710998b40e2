// The cards and forms of the small desk behind the tests of the page.

import type { Language, Party } from '../../src/ticket/event.js';
import type { Block, Button, Card, Inline } from '../../src/view/card.js';
import { fakeDossier } from './fake-dossier.js';

export interface FakeTicket {
  number: number;
  said: string;
  reporter: string;
  notes: string[];
  holder?: string;
  closed?: boolean;
}

export const pick = (language: Language, ja: string, en: string) => (language === 'ja' ? ja : en);

export function draw(ticket: FakeTicket, view: string, language: Language): Card {
  return view === 'reporter' ? reporterCard(ticket, language) : commanderCard(ticket, language);
}

function reporterCard({ number, holder, closed }: FakeTicket, language: Language): Card {
  const here: Inline[] = holder
    ? [
        { person: '田中' },
        pick(language, 'さんが引き受けました。もう一人ではありません。', ' has taken this. You are not alone now.'),
      ]
    : [pick(language, '担当者を呼び出しています。', 'We are calling the person on duty.')];
  return {
    tone: closed ? 'done' : 'calm',
    summary: [pick(language, `受け付けました（DESK-${number}）。`, `Received as DESK-${number}. `), ...here],
    blocks: [
      { type: 'title', text: pick(language, '知らせてくれてありがとうございます', 'Thank you for telling us') },
      { type: 'text', parts: [pick(language, '受付番号 ', 'Your number: '), { strong: `DESK-${number}` }] },
      {
        type: 'steps',
        style: 'do',
        heading: pick(language, '今すること', 'Do this now'),
        items: [
          pick(language, 'LANケーブルを抜き、Wi-Fiをオフにしてください。', 'Unplug the LAN cable and turn Wi-Fi off.'),
          pick(language, '電源は入れたままにしてください。', 'Keep the power on.'),
          pick(language, '画面の写真を撮ってください。', 'Take a photo of the screen.'),
        ],
      },
      {
        type: 'steps',
        style: 'do-not',
        heading: pick(language, 'しないこと', 'Do not'),
        items: [
          pick(language, 'メールやファイルを消さない、転送しない。', 'Do not delete or forward it.'),
          pick(language, '再起動しない、シャットダウンしない。', 'Do not restart or shut down.'),
        ],
      },
      { type: 'text', parts: here },
      {
        type: 'buttons',
        buttons: [
          { act: 'wrong-script', label: pick(language, '内容が違う', 'This does not fit'), ticket: `DESK-${number}` },
        ],
      },
    ],
  };
}

function commanderCard({ number, said, holder, closed, reporter }: FakeTicket, language: Language): Card {
  const ticket = `DESK-${number}`;
  const open: Button[] = [
    { act: 'acknowledge', label: pick(language, '私が対応します', 'I have it'), ticket, style: 'primary' },
    { act: 'decline', label: pick(language, '対応できません（次の人へ）', 'I cannot (next person)'), ticket },
  ];
  const held: Button[] = [{ act: 'close', label: pick(language, '終了する', 'Close'), ticket }];
  const buttons: Block[] = closed ? [] : [{ type: 'buttons', buttons: holder ? held : open }];
  return {
    tone: closed ? 'done' : holder ? 'calm' : 'alert',
    summary: [`${ticket}: `, { said }],
    blocks: [
      {
        type: 'title',
        text: `${ticket} ${pick(language, '不審な添付ファイル・リンクを開いた', 'Opened a suspicious attachment or link')}`,
      },
      { type: 'quote', said },
      {
        type: 'facts',
        facts: [
          { label: pick(language, '報告者', 'Reporter'), value: [{ person: reporter }] },
          { label: pick(language, '重大度', 'Severity'), value: ['SEV2'] },
          {
            label: pick(language, '担当', 'Held by'),
            value: [holder ? { person: holder } : pick(language, '未定', 'nobody yet')],
          },
        ],
      },
      ...buttons,
    ],
  };
}

export function fixedCards() {
  const card = (text: string): Card => ({ tone: 'plain', summary: [text], blocks: [{ type: 'text', parts: [text] }] });
  const text = { type: 'text' as const, multiline: true, required: true, maxCharacters: 3000 };
  const buttons = (language: Language) => ({
    submit: pick(language, '送る', 'Send'),
    cancel: pick(language, 'やめる', 'Cancel'),
  });
  return {
    reportForm: (language: Language) => ({
      ...buttons(language),
      id: 'report',
      title: pick(language, '報告する', 'Report'),
      intro: pick(language, '分かることだけで大丈夫です。', 'Whatever you know is enough.'),
      context: { language },
      fields: [
        { ...text, id: 'what', label: pick(language, '何がありましたか', 'What happened?') },
        {
          ...text,
          id: 'since',
          label: pick(language, 'いつからですか', 'Since when?'),
          multiline: false,
          required: false,
        },
        {
          type: 'choice' as const,
          id: 'ongoing',
          label: pick(language, '今も続いていますか', 'Is it still going on?'),
          required: false,
          options: [
            { id: 'yes', label: pick(language, 'はい', 'Yes') },
            { id: 'no', label: pick(language, 'いいえ', 'No') },
          ],
        },
      ],
    }),
    scriptForm: (ticket: number, language: Language) => ({
      ...buttons(language),
      id: 'wrong-script',
      title: pick(language, '別の内容を選ぶ', 'Choose another'),
      context: { ticket: String(ticket) },
      fields: [
        {
          type: 'choice' as const,
          id: 'script',
          label: pick(language, '近いもの', 'What fits best?'),
          required: true,
          options: [{ id: 'lost-device', label: pick(language, '紛失・盗難', 'Lost or stolen') }],
        },
      ],
    }),
    closeForm: (ticket: number, language: Language) => ({
      ...buttons(language),
      id: 'close',
      title: pick(language, `DESK-${ticket} を終了する`, `Close DESK-${ticket}`),
      context: { ticket: String(ticket) },
      fields: [{ ...text, id: 'result', label: pick(language, '結果', 'How did it end?') }],
    }),
    readForm(form: string, context: Record<string, string>, values: Record<string, string>, by: Party) {
      if (form === 'report' && values.what?.trim())
        return { type: 'report' as const, by, said: { text: values.what }, route: 'employee' as const };
      if (form === 'close' && values.result?.trim())
        return { type: 'close' as const, ticket: Number(context.ticket), by, said: { text: values.result } };
      return undefined;
    },
    onCallCard: () => card('on call'),
    listCard: async () => listOfOne,
    dossier: async (ticket: number, by: Party, language: Language) =>
      by.user === 'tanaka' ? fakeDossier(ticket, language) : undefined,
    look: async () => card('look'),
    helpCard: () => card('help'),
    homeCard: async () => card('home'),
  };
}

const listOfOne: Card = {
  tone: 'plain',
  summary: ['list'],
  blocks: [
    { type: 'title', text: 'list' },
    { type: 'choice', text: ['DESK-1'], button: { act: 'ticket', label: '開く', ticket: 'DESK-1' } },
  ],
};
