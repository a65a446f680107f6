import { expect, test } from '@playwright/test';
import { csv, load, table, waitForState } from './page.ts';

const CANARY = 'CANARY-5f2c9a77';

test('no request leaves the page once it is loaded, and no data stands in its address or title', async ({
  page,
  context,
}) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  const own = new URL(page.url()).origin;
  context.on('request', (request) => {
    // Parts of the page itself (Compare, samples) are fetched when they are first needed.
    const { origin, pathname } = new URL(request.url());
    const isPart = origin === own && /^\/assets\/[\w.-]+\.(js|css)$/.test(pathname);
    if (!isPart && !request.url().startsWith('blob:') && !request.url().startsWith('data:')) {
      requests.push(request.url());
    }
  });
  const canary = (text: string): string => text.replace('age', CANARY).replaceAll('basic', CANARY);
  await page
    .getByLabel('Training data', { exact: true })
    .setInputFiles(csv(`${CANARY}-train.csv`, canary(table('training'))));
  await page
    .getByLabel('Serving data', { exact: true })
    .setInputFiles(csv(`${CANARY}-serving.csv`, canary(table('serving'))));
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Compare/ }).click();
  await page.getByRole('row').filter({ hasText: CANARY }).first().click();
  await expect(page.getByRole('heading', { level: 2, name: CANARY })).toBeVisible();
  for (const step of ['Explain', 'Monitor', 'Confirm', 'Load']) {
    await page.getByRole('link', { name: new RegExp(`^${step}`) }).click();
  }
  expect(requests).toEqual([]);
  expect(page.url()).not.toContain(CANARY);
  expect(await page.title()).not.toContain(CANARY);
  const kept = await page.evaluate(
    () => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie,
  );
  expect(kept).not.toContain(CANARY);
});

test('everything works with the network switched off', async ({ page, context }) => {
  await page.goto('./');
  await page.waitForLoadState('networkidle');
  // What Compare needs is part of the page; it is fetched with the first file.
  await load(page, csv('train.csv', table('training')), csv('serving.csv', table('serving')));
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Compare/ }).click();
  await context.setOffline(true);
  await page.getByRole('link', { name: /^Load/ }).click();
  await page.getByLabel('Serving data').setInputFiles(csv('serving.csv', table('serving', 900)));
  await waitForState(page, 'ready');
  await page.getByRole('link', { name: /^Compare/ }).click();
  await expect(page.getByRole('row').filter({ hasText: 'amount' })).toContainText(/moved|broken/);
});

test('the policy binds the page and its workers', async ({ page }) => {
  await page.goto('./');
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("connect-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  const ways = await page.evaluate(async () => {
    const blocked = async (attempt: () => Promise<unknown>): Promise<boolean> => {
      try {
        await attempt();
        return false;
      } catch {
        return true;
      }
    };
    const url = `${location.origin}/favicon.svg`;
    const inWorker = (): Promise<boolean> =>
      new Promise((resolve) => {
        const code = `fetch(${JSON.stringify(url)}).then(() => postMessage(false), () => postMessage(true))`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.onmessage = (event) => resolve(event.data as boolean);
      });
    return {
      fetch: await blocked(() => fetch(url)),
      request: await blocked(
        () =>
          new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            request.onload = resolve;
            request.onerror = reject;
            request.open('GET', url);
            request.send();
          }),
      ),
      socket: await blocked(
        () =>
          new Promise((resolve, reject) => {
            const socket = new WebSocket(url.replace('http', 'ws'));
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
      ),
      worker: await inWorker(),
      script: await blocked(async () => {
        document.head.append(
          Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }),
        );
      }),
    };
  });
  expect(ways).toEqual({ fetch: true, request: true, socket: true, worker: true, script: true });
});
