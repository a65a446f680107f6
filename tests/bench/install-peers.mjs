/** Installs what the product is compared with, on demand: nothing of it is part of the product. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './generate-pair.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

function run(command, args, cwd = here) {
  const { status, error, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(
      error?.message ?? (stderr.trim().split('\n').at(-1) || `${command} ended with ${status}`),
    );
  }
}

/** DuckDB, native and WebAssembly, from the lock file in this folder. */
export function installDuckDb() {
  if (existsSync(join(here, 'node_modules/.package-lock.json'))) return;
  console.log('installing DuckDB into tests/bench/node_modules …');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** pandas and numpy in a virtual environment; gives the Python to call. */
export function installPandas() {
  const python = join(cacheFolder, 'python', 'bin', 'python');
  const isThere = () => spawnSync(python, ['-c', 'import pandas, numpy']).status === 0;
  if (isThere()) return python;
  console.log(`installing pandas into ${join(cacheFolder, 'python')} …`);
  run('python3', ['-m', 'venv', join(cacheFolder, 'python')]);
  run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')]);
  return python;
}
