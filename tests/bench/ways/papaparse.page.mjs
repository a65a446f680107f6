/** PapaParse in a worker of ours, with the same numbers in plain JavaScript. */
import { ask } from './worker-call.mjs';

export async function prepare() {
  // PapaParse is a classic script.
  const worker = new Worker(new URL('./papaparse.worker.js', import.meta.url));
  await ask(worker, {});
  return (job) => ask(worker, job);
}
