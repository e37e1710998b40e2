// Chart -> what Teams draws by itself. Clients that know no charts show the words instead (`fallback`).
// Basis: "Charts in Adaptive Cards" of Microsoft's Teams documentation. Pure.
import type { Chart } from '../view/chart.js';

type Element = Record<string, unknown> & { type: string };

const DEEP = 'categoricalBlue';
const PALE = 'neutral';

/** @param words the fallback */
export function chartElement({ shape, title, measure, points, now }: Chart, words: Element): Element {
  // A point without a value has no column; one of height zero would be another finding.
  const data = points.flatMap(({ label, value }, index) =>
    value === undefined ? [] : [{ x: label, y: value, color: now === undefined || now === index ? DEEP : PALE }],
  );
  if (shape === 'bars')
    return {
      type: 'Chart.HorizontalBar',
      title,
      xAxisTitle: measure,
      displayMode: 'AbsoluteWithAxis',
      data,
      fallback: words,
    };
  return { type: 'Chart.VerticalBar', title, yAxisTitle: measure, showBarValues: true, data, fallback: words };
}
