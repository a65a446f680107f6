/** Confirm and Explain in the built page: when each part is on screen, counted from everything being compared. */
import { givePair, processorSeconds, watchMemory, withPage } from '../browser.mjs';

const LIMIT_MS = 300_000;

/** One run in a fresh Chromium. */
export function measureSteps({ pair, address }) {
  return withPage(async (page) => {
    page.setDefaultTimeout(LIMIT_MS);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(watchSteps);
    await page.goto(`${address}/`);
    await page.locator('main[data-state=empty]').waitFor();
    await page.waitForTimeout(500);
    const whole = watchMemory();
    const reading = watchMemory();
    await givePair(page, pair);
    await page.locator('main[data-state=ready]').waitFor();
    const comparedMb = megabytes(reading.stop());
    const spent = processorSeconds();
    await page.waitForFunction(() => window.gaptraceSteps.isDone());
    const { all: processor, busiest: busiestThread } = secondsSince(spent);
    const peakMb = megabytes(whole.stop());
    const { times, tasks } = await page.evaluate(() => window.gaptraceSteps);
    if (times.failed) throw new Error(`the page says it failed: ${await page.locator('main').innerText()}`);
    const since = (mark) => (times[mark] === undefined ? null : (times[mark] - times.ready) / 1000);
    const longest = (list) => Math.max(0, ...list.map(({ duration }) => duration));
    const lead = await leadOfBoard(page);
    const thresholdMs = await thresholdAnswer(page);
    return {
      compared: (times.ready - times.given) / 1000,
      metrics: since('metrics'),
      verdict: since('verdict'),
      confirmed: since('confirmed'),
      board: since('board'),
      explained: since('explained'),
      processor,
      busiestThread,
      longestTaskMs: longest(tasks.filter(({ startTime }) => startTime >= times.ready)),
      longestBeforeMs: longest(
        tasks.filter(({ startTime }) => startTime >= times.given && startTime < times.ready),
      ),
      thresholdMs,
      peakMb,
      comparedMb,
      lead,
      errors,
    };
  });
}

function secondsSince(before) {
  const spent = [...processorSeconds()].map(([thread, seconds]) => seconds - (before.get(thread) ?? 0));
  return { all: spent.reduce((sum, seconds) => sum + seconds, 0), busiest: Math.max(...spent) };
}

const megabytes = (held) => (held ? held.peakBytes / 2 ** 20 : null);

/** Sent to the page as text: notes when its attributes say that something is there. */
function watchSteps() {
  const times = {};
  const tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ startTime, duration });
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('change', () => (times.given ??= performance.now()), { capture: true });
  const STAGES = { metrics: 1, verdict: 2, ready: 3 };
  const look = () => {
    const { state, confirm, explain } = document.querySelector('main')?.dataset ?? {};
    const mark = (name, is) => is && (times[name] ??= performance.now());
    const stage = STAGES[confirm] ?? 0;
    mark('ready', state === 'ready');
    mark('metrics', stage >= 1);
    mark('verdict', stage >= 2);
    mark('confirmed', stage >= 3);
    mark('board', explain === 'board' || explain === 'ready');
    mark('explained', explain === 'ready');
    mark('failed', state === 'failed' || confirm === 'failed' || explain === 'failed');
    // A person goes on to see the verdict.
    if (times.ready && !times.wentOn) {
      times.wentOn = performance.now();
      location.hash = '#/confirm';
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-state', 'data-confirm', 'data-explain'],
  });
  window.gaptraceSteps = {
    times,
    tasks,
    isDone: () =>
      times.failed !== undefined || (times.explained !== undefined && times.confirmed !== undefined),
  };
}

async function leadOfBoard(page) {
  await page.evaluate(() => (location.hash = '#/explain'));
  const lead = page.locator('main h1.lead').first();
  return lead.innerText({ timeout: 5000 }).catch(() => '');
}

/** Drags the threshold and waits for the next change of the step: milliseconds to its paint, the middle of five. */
async function thresholdAnswer(page) {
  await page.evaluate(() => (location.hash = '#/confirm'));
  const slider = page.locator('main .threshold input[type=range]');
  if (
    !(await slider.waitFor({ timeout: 5000 }).then(
      () => true,
      () => false,
    ))
  )
    return null;
  return slider.evaluate(async (control) => {
    const answers = [];
    for (const value of ['0.3', '0.35', '0.4', '0.45', '0.55']) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      const started = performance.now();
      const changed = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          resolve(performance.now() - started);
        });
        for (const list of document.querySelectorAll('main .metrics ul'))
          observer.observe(list, { subtree: true, childList: true, characterData: true });
        setTimeout(() => resolve(NaN), 5000);
      });
      control.value = value;
      control.dispatchEvent(new Event('input', { bubbles: true }));
      answers.push(await changed);
    }
    return answers.filter((ms) => ms === ms).sort((a, b) => a - b)[2] ?? null;
  });
}
