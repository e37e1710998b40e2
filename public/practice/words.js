// Every word of the page itself, in both languages. Cards and forms come from the server with words of their own.
export const words = {
  ja: {
    name: '窓口',
    skip: '報告の入力欄へ移動',
    practiceOnly: '練習用です。',
    nobodyPaged: '実際には誰にも連絡されません。',
    what: '「あやしい」と書くだけ。すぐに対応手順が届き、担当者が呼び出されます。',
    languageChoice: '表示する言語',
    guide: '使い方',
    switcher: '席を切り替える',
    employee: '従業員',
    employeeIs: '気づいたことを窓口に知らせる人',
    commander: 'コマンダー',
    commanderIs: '呼び出されて、指揮する人',
    channels: '窓口・ISMSチャンネル',
    actingAs: (name) => `関係者の部屋。ここでは${name}さんとして操作します`,
    chooseEmployee: '従業員を選ぶ',
    chooseCommander: 'コマンダーを選ぶ',
    chooseChannel: 'チャンネルを選ぶ',
    channel: { desk: '窓口', isms: 'ISMS', staff: '全社' },
    switch: { employee: '従業員', commander: 'コマンダー', channels: '窓口・ISMS' },
    examples: '例を送ってみる',
    writeLabel: '窓口へのメッセージ',
    writeHere: '何がありましたか',
    send: '送信',
    keys: 'Enterで送信、Shift＋Enterで改行',
    useForm: 'フォームで報告する',
    searchLabel: '報告を探す',
    searchHere: '報告を探す（例：完了 SEV2 請求書）',
    searchGo: '探す',
    steps: ['従業員が書く', '対応手順がすぐ届く', 'コマンダーを呼び出す', '「私が対応します」を押す'],
    done: '済み',
    next: [
      'まず、従業員の席で例をひとつ押してみてください。',
      '報告を受け付けました。対応手順を用意しています。',
      '対応手順が届き、受付番号がつきました。必要なときは、コマンダーが呼び出されます。',
      (name) => `コマンダーの${name}さんが呼び出されました。「私が対応します」を押してみてください。`,
      '担当者が決まり、従業員にも伝わりました。続きを書くと、同じ報告への追記になります。',
    ],
    empty: {
      employee: 'ここは従業員のスマホです。困ったことを、そのままの言葉で書いてください。',
      commander: '呼び出しはここに届きます。いまは何もありません。',
      desk: '受け付けた報告は、すべてここに並びます。',
      isms: '週に一度のまとめが、ここに届きます。',
      staff: '全社への注意喚起が、ここに出ます。',
    },
    unread: (count) => `未読${count}件`,
    messagesOf: (name) => `${name}のメッセージ`,
    you: 'あなた',
    onlyYou: 'この人にだけ表示',
    dismiss: '閉じる',
    changed: '更新',
    reconnecting: '接続が切れました。つなぎ直しています…',
    sending: '送信中',
    unreachable: '窓口につながりません。起動しているか確かめて、もう一度送ってください。',
    required: '必須の項目を入力してください。',
  },
  en: {
    name: 'Madoguchi',
    skip: 'Skip to the report box',
    practiceOnly: 'Practice only:',
    nobodyPaged: 'nobody is really paged.',
    what: 'Write that something looks wrong. First aid arrives at once, and the person on duty is paged.',
    languageChoice: 'Language',
    guide: 'How it works',
    switcher: 'Switch seats',
    employee: 'Employee',
    employeeIs: 'Notices something and tells the desk',
    commander: 'Commander',
    commanderIs: 'Is paged and leads the response',
    channels: 'Desk and ISMS channel',
    actingAs: (name) => `The responders’ rooms. Buttons here act as ${name}`,
    chooseEmployee: 'Choose an employee',
    chooseCommander: 'Choose a commander',
    chooseChannel: 'Choose a channel',
    channel: { desk: 'Desk', isms: 'ISMS', staff: 'Staff' },
    switch: { employee: 'Employee', commander: 'Commander', channels: 'Desk, ISMS' },
    examples: 'Try an example',
    writeLabel: 'Message to the desk',
    writeHere: 'What happened?',
    send: 'Send',
    keys: 'Enter sends, Shift+Enter starts a new line',
    useForm: 'Report with a form',
    searchLabel: 'Look for a report',
    searchHere: 'Look for a report (such as: closed SEV2 invoice)',
    searchGo: 'Search',
    steps: ['Employee writes', 'First aid at once', 'Commander is paged', 'Tap “I have it”'],
    done: 'done',
    next: [
      'Start in the employee’s seat: tap one of the examples.',
      'The report was received. First aid is on its way.',
      'First aid was given and the report has a number. If it is urgent, a commander is paged.',
      (name) => `The commander, ${name}, was paged. Tap “I have it” in their seat.`,
      'Taken, and the employee was told. Whatever they write next joins the same report.',
    ],
    empty: {
      employee: 'This is the employee’s phone. Write what is wrong, in plain words.',
      commander: 'Pages arrive here. There is nothing yet.',
      desk: 'Every report the desk takes is listed here.',
      isms: 'The weekly summary arrives here.',
      staff: 'Warnings to all staff appear here.',
    },
    unread: (count) => `${count} unread`,
    messagesOf: (name) => `Messages of ${name}`,
    you: 'You',
    onlyYou: 'Only this person sees this',
    dismiss: 'Dismiss',
    changed: 'Updated',
    reconnecting: 'Connection lost. Reconnecting…',
    sending: 'Sending',
    unreachable: 'The desk cannot be reached. Check that it is running, then send again.',
    required: 'Please fill in the required fields.',
  },
};

const KEPT_AS = 'practice-language';

/** The language chosen last time, else the browser's. */
export function firstLanguage() {
  try {
    const kept = localStorage.getItem(KEPT_AS);
    if (kept === 'ja' || kept === 'en') return kept;
  } catch {
    // Storage is switched off in this browser: nothing is remembered.
  }
  return navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en';
}

export function keepLanguage(language) {
  try {
    localStorage.setItem(KEPT_AS, language);
  } catch {
    // As above.
  }
}
