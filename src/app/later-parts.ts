/**
 * What is fetched apart from the page: nobody waits for it before there is a file, and it is there before the network
 * may be switched off.
 */
import { sampleMaker } from '../engine/practice.ts';
import type CompareStep from '../steps/compare/CompareStep.svelte';

interface CompareModule {
  default: typeof CompareStep;
}

let compareModule: Promise<CompareModule> | null = null;

/** The Compare step with its charts; fetched once, and again only where that failed. */
export function compareStep(): Promise<CompareModule> {
  compareModule ??= import('../steps/compare/CompareStep.svelte').catch((error: unknown) => {
    compareModule = null;
    throw error;
  });
  return compareModule;
}

/** Fetches all of it. */
export function fetchLaterParts(): void {
  // What cannot be had now is asked for again, and its absence said, where it is needed.
  void Promise.allSettled([
    compareStep(),
    sampleMaker(),
    import('../core/case-file/make-case-file.ts'),
    import('../core/case-file/write-case-file.ts'),
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
