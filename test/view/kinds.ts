// A few short response scripts for tests of views, so that a card changes only when its layout or the desk's own words do.
import type { Match } from '../../src/script/match.js';
import { type Script, scriptSchema } from '../../src/script/schema.js';
import type { Kinds } from '../world/desk.js';

interface Kind {
  ja: string;
  en: string;
  urgent: number;
  more?: Record<string, unknown>;
}

const kinds: Record<string, Kind> = {
  'suspicious-click': { ja: '不審な添付を開いた', en: 'Opened a suspicious attachment', urgent: 5 },
  'password-given': { ja: '偽サイトにパスワードを入力した', en: 'Typed a password into a fake page', urgent: 2 },
  'lost-device': { ja: '端末をなくした', en: 'Lost a device', urgent: 10 },
  insider: { ja: '内部の不正', en: 'Misuse by an insider', urgent: 30, more: { restricted: true, page: 'role:ciso' } },
  question: { ja: '質問', en: 'Question', urgent: 1_440, more: { pages: false, severity: { default: 'SEV4' } } },
  malware: {
    ...{ ja: 'ウイルスの疑い', en: 'Signs of malware', urgent: 1 },
    more: {
      hearing: [
        {
          ...{ id: 'cut', type: 'yes-no', ask: { ja: '切り離せましたか。', en: 'Is it cut off?' } },
          why: { ja: '広がりを止められたかを見ます。', en: 'It shows whether the spread has stopped.' },
        },
        {
          ...{ id: 'symptom', type: 'choice', ask: { ja: '何が起きていますか。', en: 'What is happening?' } },
          why: { ja: '暗号化なら急ぎます。', en: 'Encryption cannot wait.' },
          choices: [
            { id: 'ransom', ja: '脅迫文', en: 'A ransom note' },
            { id: 'blocked', ja: '動く前に止めた', en: 'It was stopped before it ran' },
          ],
        },
        {
          ...{ id: 'hosts', type: 'number', ask: { ja: '何台ですか。', en: 'How many machines?' } },
          why: { ja: '対応の大きさが決まります。', en: 'It decides how big the response is.' },
        },
        {
          ...{ id: 'device', type: 'text', ask: { ja: 'どの端末ですか。', en: 'Which device is it?' } },
          why: { ja: '見つけて守るためです。', en: 'So that we find and protect it.' },
        },
      ],
      tasks: {
        contain: [{ ja: '端末を隔離する。', en: 'Isolate the device.' }],
        recover: [{ ja: '端末を作り直す。', en: 'Rebuild the device.' }],
      },
      evidence: [{ ja: '脅迫文の写真', en: 'A photo of the ransom note' }],
      severity: {
        default: 'SEV2',
        changes: [
          {
            to: 'SEV1',
            when: { symptom: ['ransom'] },
            because: { ja: '脅迫文が出ている。', en: 'There is a ransom note.' },
          },
          { to: 'SEV3', when: { symptom: ['blocked'] }, because: { ja: '止められている。', en: 'It was stopped.' } },
        ],
      },
    },
  },
  unclear: { ja: 'まだ分からない', en: 'Not clear yet', urgent: 15 },
};

function scriptOf(id: string, { ja, en, urgent, more }: Kind): Script {
  const read = scriptSchema.parse({
    id,
    title: { ja, en },
    about: { ja, en },
    routes: ['employee'],
    urgency_minutes: urgent,
    first_aid: {
      do: [
        { ja: `「${ja}」ときの一つ目`, en: `First thing for "${en}"` },
        { ja: '二つ目', en: 'Second thing' },
        { ja: '社外の方には折り返すと伝える', en: 'Tell the caller that we call back', only_from: ['public-agency'] },
      ],
      do_not: [{ ja: '電源を切らない', en: 'Do not switch it off' }],
    },
    hearing: [],
    severity: { default: 'SEV2' },
    controls: ['5.24'],
    rsit: ['other/other'],
    examples: { ja: [ja], en: [en] },
    ...more,
  });
  return { ...read, version: '0123456789ab' };
}

/** A report is of the kind whose id it names in brackets; without one the desk is unsure. */
function match(text: string): Match {
  const named = Object.keys(kinds).find((id) => text.includes(`[${id}]`));
  const others = ['suspicious-click', 'lost-device', 'question'];
  const candidates = [...(named ? [named] : []), ...others.filter((id) => id !== named)];
  return {
    best: named ?? 'unclear',
    ask: named === undefined,
    candidates: candidates.map((id, index) => ({ id, score: 1 - index / 10 })),
  } as Match;
}

export const plainKinds: Kinds = {
  scripts: new Map(Object.entries(kinds).map(([id, kind]) => [id, scriptOf(id, kind)])),
  match,
};
