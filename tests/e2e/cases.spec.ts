import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { goTo, load, waitForState } from './page.ts';

/*
 * Pairs of real data with a known fault. They are not part of the repository; where the folder is
 * absent, the built-in samples (main-job.spec.ts) cover the same way through the page.
 */
const CASES = join(process.cwd(), '..', 'shared', 'cases');
const names = existsSync(CASES) ? readdirSync(CASES).filter((name) => name.startsWith('case-')) : [];
if (names.length === 0) console.log(`skipped: no cases at ${CASES}`);

/** Faults that leave every single column's values alone: nothing is to be seen column by column. */
const INVISIBLE =
  /concept_drift|stale_values_same_marginal|wrong_model_version|no_change|too_small|not_mature/;

interface Truth {
  cause: string;
  sub_cause: string;
  features: string[];
}

for (const name of names) {
  test(`${name}: its fault is seen and nothing else is called broken`, async ({ page }) => {
    const folder = join(CASES, name);
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Truth;
    await load(page, join(folder, 'train.csv'), join(folder, 'serving.csv'));
    await waitForState(page, 'ready');
    await goTo(page, 'Compare');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    const rows = await page.getByRole('row').allInnerTexts();
    const marked = rows.filter((row) => /^\s*(moved|broken)/.test(row));
    if (INVISIBLE.test(truth.sub_cause)) {
      expect(marked).toEqual([]);
      return;
    }
    for (const feature of truth.features) {
      expect(
        marked.some((row) => row.includes(feature)),
        `${feature} in ${JSON.stringify(marked)}`,
      ).toBe(true);
    }
    const others = marked.filter(
      (row) => /^\s*broken/.test(row) && !truth.features.some((feature) => row.includes(feature)),
    );
    expect(others).toEqual([]);
  });
}
