import { expect, test } from '@playwright/test';
import { expectFocus, tabTo, walkWithTab } from './keyboard.ts';
import { modelPair } from './model-pair.ts';
import { goTo, load, reopenCase, saveCase, waitForConfirm, waitForExplain, waitForState } from './page.ts';

test('Confirm by keyboard alone: from a drop to a verdict in the case file', async ({ page }) => {
  const { training, serving } = modelPair();
  await page.goto('./');
  await page.locator('body').drop({ files: [training, serving] });
  await waitForState(page, 'ready');
  await page.keyboard.press('2');
  await waitForConfirm(page);
  const answer = page.getByRole('heading', { level: 1 });
  await expect(answer).toHaveText(/^The gap is real: ROC AUC fell by 0\.\d+/);
  await walkWithTab(page);

  // The threshold follows the arrow keys, the figures follow the threshold, and it goes back.
  await page.locator('main').focus();
  const slider = page.getByRole('slider', { name: 'Threshold', exact: true });
  const recall = page.locator('summary').filter({ hasText: /^Recall/ });
  const before = await recall.innerText();
  await tabTo(page, slider);
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  await expect(recall).not.toHaveText(before);
  await expect(slider).toBeFocused();
  const chosen = Number(await slider.inputValue());
  expect(chosen).toBeGreaterThan(0.55);
  expect(Number(await page.getByLabel('Threshold as a number').inputValue())).toBeCloseTo(chosen, 5);
  await tabTo(page, page.getByRole('button', { name: 'back to 0.5' }));
  await page.keyboard.press('Enter');
  await expect(recall).toHaveText(before, { useInnerText: true });
  await expectFocus(page);
  await tabTo(page, slider, 'Shift+Tab');
  for (let press = 0; press < 20; press++) await page.keyboard.press('ArrowRight');
  await expect(recall).not.toHaveText(before);

  // The definitions, one by one.
  const definitions = page.locator('summary').filter({ hasText: /^Different definitions/ });
  await tabTo(page, definitions);
  await page.keyboard.press('Enter');
  const questions = page.getByRole('radiogroup');
  await expect(questions).toHaveCount(5);
  for (let index = 0; index < 5; index++) {
    await tabTo(page, questions.nth(index).getByRole('radio', { name: 'same' }));
    await page.keyboard.press('Space');
  }
  await expect(definitions).toContainText('answered');
  await page.keyboard.press('ArrowRight');
  await expect(definitions).not.toContainText('answered');
  await expect(questions.last().getByRole('radio', { name: 'differs' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(definitions).toContainText('answered');
  await page.keyboard.press('Escape');
  await expect(definitions).toBeFocused();
  await expect(questions).toHaveCount(0);

  // Each bar of the waterfall opens its evidence; the last one is what Explain looks into.
  const walker = page.getByRole('slider', { name: /^Walk over the parts/ });
  await tabTo(page, walker);
  const bars = Number(await walker.getAttribute('max'));
  expect(bars).toBeGreaterThanOrEqual(3);
  for (let bar = 0; bar <= bars; bar++) {
    await tabTo(page, walker, bar === 1 ? 'Shift+Tab' : 'Tab');
    await page.keyboard.press(bar === 0 ? 'Home' : 'ArrowDown');
    const [name] = ((await walker.getAttribute('aria-valuetext')) ?? '').split(':');
    await page.keyboard.press('Enter');
    if (bar === bars) break;
    if (bar === 0) {
      await expect(page.getByRole('heading', { name: 'Your reported numbers' })).toBeFocused();
      continue;
    }
    const opened = page.locator('details[open] > summary:focus');
    await expect(opened, name).toHaveCount(1);
    await expect(opened).toBeInViewport();
  }
  // The step keys work on the slider that has the focus, and as soon as they are pressed.
  await expect(page).toHaveURL(/#\/explain/);
  await page.keyboard.press('2');
  await expect(page).toHaveTitle(/^Confirm/);
  await waitForConfirm(page);

  // Accepted, overruled with a reason, and kept.
  const accept = page.getByRole('button', { name: /^Accept/ });
  await tabTo(page, accept);
  await page.keyboard.press('Enter');
  await expect(accept).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'as the page proposes' })).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Overrule…' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('radio', { name: 'Not established' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Overrule', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Say why, in a few words.')).toBeVisible();
  await expect(page.getByLabel('Reason, for the case file')).toBeFocused();
  await page.keyboard.type('Two weeks are too short.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Overruled' })).toBeFocused();
  await expect(page.locator('main')).toContainText('Two weeks are too short.');

  const save = page.getByRole('button', { name: 'Save case file' });
  await tabTo(page, save, 'Shift+Tab');
  const path = await saveCase(page, () => page.keyboard.press('Enter'));
  const sentence = await answer.innerText();
  const figures = await recall.innerText();
  await reopenCase(page, path);
  await goTo(page, 'Confirm');
  await waitForConfirm(page);
  await expect(answer).toHaveText(sentence, { useInnerText: true });
  await expect(page.getByRole('button', { name: 'Overruled' })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('main')).toContainText('Two weeks are too short.');
  await expect(recall).toHaveText(figures, { useInnerText: true });
  await expect(definitions).toContainText('answered');
  await definitions.click();
  await expect(page.getByRole('radio', { name: 'same', checked: true })).toHaveCount(5);
});

test('a threshold that is still being dragged does not come back once it was given up', async ({ page }) => {
  const { training, serving } = modelPair();
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  await waitForConfirm(page);
  const recall = page.locator('summary').filter({ hasText: /^Recall/ });
  const before = await recall.innerText();
  const field = page.getByLabel('Threshold as a number');
  await field.fill('0.6');
  await field.press('Enter');
  await expect(recall).not.toHaveText(before, { useInnerText: true });
  // Faster than anything can be measured: the last of these is asked for when the answer to giving up is already on its way.
  await page.getByRole('slider', { name: 'Threshold', exact: true }).evaluate((slider: HTMLInputElement) => {
    for (const value of [0.2, 0.3, 0.8, 0.9]) {
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    [...document.querySelectorAll('button')].find(({ innerText }) => innerText === 'back to 0.5')!.click();
  });
  await expect(recall).toHaveText(before, { useInnerText: true });
  // Nothing that was asked before comes after it.
  await goTo(page, 'Explain');
  await waitForExplain(page);
  await goTo(page, 'Confirm');
  await expect(recall).toHaveText(before, { useInnerText: true });
});

test('the keys of the steps work on a slider as well', async ({ page }) => {
  const { training, serving } = modelPair();
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  await waitForConfirm(page);
  await page.getByRole('slider', { name: 'Threshold', exact: true }).focus();
  await page.keyboard.press('3');
  await expect(page).toHaveTitle(/^Compare/);
  // In a field they are what is typed.
  await page.keyboard.press('/');
  await page.keyboard.type('2');
  await expect(page.getByRole('searchbox')).toHaveValue('2');
  await expect(page).toHaveTitle(/^Compare/);
});
