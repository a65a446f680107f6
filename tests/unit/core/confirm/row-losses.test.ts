import { describe, expect, it } from 'vitest';
import type { Task } from '../../../../src/core/confirm/outcomes.ts';
import { lossKind, rowLosses } from '../../../../src/core/confirm/row-losses.ts';
import { rocAuc } from '../../../../src/core/metrics/roc-auc.ts';
import { mulberry32 } from '../../../support/mulberry32.ts';

const of = (...values: number[]) => Float64Array.from(values);

describe('rowLosses', () => {
  it.each<[string, Task, Float64Array, Float64Array, number[]]>([
    ['log loss of probabilities', 'binary', of(1, 0), of(0.5, 0.2), [Math.log(2), -Math.log(0.8)]],
    ['of decisions 0 or 1', 'binary', of(1, 0, 1), of(1, 1, 0), [0, 1, 1]],
    ['misplacement of other scores', 'binary', of(1, 0, 0, 1), of(5, 5, -1, 9), [0.25, 0.25, 0, 0]],
    ['distance of quantities', 'regression', of(3, -1), of(1, -1), [2, 0]],
    ['0 or 1 of classes', 'multiclass', of(2, 0), of(2, 1), [0, 1]],
    ['log loss of a grade above 0', 'ranking', of(3, 0), of(0.5, 0.2), [Math.log(2), -Math.log(0.8)]],
    [
      'nothing where something is missing',
      'binary',
      of(NaN, 1, 1),
      of(0.3, NaN, 0.5),
      [NaN, NaN, Math.log(2)],
    ],
    ['nothing for infinities', 'regression', of(1, 1), of(Infinity, 2), [NaN, 1]],
    ['nothing where no other class is', 'binary', of(1, 1), of(5, 6), [NaN, NaN]],
  ])('%s', (_, task, labels, predictions, expected) => {
    const losses = rowLosses({ task }, labels, predictions);
    expect(Array.from(losses, Number.isNaN)).toEqual(expected.map(Number.isNaN));
    losses.forEach((loss, row) => expect(loss || 0).toBeCloseTo(expected[row] || 0, 12));
  });

  it('has 1 - ROC AUC as the mean misplacement of either class', () => {
    const random = mulberry32(5);
    const labels = Float64Array.from({ length: 500 }, () => (random() < 0.3 ? 1 : 0));
    const predictions = labels.map((label) => Math.round(20 * (random() + label / 3)));
    const losses = rowLosses({ task: 'binary' }, labels, predictions);
    const area = rocAuc(predictions, Uint8Array.from(labels)).value ?? NaN;
    for (const label of [0, 1]) {
      const own = losses.filter((_, row) => labels[row] === label);
      expect(own.reduce((sum, loss) => sum + loss, 0) / own.length).toBeCloseTo(1 - area, 12);
    }
  });

  it('takes one kind for both tables', () => {
    expect(lossKind({ task: 'binary' }, [of(0.2), of(7)])).toBe('error');
    expect(lossKind({ task: 'binary' }, [of(0, 1), of(0.4)])).toBe('log-loss');
  });

  it('refuses lengths that differ', () => {
    expect(() => rowLosses({ task: 'binary' }, of(1), of())).toThrow(RangeError);
  });
});
