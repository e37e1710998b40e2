// The pictures of a digest: they follow the text, each once, and never hold it up; and they can be read without the machine's fonts.

import { resolve } from 'node:path';
import { createChartPng } from '../../src/chart-png.js';
import { type Attachment, type Chat, Outage, Undeliverable } from '../../src/chat/chat.js';
import { plusSeconds } from '../../src/clock.js';
import type { Chart } from '../../src/view/chart.js';
import { chartSvg } from '../../src/view/chart-svg.js';
import { fitLines } from '../../src/view/fit-lines.js';
import { fakeChat } from '../world/chat.js';
import { simulatedClock } from '../world/clock.js';
import { closingWords } from '../world/closing.js';
import { MONDAY, openWorld, smallOrganisation } from '../world/desk.js';

const DUE = '2026-11-23T00:00:00.000Z';
const png = createChartPng(resolve('.'));

/** A desk with a report two weeks ago and one in the last week, which was taken, on the morning on which its digest is due. */
async function onTheMorning(put: NonNullable<Chat['attach']>) {
  const usual = smallOrganisation();
  const organisation = { ...usual, channels: { ...usual.channels, isms: { slack: 'isms' } } };
  const clock = simulatedClock(plusSeconds(MONDAY, -14 * 24 * 3_600));
  // The weeks before have digests too; their pictures arrive.
  const picture: typeof put = async (under, one, perhaps) =>
    one.file.includes('2026-W47') ? put(under, one, perhaps) : undefined;
  const chat = { ...fakeChat('slack', clock), attach: picture };
  const desk = await openWorld({ organisation, clock, chats: new Map([['slack', chat]]) });
  await desk.calendar.look();
  const report = (message: string) => {
    const place = { platform: 'slack', channel: 'D-hanako', message, direct: true } as const;
    const said = { text: '怪しい添付を開いてしまった' };
    return desk.ask({ type: 'report', by: desk.party('hanako'), place, said, route: 'employee' });
  };
  const tanaka = desk.party('tanaka');
  await report('1');
  await desk.ask({ type: 'close', ticket: 1, by: tanaka, said: closingWords('済み') });
  await desk.clock.set(plusSeconds(DUE, -6 * 24 * 3_600));
  await desk.calendar.look();
  await desk.pass(0);
  await report('2');
  await desk.pass(240);
  await desk.ask({ type: 'acknowledge', ticket: 2, by: tanaka });
  await desk.clock.set(DUE);
  await desk.calendar.look();
  return desk;
}

test('the pictures follow the text, in its thread, each once', async () => {
  const put: { under: string; picture: Attachment }[] = [];
  const desk = await onTheMorning(async (under, picture) => void put.push({ under: under.id, picture }));
  await desk.pass(60);
  const text = desk.chat.messages('isms').at(-1);
  expect(put.map(({ under, picture }) => [under, picture.file])).toEqual(
    ['trend', 'kinds', 'taken'].map((one) => [text?.id, `digest-2026-W47-${one}.png`]),
  );
  for (const { picture } of put) {
    expect(Buffer.from(picture.bytes.subarray(1, 4)).toString()).toBe('PNG');
    expect(picture.alt).toMatch(picture.title);
  }
  expect(put[0]?.picture.alt).toBe('報告は1件、ほぼいつもどおり。週ごとの報告（件）：11/9 0、11/16 1');
  await desk.ask({ type: 'seen', by: desk.party('tanaka'), digest: '2026-W47' });
  await desk.pass(60);
  expect(put).toHaveLength(3);
  await desk.close();
});

test('an upload that fails holds nothing up: the text stands, and what is missing follows', async () => {
  const put: string[] = [];
  let calls = 0;
  const asked: boolean[] = [];
  const desk = await onTheMorning(async (_under, { file }, perhaps) => {
    calls += 1;
    asked.push(perhaps);
    if (calls === 2) throw new Outage('down');
    put.push(file);
  });
  await desk.pass(0);
  expect(desk.chat.messages('isms').at(-1)?.marker).toBe('NOTICE/digest/2026-W47/slack');
  await desk.pass(600);
  expect(put.map((file) => file.slice('digest-2026-W47-'.length))).toEqual(['trend.png', 'kinds.png', 'taken.png']);
  expect(asked).toEqual([false, false, true, true]);
  await desk.close();
});

test('a picture that is refused for good rings nobody', async () => {
  const desk = await onTheMorning(async () => {
    throw new Undeliverable('missing_scope');
  });
  await desk.pass(3_600);
  expect(desk.chat.messages('isms').at(-1)?.marker).toBe('NOTICE/digest/2026-W47/slack');
  expect([...desk.worker.health().failing]).toEqual([]);
  expect((await desk.store.backlog(plusSeconds(DUE, 1e6))).due).toBeLessThan(2);
  await desk.close();
});

const chart: Chart = {
  ...{
    id: 'kinds',
    shape: 'bars',
    title: '最も多いのは「不審な添付」（5件）',
    measure: '種類ごとの報告（件）',
    alt: '',
  },
  points: [{ label: '不審な添付', value: 5 }],
};

test('Japanese letters are drawn from the font that comes along, not as empty boxes', async () => {
  const [drawn, boxes] = await Promise.all([
    png(chart),
    // Signs that no font has are drawn as boxes, all alike.
    png({ ...chart, title: chart.title.replace(/[^「」（）5]/gu, '\u{10FFFE}') }),
  ]);
  expect(Buffer.from(drawn).equals(Buffer.from(boxes))).toBe(false);
  const other = await png({ ...chart, title: chart.title.replace('不審', '端末') });
  expect(Buffer.from(drawn).equals(Buffer.from(other))).toBe(false);
});

test('nothing measured is a gap and not a zero; the same chart is drawn the same', async () => {
  const columns: Chart = {
    ...chart,
    shape: 'columns',
    points: [
      { label: 'a', value: undefined },
      { label: 'b', value: 3 },
    ],
  };
  const zero: Chart = {
    ...columns,
    points: [
      { label: 'a', value: 0 },
      { label: 'b', value: 3 },
    ],
  };
  const zeros = async (drawn: Chart) => (await chartSvg(drawn)).split('>0</text>').length - 1;
  // One on the axis.
  expect([await zeros(columns), await zeros(zero)]).toEqual([1, 2]);
  expect(Buffer.from(await png(columns)).equals(Buffer.from(await png(columns)))).toBe(true);
});

test.each([
  ['短い題', 100, 2, ['短い題']],
  ['Opened a suspicious attachment or link', 150, 2, ['Opened a', 'suspicious…']],
  ['Typed a password into a fake page (358)', 470, 2, ['Typed a password into a fake page', '(358)']],
  ['最も多いのは「端末をなくした」', 190, 3, ['最も多いのは「端末を', 'なくした」']],
])('%s fits', (text, width, most, lines) => expect(fitLines(text, 19, width, most)).toEqual(lines));
