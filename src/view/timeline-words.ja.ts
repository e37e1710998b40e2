// What happened, in Japanese: one line an event. Who did it stands beside the line.
import type { Target } from '../ticket/handling/triage.js';
import type { EventOf, TimelineWords } from './timeline-words.js';

const why: Record<EventOf<'paged'>['why'], string> = {
  opened: '新しい報告',
  declined: '前の人が対応できないため',
  'no-answer': '前の人から応答がないため',
  unreachable: '前の人に届かないため',
  reclassified: '種類が変わり、呼ぶ相手が変わったため',
  'silent-holder': '担当者から動きがないため',
  raised: '深刻度が上がったため',
};

const targets: Record<Target, string> = {
  acknowledge: '担当者が決まるまで',
  triage: 'トリアージまで',
  update: '次の状況報告まで',
  'look-again': '見直しまで',
};

export const ja: TimelineWords = {
  opened: ({ script, severity, separatedFrom }, say) =>
    `報告。案内した手順：${say.script(script)}。${say.severity(severity)}。${separatedFrom === undefined ? '' : `${say.ticket(separatedFrom)} から分けた報告。`}`,
  paged: (event, say) =>
    `呼び出し：${say.people(event.people)}（${why[event.why]}）。応答の期限 ${say.time(event.answerBy)}。${event.lateSeconds ? `${say.length(event.lateSeconds)}遅れ。` : ''}`,
  'page-failed': ({ person, way, reason }, say) =>
    `${say.person(person)}への呼び出し（${way}）が届かない（${reason}）。`,
  'page-late': ({ person, way, seconds }, say) =>
    `${say.person(person)}への呼び出し（${way}）が${say.length(seconds)}遅れた。`,
  'ladder-ended': () => '全員を呼び出したが、担当者が決まらない。最後の連絡先を表示。',
  reminded: ({ count }) => `まだ担当者がいないことを、もう一度知らせた（${count}回目）。`,
  acknowledged: () => '担当を引き受けた。',
  'holder-asked': ({ answerBy }, say) => `担当者に、続けているかをたずねた。応答の期限 ${say.time(answerBy)}。`,
  stayed: () => '対応を続けている。',
  declined: () => '対応できないと答えた。',
  noted: ({ how }) => ({ said: '書き込み：', edited: '書き直し：', deleted: '書き込みを削除。' })[how],
  'another-kind': ({ script, severity }, say) =>
    `続きの内容から、これも案内：${say.script(script)}（${say.severity(severity)}）。`,
  'script-chosen': ({ from, to, severity }, say) =>
    `手順を変更：${say.script(from)} → ${say.script(to)}。${say.severity(severity)}。`,
  separated: () => '書き込みを別の報告に分けた。',
  answered: (event, say) => `${say.question(event)}：${say.answer(event)}`,
  'question-moved': ({ question, to }, say) =>
    to === 'later' ? `あとで答える：${say.asked(question)}` : `もう一度たずねる：${say.asked(question)}`,
  'script-done': (event, say) => `済んだ手順：${say.steps(event)}`,
  'severity-changed': (event, say) =>
    `深刻度：${say.severity(event.from)} → ${say.severity(event.to)}。${say.because(event)}`,
  'language-chosen': ({ language }) => `これからは${language === 'ja' ? '日本語' : '英語'}で読む。`,
  'attempt-refused': ({ act, reason }) => `「${act}」を試みて断られた（${reason}）。`,
  decided: () => '判断：',
  stated: ({ as }) => (as === 'fact' ? '事実：' : '推測：'),
  'told-reporter': ({ how }) =>
    ({ said: '報告者へ：', corrected: '報告者へ（訂正）：', withdrawn: '報告者への言葉を取り消し。' })[how],
  'relay-arrived': () => '報告者に届いた。',
  'relay-failed': ({ reason }) => `報告者に届けられない（${reason}）。`,
  'task-added': ({ owner, dueAt }, say) =>
    `作業を追加${owner === undefined ? '' : `、担当 ${say.person(owner)}`}${dueAt === undefined ? '' : `、期限 ${say.time(dueAt)}`}：`,
  'task-assigned': ({ task, owner, dueAt }, say) =>
    `作業：${say.task(task)} — ${owner === undefined ? '担当なし' : say.person(owner)}${dueAt === undefined ? '' : `、期限 ${say.time(dueAt)}`}`,
  'task-settled': ({ task, as }, say) => `${as === 'done' ? '作業が完了' : '作業は不要'}：${say.task(task)}`,
  'task-reopened': ({ task }, say) => `作業を再開：${say.task(task)}`,
  'task-reminded': ({ task, owner }, say) => `${say.person(owner)}に作業を催促：${say.task(task)}`,
  'evidence-taken': ({ sha256 }) => `証拠を登録${sha256 === undefined ? '' : `（SHA-256 ${sha256}）`}：`,
  'evidence-handed': ({ evidence, sha256 }, say) =>
    `証拠 ${say.evidence(evidence)} の受け渡し${sha256 === undefined ? '' : `（SHA-256 ${sha256}）`}：`,
  'evidence-hashed': ({ evidence, sha256 }, say) => `証拠 ${say.evidence(evidence)}：SHA-256 ${sha256}`,
  'evidence-lacking': ({ covers }, say) => `確保できない証拠：${say.suggestion(covers)}`,
  'hand-over-asked': ({ from, to }, say) => `${say.person(from)}から${say.person(to)}への引き継ぎを依頼：`,
  'hand-over-reminded': () => '引き継ぎへの返事がまだない。',
  'hand-over-declined': () => '引き継ぎを断った。',
  'handed-over': ({ from }, say) => `${say.person(from)}から引き継いだ。`,
  triaged: ({ result, from, to, proposed, main, lookAgainAt }, say) =>
    `トリアージ：${say.result(result)}。${from === to ? say.severity(to) : `${say.severity(from)} → ${say.severity(to)}`}、提案は ${proposed}。` +
    `${main === undefined ? '' : `${say.ticket(main)} に統合。`}${lookAgainAt === undefined ? '' : `${say.time(lookAgainAt)} に見直す。`}`,
  'target-passed': ({ target, part, dueAt }, say) =>
    `${targets[target]}の目標時間${part === 'half' ? 'の半分' : ''}を過ぎた（${say.time(dueAt)}）。`,
  'taken-in': ({ duplicates }, say) => `${say.tickets(duplicates)} をこの報告に統合。`,
  'given-back': ({ duplicates }, say) => `${say.tickets(duplicates)} の統合を取り消し。`,
  unmerged: ({ main }, say) => `${say.ticket(main)} との統合を取り消し。`,
  'main-moved': ({ main, news }, say) =>
    `${say.ticket(main)} が${{ acknowledged: '引き受けられた', closed: '完了した', reopened: '再開された' }[news]}。`,
  'warning-drafted': ({ corrects }) =>
    `全社への注意喚起の下書き${corrects === undefined ? '' : '（前のものの訂正）'}：`,
  'warning-returned': () => '注意喚起を差し戻し：',
  'warning-approved': () => '注意喚起を承認し、掲示した。',
  'warning-failed': ({ platform, reason }) => `注意喚起を ${platform} に掲示できない（${reason}）。`,
  'warning-reminded': () => '注意喚起をもう一度知らせた。',
  'warning-withdrawn': () => '注意喚起を取り下げ：',
  'statement-drafted': () => '報道発表文の文案：',
  'statement-returned': () => '報道発表文の文案を差し戻し：',
  'statement-approved': () => '報道発表文を承認した（公表は窓口の外で行う）。',
  'statement-withdrawn': () => '報道発表文を取り下げ：',
  'ciso-informed': ({ people, severity, why: because }, say) =>
    `CISO（${say.people(people)}）に報告：${because === 'severity' ? say.severity(severity) : '目標時間の超過'}。`,
  escalated: ({ to }, say) => `${say.receiver(to)}に支援を依頼：`,
  'package-sent': ({ sha256, bytes }) => `資料一式を送付（${bytes}バイト、SHA-256 ${sha256}）。`,
  'package-failed': ({ reason }) => `資料一式を送れない（${reason}）。`,
  'channel-asked': () => '専用のチャンネルを依頼。',
  'channel-opened': ({ name }) => `チャンネル #${name} を開き、関係者を招待。`,
  'channel-failed': ({ reason }) => `チャンネルを開けない（${reason}）。`,
  'channel-archived': () => 'チャンネルをアーカイブ。',
  'duties-considered': () => '届出の検討：',
  'action-checked': ({ task, effective }, say) => `再発防止策の効果${effective ? 'あり' : 'なし'}：${say.task(task)}`,
  closed: () => '完了。報告者へ：',
  reopened: () => '再開。',
};
