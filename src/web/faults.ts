// What the practice desk answers when it cannot take what was sent: an HTTP status and a sentence in both languages.
export const faults = {
  'foreign-host': {
    status: 403,
    ja: 'このページは、このパソコン自身（localhost または 127.0.0.1）からだけ開けます。',
    en: 'This page opens only from this computer itself, as localhost or 127.0.0.1.',
  },
  'foreign-origin': {
    status: 403,
    ja: '練習ページ以外から送られたため、受け取りませんでした。',
    en: 'This was not sent from the practice page, so it was not accepted.',
  },
  'not-json': {
    status: 415,
    ja: 'JSON（application/json）で送ってください。',
    en: 'Please send JSON (application/json).',
  },
  'bad-json': { status: 400, ja: 'JSONとして読めませんでした。', en: 'This could not be read as JSON.' },
  'not-understood': {
    status: 400,
    ja: '内容を読み取れませんでした。ページを再読み込みして、もう一度お試しください。',
    en: 'This could not be understood. Reload the page and try again.',
  },
  'too-large': {
    status: 413,
    ja: '長すぎて受け取れませんでした。40,000文字までにしてください。',
    en: 'This is too long to accept. Please keep it to 40,000 characters.',
  },
  'not-your-seat': {
    status: 403,
    ja: 'この人は、この場所では操作できません。',
    en: 'This person cannot act here.',
  },
  'no-such-form': { status: 404, ja: 'そのフォームはありません。', en: 'There is no such form.' },
  'no-such-file': { status: 404, ja: 'そのファイルはありません。', en: 'There is no such file.' },
  'too-many-viewers': {
    status: 503,
    ja: '開いているページが多すぎます。ほかのタブを閉じてください。',
    en: 'Too many pages are open. Please close some tabs.',
  },
  'not-recorded': {
    status: 503,
    ja: '記録できませんでした。もう一度送ってください。急ぐときは電話で担当者に知らせてください。',
    en: 'This was not recorded. Please send it again. If it is urgent, phone the person in charge.',
  },
  'not-shown': { status: 500, ja: '表示できませんでした。', en: 'This could not be shown.' },
} as const satisfies Record<string, { status: number; ja: string; en: string }>;

export type Fault = keyof typeof faults;
