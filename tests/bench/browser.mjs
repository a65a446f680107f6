/** One fresh Chromium with one page, and how much memory its renderer processes hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { chromiumArguments, chromiumPath } from '../../scripts/chromium.mjs';

const SAMPLE_MS = 100;

/** Starts Chromium, hands a page to `use`, and closes it whatever happens. */
export async function withPage(use) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArguments });
  try {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      acceptDownloads: true,
    });
    return await use(await context.newPage());
  } finally {
    await browser.close();
  }
}

/** Gives both files of the pair to the page's two file inputs. */
export async function givePair(page, pair) {
  await page.getByLabel('Training data').setInputFiles(pair.training);
  await page.getByLabel('Serving data').setInputFiles(pair.serving);
}

/**
 * Samples the resident memory of all renderer processes (page and workers live in one) until `stop`,
 * which gives the highest sum above the one at the start. Undefined where there is no /proc.
 */
export function watchMemory() {
  let renderers = rendererProcesses();
  if (!renderers) return { stop: () => undefined };
  const resident = () => renderers.reduce((sum, pid) => sum + residentBytes(pid), 0);
  const baseline = resident();
  let peak = baseline;
  let samples = 0;
  const timer = setInterval(() => {
    // A crashed or added process is rare: looking for them every time would cost more than it tells.
    if (++samples % 20 === 0) renderers = rendererProcesses();
    peak = Math.max(peak, resident());
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return { baselineBytes: baseline, peakBytes: Math.max(peak, resident()) - baseline };
    },
  };
}

function residentBytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    // The process has ended since it was listed.
    return 0;
  }
}

/** Renderer processes among the descendants of this process. */
function rendererProcesses() {
  const parents = new Map();
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
        parents.set(Number(pid), Number(stat.slice(stat.lastIndexOf(')') + 4).split(' ')[0]));
      } catch {
        // Ended between the listing and the look.
      }
    }
  } catch {
    // No /proc: not Linux.
    return undefined;
  }
  const isOurs = (pid) => pid === process.pid || (parents.has(pid) && isOurs(parents.get(pid)));
  return [...parents.keys()].filter((pid) => isOurs(pid) && commandLine(pid).includes('--type=renderer'));
}

function commandLine(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    // Ended, or not ours to look at.
    return '';
  }
}

/** Processor time that each thread of the renderer processes took so far, in seconds; what else the machine does plays little part in it. Empty where there is no /proc. */
export function processorSeconds() {
  const TICKS = 100;
  const threads = (rendererProcesses() ?? []).flatMap((pid) =>
    readdirSync(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/stat`),
  );
  return new Map(
    threads.map((path) => {
      const stat = readFileSync(path, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [path, (Number(fields[11]) + Number(fields[12])) / TICKS];
    }),
  );
}
