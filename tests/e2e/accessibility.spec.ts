import { expect, test, type Page } from '@playwright/test';
import { violations } from './axe.ts';
import { modelPair } from './model-pair.ts';
import {
  csv,
  goTo,
  load,
  openEverything,
  table,
  waitForConfirm,
  waitForExplain,
  waitForState,
} from './page.ts';

/** What the page is as it stands: free of faults, and no wider than the window. */
async function expectFit(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    'pixels too wide',
  ).toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`no step breaks WCAG 2.2 AA, ${colorScheme}, ${width} px wide`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto('./');
      await expectFit(page);
      const { training, serving } = modelPair();
      await load(page, training, serving);
      await waitForState(page, 'ready');
      await expectFit(page);
      await goTo(page, 'Compare');
      await page.getByRole('row').nth(1).click();
      await expect(page.getByRole('heading', { level: 2, name: 'amount' })).toBeVisible();
      await expectFit(page);
      // On a narrow page the details cover everything.
      await page.keyboard.press('Escape');
      await goTo(page, 'Confirm');
      await waitForConfirm(page);
      await page.getByRole('button', { name: 'Overrule…' }).click();
      await openEverything(page);
      await expectFit(page);
      await goTo(page, 'Explain');
      await waitForExplain(page);
      await page.getByRole('button', { name: 'It is another…' }).click();
      await openEverything(page);
      await page.getByRole('button', { name: 'Pin to the case' }).first().click();
      await page.getByRole('button', { name: 'Dismiss…' }).first().click();
      await page.getByRole('button', { name: 'Note' }).first().click();
      await expectFit(page);
      await page.close();
    });
  }
}

test('the main job by keyboard alone', async ({ page }) => {
  await load(page, csv('train.csv', table('training')), csv('serving.csv', table('serving')));
  await waitForState(page, 'ready');
  await page.keyboard.press('3');
  await expect(page).toHaveURL(/#\/compare/);
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: 'amount' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 2, name: 'amount' })).toHaveCount(0);
  await page.keyboard.press('/');
  await page.keyboard.type('plan');
  await expect(page.getByRole('row').filter({ hasText: 'amount' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});
