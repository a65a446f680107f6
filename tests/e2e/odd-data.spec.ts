import { expect, test, type Page } from '@playwright/test';
import { modelPair, without, type Change, type Row } from './model-pair.ts';
import { csv, goTo, load, openEverything, waitForConfirm, waitForExplain, waitForState } from './page.ts';

/*
 * Data that is read without a fault and is odd all the same: for each, Confirm, Compare and Explain have everything there is to
 * show, say what is odd in a sentence, and never show a value that has no words.
 */

/** Enough to judge by, few enough to be quick. */
const ROWS = { training: 600, serving: 600 };

type Pair = ReturnType<typeof modelPair>;

/** Sets some cells of each row. */
const set =
  (cells: (row: Row, index: number) => Row): Change =>
  (row, index) => ({ ...row, ...cells(row, index) });
const both = (change: Change): Pair => modelPair({ both: change }, ROWS);
const onlyIn = (side: 'training' | 'serving', change: Change): Pair => modelPair({ [side]: change }, ROWS);
const label =
  (positive: string, negative: string): Change =>
  (row) => ({ ...row, label: row.label === 1 ? positive : negative });
const every = (nth: number, cells: Row): Change => set((_, index) => (index % nth === 0 ? cells : {}));

interface Odd {
  name: string;
  pair: () => Pair;
  /** What stands on each step. */
  says: { Confirm?: readonly (RegExp | string)[]; Explain?: readonly (RegExp | string)[] };
}

const GAP = /^The gap is real: ROC AUC fell by/;

const odd: readonly Odd[] = [
  {
    name: 'one class only',
    pair: () => both(set(() => ({ label: 1 }))),
    says: {
      Confirm: [
        'All labels of the training table are the same.',
        'All labels of the serving table are the same.',
      ],
    },
  },
  {
    name: 'labels as yes and no, and as TRUE and FALSE',
    pair: () => modelPair({ training: label('yes', 'no'), serving: label('TRUE', 'FALSE') }, ROWS),
    says: { Confirm: [GAP] },
  },
  {
    name: 'scores outside 0 to 1, and one time for all rows',
    pair: () =>
      both(
        set(({ prediction }) => ({
          prediction: (Number(prediction) * 8 - 4).toFixed(4),
          event_time: '2026-01-01 00:00:00',
        })),
      ),
    says: {
      Confirm: [
        GAP,
        /rows of the serving table have a score below 0 or above 1: scores run over/,
        'All rows of the serving table carry the same time.',
      ],
    },
  },
  {
    name: 'scores that are decisions, and labels as 1.0 and 0.0',
    pair: () =>
      both(
        set(({ prediction, label: truth }) => ({
          prediction: Number(prediction) > 0.5 ? 1 : 0,
          label: truth === 1 ? '1.0' : '0.0',
        })),
      ),
    says: { Confirm: [GAP, 'The predictions of the training table are decisions (0 or 1), not scores.'] },
  },
  {
    name: 'labels of three values, and times in the future',
    pair: () =>
      modelPair(
        {
          training: every(50, { label: 2 }),
          serving: every(50, { label: 2, event_time: '2199-01-01 00:00:00' }),
        },
        ROWS,
      ),
    says: {
      Confirm: [
        GAP,
        '12 rows of the training table have a label that could not be understood, such as “2”.',
        '12 rows of the serving table have a time far later than all others.',
      ],
    },
  },
  {
    name: 'no times and no ids',
    pair: () => both(without('event_time', 'entity_id')),
    says: {
      Confirm: [GAP],
      Explain: ['Without times in serving:', 'Without rows that are in both tables:'],
    },
  },
  {
    name: 'labels mostly null',
    pair: () => onlyIn('serving', (row, index) => (index % 10 === 0 ? row : { ...row, label: null })),
    says: { Confirm: ['Most rows of the serving table have no label: 540 of them.'] },
  },
  {
    name: 'predictions null in serving',
    pair: () =>
      onlyIn(
        'serving',
        set(() => ({ prediction: null })),
      ),
    says: {
      Confirm: [
        /^Cannot tell: serving has no predictions/,
        '600 rows of the serving table have no prediction.',
      ],
      Explain: ['Without predictions in both tables:'],
    },
  },
  {
    name: 'a prediction column on one side',
    pair: () => onlyIn('serving', without('prediction')),
    says: {
      Confirm: ['No column of the serving table has the role prediction.'],
      Explain: ['Without predictions in both tables:'],
    },
  },
  {
    name: 'three rows a side',
    pair: () => modelPair({}, { training: 3, serving: 3 }),
    says: { Confirm: ['The training table has few rows to judge by: 3.'] },
  },
  {
    name: 'all scores tied',
    pair: () => both(set(() => ({ prediction: 0.5 }))),
    says: { Confirm: [/^Cannot tell/, 'Every row of the serving table has the same score: “0.5”.'] },
  },
  {
    name: 'infinite scores',
    pair: () =>
      onlyIn(
        'serving',
        set(({ prediction }, index) => ({
          prediction: ['inf', '-Infinity', '1e999'][index % 90] ?? prediction,
        })),
      ),
    says: { Confirm: ['21 rows of the serving table have an infinite score.'] },
  },
  {
    name: 'no labels',
    pair: () => both(without('label')),
    says: {
      Confirm: [/^Cannot tell/, 'No column of the training table has the role label.'],
      Explain: ['Without labels in training:'],
    },
  },
  {
    name: 'features alone',
    pair: () => both(without('label', 'prediction', 'event_time', 'entity_id')),
    says: {
      Confirm: [/^Cannot tell/, 'No metric can be computed on these rows'],
      Explain: [
        'Without labels in training:',
        'Without predictions in both tables:',
        'Without times in serving:',
      ],
    },
  },
  {
    name: 'constant, empty, id-like and free-text features',
    pair: () =>
      both(
        set(({ entity_id, amount }, index) => ({
          constant: 7,
          empty: null,
          code: `ID-${index}-${entity_id}`,
          remark: `Customer wrote: number ${index * 7}, of ${amount}, was all right, <b>see you</b> soon`,
        })),
      ),
    says: { Confirm: [GAP] },
  },
  {
    name: 'a serving table of 100 rows',
    pair: () => modelPair({}, { training: 600, serving: 100 }),
    says: { Confirm: [GAP], Explain: [/^Training-serving skew/] },
  },
  {
    name: 'training and serving identical',
    pair: () => {
      const { training } = modelPair({}, ROWS);
      return { training, serving: { ...training, name: 'serving.csv' } };
    },
    says: { Confirm: [/^The gap is not established/], Explain: [/^There is no gap to explain/] },
  },
];

