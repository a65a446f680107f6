/**
 * What is fetched apart from the page: nobody waits for it before there is a file, and it is there before the network
 * may be switched off.
 */
import { sampleMaker } from '../engine/practice.ts';
import { examinerMaker } from '../engine/examiner.ts';

/** A module that is fetched once, and again only where that failed. */
function once<Module>(fetchIt: () => Promise<Module>): () => Promise<Module> {
  let fetched: Promise<Module> | null = null;
  return () =>
    (fetched ??= fetchIt().catch((error: unknown) => {
      fetched = null;
      throw error;
    }));
}

/** The Confirm step with its charts. */
export const confirmStep = once(() => import('../steps/confirm/ConfirmStep.svelte'));

/** The Compare step with its charts. */
export const compareStep = once(() => import('../steps/compare/CompareStep.svelte'));

/** The Explain step with its charts. */
export const explainStep = once(() => import('../steps/explain/ExplainStep.svelte'));

/** Fetches all of it. */
export function fetchLaterParts(): void {
  // What cannot be had now is asked for again, and its absence said, where it is needed.
  void Promise.allSettled([
    compareStep(),
    confirmStep(),
    explainStep(),
    examinerMaker(),
    sampleMaker(),
    import('../core/case-file/make-case-file.ts'),
    import('../core/case-file/write-case-file.ts'),
    import('../core/case-file/steps-record.ts'),
    import('../core/case-file/read-case-file.ts'),
    import('../core/case-file/feature-record.ts'),
    import('../core/case-file/case-file.ts'),
  ]);
}

/**
 * Does something as soon as the browser has nothing better to do.
 * @param work - what can wait
 */
export function whenIdle(work: () => void): void {
  // WebKit has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work);
  else setTimeout(work, 200);
}
