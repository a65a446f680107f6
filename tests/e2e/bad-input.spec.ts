import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { csv, load, table, waitForState, type GivenFile } from './page.ts';

/*
 * Everything a person can get wrong: for each, the page says what is wrong, where, and what can be
 * done, and goes on working.
 */

const good = csv('serving.csv', table('serving'));

/** Files that are no table at all. */
const hopeless: [string, GivenFile, RegExp][] = [
  ['an empty file', csv('train.csv', ''), /empty/i],
  ['nothing but line ends', csv('train.csv', '\n\n\n'), /empty/i],
  ['a header only', csv('train.csv', 'a,b,c\n'), /header/i],
  [
    'a binary file',
    csv('train.csv', Buffer.from(Array.from({ length: 4000 }, (_, k) => (k * 7919) % 256))),
    /binary|not a table|no table/i,
  ],
  ['an image named .csv', csv('train.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')), /PNG/i],
  [
    'a damaged gzip file',
    csv('train.csv.gz', Buffer.from('1f8b0800000000000003abcdef', 'hex')),
    /gzip|damaged|unpack/i,
  ],
  [
    'a web page saved as CSV',
    csv('train.csv', '<!DOCTYPE html><html><body>Sign in</body></html>'),
    /HTML|web page/i,
  ],
];

for (const [name, file, words] of hopeless) {
  test(`${name} is refused with words`, async ({ page }) => {
    await load(page, file, good);
    await waitForState(page, 'failed');
    await expect(page.locator('main')).toContainText(words);
    await expect(page.locator('main')).toContainText('train.csv');
    // Nothing is lost: the other side is there, and a good file repairs this one.
    await page
      .getByLabel('Training data', { exact: true })
      .setInputFiles(csv('train.csv', table('training')));
    await waitForState(page, 'ready');
  });
}

/** Files with something odd that does not keep them from being compared. */
const odd: [string, string | Buffer, RegExp][] = [
  ['ragged rows', `${table('training')}1,2\n1,2,3,4,5,6,7,8,9\n`, /set aside/i],
  [
    'an unclosed quote at byte 10',
    `entity_id,"amount,age\n${table('training')}`
      .replace(
        /^.*\n/,
        'entity_id,event_time,amount,age,plan,prediction,label\n"1,2026-01-01 00:00:00,5,30,basic,0.5,1\n',
      )
      .replace(/entity_id,event_time,amount,age,plan,prediction,label\n(?=\d)/, ''),
    /quote/i,
  ],
  ['duplicate column names', table('training').replace('plan', 'age'), /age \(2\)/],
  ['an empty column name', table('training').replace('plan', ''), /column 5/],
  [
    'invalid UTF-8',
    Buffer.concat([
      Buffer.from(table('training')),
      Buffer.from([0x31, 0x2c]),
      Buffer.from('2026-01-01 00:00:00,5,30,'),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(',0.5,1\n'),
      Buffer.from('é'.repeat(40) + '\n'),
    ]),
    /UTF-8|encoding|bytes/i,
  ],
  ['NUL bytes', table('training').replace('basic', 'ba\0sic'), /NUL/i],
];

for (const [name, content, words] of odd) {
  test(`${name} are said and the rest is compared`, async ({ page }) => {
    await load(page, csv('train.csv', content), good);
    await waitForState(page, 'ready');
    await page.getByRole('link', { name: /^Load/ }).click();
    await expect(page.locator('main')).toContainText(words);
  });
}

test('rows used and rows set aside add up to the rows of the file, and each is listed', async ({ page }) => {
  await load(page, csv('train.csv', `${table('training', 500)}1,2\n3,fifth wheel\n`), good);
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Load/ }).click();
  await expect(page.locator('main')).toContainText('500 rows used + 2 set aside = 502 rows in the file');
  await page
    .getByText(/2 rows? set aside|set-aside rows|Rows set aside/i)
    .first()
    .click();
  await expect(page.locator('main')).toContainText('3,fifth wheel');
  await expect(page.locator('main')).toContainText('502');
});

test('cells that do not fit and spellings of null are said and listed', async ({ page }) => {
  let row = 0;
  const odd = table('training', 900).replace(/^(\d+,[^,]+,)([^,]+),/gm, (line, start: string) => {
    row++;
    return row === 700 ? `${start}about five,` : row % 100 === 3 ? `${start}N/A,` : line;
  });
  await load(page, csv('train.csv', odd), good);
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Load/ }).click();
  await expect(page.locator('main')).toContainText(
    '1 cell of “amount” does not fit its type, the first is “about five”',
  );
  await expect(page.getByRole('row').filter({ hasText: 'amount' }).last()).toContainText('as N/A');
});

test('__proto__ and constructor are columns like any other', async ({ page }) => {
  const rename = (text: string): string => text.replace('amount,age', '__proto__,constructor');
  await load(page, csv('train.csv', rename(table('training'))), csv('serving.csv', rename(table('serving'))));
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Compare/ }).click();
  await expect(page.locator('main')).toContainText('__proto__');
  await expect(page.locator('main')).toContainText('constructor');
  expect(await page.evaluate(() => 'polluted' in Object.prototype)).toBe(false);
});

