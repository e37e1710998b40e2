// The pictures of a digest: how many reports, of what kind, how fast they were taken. Titles say the finding.
import { type Count, type Figures, spreadOf } from '../digest/figures.js';
import type { Language } from '../ticket/event.js';
import type { Chart } from './chart.js';
import { digestWords } from './digest-words.js';
import { comma, labelled } from './scene.js';

/** More bars than this cannot be read on a phone. */
const BARS_SHOWN = 8;

export interface Charted {
  figures: Figures;
  language: Language;
  kindTitle(kind: string): string;
}

/** Only those that have something to show. */
export function digestCharts(charted: Charted): Chart[] {
  const { figures } = charted;
  // A single column shows no trend.
  const series = figures.trend.length > 1;
  return [
    ...(series && figures.trend.some(({ reports }) => reports > 0) ? [trendChart(charted)] : []),
    ...(figures.reports.now > 0 ? [kindsChart(charted)] : []),
    ...(series && figures.trend.some(({ taken }) => taken.n > 0) ? [takenChart(charted)] : []),
  ];
}

/** By how much it must differ from what is usual to be said: a quarter of it, and two reports. */
export function comparedToUsual({ now, mean }: Count): 'more' | 'fewer' | 'usual' | 'first' {
  if (mean === undefined) return 'first';
  if (Math.abs(now - mean) < Math.max(2, mean / 4)) return 'usual';
  return now > mean ? 'more' : 'fewer';
}

function trendChart({ figures, language }: Charted): Chart {
  const words = digestWords(language);
  const { reports, trend, period } = figures;
  const title = words.trendTitle[comparedToUsual(reports)](words.reportsCount(reports.now));
  const points = trend.map((one) => ({ label: shortName(one), value: one.reports }));
  const { mean } = reports;
  const usual = mean === undefined ? undefined : { label: words.mean(mean.toFixed(1)), value: mean };
  const measure = words.trendMeasure[period.kind];
  return complete({ id: 'trend', shape: 'columns', title, measure, points, ...(usual && { usual }) }, language);
}

function kindsChart({ figures, language, kindTitle }: Charted): Chart {
  const words = digestWords(language);
  const now = figures.kinds.filter((one) => one.now > 0);
  const shown = now.slice(0, BARS_SHOWN);
  const rest = now.slice(BARS_SHOWN).reduce((sum, one) => sum + one.now, 0);
  const points = shown.map((one) => ({ label: kindTitle(one.kind), value: one.now }));
  if (rest > 0) points.push({ label: words.others(now.length - BARS_SHOWN), value: rest });
  const [first, second] = now;
  const most = first?.now ?? 0;
  const title = most === second?.now ? words.kindsEven(most) : words.kindsTitle(points[0]?.label ?? '', most);
  return complete({ id: 'kinds', shape: 'bars', title, measure: words.kindsMeasure, points }, language);
}

function takenChart({ figures, language }: Charted): Chart {
  const words = digestWords(language);
  const points = figures.trend.map(({ taken, ...one }) => ({
    label: shortName(one),
    value: taken.median === undefined ? undefined : minutes(taken.median),
  }));
  return complete(
    { id: 'taken', shape: 'columns', title: takenTitle(figures, language), measure: words.takenMeasure, points },
    language,
  );
}

function takenTitle({ taken, trend }: Figures, language: Language): string {
  const { takenTitle: titles } = digestWords(language);
  const said = (value: number) => (language === 'ja' ? `${value}分` : `${value} min`);
  if (taken.median === undefined) return titles.none;
  const now = minutes(taken.median);
  const before = spreadOf(trend.slice(0, -1).flatMap((one) => one.taken.median ?? [])).median;
  if (before === undefined) return titles.first(said(now));
  return now === minutes(before) ? titles.same(said(now)) : titles.faster(said(now), said(minutes(before)));
}

/** As the text says it: whole minutes, but for less than one. */
function minutes(seconds: number): number {
  const value = seconds / 60;
  return value < 1 ? Math.round(value * 10) / 10 : Math.round(value);
}

function complete(chart: Omit<Chart, 'alt' | 'now'>, language: Language): Chart {
  const words = digestWords(language);
  const said = chart.points.map(({ label, value }) =>
    words.point(label, value === undefined ? words.notMeasured : String(value)),
  );
  const alt = [chart.title, `${labelled(chart.measure, language)}${said.join(comma(language))}`].join(
    language === 'ja' ? '。' : '. ',
  );
  return { ...chart, alt, ...(chart.shape === 'columns' ? { now: chart.points.length - 1 } : {}) };
}

/** A week by the day it begins, a month by its number: what fits under a column. */
function shortName({ name, firstDay }: { name: string; firstDay: string }): string {
  const [, month = '', day = ''] = firstDay.split('-').map((part) => String(Number(part)));
  return name.includes('W') ? `${month}/${day}` : name;
}
