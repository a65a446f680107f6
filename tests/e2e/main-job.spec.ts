import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test, type Page } from '@playwright/test';
import { csv, goTo, load, table, waitForState } from './page.ts';

const training = csv('train.csv', table('training'));
const serving = csv('serving.csv', table('serving'));

/** The row of a feature in the Compare table. */
const feature = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('two files in, what moved out', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Compare');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('amount');
  await expect(feature(page, 'amount')).toContainText(/moved|broken/);
  await expect(feature(page, 'age')).toContainText('stable');
  await expect(feature(page, 'plan')).toContainText('stable');
  // Roles are no features.
  await expect(feature(page, 'prediction')).toHaveCount(0);
});

test('both files dropped anywhere: names decide the side, a button swaps', async ({ page }) => {
  await page.goto('./');
  await page.locator('body').drop({ files: [serving, training] });
  await waitForState(page, 'ready');
  await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText('train.csv');
  await expect(page.getByRole('region', { name: 'Serving', exact: true })).toContainText('serving.csv');
  await page.getByRole('button', { name: /Swap/ }).click();
  await waitForState(page, 'ready');
  await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText('serving.csv');
});

test('gzip, UTF-16, semicolons with decimal commas and partitions are one table like any other', async ({
  page,
}) => {
  await page.goto('./');
  const half = table('training').split('\n');
  const header = half[0];
  const european = table('serving')
    .split('\n')
    .map((line) => line.replaceAll(',', ';').replace(/(\d)\.(\d)/g, '$1,$2'))
    .join('\n');
  await page.getByLabel('Training data', { exact: true }).setInputFiles([
    {
      name: 'train-1.csv.gz',
      mimeType: 'application/gzip',
      // Two members, as `cat a.gz b.gz` makes them; the second starts in the middle of the table.
      buffer: Buffer.concat([
        gzipSync(`${half.slice(0, 400).join('\n')}\n`),
        gzipSync(`${half.slice(400, 1001).join('\n')}\n`),
      ]),
    },
    {
      name: 'train-2.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`\uFEFF${header}\n${half.slice(1001).join('\n')}`, 'utf16le'),
    },
  ]);
  await page.getByLabel('Serving data', { exact: true }).setInputFiles(csv('serving.csv', european));
  await waitForState(page, 'ready');
  await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText(/2,000 rows/);
  await goTo(page, 'Compare');
  await expect(feature(page, 'amount')).toContainText(/moved|broken/);
  await expect(feature(page, 'age')).toContainText('stable');
});

test('a dialect that is overruled reads the file again, with a live preview', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  const region = page.getByRole('region', { name: 'Training', exact: true });
  await region.getByText('How it is written').click();
  await region.getByLabel('Delimiter', { exact: true }).selectOption({ label: 'semicolon ;' });
  await expect(region).toContainText('1 column');
  await region.getByRole('button', { name: 'Reset to detected' }).click();
  await expect(region).toContainText('7 columns');
});

test('a role that is changed changes what is compared', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await page.getByRole('combobox', { name: /role of age/i }).selectOption('ignored');
  await goTo(page, 'Compare');
  await expect(feature(page, 'amount')).toHaveCount(1);
  await expect(feature(page, 'age')).toHaveCount(0);
});

test('a renamed column is offered its partner and can be joined', async ({ page }) => {
  await load(page, training, csv('serving.csv', table('serving').replace('amount', 'Amount')));
  await waitForState(page, 'ready');
  await page.getByRole('button', { name: /^Join/ }).first().click();
  await waitForState(page, 'ready');
  await goTo(page, 'Compare');
  await expect(feature(page, 'amount')).toContainText(/moved|broken/);
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('missing');
});

test('a second drop replaces the first', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await page.getByLabel('Training data').setInputFiles(csv('train.csv', table('training', 77)));
  await expect(page.getByRole('region', { name: 'Training', exact: true })).toContainText('77 rows');
  await waitForState(page, 'ready');
});

test('pasted text is a table', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /Paste a table/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Training table as text').fill(table('training', 300));
  await dialog.getByLabel('Serving table as text').fill(table('serving', 300));
  await dialog.getByRole('button', { name: 'Read' }).click();
  await waitForState(page, 'ready');
});

