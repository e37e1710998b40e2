// The page in a real browser. Without a Chromium these tests are skipped; CHROMIUM may name one.
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type PracticeServer, startPractice } from './practice-server.js';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
const args =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
export const phone = { viewport: { width: 390, height: 844 } };
const desktop = { viewport: { width: 1440, height: 900 } };

/** What a test works with: the desk behind the page, and a way to open the page. */
export interface World {
  readonly running: PracticeServer;
  /** Errors of the page's scripts and everything that the content policy stopped. */
  readonly trouble: string[];
  open(options?: BrowserContextOptions): Promise<Page>;
}

/** A group of tests that share a browser; each has a desk of its own. */
export function inBrowser(name: string, tests: (world: World) => void): void {
  if (!executablePath)
    console.warn('No Chromium found: the browser tests are skipped. Set CHROMIUM to the path of one to run them.');
  const group = executablePath ? describe : describe.skip;
  group(name, () => {
    let browser: Browser;
    let running: PracticeServer;
    let trouble: string[];
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath, args: args.split(' ') });
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      running = await startPractice();
      trouble = [];
    });
    afterEach(async () => {
      for (const context of browser.contexts()) await context.close();
      await running.stop();
    });
    tests({
      get running() {
        return running;
      },
      get trouble() {
        return trouble;
      },
      async open(options = {}) {
        const context = await browser.newContext({ locale: 'ja-JP', ...desktop, ...options });
        const page = await context.newPage();
        page.setDefaultTimeout(10_000);
        page.on('pageerror', (error) => trouble.push(String(error)));
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
            trouble.push(message.text());
        });
        await page.goto(`http://127.0.0.1:${running.port}/`);
        await page.locator('.chips button').first().waitFor({ state: 'attached' });
        return page;
      },
    });
  });
}

export const seat = (page: Page, name: string) => page.locator(`.seat[data-seat=${name}]`);
export const card = (page: Page, name: string, text: string) => seat(page, name).locator('.card', { hasText: text });
export const button = (page: Page, name: string, act: string) =>
  seat(page, name).locator(`.log:not([hidden]) button[data-act=${act}]`);
export const focused = (page: Page) => page.evaluate<string>('document.activeElement?.outerHTML.slice(0, 200)');

export async function report(page: Page, text: string): Promise<void> {
  await page.locator('#write').fill(text);
  await page.locator('#write').press('Enter');
  await seat(page, 'employee')
    .locator('.said', { hasText: text.slice(0, 5) })
    .first()
    .waitFor();
  await seat(page, 'employee').locator('.card').first().waitFor();
}
