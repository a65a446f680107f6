import { releaseProxy, wrap, type Remote } from 'comlink';

/**
 * A worker's API as the page sees it: every method answers later. Comlink's own `Remote` says the
 * same but spreads a promise of a union over its members, so that an `Outcome` could not be narrowed.
 */
export type Calls<Api> = {
  [Name in keyof Api]: Api[Name] extends (...given: infer Given) => infer Answer
    ? (...given: Given) => Promise<Awaited<Answer>>
    : never;
};

/** A worker ended on its own: it ran out of memory, or its code could not be loaded. */
export class WorkerDiedError extends Error {
  override name = 'WorkerDiedError';
}

/** The caller does not want the answer any more. */
export class CancelledError extends Error {
  override name = 'AbortError';
}

/**
 * One worker and its API. Comlink leaves calls to a dead worker pending for ever; here they are
 * rejected. The proxy is held for as long as the worker, since a collected proxy hangs its calls.
 */
export class WorkerHandle<Api> {
  /** Calls that have not been answered. */
  pending = 0;
  private readonly worker: Worker;
  private readonly proxy: Remote<Api>;
  private readonly death: Promise<never>;
  private die: (reason: Error) => void = () => undefined;

  /**
   * @param worker - just made
   * @param onDeath - called once where the worker ends on its own
   */
  constructor(worker: Worker, onDeath: () => void = () => undefined) {
    this.worker = worker;
    this.proxy = wrap<Api>(worker);
    this.death = new Promise((_, reject) => {
      this.die = reject;
    });
    // Nobody may be waiting when it dies.
    this.death.catch(() => undefined);
    const end = (message: string): void => {
      onDeath();
      this.terminate(new WorkerDiedError(message));
    };
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      end(event.message || 'the worker could not be started');
    });
    worker.addEventListener('messageerror', () => end('a message could not be read'));
  }

  /**
   * Calls the worker.
   * @param call - the call; it gets the worker's API
   * @returns its answer; rejects with WorkerDiedError or CancelledError if the worker ends before
   */
  async run<T>(call: (api: Calls<Api>) => Promise<T>): Promise<T> {
    this.pending++;
    try {
      return await Promise.race([call(this.proxy as unknown as Calls<Api>), this.death]);
    } finally {
      this.pending--;
    }
  }

  /** Ends the worker at once. @param reason - what pending calls are rejected with */
  terminate(reason: Error = new CancelledError('cancelled')): void {
    this.die(reason);
    this.proxy[releaseProxy]();
    this.worker.terminate();
  }
}
