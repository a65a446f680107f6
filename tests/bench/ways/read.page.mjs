/** Only reading the bytes of both files in one worker: what no reader can beat without reading in parallel. */
import { ask } from './worker-call.mjs';

export async function prepare() {
  const worker = new Worker(new URL('./read.worker.mjs', import.meta.url), { type: 'module' });
  await ask(worker, { files: [] });
  return ({ training, serving }) => ask(worker, { files: [training, serving] });
}
