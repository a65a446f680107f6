/**
 * The Compare step with its charts, fetched apart from the page: nobody waits for it before there is a file, and it is
 * there before the network may be switched off.
 */
import type CompareStep from '../steps/compare/CompareStep.svelte';

interface CompareModule {
  default: typeof CompareStep;
}

let module: Promise<CompareModule> | null = null;

/** The step's component; fetched once, and again only where that failed. */
export function compareStep(): Promise<CompareModule> {
  module ??= import('../steps/compare/CompareStep.svelte').catch((error: unknown) => {
    module = null;
    throw error;
  });
  return module;
}

/** Fetches the step as soon as the browser has nothing better to do. */
export function prefetchCompareStep(): void {
  const fetchNow = () => {
    compareStep().catch(() => {
      // Said where the step is shown, which tries again.
    });
  };
  // WebKit has no idle callback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(fetchNow);
  else setTimeout(fetchNow, 200);
}