test('markup in headers, cells and file names stays text', async ({ page }) => {
  const markup = '<img src=x onerror="window.injected=1">';
  const quoted = `"${markup.replaceAll('"', '""')}"`;
  const spoil = (text: string): string => text.replace('age', quoted).replaceAll('basic', quoted);
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  await load(
    page,
    csv(`train${markup.slice(0, 5)}.csv`, spoil(table('training'))),
    csv('serving.csv', spoil(table('serving'))),
  );
  await waitForState(page, 'ready');
  for (const step of ['Load', 'Compare']) {
    await page.getByRole('link', { name: new RegExp(`^${step}`) }).click();
    await expect(page.locator('main')).toContainText(markup);
    expect(await page.locator('main img').count()).toBe(0);
  }
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  expect(violations).toEqual([]);
});

test('no column in common is said', async ({ page }) => {
  await load(page, csv('train.csv', 'a,b\n1,2\n3,4\n'), csv('serving.csv', 'p,q\n1,2\n3,4\n'));
  await waitForState(page, 'failed');
  await expect(page.locator('main')).toContainText(/no column in common|column.*common/i);
});

test('the same file twice is said and compared', async ({ page }) => {
  const same = csv('data.csv', table('training'));
  await load(page, same, same);
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Load/ }).click();
  await expect(page.locator('main')).toContainText(/same data/i);
});

test('one column is enough to compare', async ({ page }) => {
  const column = (factor: number): string =>
    `x\n${Array.from({ length: 900 }, (_, k) => (k % 97) * factor).join('\n')}\n`;
  await load(page, csv('train.csv', column(1)), csv('serving.csv', column(3)));
  await waitForState(page, 'ready');
});

test('a field of 50 MB is set aside, the table is read', async ({ page }, testInfo) => {
  const rows = table('training', 300);
  const field = 'x'.repeat(50 * 1024 * 1024);
  const path = testInfo.outputPath('train.csv');
  writeFileSync(path, `${rows}1,2026-01-01 00:00:00,5,30,${field},0.5,1\n${rows.replace(/^.*\n/, '')}`);
  await load(page, path, good);
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Load/ }).click();
  await expect(page.locator('main')).toContainText('600 rows used + 1 set aside');
});

test('five thousand columns are read and compared', async ({ page }) => {
  const wide = (shift: number): string => {
    const names = Array.from({ length: 5000 }, (_, k) => `f${k}`).join(',');
    const rows = Array.from({ length: 60 }, (_, r) =>
      Array.from({ length: 5000 }, (_, c) => ((r * 31 + c * 17) % 101) + shift).join(','),
    );
    return `${names}\n${rows.join('\n')}\n`;
  };
  await load(page, csv('train.csv', wide(0)), csv('serving.csv', wide(3)));
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Compare/ }).click();
  await expect(page.locator('main')).toContainText(/5,000/);
});

test('a worker that dies mid-way is said, and the page goes on', async ({ page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    const all: Worker[] = [];
    Object.assign(window, { allWorkers: all });
    window.Worker = class extends Original {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        all.push(this);
      }
    };
  });
  await load(page, csv('train.csv', table('training')), good);
  await waitForState(page, 'ready');
  await page.evaluate(() => {
    const { allWorkers } = window as unknown as { allWorkers: Worker[] };
    for (const worker of allWorkers)
      worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  });
  await waitForState(page, 'failed');
  await expect(page.locator('main')).toContainText(/memory|worker|ended/i);
  await page.getByLabel('Training data', { exact: true }).setInputFiles(csv('train.csv', table('training')));
  await page.getByLabel('Serving data', { exact: true }).setInputFiles(good);
  await waitForState(page, 'ready');
});

/** A file large enough to be met while it is being read. */
function largeFile(path: string): string {
  const rows = table('training', 20_000).split('\n');
  const [header, ...body] = rows;
  const block = body.join('\n');
  writeFileSync(path, `${header}\n${Array.from({ length: 90 }, () => block).join('')}`);
  return path;
}

for (const [name, damage] of [
  ['grows', (path: string) => appendFileSync(path, '1,2,3\n')],
  ['is cut short', (path: string) => truncateSync(path, 5000)],
  ['vanishes', (path: string) => rmSync(path)],
] as const) {
  test(`a file that ${name} while it is read is said`, async ({ page }, testInfo) => {
    const path = largeFile(testInfo.outputPath('train.csv'));
    await page.goto('./');
    await page.getByLabel('Training data', { exact: true }).setInputFiles(path);
    damage(path);
    await waitForState(page, 'failed');
    await expect(page.locator('main')).toContainText(/changed|read/i);
    await expect(page.locator('main')).toContainText('train.csv');
  });
}
