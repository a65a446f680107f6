import type { PracticeApi } from '../../workers/protocol.ts';
import { WorkerHandle } from './worker-handle.ts';

/** The worker that makes samples; not part of what the page needs to start. */
export function sampleMaker(): Promise<{ default: new () => Worker }> {
  return import('../../workers/practice.worker.ts?worker&inline');
}

/**
 * Makes a built-in sample in a worker of its own.
 * @param name - one of the samples' names
 * @returns its two tables as files
 */
export async function generateSample(name: string): Promise<{ training: File; serving: File }> {
  const { default: PracticeWorker } = await sampleMaker();
  const worker = new WorkerHandle<PracticeApi>(new PracticeWorker());
  try {
    const { training, serving } = await worker.run((api) => api.generate(name));
    return {
      training: new File([training], `training-${name}.csv`, { type: 'text/csv' }),
      serving: new File([serving], `serving-${name}.csv`, { type: 'text/csv' }),
    };
  } finally {
    worker.terminate();
  }
}
