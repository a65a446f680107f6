/**
 * `npm run bench:steps`: how long Confirm and Explain take in the built page once everything is compared, for a large pair.
 * Flags: --rows N (1,000,000 a side), --repeat N (median), --dist <folder> (a page built before), --pair <training,serving> (files of one's own).
 */
import { spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { install } from '../../scripts/install.mjs';
import { ensurePair } from './generate-pair.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    repeat: { type: 'string', default: '1' },
    dist: { type: 'string' },
    pair: { type: 'string' },
  },
});

install();
const { ensureChromium } = await import('../../scripts/chromium.mjs');
process.env.CHROMIUM_PATH = ensureChromium();
const { measureSteps } = await import('./ways/steps.mjs');
const { busyShare } = await import('./quiet.mjs');
const { serve } = await import('./serve.mjs');
const { median } = await import('./report.mjs');

/** What it is held to: seconds after everything is compared, milliseconds of the page's thread. */
const LIMITS = { metrics: 1, board: 2, explained: 10, longestTaskMs: 50, thresholdMs: 50 };
const WORDS = {
  compared: 'files given to everything compared, s',
  metrics: 'compared to metrics, s',
  verdict: 'compared to verdict, s',
  confirmed: 'compared to segments, s',
  board: 'compared to first evidence (a board before Confirm is done), s',
  explained: 'compared to whole board, s',
  processor: 'processor time of all threads from compared to whole board, s',
  busiestThread: 'of these the busiest thread, s',
  longestTaskMs: "longest task on the page's thread after compared, ms",
  longestBeforeMs: "longest task on the page's thread before, ms",
  thresholdMs: 'a dragged threshold, ms',
  peakMb: 'peak memory, MB',
  comparedMb: 'peak memory until compared, MB',
};

if (!flags.dist) {
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
const [training, serving] = flags.pair?.split(',') ?? [];
const pair = flags.pair
  ? { training, serving }
  : await ensurePair({ rows: Number(flags.rows), kind: 'served' });
// Everybody reads from memory: the disk is not what is measured.
for (const path of [pair.training, pair.serving])
  await createReadStream(path, { highWaterMark: 8 << 20 }).forEach(() => undefined);

const server = await serve({ '/': resolve(flags.dist ?? join(root, 'dist')) });
const runs = [];
for (let turn = 0; turn < Number(flags.repeat); turn++) {
  const busy = await busyShare();
  runs.push({ busy, ...(await measureSteps({ pair, address: server.address })) });
}
await server.stop();

const figures = Object.fromEntries(
  Object.keys(WORDS).map((key) => [key, median(runs.map((run) => run[key]))]),
);
const busiest = Math.max(...runs.map(({ busy }) => busy));
for (const [key, words] of Object.entries(WORDS)) {
  const value = figures[key];
  const limit = LIMITS[key];
  const verdict =
    limit === undefined || value === null ? '' : value <= limit ? `met (${limit})` : `MISSED (${limit})`;
  console.log(
    `${words.padEnd(66)} ${value === null ? '-' : value.toFixed(value < 20 ? 2 : 0)}`.padEnd(76),
    verdict,
  );
}
if (busiest > 0.1) console.log(`The machine was busy with other things (${Math.round(100 * busiest)} %).`);
const { lead, errors } = runs[0];
console.log(`Board: ${lead || 'empty'}`);
for (const error of errors) console.log(`Error of the page: ${error}`);
console.log(
  JSON.stringify({
    bench: 'gaptrace-steps',
    rows: flags.pair ? null : Number(flags.rows),
    busiest,
    ...figures,
  }),
);
