import { expect, type Page } from '@playwright/test';

/** A file as Playwright hands it to an input. */
export interface GivenFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A CSV file from text or bytes. */
export function csv(name: string, content: string | Buffer): GivenFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(content) };
}

/** A small table in which `amount` was multiplied by 100 in serving and nothing else changed. */
export function table(side: 'training' | 'serving', rows = 2000): string {
  let state = side === 'training' ? 1 : 2;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = ['entity_id,event_time,amount,age,plan,prediction,label'];
  const start = Date.UTC(2026, side === 'training' ? 0 : 3, 1);
  for (let row = 0; row < rows; row++) {
    const time = new Date(start + row * 600_000).toISOString().slice(0, 19).replace('T', ' ');
    const amount = (random() * 90 + 10) * (side === 'serving' ? 100 : 1);
    const age = 20 + Math.floor(random() * 50);
    const plan = random() < 0.6 ? 'basic' : 'premium';
    const prediction = random();
    lines.push(
      `${100_000 + row},${time},${amount.toFixed(2)},${age},${plan},${prediction.toFixed(6)},${random() < prediction ? 1 : 0}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** Opens the page and hands both files in. */
export async function load(
  page: Page,
  training: GivenFile | string,
  serving: GivenFile | string,
): Promise<void> {
  await page.goto('./');
  await page.getByLabel('Training data', { exact: true }).setInputFiles(training);
  await page.getByLabel('Serving data', { exact: true }).setInputFiles(serving);
}

/** Waits until the study stands where it should. */
export async function waitForState(page: Page, state: 'empty' | 'ready' | 'failed'): Promise<void> {
  await expect(page.locator('main')).toHaveAttribute('data-state', state, { timeout: 30_000 });
}

/** Goes to a step and waits until it is the one that is shown: the rows of the last one look like its own. */
export async function goTo(page: Page, step: string): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${step}`) }).click();
  await expect(page).toHaveTitle(new RegExp(`^${step}`));
}

/** Waits until Confirm has everything: the segments come last. */
export async function waitForConfirm(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Weak segments' })).toBeVisible({ timeout: 30_000 });
}

/** Waits until Explain has the whole board: then it says which rows it looked at, no longer what it does. */
export async function waitForExplain(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /looked at/i })).toBeVisible({ timeout: 30_000 });
}

/** Opens everything that can be opened, and then what lies within that. */
export async function openEverything(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const closed = (): NodeListOf<HTMLDetailsElement> =>
      document.querySelectorAll('main details:not([open])');
    while (closed().length > 0) {
      for (const details of closed()) details.open = true;
      // What a card holds is drawn once it is open.
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
}

/** Saves the case file with whatever asks for it. @returns where it was saved */
export async function saveCase(page: Page, ask: () => Promise<void>): Promise<string> {
  const download = page.waitForEvent('download');
  await ask();
  return (await download).path();
}

/** Opens a case file on a page that was never given a table. */
export async function reopenCase(page: Page, path: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto('./');
  await page.getByLabel('Open case file').setInputFiles(path);
  await waitForState(page, 'ready');
}