/** Everything that can be read on a step or heard of it, but for the program, which is Python and has its own words. */
async function everythingSaid(page: Page): Promise<string> {
  await openEverything(page);
  // The key t turns every picture into its numbers, where nothing has the focus.
  await page.locator('main').focus();
  await page.keyboard.press('t');
  return page.locator('main').evaluate((main: HTMLElement) => {
    const said = [...main.querySelectorAll('[title], [aria-label], [aria-valuetext]')].flatMap((element) =>
      ['title', 'aria-label', 'aria-valuetext'].map((name) => element.getAttribute(name) ?? ''),
    );
    const program = main.querySelector('pre')?.innerText ?? '';
    return [main.innerText.replace(program, ''), ...said].join('\n');
  });
}

/** Values that escaped their words. What is said of nulls is another word, but for a parser that falls back to null and a null rate that is watched. */
const WORDLESS = /NaN|Infinity|undefined|\[object|(?<!falls back to )\bnull\b(?! rate)/;

async function expectWords(page: Page): Promise<void> {
  const said = await everythingSaid(page);
  const lines = said.split('\n').filter((line) => WORDLESS.test(line));
  expect(lines).toEqual([]);
}

async function expectSentences(page: Page, sentences: readonly (RegExp | string)[] = []): Promise<void> {
  for (const sentence of sentences)
    await expect(page.locator('main').getByText(sentence).first(), String(sentence)).toBeVisible();
}

for (const { name, pair, says } of odd) {
  test(`${name}: said, and every step shows what it can`, async ({ page }) => {
    const { training, serving } = pair();
    await load(page, training, serving);
    await waitForState(page, 'ready');
    await goTo(page, 'Confirm');
    await waitForConfirm(page);
    await expectSentences(page, says.Confirm);
    await expectWords(page);
    await goTo(page, 'Compare');
    await page.getByRole('row').nth(1).click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await expectWords(page);
    await page.keyboard.press('Escape');
    await goTo(page, 'Explain');
    await waitForExplain(page);
    await expect(page.locator('[data-cause]')).toHaveCount(5);
    await expectSentences(page, says.Explain);
    await expectWords(page);
  });
}

test('a threshold outside the scores is said, whatever is typed', async ({ page }) => {
  const { training, serving } = modelPair({}, ROWS);
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  await waitForConfirm(page);
  const field = page.getByLabel('Threshold as a number');
  for (const threshold of ['7', '-3', '1e300']) {
    await field.fill(threshold);
    await field.press('Tab');
    await expectSentences(page, [/^The threshold of “.+” lies outside of all scores/]);
  }
  await expectWords(page);
  await field.fill('');
  await field.press('Tab');
  await expect(field).not.toHaveValue('');
});

test('tables in each other’s place are said on every step and swapped with one button', async ({ page }) => {
  const { training, serving } = modelPair({}, ROWS);
  await load(page, csv('training.csv', serving.buffer), csv('serving.csv', training.buffer));
  await waitForState(page, 'ready');
  const sentence = page.locator('main').getByText('All times of training lie after those of serving.');
  await expect(sentence).toBeVisible();
  for (const step of ['Confirm', 'Explain']) {
    await goTo(page, step);
    await expect(sentence).toBeVisible();
    await expect(page.getByRole('button', { name: 'Swap the tables' })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Swap the tables' }).press('Enter');
  await expect(sentence).toBeHidden();
  await expect(page.locator('main')).toBeFocused();
  await waitForState(page, 'ready');
  await waitForExplain(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Training-serving skew/);
  await goTo(page, 'Confirm');
  await expectSentences(page, [GAP]);
  await expect(sentence).toHaveCount(0);
});

test('two thousand features: the steps answer at once', async ({ page }) => {
  const wide: Change = (row, index) => ({
    ...row,
    ...Object.fromEntries(Array.from({ length: 2000 }, (_, k) => [`f${k}`, (index * 31 + k * 17) % 101])),
  });
  const { training, serving } = modelPair({ both: wide }, { training: 120, serving: 120 });
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  await waitForConfirm(page);
  await goTo(page, 'Explain');
  await waitForExplain(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('amount');
  // From the press of a key until the evidence is drawn; a person takes what is under a second for an answer.
  await page.keyboard.press('j');
  const elapsedMs = await page.evaluate(async () => {
    const pressed = performance.now();
    (document.activeElement as HTMLElement).click();
    while (document.querySelector('main article') === null)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - pressed;
  });
  expect(elapsedMs).toBeLessThan(1000);
  await expect(page.getByText('The PSI loop for this case, in Python (2,004 features)')).toBeVisible();
});

test('names of 300 characters: no step is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const long = 'average_of_all_payments_in_the_last_ninety_days_'.repeat(7).slice(0, 300);
  const renamed: Change = ({ amount, plan, ...rest }) => ({
    ...rest,
    [long]: amount,
    [`plan ${long}`]: `${plan} ${long}`,
  });
  const { training, serving } = modelPair({ both: renamed }, ROWS);
  await load(page, training, serving);
  await waitForState(page, 'ready');
  for (const [step, wait] of [
    ['Confirm', waitForConfirm],
    ['Compare', async () => {}],
    ['Explain', waitForExplain],
  ] as const) {
    await goTo(page, step);
    await wait(page);
    await openEverything(page);
    const tooWidePx = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWidePx, step).toBeLessThanOrEqual(0);
  }
  // The answer names the feature, and is no wall of it.
  const answer = page.getByRole('heading', { level: 1 });
  await expect(answer).toContainText('average_of_all');
  expect((await answer.innerText()).length).toBeLessThan(200);
});