test('samples run with one click and by a link', async ({ page }) => {
  await page.goto('./#/sample/infrastructure');
  await waitForState(page, 'ready');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/moved|broken/);
  await expect(page).toHaveURL(/#\/compare/);
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByRole('link', { name: /Hotel bookings/ }).click();
  await waitForState(page, 'ready');
});

test('bins, edges and the line answer at once and stand in the address', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Compare');
  const before = await feature(page, 'age').innerText();
  await page.getByRole('radio', { name: '20' }).check();
  await expect(feature(page, 'age')).not.toHaveText(before);
  await page.getByRole('radio', { name: 'equal width' }).check();
  await page.getByLabel('PSI line').fill('0.0001');
  await page.getByLabel('PSI line').press('Tab');
  await expect(page).toHaveURL(/bins=20&edges=equal-width&line=0.0001/);
  expect(page.url()).not.toContain('amount');
});

test('the case file is valid by its schema and opens again', async ({ page }) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save case file' }).click();
  const path = await (await download).path();
  const saved: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const schema: object = JSON.parse(readFileSync('src/core/case-file/case-file.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(saved), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  expect(saved).toMatchObject({
    format: 'gaptrace/case-file@1',
    tables: { training: { rows: 2000 }, serving: { rows: 2000 } },
  });
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByLabel('Open case file').setInputFiles(path);
  await waitForState(page, 'ready');
  await goTo(page, 'Compare');
  await expect(feature(page, 'amount')).toContainText(/moved|broken/);
  await feature(page, 'amount').click();
  await expect(page.getByRole('heading', { level: 2, name: 'amount' })).toBeVisible();
});

test('a definition that differs changes verdict, way and case file, and so it opens again', async ({
  page,
}) => {
  await load(page, training, serving);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('There is no gap to explain');
  await page.locator('[data-check="definition"] > summary').click();
  const label = page.getByRole('radiogroup', { name: /label mean the same/ });
  await label.getByRole('radio', { name: 'differs' }).check({ force: true });
  await expect(heading).toContainText('Cannot tell: you say that the label differs between the two sides.');
  await expect(page.getByRole('link', { name: /^Confirm/ })).toHaveAccessibleDescription(/cannot tell/i);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save case file' }).click();
  const path = await (await download).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    confirm: {
      verdict: 'cannot-tell',
      checks: { verdict: { verdict: 'not-established' } },
    },
  });
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByLabel('Open case file').setInputFiles(path);
  await waitForState(page, 'ready');
  await goTo(page, 'Confirm');
  await expect(heading).toContainText('Cannot tell: you say that the label differs between the two sides.');
  await page
    .getByRole('radiogroup', { name: /label mean the same/ })
    .getByRole('radio', { name: 'same', exact: true })
    .check({ force: true });
  await expect(heading).toContainText('There is no gap to explain');
});

test('over time, a step shows as a step', async ({ page }) => {
  const lines = table('serving', 4000).split('\n');
  const broken = lines
    .map((line, k) => (k > 2500 ? line.replace(/,(basic|premium),/, ',,') : line))
    .join('\n');
  await load(page, training, csv('serving.csv', broken));
  await waitForState(page, 'ready');
  await goTo(page, 'Compare');
  await feature(page, 'plan').click();
  const detail = page.getByRole('complementary');
  await expect(detail).toContainText('Over time');
  await detail.getByLabel('one step per').selectOption('week');
  await expect(detail.getByRole('img', { name: /null/i }).first()).toBeVisible();
});

test('reading can be cancelled, and the page takes the next files', async ({ page }, testInfo) => {
  const [header, ...body] = table('training', 20_000).split('\n');
  const path = testInfo.outputPath('train.csv');
  writeFileSync(path, `${header}\n${Array.from({ length: 120 }, () => body.join('\n')).join('')}`);
  await page.goto('./');
  await page.getByLabel('Training data', { exact: true }).setInputFiles(path);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await waitForState(page, 'empty');
  await page.getByLabel('Training data', { exact: true }).setInputFiles(training);
  await page.getByLabel('Serving data', { exact: true }).setInputFiles(serving);
  await waitForState(page, 'ready');
});
