// A chart as SVG: for the local page as it is, for Slack to be made into a PNG. Drawn without a browser.
// One hue in two depths, told apart by anybody; a ground of its own, so that it reads the same on light and on dark.
import type { EChartsOption } from 'echarts';
import type { Chart } from './chart.js';
import { fitLines, widthOf } from './fit-lines.js';

export const CHART_WIDTH = 640;
export const CHART_FONT = 'BIZ UDPGothic';
const FACE = `${CHART_FONT}, sans-serif`;

const EDGE = 16;
const TITLE_SIZE = 19;
const TITLE_LINE = 26;
const MAX_TITLE_LINES = 3;
/** Below the title: what was measured, and some air. */
const MEASURE_HEIGHT = 58;
const PLOT_HEIGHT = 262;
const BAR_HEIGHT = 44;
const LABEL_SIZE = 14;
const LABEL_WIDTH = 236;
const USUAL_SIZE = 13;
/** More columns than this have a name under every second one, counted from the last. */
const NAMED_COLUMNS = 8;

const ground = '#ffffff';
const ink = '#1b2733';
const faint = '#566573';
const grid = '#d9dfe5';
const deep = '#0b4f8a';
const pale = '#9ec3e3';
/** Okabe and Ito's vermilion, darkened: for the one line that is no column. */
const line = '#b8460b';

export async function chartSvg(chart: Chart): Promise<string> {
  // A large library, needed once a week.
  const { init } = await import('echarts');
  const title = fitLines(chart.title, TITLE_SIZE, CHART_WIDTH - 2 * EDGE, MAX_TITLE_LINES);
  const top = EDGE + title.length * TITLE_LINE + MEASURE_HEIGHT;
  const height = chart.shape === 'bars' ? top - EDGE + chart.points.length * BAR_HEIGHT : top + PLOT_HEIGHT;
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height });
  try {
    const plot = chart.shape === 'bars' ? bars(chart, top) : columns(chart, top);
    drawing.setOption({ ...frame(title, chart.measure), ...plot });
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}

function frame(title: string[], measure: string): EChartsOption {
  const face = { fontFamily: FACE };
  return {
    animation: false,
    backgroundColor: ground,
    textStyle: { ...face, color: ink, fontSize: LABEL_SIZE },
    title: {
      ...{ text: title.join('\n'), subtext: measure, left: EDGE, top: EDGE, padding: 0, itemGap: 8 },
      textStyle: { ...face, color: ink, fontSize: TITLE_SIZE, lineHeight: TITLE_LINE, fontWeight: 'bold' },
      subtextStyle: { ...face, color: faint, fontSize: LABEL_SIZE },
    },
  };
}

function columns(chart: Chart, top: number): EChartsOption {
  const { points, usual } = chart;
  const isNamed = (index: number) => points.length <= NAMED_COLUMNS || (points.length - 1 - index) % 2 === 0;
  return {
    grid: {
      left: EDGE,
      right: usual ? Math.ceil(widthOf(usual.label, USUAL_SIZE)) + EDGE : 24,
      top,
      bottom: EDGE,
      containLabel: true,
    },
    xAxis: {
      type: 'category',
      data: points.map((one) => one.label),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, fontSize: 13, interval: isNamed },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: grid } },
      axisLabel: { color: faint, fontSize: 13 },
    },
    series: [
      {
        type: 'bar',
        data: data(chart),
        barMaxWidth: 36,
        label: { ...value, position: 'top' },
        ...(usual && {
          markLine: {
            ...{ silent: true, symbol: 'none', z: 1, data: [{ yAxis: usual.value }] },
            lineStyle: { color: line, type: 'dashed', width: 2 },
            label: { formatter: usual.label, color: line, fontSize: USUAL_SIZE, position: 'end' },
          },
        }),
      },
    ],
  };
}

function bars(chart: Chart, top: number): EChartsOption {
  const labels = chart.points.map((one) => fitLines(one.label, LABEL_SIZE, LABEL_WIDTH, 2).join('\n'));
  return {
    grid: { left: EDGE + LABEL_WIDTH + 12, right: 56, top: top - EDGE - 12, bottom: 12 },
    xAxis: { type: 'value', show: false, minInterval: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: faint } },
      axisLabel: { color: ink, fontSize: LABEL_SIZE, lineHeight: 18 },
    },
    series: [{ type: 'bar', data: data(chart), barMaxWidth: 24, label: { ...value, position: 'right' } }],
  };
}

/** Legible on the ground, on a column and across the dashed line. */
const value = { show: true, color: ink, fontSize: LABEL_SIZE, textBorderColor: ground, textBorderWidth: 3 } as const;

/** '-' is a gap: where nothing was measured there is no column, not one of height zero. */
function data({ points, now }: Chart) {
  return points.map(({ value: of }, index) => ({
    value: of ?? '-',
    itemStyle: { color: now === undefined || now === index ? deep : pale },
  }));
}
