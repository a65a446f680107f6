import { parentPort, workerData } from 'node:worker_threads';
import type { MeasuredRates } from '../../../src/core/explain/rates.ts';
import type { Job, JobResult } from './job.ts';
import { studyJob } from './study-job.ts';

/** One lane of the bench: studies its jobs one after another, and tells each result as it comes. */
const { jobs, rates } = workerData as { jobs: Job[]; rates: MeasuredRates };
const port = parentPort;
if (port === null) throw new RangeError('a lane is a worker');
for (const job of jobs) {
  let result: JobResult | null = null;
  let error: string | null = null;
  try {
    result = await studyJob(job, rates);
  } catch (thrown) {
    error = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  }
  port.postMessage({ job, result, error });
}
