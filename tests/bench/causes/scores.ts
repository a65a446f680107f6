import { wilsonInterval } from '../../../src/core/metrics/intervals.ts';
import type { JobResult } from './job.ts';

/** From this PSI on the rule of thumb says "drift". */
const RULE_OF_THUMB = 0.2;

/** The answer of each way to a case; null for no answer. */
export const BASELINES: Readonly<Record<string, (result: JobResult) => string>> = {
  'always skew': () => 'training-serving-skew',
  'always drift': () => 'data-drift',
  'PSI > 0.2 is drift': ({ largestPsi }) =>
    largestPsi !== null && largestPsi.value > RULE_OF_THUMB ? 'data-drift' : 'no-real-gap',
};

/** The product's first answer. */
export function firstAnswer({ ranked }: JobResult): string {
  return ranked[0].cause;
}

/** Whether an answer is right. A fault that makes no difference, or none beyond chance, may be called by its name or no gap. */
export function isRight({ truth, gap }: JobResult, answer: string): boolean {
  if ((truth.isHarmless || gap.verdict === 'not-established') && answer === 'no-real-gap') return true;
  return (truth.accept as readonly string[]).includes(answer);
}

/** Whether a bug is named: neither "no real gap" nor "cannot tell" nor drift. */
export function namesBug(answer: string): boolean {
  return answer !== 'no-real-gap' && answer !== 'cannot-tell' && answer !== 'data-drift';
}

/** Whether all features at fault are among those of the first answer that is right. */
export function namesFeatures({ ranked, truth }: JobResult): boolean {
  const right = ranked.find(({ cause }) => truth.accept.includes(cause));
  return right !== undefined && truth.features.every((feature) => right.features.includes(feature));
}

/** A share in words with its 95 % interval (Wilson). */
export function share(right: number, all: number): string {
  if (all === 0) return '-';
  const [low, high] = wilsonInterval(right / all, all);
  const percent = (x: number) => (100 * x).toFixed(0);
  return `${percent(right / all).padStart(3)} % [${percent(low)}, ${percent(high)}] (${right}/${all})`;
}

/** McNemar's exact test of two ways on the same cases: two-sided p of as uneven a split of those where one alone is right. */
export function mcNemar(onlyOne: number, onlyOther: number): number {
  const n = onlyOne + onlyOther;
  const least = Math.min(onlyOne, onlyOther);
  let term = 0.5 ** n;
  let sum = term;
  for (let k = 1; k <= least; k++) {
    term *= (n - k + 1) / k;
    sum += term;
  }
  return n === 0 ? 1 : Math.min(1, 2 * sum);
}

/** Mean distance of confidence and share of right answers over ten bands of confidence, and the bands. */
export function calibration(results: readonly JobResult[]): {
  error: number;
  bands: { low: number; rows: number; confidence: number; right: number }[];
} {
  const bands = Array.from({ length: 10 }, (_, i) => ({ low: i / 10, rows: 0, confidence: 0, right: 0 }));
  for (const result of results) {
    const { confidence, cause } = result.ranked[0];
    const band = bands[Math.min(9, Math.floor(confidence * 10))];
    band.rows++;
    band.confidence += confidence;
    if (isRight(result, cause)) band.right++;
  }
  const error =
    bands.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0) / results.length;
  return { error, bands: bands.filter(({ rows }) => rows > 0) };
}
