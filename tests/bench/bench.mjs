/**
 * `npm run bench`: how long the product takes for a large pair, and how long others take for the same numbers.
 * Flags: --rows N, --only ours,read,duckdb,duckdb-wasm,papaparse,pandas, --repeat N (median), --dist <folder>
 * (a page built before, instead of building one now), --keep (writes every run's figures into the cache folder).
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { install } from '../../scripts/install.mjs';
import { cacheFolder, ensurePair } from './generate-pair.mjs';
import { describePair } from './pair/columns.mjs';

const WAYS = ['read', 'ours', 'duckdb', 'duckdb-wasm', 'papaparse', 'pandas'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '2000000' },
    only: { type: 'string', default: WAYS.join(',') },
    repeat: { type: 'string', default: '1' },
    dist: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const asked = flags.only.split(',');
const unknown = asked.filter((way) => !WAYS.includes(way));
if (unknown.length > 0) throw new RangeError(`--only knows ${WAYS.join(', ')}; not ${unknown.join(', ')}`);

install();
// What these import is installed by now.
const { ensureChromium } = await import('../../scripts/chromium.mjs');
process.env.CHROMIUM_PATH = ensureChromium();
const { installDuckDb, installPandas } = await import('./install-peers.mjs');
const { measureInPage, measureProgram } = await import('./ways/peer.mjs');
const { measureHeldBytes, measureOurs } = await import('./ways/ours.mjs');
const { busyShare } = await import('./quiet.mjs');
const { serve } = await import('./serve.mjs');
const { jsonLine, table } = await import('./report.mjs');

if (asked.includes('ours') && !flags.dist) {
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(1);
}
const pair = await ensurePair({ rows: Number(flags.rows) });
const shape = describePair();
await warmFileCache([pair.training, pair.serving]);

const folders = {
  '/': resolve(flags.dist ?? join(root, 'dist')),
  '/ways/': join(here, 'ways'),
  '/node_modules/': join(here, 'node_modules'),
  '/papaparse/': join(root, 'node_modules/papaparse'),
};
const server = await serve(folders);
const job = { pair, features: shape.features, address: server.address };
const run = {
  read: () => measureInPage('read', job),
  ours: () => measureOurs(job),
  duckdb: () => {
    installDuckDb();
    return measureProgram(process.execPath, join(here, 'ways/duckdb.mjs'), job);
  },
  'duckdb-wasm': () => {
    installDuckDb();
    return measureInPage('duckdb-wasm', job);
  },
  papaparse: () => measureInPage('papaparse', job),
  pandas: () => measureProgram(installPandas(), join(here, 'ways/pandas_psi.py'), job),
};

const runs = {};
const skipped = {};
for (let turn = 0; turn < Number(flags.repeat); turn++) {
  for (const way of WAYS.filter((name) => asked.includes(name) && !(name in skipped))) {
    process.stderr.write(`${way} …`);
    try {
      const busyBefore = await busyShare();
      const result = { busyBefore, ...(await run[way]()) };
      (runs[way] ??= []).push(result);
      process.stderr.write(` ${result.seconds.total.toFixed(2)} s\n`);
    } catch (error) {
      skipped[way] = error.message.split('\n')[0];
      process.stderr.write(` skipped: ${skipped[way]}\n`);
    }
  }
}
await server.stop();
const heldBytes = runs.ours ? await heldMemory() : null;

const figures = {
  pair,
  shape,
  runs,
  skipped,
  heldBytes,
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
};
if (flags.keep) {
  const file = join(cacheFolder, `figures-${new Date().toISOString().replaceAll(':', '-')}.json`);
  writeFileSync(file, JSON.stringify(figures, null, 1));
  console.log(`All figures: ${file}`);
}
console.log(table(figures));
console.log(jsonLine(figures));

/** Asks an isolated page; the figure is an extra, so that a browser that will not tell stops nothing. */
async function heldMemory() {
  const isolated = await serve(folders, { isolated: true });
  try {
    return await measureHeldBytes({ pair, address: isolated.address });
  } catch (error) {
    process.stderr.write(`memory by the browser's own account: ${error.message.split('\n')[0]}\n`);
    return null;
  } finally {
    await isolated.stop();
  }
}

/** Everybody reads from memory: the disk is not what is measured. */
async function warmFileCache(paths) {
  for (const path of paths) await createReadStream(path, { highWaterMark: 8 << 20 }).forEach(() => undefined);
}
