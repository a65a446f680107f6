/** The product itself: the built page in a fresh Chromium, from the first file given to everything compared. */
import { readFile } from 'node:fs/promises';
import { givePair, watchMemory, withPage } from '../browser.mjs';
import { answerTime, watchPage } from './watch-page.mjs';

const LIMIT_MS = 300_000;

/** Measures the page from outside; nothing in it knows that it is being measured. */
export function measureOurs({ pair, address }) {
  return withPage(async (page) => {
    page.setDefaultTimeout(10_000);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const crashed = new Promise((_, reject) => page.on('crash', () => reject(new Error('the tab crashed'))));
    await page.addInitScript(watchPage);
    await page.goto(`${address}/`);
    await page.locator('main[data-state=empty]').waitFor();
    await page.waitForTimeout(500);

    const memory = watchMemory();
    let times;
    let held;
    try {
      await givePair(page, pair);
      const ended = page.evaluate(() => window.gaptraceBench.ended());
      times = await Promise.race([ended, crashed, tooLong(page)]);
    } finally {
      held = memory.stop();
    }
    if (times.failed) throw new Error(`the page says it failed: ${await failureText(page)}`);

    const longTasks = await page.evaluate(() => window.gaptraceBench.longTasks);
    const sinceDrop = (time) => (time ? (time - times.firstFile) / 1000 : null);
    const seconds = {
      total: sinceDrop(times.ready),
      firstRows: sinceDrop(times.firstRows),
      firstFeature: sinceDrop(times.firstFeature),
      firstExactFeature: sinceDrop(times.firstExactFeature),
      betweenFiles: sinceDrop(times.lastFile),
    };
    const features = await savedFeatures(page);
    const answers = await answerTimes(page);
    return { seconds, longTasks: longTasks.map(sinceDropOf(times)), ...answers, ...held, features, errors };
  });
}

/**
 * What page and workers hold once everything is compared and garbage is collected, by Chromium's own account.
 * Only an isolated page may ask, so this is a run of its own. Null where the browser cannot tell.
 */
export function measureHeldBytes({ pair, address }) {
  return withPage(async (page) => {
    page.setDefaultTimeout(LIMIT_MS);
    await page.addInitScript(watchPage);
    await page.goto(`${address}/`);
    await givePair(page, pair);
    await page.evaluate(() => window.gaptraceBench.ended());
    return page.evaluate(async () => {
      if (!window.crossOriginIsolated) return null;
      return (await performance.measureUserAgentSpecificMemory()).bytes;
    });
  });
}

const sinceDropOf = (times) => (task) => ({
  start: Math.round(task.startTime - times.firstFile),
  duration: task.duration,
});

async function tooLong(page) {
  await new Promise((resolve) => setTimeout(resolve, LIMIT_MS).unref());
  const state = await page.locator('main').getAttribute('data-state');
  throw new Error(`still ${state} after ${LIMIT_MS / 1000} s`);
}

const failureText = async (page) =>
  (await page.locator('main').innerText()).slice(0, 200).replaceAll('\n', ' ');

/** Names and numbers of the features as the page's own case file has them: to see that they are the same work. */
async function savedFeatures(page) {
  try {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save case file' }).first().click();
    const saved = JSON.parse(await readFile(await (await download).path(), 'utf8'));
    return saved.compare.features;
  } catch {
    // The figures stand without it; the report says that they could not be checked.
    return null;
  }
}

/** How long the page takes to answer a change of the bins and of the window's length. */
async function answerTimes(page) {
  const binsMs = await answerOf(page, /bins/i, ['20', '5']);
  await page
    .locator('[data-feature-row], [role=row][data-index]')
    .first()
    .click()
    .catch(() => undefined);
  await page.waitForTimeout(1500);
  const windowMs = await answerOf(page, /window|one step per/i, ['week', 'day']);
  return { binsMs, windowMs };
}

/** The slowest of two changes; null where the control is not there. */
async function answerOf(page, group, choices) {
  let slowest = null;
  for (const choice of choices) {
    const control = await findControl(page, group, choice);
    const time = control ? await control.evaluate(answerTime) : null;
    if (time !== null) slowest = Math.max(slowest ?? 0, time);
  }
  return slowest;
}

/** A radio, button or option called like the choice, inside a control called like the group where there is one. */
async function findControl(page, group, choice) {
  const main = page.locator('main');
  const name = new RegExp(`(^|\\W)${choice}s?($|\\W)`, 'i');
  const groups = ['radiogroup', 'group', 'combobox', 'toolbar'].map((role) =>
    main.getByRole(role, { name: group }),
  );
  const roles = (scope) => ['radio', 'button', 'option'].map((role) => scope.getByRole(role, { name }));
  for (const candidate of [...groups, main].flatMap(roles)) {
    if ((await candidate.count()) > 0) return candidate.first();
  }
  return null;
}
