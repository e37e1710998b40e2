import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { inBrowser, phone, report } from './in-browser.js';

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
