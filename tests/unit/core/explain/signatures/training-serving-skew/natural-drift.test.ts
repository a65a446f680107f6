import { expect, test } from 'vitest';
import { DRIFTS, SIZES } from '../../../../../support/drifts.ts';
import { madeInvestigation } from '../../../../../support/make-investigation.ts';
import { affineUnits } from '../../../../../../src/core/explain/signatures/training-serving-skew/affine-units.ts';
import { anotherScale } from '../../../../../../src/core/explain/signatures/training-serving-skew/another-scale.ts';
import { categoriesRecoded } from '../../../../../../src/core/explain/signatures/training-serving-skew/categories-recoded.ts';
import { clipping } from '../../../../../../src/core/explain/signatures/training-serving-skew/clipping.ts';
import { columnsSwapped } from '../../../../../../src/core/explain/signatures/training-serving-skew/columns-swapped.ts';
import { functionOnOneSide } from '../../../../../../src/core/explain/signatures/training-serving-skew/function-on-one-side.ts';
import { rounding } from '../../../../../../src/core/explain/signatures/training-serving-skew/rounding.ts';
import { signFlipped } from '../../../../../../src/core/explain/signatures/training-serving-skew/sign-flipped.ts';
import { timeShift } from '../../../../../../src/core/explain/signatures/training-serving-skew/time-shift.ts';
import { unitScale } from '../../../../../../src/core/explain/signatures/training-serving-skew/unit-scale.ts';
import { windowMismatch } from '../../../../../../src/core/explain/signatures/training-serving-skew/window-mismatch.ts';

const OF_NUMBERS = [affineUnits, anotherScale, categoriesRecoded, clipping, columnsSwapped, functionOnOneSide, rounding, signFlipped, timeShift, unitScale, windowMismatch]; // prettier-ignore

test.each(DRIFTS.flatMap((drift) => SIZES.map((rows) => ({ ...drift, rows }))))(
  'says nothing of $name, $rows rows',
  ({ make, rows }) => {
    const seen = Array.from({ length: 10 }, (_, seed) => {
      const { training, serving } = make(seed + 1, rows);
      const { training: labelled, serving: alike } = make(seed + 101, rows);
      // The label moves along with the feature, as it does when the world moves.
      const labels = (values: readonly number[], noise: readonly number[]): number[] =>
        values.map((value, i) => value + 0.5 * noise[i]);
      const investigation = madeInvestigation(
        { features: { x: training, other: labelled }, labels: labels(training, labelled) },
        { features: { x: serving, other: alike }, labels: labels(serving, alike) },
      );
      return OF_NUMBERS.flatMap(({ look }) => look(investigation).map(({ finding }) => finding));
    });
    expect(seen.flat()).toEqual([]);
  },
);
