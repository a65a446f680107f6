import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import { csv, load, table, waitForState } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })).violations;
  });
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`,
  );
}

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1440, 390]) {
    test(`no step breaks WCAG 2.2 AA, ${colorScheme}, ${width} px wide`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      await page.goto('./');
      expect(await violations(page)).toEqual([]);
      await load(page, csv('train.csv', table('training')), csv('serving.csv', table('serving')));
      await waitForState(page, 'ready');
      expect(await violations(page)).toEqual([]);
      await page.getByRole('link', { name: /^Compare/ }).click();
      await page.getByRole('row').nth(1).click();
      await expect(page.getByRole('heading', { level: 2, name: 'amount' })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(sideways).toBeLessThanOrEqual(0);
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
