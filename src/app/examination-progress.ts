import type { Examination } from './examination.svelte.ts';

type Parts = Pick<Examination, 'metrics' | 'checks' | 'explained' | 'busy' | 'failure'>;

/**
 * How far Confirm is, for those who watch the page from outside: nothing yet, computing, the metrics there, the verdict there too,
 * all of it.
 * @param parts - of the examination
 * @returns a word for `data-confirm`
 */
export function confirmProgress(parts: Parts): 'none' | 'busy' | 'metrics' | 'verdict' | 'ready' | 'failed' {
  const { metrics, checks, busy, failure } = parts;
  if (failure.confirm !== null) return 'failed';
  if (checks !== null) return busy.confirm === null ? 'ready' : 'verdict';
  if (metrics !== null) return 'metrics';
  return busy.confirm === null ? 'none' : 'busy';
}

/**
 * How far Explain is: nothing yet, computing, a first board there, the whole one.
 * @param parts - of the examination
 * @returns a word for `data-explain`
 */
export function explainProgress(parts: Parts): 'none' | 'busy' | 'board' | 'ready' | 'failed' {
  const { explained, busy, failure } = parts;
  if (failure.explain !== null) return 'failed';
  if (explained !== null) return busy.explain === null ? 'ready' : 'board';
  return busy.explain === null ? 'none' : 'busy';
}
