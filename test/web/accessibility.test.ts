import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { focused, inBrowser, phone, report } from './in-browser.js';

inBrowser('the practice page', (world) => {
  test.each([
    ['Japanese', {}],
    ['English', { locale: 'en-GB' }],
    ['a phone', phone],
    ['a dark phone in English', { ...phone, locale: 'en-GB', colorScheme: 'dark' as const }],
    ['a dark desktop', { colorScheme: 'dark' as const }],
    ['a page at 400 %', { viewport: { width: 320, height: 256 } }],
  ])('has no accessibility fault that axe can find: %s', async (_name, options) => {
    const page = await world.open({ ...options, reducedMotion: 'reduce' });
    expect(await faults(page)).toEqual([]);
    await report(page, '怪しい添付');
    await page.locator('.write button[type=submit]:not([aria-disabled=true])').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.locator('.below button').click();
    await page.getByRole('dialog').waitFor();
    await page.getByRole('dialog').locator('button[type=submit]').click();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const commander = page.locator('#switcher button').nth(1);
    if (await commander.isVisible()) await commander.click();
    await page.locator('#search').fill('x');
    await page.locator('#search').press('Enter');
    await page.locator('.notice [data-act=ticket]').click();
    await page.getByRole('dialog').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await focused(page)).toContain('data-act="ticket"');
    expect(world.trouble).toEqual([]);
  });
});

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate('axe.run()');
  return (result as axe.AxeResults).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}
