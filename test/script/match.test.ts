import { readdirSync, readFileSync } from 'node:fs';
import { createRecogniser, type Recogniser } from '../../src/script/match.js';
import { loadModel } from '../../src/script/recognise/load-model.js';
import { type LabelledReport, measure } from '../../src/script/recognise/measure.js';
import { readingOf } from '../../src/script/recognise/model.js';

const model = loadModel();
const desk: Recogniser = createRecogniser(model);
const labelled = (file: string): LabelledReport[] =>
  readFileSync(`test/reports/${file}`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as LabelledReport);
const reports = labelled('reports.jsonl');
const unseen = labelled('unseen.jsonl');
const ordinary = labelled('strangers.jsonl');
const hard = labelled('strangers-hard.jsonl');

describe('the labelled set', () => {
  const measures = measure(reports, desk.match);

  it('covers every kind in both languages', () => {
    for (const label of model.labels)
      for (const lang of ['ja', 'en'])
        expect(`${label} ${lang} ${reports.some((one) => one.label === label && one.lang === lang)}`).toBe(
          `${label} ${lang} true`,
        );
  });

  it('is recognised well enough (npm run score prints the figures)', () => {
    expect(measures.right).toBeGreaterThanOrEqual(0.95);
    expect(measures.amongFirstThree).toBeGreaterThanOrEqual(0.98);
    expect(measures.incidentsAsQuestion).toBeLessThanOrEqual(0.005);
    expect(measures.wrongUnasked).toBeLessThanOrEqual(0.015);
    expect(measures.asked).toBeLessThanOrEqual(0.15);
  });

  it('says probabilities that are kept: of the answers given as nearly certain, nearly all are right', () => {
    const top = measures.reliability.at(-1);
    expect(top?.from).toBe(0.9);
    expect(Math.abs((top?.said ?? 0) - (top?.right ?? 0))).toBeLessThan(0.05);
  });
});

describe('reports in hard voices', () => {
  it('are recognised well enough, and asked about where they are not', () => {
    const measures = measure(unseen, desk.match);
    expect(measures.right).toBeGreaterThanOrEqual(0.89);
    expect(measures.amongFirstThree).toBeGreaterThanOrEqual(0.97);
    expect(measures.incidentsAsQuestion).toBe(0);
    expect(measures.wrongUnasked).toBeLessThanOrEqual(0.03);
    expect(measures.asked).toBeLessThanOrEqual(0.33);
  });

  it('of an author who saw neither training nor program', () => {
    const plain = measure(ordinary, desk.match);
    expect(plain.right).toBeGreaterThanOrEqual(0.96);
    expect(plain.amongFirstThree).toBeGreaterThanOrEqual(0.98);
    const measures = measure(hard, desk.match);
    expect(measures.right).toBeGreaterThanOrEqual(0.87);
    expect(measures.amongFirstThree).toBeGreaterThanOrEqual(0.96);
    for (const { incidentsAsQuestion } of [plain, measures]) expect(incidentsAsQuestion).toBe(0);
  });

  it('are in no training file, and neither are those of the labelled set', () => {
    const written = new Set(
      readdirSync('training/reports').flatMap((file) =>
        readFileSync(`training/reports/${file}`, 'utf8')
          .split('\n')
          .map((line) => line.split(' => ')[0]?.trim()),
      ),
    );
    expect([...reports, ...unseen, ...ordinary, ...hard].filter(({ text }) => written.has(text))).toEqual([]);
  });
});

describe('what was done decides', () => {
  it.each([
    ['怪しい添付を開いてしまった', 'suspicious-click'],
    ['I clicked a suspicious attachment', 'suspicious-click'],
    ['リンクは押しましたがパスワードは入れていません', 'suspicious-click'],
    ['リンクを押してパスワードも入れてしまいました', 'credentials-entered'],
    ['怪しいメールが来ましたが、開いていません', 'suspicious-message'],
    ['Got a phishing mail, I have not clicked anything', 'suspicious-message'],
    ['フィッシングメールを開いてしまい、そのあとPCのファイルが全部暗号化されました', 'malware-symptoms'],
    ['ﾒｰﾙ誤送信', 'misdirected-message'],
    ['ＰＣがウィルスに感染した', 'malware-symptoms'],
    ['kaisha no pasokon wo nakushimashita', 'lost-device'],
    ['これはテストです。本番ではありません', 'question'],
  ])('%s', (text, kind) => {
    expect(desk.match(text)).toMatchObject({ best: kind, ask: false });
  });

  it('does not put off an incident that is told as a question', () => {
    expect(desk.match('パスワードを偽サイトに入れてしまいました。変更の方法を教えてください。').best).toBe(
      'credentials-entered',
    );
    expect(
      desk.match('昨日フィッシングサイトにパスワードを入れてしまったかもしれないのですが、どうしたらいいですか?').best,
    ).toBe('credentials-entered');
    expect(desk.match('もしパソコンをなくしたら、どこに連絡すればいいですか?').best).toBe('question');
  });

  it('answers the more urgent of two things, and asks', () => {
    const match = desk.match(
      'USBメモリを電車に置き忘れました。それとは別に、PCのファイルが全部暗号化されて身代金の画面が出ています。',
    );
    expect(match.best).toBe('malware-symptoms');
    expect(match.candidates.slice(0, 3).map((one) => one.id)).toContain('lost-device');
  });
});

