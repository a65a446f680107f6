import { describe, expect, test } from 'vitest';
import { screenPairs } from '../../../../src/core/confirm/screen-pairs.ts';
import { findWeakSegments, MOST_PAIRED_FEATURES } from '../../../../src/core/confirm/segments.ts';
import { makeOutcomes } from '../../../support/make-outcomes.ts';
import { makePair } from '../../../support/make-pair.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const ROWS = 6000;
const FEATURES = 30;

/** Uniform features; the loss is larger in serving by what `grow` says, and everywhere with the first feature. */
function world(seed: number, grow: (x: (feature: number) => number) => number) {
  const uniform = mulberry32(seed * 7919);
  const normal = normals(uniform);
  const make = (isServing: boolean) => {
    const columns = Array.from({ length: FEATURES }, () => Float64Array.from({ length: ROWS }, uniform));
    const losses = Float64Array.from({ length: ROWS }, (_, row) => {
      const x = (feature: number) => columns[feature][row];
      return Math.abs(normal()) * (1 + x(0)) + (isServing ? grow(x) : 0);
    });
    return { columns, losses };
  };
  const [training, serving] = [make(false), make(true)];
  const pair = makePair(
    Object.fromEntries(
      training.columns.map((column, i) => [`f${i}`, { training: column, serving: serving.columns[i] }]),
    ),
  );
  const side = ({ losses }: typeof training) => ({ labels: new Float64Array(ROWS), predictions: losses });
  return {
    pair,
    losses: { training: training.losses, serving: serving.losses },
    outcomes: makeOutcomes('regression', side(training), side(serving)),
  };
}

// Larger where one of the two is large and the other small; neither alone tells anything.
const either = (x: (feature: number) => number) => Number(x(3) > 0.5 !== x(4) > 0.5) / 2;

describe('pairs of features that matter together only', () => {
  test.each([1, 2, 3])('come first in the screen (seed %i)', (seed) => {
    const { pair, losses } = world(seed, either);
    const { pairs, looked } = screenPairs(pair.features, losses, 5, () => true);
    expect(pairs[0]).toEqual([3, 4]);
    expect(pairs).toHaveLength(5);
    expect(looked).toBe((FEATURES * (FEATURES - 1)) / 2);
  });

  test('are no pairs that grow each for itself', () => {
    const { pair, losses } = world(1, (x) => either(x) + Number(x(7) > 0.5) + 2 * x(8));
    expect(screenPairs(pair.features, losses, 1, () => true).pairs).toEqual([[3, 4]]);
    const without = screenPairs(pair.features, losses, 5, ([i, j]) => i !== 3 || j !== 4);
    expect(without.pairs).not.toContainEqual([3, 4]);
  });

  test.each([1, 2, 3])('are found as segments, and counted as chosen among all (seed %i)', (seed) => {
    const { pair, outcomes } = world(seed, either);
    const { segments, looked } = findWeakSegments(pair, outcomes);
    expect(segments.length).toBeGreaterThan(0);
    for (const { conditions, pValue } of segments) {
      expect(conditions.map(({ feature }) => feature).sort()).toEqual(['f3', 'f4']);
      expect(pValue).toBeLessThan(0.05);
    }
    // 435 pairs of features, 36 stretches less the whole on each.
    expect(looked).toBeGreaterThan(400 * 35 * 35);
  });

  test.each([4, 5, 6, 7, 8])('are not made up where nothing changed (seed %i)', (seed) => {
    const { pair, outcomes } = world(seed, () => 0);
    expect(findWeakSegments(pair, outcomes).segments).toEqual([]);
  });

  test('are all looked at anyway where there are few features', () => {
    const { pair, outcomes } = world(1, either);
    const few = { ...pair, features: pair.features.slice(0, MOST_PAIRED_FEATURES) };
    const { looked } = findWeakSegments(few, outcomes);
    expect(looked).toBeLessThan(66 * 36 * 36 + MOST_PAIRED_FEATURES * 60);
  });

  test('rows without a loss, one feature, and none', () => {
    const { pair, losses } = world(1, either);
    const some = { ...losses, serving: losses.serving.map((loss, row) => (row % 2 === 0 ? loss : NaN)) };
    expect(screenPairs(pair.features, some, 1, () => true).pairs).toEqual([[3, 4]]);
    expect(screenPairs(pair.features.slice(0, 1), losses, 5, () => true)).toEqual({ pairs: [], looked: 0 });
    expect(screenPairs([], losses, 5, () => true)).toEqual({ pairs: [], looked: 0 });
    const none = { training: losses.training.map(() => NaN), serving: losses.serving };
    expect(screenPairs(pair.features, none, 2, () => true).pairs.length).toBeLessThanOrEqual(2);
  });
});
