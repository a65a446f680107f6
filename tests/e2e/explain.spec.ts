import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { expectFocus, tabTo, walkWithTab } from './keyboard.ts';
import { modelPair } from './model-pair.ts';
import { goTo, reopenCase, saveCase, waitForExplain, waitForState } from './page.ts';

test('Explain by keyboard alone: from a drop to a cause in the case file', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { training, serving } = modelPair();
  await page.goto('./');
  await page.locator('body').drop({ files: [training, serving] });
  await waitForState(page, 'ready');
  await page.keyboard.press('4');
  await waitForExplain(page);
  const answer = page.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText(/^Training-serving skew \(over\s99%\): a changed unit in amount/);
  const cards = page.locator('[data-cause]');
  await expect(cards).toHaveCount(5);
  await walkWithTab(page);

  // A card opens into its evidence; the picture turns into its numbers and back.
  await page.locator('main').focus();
  const summary = (cause: string) => page.locator(`[data-cause="${cause}"] > details > summary`);
  const first = summary('training-serving-skew');
  await page.keyboard.press('j');
  await expect(first).toBeFocused();
  await page.keyboard.press('Enter');
  const evidence = page.getByRole('article').first();
  await expect(evidence).toContainText('amount is served as about ×100');
  await tabTo(page, evidence.getByRole('button', { name: 'Table' }));
  await page.keyboard.press('Enter');
  await expect(evidence.getByRole('row')).toHaveCount(100);
  await expect(evidence.getByRole('img')).toHaveCount(0);
  await expectFocus(page);
  await page.keyboard.press('t');
  await expect(evidence.getByRole('img')).toBeVisible();

  // Pinned, noted, dismissed with a reason, and counted again.
  await tabTo(page, evidence.getByRole('button', { name: 'Pin to the case' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Pinned to the case' })).toContainText('×100');
  await tabTo(page, evidence.getByRole('button', { name: 'Note' }));
  await page.keyboard.press('Enter');
  await tabTo(page, evidence.getByLabel('Your note'));
  await page.keyboard.type('Seen in the log of 3 April.');
  await tabTo(page, evidence.getByRole('button', { name: 'Dismiss…' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, evidence.getByLabel('Why does it not count?'));
  await page.keyboard.press('Enter');
  await expect(evidence).toContainText('Say why, in a few words.');
  await page.keyboard.type('The unit was changed on both sides.');
  await page.keyboard.press('Enter');
  // Without it another answer stands first; the focus goes where the evidence went.
  await expect(answer).not.toHaveText(/Training-serving skew/);
  const again = page.getByRole('button', { name: 'Count it again' });
  await expect(again).toBeFocused();
  await expectFocus(page);
  await page.keyboard.press('Enter');
  await expect(answer).toHaveText(/^Training-serving skew/);
  await expect(evidence.getByRole('button', { name: 'Dismiss…' })).toBeFocused();
  await expectFocus(page);

  // What a learner should know of it; Escape closes the card, j and k walk over all of them.
  await tabTo(page, page.locator('summary').filter({ hasText: 'Training-serving skew: what it is' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Common wrong answer')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(first).toBeFocused();
  await expect(page.getByRole('article')).toHaveCount(0);
  for (let card = 1; card < 5; card++) {
    await page.keyboard.press('j');
    await expect(cards.nth(card).locator('> details > summary')).toBeFocused();
  }

  // Another cause is picked, with a reason.
  await tabTo(page, page.getByRole('button', { name: 'It is another…' }));
  await page.keyboard.press('Enter');
  const radios = page.locator('main').getByRole('radio');
  await expect(radios).toHaveCount(6);
  await tabTo(page, radios.first());
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await tabTo(page, page.getByLabel('Reason, for the case file'));
  await page.keyboard.type('A release moved the unit.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Overruled' })).toBeFocused();
  const picked = await page.getByLabel('If it is').inputValue();
  expect(picked).not.toBe('training-serving-skew');
  await expect(summary(picked)).toContainText('your pick');

  // What follows, as text to copy.
  await tabTo(page, page.locator('summary').filter({ hasText: 'The PSI loop for this case' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'Copy the program' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^# Drift check[^]*"amount"[^]*print/,
  );
  await tabTo(page, page.getByRole('button', { name: 'Copy what to do' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^If it is .*\n\nFirst: [^]*So that it stays mended: /);

  await tabTo(page, page.getByRole('button', { name: 'Save case file' }), 'Shift+Tab');
  const path = await saveCase(page, () => page.keyboard.press('Enter'));
  expect(readFileSync(path, 'utf8')).toContain('A release moved the unit.');
  await reopenCase(page, path);
  await goTo(page, 'Explain');
  await expect(cards).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'Pinned to the case' })).toContainText('×100');
  await expect(summary(picked)).toContainText('your pick');
  await expect(page.locator('main')).toContainText('A release moved the unit.');
  await first.click();
  await expect(evidence.getByLabel('Your note')).toHaveValue('Seen in the log of 3 April.');
  await expect(evidence.getByRole('button', { name: 'Pinned' })).toHaveAttribute('aria-pressed', 'true');
});
