// The lines that a manager reads aloud: what matters most is said first, and never more than two matters.
import { type Figures, figuresOf } from '../../src/digest/figures.js';
import { type Period, periodNamed } from '../../src/digest/period.js';
import { readAloud } from '../../src/view/digest-aloud.js';

const period = periodNamed('2026-W47', 'Asia/Tokyo') as Period;
const calm: Figures = figuresOf({ period, earlier: [], courses: [], drill: [], employees: 120, gapsAhead: 0 });
const { open, actions, calls, warnings } = calm;

/** The least pressing last. */
const matters: [ja: RegExp, en: RegExp, Partial<Figures>][] = [
  [/応答がなかったことが、2回/, /^2 times, nobody on the ladder/, { calls: { ...calls, ended: 2 } }],
  [
    /対応中は3件で、うち担当者なしが1件、期限超過が2件です/,
    /^Still open: 3 reports \(nobody has it: 1, overdue: 2\)/,
    { open: { ...open, all: 3, waiting: 1, overdue: 2 } },
  ],
  [
    /（再発防止策1件、効果の確認2件）/,
    /^Overdue: 1 corrective action, 2 looks/,
    { actions: { ...actions, overdue: 1, checksOverdue: 2 } },
  ],
  [/誰もいない時間帯が1か所/, /^In the next 30 days there is a time/, { gapsAhead: 1 }],
  [/理由を調べていないものが1件/, /^One missed test page/, { matters: { open: 1, overdue: 0 } }],
  [
    /半数に届いていない注意喚起/,
    /fewer than half/,
    { warnings: { ...warnings, read: [{ at: period.from, people: 59 }] } },
  ],
];

/** The sentences that name a matter, in the order in which they are said. */
function said(figures: Figures, language: 'ja' | 'en'): number[] {
  const sentences = readAloud({ figures, language }).split(language === 'ja' ? /(?<=。)/ : /(?<=\.) (?=[A-Z\d])/);
  const patterns = matters.map((one) => one[language === 'ja' ? 0 : 1]);
  return sentences.map((one) => patterns.findIndex((pattern) => pattern.test(one))).filter((index) => index >= 0);
}

test.each(['ja', 'en'] as const)('%s: of all that is wrong the two that matter most, whatever is wrong', (language) => {
  expect(said(calm, language)).toEqual([]);
  for (let wrong = 0; wrong < 2 ** matters.length; wrong += 1) {
    const which = matters.map((_, index) => index).filter((index) => wrong & (1 << index));
    const figures: Figures = Object.assign({}, calm, ...which.map((index) => matters[index]?.[2]));
    expect(said(figures, language)).toEqual(which.slice(0, 2));
  }
});

test('a warning that half have read, or whose readers nobody can count, is no matter', () => {
  const read = (people: number) => ({ ...calm, warnings: { ...warnings, read: [{ at: period.from, people }] } });
  expect(said(read(60), 'ja')).toEqual([]);
  expect(said({ ...read(0), employees: undefined }, 'ja')).toEqual([]);
});
