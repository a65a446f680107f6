import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ENVIRONMENT = join(process.cwd(), 'node_modules', '.cache', 'python');

/**
 * A Python with numpy: the machine's own, or one in a virtual environment that is made once. Null, with a printed reason, where
 * neither can be had.
 */
export function pythonWithNumpy(): string | null {
  const has = (python: string): boolean => spawnSync(python, ['-c', 'import numpy']).status === 0;
  const own = join(ENVIRONMENT, 'bin', 'python');
  for (const python of ['python3', own]) if (has(python)) return python;
  if (spawnSync('python3', ['-m', 'venv', ENVIRONMENT]).status === 0) {
    spawnSync(own, ['-m', 'pip', 'install', '--quiet', 'numpy==2.3.5'], { timeout: 120_000 });
    if (has(own)) return own;
  }
  console.log('skipped: no Python with numpy here, and none could be installed');
  return null;
}
