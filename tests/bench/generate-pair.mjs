/**
 * Generates the pair of files that the bench reads, once, into a folder outside the repository.
 * By hand: `node tests/bench/generate-pair.mjs --rows 200000`.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Where the bench keeps what it generates and installs. */
export const cacheFolder = join(tmpdir(), 'gaptrace-bench');

/** Raised when the columns change, so that an older pair is not taken for the new one. */
const VERSION = 1;

/** Paths and sizes of the pair; writes it where it is not there yet. `kind`: `payments` (21 columns) or `served` (50). */
export async function ensurePair({ rows = 2_000_000, seed = 20_250_301, kind = 'payments' } = {}) {
  mkdirSync(cacheFolder, { recursive: true });
  const sides = ['training', 'serving'];
  const paths = sides.map((side) => {
    const name = kind === 'payments' ? side : `${side}-${kind}`;
    return join(cacheFolder, `${name}-${rows}-${seed}-v${VERSION}.csv`);
  });
  const started = performance.now();
  const missing = sides.filter((_, index) => !existsSync(paths[index]));
  await Promise.all(
    missing.map((side) => writeFile({ side, path: paths[sides.indexOf(side)], rows, seed, kind })),
  );
  const [training, serving] = paths;
  const bytes = paths.map((path) => statSync(path).size);
  return {
    training,
    serving,
    rows,
    bytes,
    generatedSeconds: missing.length > 0 ? (performance.now() - started) / 1000 : 0,
  };
}

function writeFile(workerData) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pair/write-file.mjs', import.meta.url), { workerData });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`writing ended with ${code}`))));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { rows: { type: 'string' }, seed: { type: 'string' } } });
  const pair = await ensurePair({
    ...(values.rows ? { rows: Number(values.rows) } : {}),
    ...(values.seed ? { seed: Number(values.seed) } : {}),
  });
  console.log(pair);
}
