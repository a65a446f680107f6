import ReaderWorker from '../../workers/reader.worker.ts?worker&inline';
import type { ReaderApi } from '../../workers/protocol.ts';
import { CancelledError, WorkerHandle, type Calls } from './worker-handle.ts';

/** A job: what to ask of a reader. */
export type ReaderCall<T> = (reader: Calls<ReaderApi>) => Promise<T>;

/** Readers, as many as the machine has cores; short jobs queue for them, long jobs get one of their own. */
export class ReaderPool {
  private readonly size: number;
  private readonly readers: WorkerHandle<ReaderApi>[] = [];
  private readonly queue: (() => void)[] = [];

  /** @param size - how many readers at the most */
  constructor(size: number) {
    this.size = size;
  }

  /** How many jobs it pays to hand in at once. A second one per reader was measured: no faster, and more memory. */
  get width(): number {
    return this.size;
  }

  /** Starts the readers before they are needed: a worker takes a tenth of a second to come up. */
  start(): void {
    while (this.readers.length < this.size) this.startReader();
  }

  /**
   * Runs a short job on the next free reader.
   * @param call - the job
   * @param signal - leaves the job out, or its answer, once it is aborted
   */
  async run<T>(call: ReaderCall<T>, signal: AbortSignal): Promise<T> {
    const reader = await this.freeReader();
    try {
      throwIfCancelled(signal);
      const answer = await reader.run(call);
      throwIfCancelled(signal);
      return answer;
    } finally {
      this.queue.shift()?.();
    }
  }

  /**
   * Runs a long job on a reader of its own, which ends with it: cancelling takes effect at once.
   * @param call - the job
   * @param signal - ends the reader when it is aborted
   */
  async runAlone<T>(call: ReaderCall<T>, signal: AbortSignal): Promise<T> {
    throwIfCancelled(signal);
    const reader = new WorkerHandle<ReaderApi>(new ReaderWorker());
    const cancel = (): void => reader.terminate();
    signal.addEventListener('abort', cancel);
    try {
      return await reader.run(call);
    } finally {
      signal.removeEventListener('abort', cancel);
      reader.terminate();
    }
  }

  private async freeReader(): Promise<WorkerHandle<ReaderApi>> {
    for (;;) {
      const idle = this.readers.find((reader) => reader.pending === 0);
      if (idle) return idle;
      if (this.readers.length < this.size) return this.startReader();
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
  }

  private startReader(): WorkerHandle<ReaderApi> {
    const reader = new WorkerHandle<ReaderApi>(new ReaderWorker(), () => {
      this.readers.splice(this.readers.indexOf(reader), 1);
    });
    this.readers.push(reader);
    return reader;
  }
}

function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new CancelledError('cancelled');
}
