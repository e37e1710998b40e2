// A chart as PNG, drawn without a browser and without a font of the machine.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Chart } from './view/chart.js';
import { CHART_FONT, chartSvg } from './view/chart-svg.js';

/** Sharp on the screens of phones. */
const PIXELS_PER_POINT = 2;
const faces = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'];

export type ChartPng = (chart: Chart) => Promise<Uint8Array>;

/** @param root the folder the desk was installed in: the font lies among its packages */
export function createChartPng(root: string): ChartPng {
  const { resolve } = createRequire(join(root, 'package.json'));
  return async (chart) => {
    // Loaded once a week and never where nobody needs it: on a rare machine without its binary the desk still starts.
    const { Resvg } = await import('@resvg/resvg-js');
    const drawing = new Resvg(await chartSvg(chart), {
      font: {
        fontFiles: faces.map((face) => resolve(`@expo-google-fonts/biz-udpgothic/${face}`)),
        loadSystemFonts: false,
        defaultFontFamily: CHART_FONT,
      },
      fitTo: { mode: 'zoom', value: PIXELS_PER_POINT },
    });
    return drawing.render().asPng();
  };
}
