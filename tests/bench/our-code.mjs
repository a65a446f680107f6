/** Parts of the product's core as a worker has them: bundled, then imported by Node. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { cacheFolder } from './generate-pair.mjs';

const core = fileURLToPath(new URL('../../src/core', import.meta.url));

/** `wanted` names what is exported, by file of `src/core`. */
export async function ourCode(name, wanted) {
  const folder = join(cacheFolder, name);
  const entry = join(folder, 'entry.ts');
  mkdirSync(folder, { recursive: true });
  const exports = Object.entries(wanted).map(
    ([file, names]) => `export { ${names} } from ${JSON.stringify(join(core, file))};`,
  );
  writeFileSync(entry, exports.join('\n'));
  const outDir = join(folder, 'built');
  await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    build: { ssr: entry, outDir, minify: false, rollupOptions: { output: { entryFileNames: 'ours.mjs' } } },
  });
  return import(pathToFileURL(join(outDir, 'ours.mjs')).href);
}

/** Median time of the processor, collecting garbage included: what else the machine does plays a smaller part in it than in the clock's. */
export function medianCost(times, run) {
  const taken = [];
  let result;
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(start);
    taken.push((user + system) / 1000);
  }
  return { ms: taken.sort((a, b) => a - b)[times >> 1], result };
}
