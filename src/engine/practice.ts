import type { PracticeApi } from '../../workers/protocol.ts';
import { WorkerHandle } from './worker-handle.ts';

/**
 * Makes a built-in sample in a worker of its own.
 * @param name - one of the samples' names
 * @returns its two tables as files
 */
export async function generateSample(name: string): Promise<{ training: File; serving: File }> {
  // Only who asks for a sample pays for its generators.
  const { default: PracticeWorker } = await import('../../workers/practice.worker.ts?worker&inline');
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
