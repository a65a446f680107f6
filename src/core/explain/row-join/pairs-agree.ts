import type { Investigation } from '../investigation.ts';
import { isSameNumber, numbersOf } from './compare-shared.ts';
import { joinedFeatures } from './row-join-report.ts';

/** Pairs that differ, from which they decide. */
const LEAST_PAIRS = 50;
/** Part of them that a change has to explain, and how near: values are rounded on their way. */
const LEAST_SHARE = 0.3;
const NEAR = 0.02;

/** A feature's values at the rows that both tables hold with the same time, where these differ. */
export interface DifferingPairs {
  training: Float64Array;
  serving: Float64Array;
  /** Rows in both tables. */
  compared: number;
}

/**
 * The pairs of a numeric feature that differ, of rows that both tables hold.
 * @param investigation - both tables
 * @param feature - its name
 * @returns null where fewer than 50 differ, they are not of the same moment, or no row is in both tables
 */
export function differingPairs(investigation: Investigation, feature: string): DifferingPairs | null {
  if (investigation.shared?.isSameTime !== true) return null;
  const joined = joinedFeatures(investigation).find((one) => one.feature === feature);
  if (joined === undefined || joined.mismatched.length < LEAST_PAIRS) return null;
  const [a, b] = [numbersOf(joined.training), numbersOf(joined.serving)];
  if (a === null || b === null) return null;
  const at = (values: Float64Array) => Float64Array.from(joined.mismatched, (i) => values[i]);
  return { training: at(a), serving: at(b), compared: joined.compared };
}

/**
 * Whether a change that was read off the distributions holds row by row, where rows are in both tables.
 * @param investigation - both tables
 * @param feature - its name
 * @param serve - what the change makes of training's value
 * @returns false where most of the pairs that differ say otherwise; true where they agree, or there are none to ask
 * @example pairsAgree(investigation, 'amount', (x) => 100 * x)
 */
export function pairsAgree(
  investigation: Investigation,
  feature: string,
  serve: (value: number) => number,
): boolean {
  const pairs = differingPairs(investigation, feature);
  if (pairs === null) return true;
  const { training, serving } = pairs;
  const known = [...training.keys()].filter(
    (i) => Number.isFinite(training[i]) && Number.isFinite(serving[i]),
  );
  const agreeing = known.filter((i) => {
    const expected = serve(training[i]);
    return (
      isSameNumber(expected, serving[i]) || Math.abs(expected - serving[i]) <= NEAR * Math.abs(serving[i])
    );
  });
  return known.length < LEAST_PAIRS || agreeing.length >= LEAST_SHARE * known.length;
}
