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
    // npm's last lines only say where its log is: the first ones that speak of an error say what is wrong.
    const lines = (stderr ?? '').split('\n').filter((line) => /error/i.test(line));
    throw new Error(error?.message ?? `${command} ended with ${status}: ${lines.slice(0, 3).join(' ')}`);
  }
}

/** DuckDB, native and WebAssembly, from the lock file in this folder. */
export function installDuckDb() {
  if (existsSync(join(here, 'node_modules/.package-lock.json'))) return;
  process.stderr.write(' installing DuckDB into tests/bench/node_modules …');
  // Not `npm ci`: the lock file holds the bindings for Linux only, and npm would refuse it on account of the others.
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** pandas and numpy in a virtual environment; gives the Python to call. */
export function installPandas() {
  return installPython('pandas', 'import pandas, numpy');
}

/** scikit-learn in the same environment; gives the Python to call. */
export function installScikitLearn() {
  return installPython('scikit-learn', 'import sklearn, numpy');
}

function installPython(name, test) {
  const python = join(cacheFolder, 'python', 'bin', 'python');
  const isThere = () => spawnSync(python, ['-c', test]).status === 0;
  if (isThere()) return python;
  process.stderr.write(` installing ${name} into ${join(cacheFolder, 'python')} …`);
  run('python3', ['-m', 'venv', join(cacheFolder, 'python')]);
  run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')]);
  return python;
}
