/**
 * `npm run bench:causes`: how well Explain finds causes, on tables generated with known faults (see causes/). Writes the rates of
 * signatures, measured on five businesses, into src/core/explain/rates.json; reports on five others and on real pairs where there are any.
 * Flags: --quick (held-out cases at full strength, one a fault; rates are not written), --sparse (one case a fault on either
 * side: rates for while signatures are being written), --only <text> (faults or businesses that hold it), --real (real pairs
 * alone), --injected (the same faults planted in real tables alone),
 * --public <0 to 3> (a part of the faults that public/make_pairs.py plants in public datasets, alone), --keep <file> (results as they come, a line of JSON each).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { install } from '../../scripts/install.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('./causes/', import.meta.url));
const cache = join(root, 'node_modules/.cache/bench-causes');

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    sparse: { type: 'boolean', default: false },
    only: { type: 'string' },
    real: { type: 'boolean', default: false },
    injected: { type: 'boolean', default: false },
    public: { type: 'string' },
    keep: { type: 'string' },
  },
});

install();
// What this imports is installed by now. Node 20 runs no TypeScript by itself, so both entries are bundled first.
const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: cache,
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: { run: join(here, 'run.ts'), lane: join(here, 'lane.ts') },
      output: { format: 'es', entryFileNames: '[name].mjs' },
    },
  },
});
const { makePublicPairs } = await import('./public/make-pairs.mjs');
const { runBench } = await import(pathToFileURL(join(cache, 'run.mjs')).href);
await runBench({
  size: flags.quick ? 'quick' : flags.sparse ? 'sparse' : 'full',
  only: flags.only ?? null,
  isRealOnly: flags.real,
  isInjectedOnly: flags.injected,
  publicPairs: flags.public === undefined ? null : makePublicPairs(flags.public),
  lane: pathToFileURL(join(cache, 'lane.mjs')),
  root,
  keep: flags.keep ?? null,
});