describe('what cannot be recognised', () => {
  it.each([
    '',
    '   ',
    '😱',
    '.',
    '助けて',
    'なんか変です',
    'Please call me',
    '出问题了,请联系我',
    'Tôi đã mất máy tính xách tay của công ty',
    'Perdi o computador da empresa, não sei o que fazer',
  ])('the desk asks: "%s"', (text) => {
    const match = desk.match(text);
    expect(match.ask).toBe(true);
    expect(match.candidates.length).toBeGreaterThanOrEqual(3);
  });

  it('reads the beginning of a paste of 40,000 letters', () => {
    const log = '2025-06-01 10:00:00 INFO request served in 12 ms\n'.repeat(900);
    expect(desk.match(`怪しいメールのリンクを踏んでしまいました。\n${log}`).best).toBe('suspicious-click');
    expect(desk.match('あ'.repeat(40_000)).ask).toBe(true);
  });

  it('costs no more for the densest paste than for a long message', () => {
    const dense = reports.map(({ text }) => text).join(' ');
    expect(dense.length).toBeGreaterThan(15_000);
    const { signs, grams } = readingOf(dense.repeat(3), model.grams.slots);
    // 45 concepts, each with each, in the text and in sentences; the letters of 800 characters.
    expect(signs.hashes.length).toBeLessThan(5_000);
    expect(grams.slots.length).toBeLessThan(4 * 900);
  });
});

describe('candidates', () => {
  it('are ordered, best first, and are probabilities', () => {
    for (const { text } of reports) {
      const { best, candidates } = desk.match(text);
      expect(candidates[0]?.id).toBe(best);
      const scores = candidates.map((one) => one.score);
      expect([...scores].sort((one, two) => two - one)).toEqual(scores);
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    }
  });

  it('come from the catalogue only', () => {
    const small = createRecogniser(model, { ids: ['lost-device', 'question', 'unclear'] });
    expect(
      small
        .match('メールを誤送信しました')
        .candidates.map((one) => one.id)
        .sort(),
    ).toEqual(['lost-device', 'question', 'unclear']);
  });

  it('a kind that a commander must choose is never best by itself', () => {
    const ids = [...model.labels, 'near-miss', 'supplier-incident'];
    const text = '仕入先が不正アクセスを受けたと通知が来ました';
    const taught = createRecogniser(model, { ids, corrections: [{ text, id: 'supplier-incident' }] });
    const match = taught.match(text);
    expect(match.best).not.toBe('supplier-incident');
    expect(match.candidates.map((one) => one.id)).toContain('supplier-incident');
  });
});

describe('what an organisation adds', () => {
  const text = '検針車の鍵箱が開いていて、メーターの封印が切れています';

  it('a correction counts from then on, also for a similar report', () => {
    const corrected = createRecogniser(model, { corrections: [{ text, id: 'physical-intrusion' }] });
    expect(corrected.match(text)).toMatchObject({ best: 'physical-intrusion', ask: false });
    expect(corrected.match(`${text}。どうすればいいですか`).best).toBe('physical-intrusion');
    expect(corrected.match('メールを誤送信しました').best).toBe('misdirected-message');
  });

  it('a kind of its own is recognised by its examples', () => {
    const own = createRecogniser(model, {
      ids: [...model.labels, 'drone-sighting'],
      corrections: [
        { text: '敷地の上にドローンが飛んでいます', id: 'drone-sighting' },
        { text: 'A drone is flying over the plant', id: 'drone-sighting' },
      ],
    });
    expect(own.match('ドローンが敷地の上を飛んでいます').best).toBe('drone-sighting');
    expect(own.match('スマホをなくしました').best).toBe('lost-device');
  });
});

it('why names what spoke for the answer', () => {
  const reasons = desk.why('怪しい添付を開いてしまった');
  expect(reasons.some((one) => one.towards === 'suspicious-click' && one.weight > 0 && /open/.test(one.sign))).toBe(
    true,
  );
  const denied = desk.why('I got a strange mail, I did not open the attachment');
  expect(denied.some((one) => /open \(not done\)/.test(one.sign))).toBe(true);
});
