// Draws docs/images/practice-desk.png: opens a practice desk of its own, reports, takes the ticket as the commander, and looks.
// npm run picture   (CHROMIUM may name a browser)
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
if (!executablePath) throw new Error('No Chromium found. Set CHROMIUM to the path of one.');

const picture = process.argv[2] ?? 'docs/images/practice-desk.png';
const folder = mkdtempSync(join(tmpdir(), 'desk-picture-'));
const { url, stop } = await openDesk(`file:${folder}/practice.db`);
const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 920 },
    // Sharp enough on a good screen, and small enough for a first screen on a phone.
    deviceScaleFactor: 1.5,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    colorScheme: 'light',
  });
  await page.goto(url);
  await page.locator('#write').fill('怪しい添付を開いてしまった');
  await page.locator('#write').press('Enter');
  await page.locator('.seat[data-seat=commander] .log:not([hidden]) button[data-act=acknowledge]').click();
  await page.locator('.seat[data-seat=employee] .card', { hasText: '担当します' }).first().waitFor();
  await page.locator('.seat[data-seat=channels] .card', { hasText: '対応中' }).first().waitFor();
  // The list of the employee is read from its first card on.
  await page.locator('.seat[data-seat=employee] .log:not([hidden])').evaluate((log) => log.scrollTo({ top: 0 }));
  await page.mouse.move(0, 0);
  // New cards glow for a moment.
  await page.waitForTimeout(4_000);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await stop();
  rmSync(folder, { recursive: true });
}

/** Starts the built desk without any platform, on a free port. */
async function openDesk(database) {
  const none = Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /^(SLACK_|TEAMS_|Microsoft|DESK_CONFIG)/.test(name))
      .map((name) => [name, undefined]),
  );
  const desk = spawn(process.execPath, ['dist/src/main.js'], {
    env: { ...process.env, ...none, DATABASE_URL: database, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => desk.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    desk.stdout.on('data', (piece) => {
      said += piece;
      const [, found] = /practice desk: (\S+)/.exec(said) ?? [];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error('the desk did not open')));
  });
  const stop = async () => {
    desk.kill('SIGTERM');
    await ended;
  };
  return { url, stop };
}
