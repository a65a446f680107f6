import { describe, expect, test } from 'vitest';
import { calibrationError } from '../../src/core/metrics/calibration-error.ts';
import type { Estimate } from '../../src/core/metrics/estimate.ts';
import { groupedAuc } from '../../src/core/metrics/grouped-auc.ts';
import { logLoss } from '../../src/core/metrics/log-loss.ts';
import { r2 } from '../../src/core/metrics/r2.ts';
import { rankScores } from '../../src/core/metrics/ranked-scores.ts';
import { rootMeanSquaredError } from '../../src/core/metrics/rmse.ts';
import { rocAuc } from '../../src/core/metrics/roc-auc.ts';
import { matthewsCorrelation, f1Score } from '../../src/core/metrics/threshold-metrics.ts';
import { confusionAt } from '../../src/core/metrics/confusion.ts';
import { normalCdf, normalQuantile } from '../../src/core/stats/normal-distribution.ts';
import { mulberry32 } from '../support/mulberry32.ts';

/** Samples a setting; the share that is covered has a standard error of 0.5 points at 95 %. */
const RUNS = 2000;

function normals(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Share of the samples whose interval holds the truth. */
function coverage(truth: number, runs: number, sample: () => Estimate): number {
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high } = sample();
    if (low !== null && high !== null && low <= truth && truth <= high) covered++;
  }
  return covered / runs;
}

/** Scores of negatives are standard normal, those of positives lie higher by what gives the area. */
function drawBinormal(
  positives: number,
  negatives: number,
  area: number,
  round: number,
  normal: () => number,
) {
  const shift = Math.SQRT2 * normalQuantile(area);
  const labels = new Uint8Array(positives + negatives).fill(1, 0, positives);
  const scores = Float64Array.from(labels, (label) => {
    const score = normal() + label * shift;
    return round > 0 ? Math.round(score / round) * round : score;
  });
  return { scores, labels };
}

/** Area where both classes are rounded to a grid, summed over its points. */
function roundedArea(area: number, round: number): number {
  const shift = Math.SQRT2 * normalQuantile(area);
  let sum = 0;
  for (let point = -12; point <= 12; point += round) {
    const at = (mean: number) => normalCdf(point + round / 2 - mean) - normalCdf(point - round / 2 - mean);
    sum += at(shift) * (normalCdf(point - round / 2) + at(0) / 2);
  }
  return sum;
}

describe("DeLong's 95 % interval on the logit scale", () => {
  test.each([
    { positives: 100, negatives: 100, area: 0.75, round: 0 },
    { positives: 100, negatives: 900, area: 0.85, round: 0 },
    { positives: 400, negatives: 100, area: 0.65, round: 0 },
    { positives: 50, negatives: 500, area: 0.9, round: 0 },
    { positives: 150, negatives: 150, area: 0.8, round: 1 },
  ])(
    '$positives against $negatives at $area, grid $round: 95 in 100',
    ({ positives, negatives, area, round }) => {
      const normal = normals(mulberry32(positives + 7 * negatives));
      const truth = round > 0 ? roundedArea(area, round) : area;
      const share = coverage(truth, RUNS, () => {
        const { scores, labels } = drawBinormal(positives, negatives, area, round, normal);
        return rocAuc(scores, labels);
      });
      // Three standard errors of the simulation and half a point for the limit the interval goes by.
      expect(Math.abs(share - 0.95)).toBeLessThan(0.02);
    },
  );

  test('with 15 positives it falls short, as its reason says', () => {
    const normal = normals(mulberry32(15));
    const reasons = new Set<string | null>();
    const share = coverage(0.85, RUNS, () => {
      const { scores, labels } = drawBinormal(15, 300, 0.85, 0, normal);
      const estimate = rocAuc(scores, labels);
      reasons.add(estimate.reason);
      return estimate;
    });
    expect([...reasons]).toEqual(['few-of-one-class']);
    expect(share).toBeGreaterThan(0.88);
  });
});

describe('the other intervals hold the truth as often as they say', () => {
  test('log loss of calibrated scores', () => {
    const uniform = mulberry32(1);
    // Mean over p uniform in [0, 1] of -p ln p - (1 - p) ln(1 - p) is 1/2.
    const share = coverage(0.5, RUNS, () => {
      const scores = Float64Array.from({ length: 300 }, uniform);
      return logLoss(
        scores,
        Uint8Array.from(scores, (p) => (uniform() < p ? 1 : 0)),
      );
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(0.02);
  });

  test('F1 and MCC of scores cut at a half', () => {
    const uniform = mulberry32(2);
    const draw = () => {
      const scores = Float64Array.from({ length: 300 }, uniform);
      const labels = Uint8Array.from(scores, (p) => (uniform() < p ? 1 : 0));
      return confusionAt(rankScores(scores, labels), 0.5);
    };
    // Cells 3/8, 1/8, 1/8, 3/8.
    expect(Math.abs(coverage(0.75, RUNS, () => f1Score(draw())) - 0.95)).toBeLessThan(0.02);
    expect(Math.abs(coverage(0.5, RUNS, () => matthewsCorrelation(draw())) - 0.95)).toBeLessThan(0.02);
  });

  test('RMSE and R2 of a linear relation', () => {
    const normal = normals(mulberry32(3));
    const draw = () => {
      const predictions = Float64Array.from({ length: 300 }, normal);
      return [predictions, predictions.map((x) => x + normal())] as const;
    };
    expect(Math.abs(coverage(1, RUNS, () => rootMeanSquaredError(...draw())) - 0.95)).toBeLessThan(0.02);
    expect(Math.abs(coverage(0.5, RUNS, () => r2(...draw())) - 0.95)).toBeLessThan(0.02);
  });

  test('grouped AUC of groups whose rows share their luck', () => {
    const normal = normals(mulberry32(4));
    const groups = Uint32Array.from({ length: 600 }, (_, row) => Math.floor(row / 6));
    const share = coverage(normalCdf(1 / Math.SQRT2), 1000, () => {
      const luck = Float64Array.from({ length: 100 }, () => 3 * normal());
      const labels = Uint8Array.from(groups, (_, row) => row % 2);
      const scores = Float64Array.from(groups, (group, row) => luck[group] + normal() + labels[row]);
      return groupedAuc(scores, labels, groups, 100);
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(0.03);
  });
});

describe('the calibration error', () => {
  const uniform = mulberry32(5);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const draw = (rows: number, bend: number) => {
    const scores = Float64Array.from({ length: rows }, uniform);
    const labels = Uint8Array.from(scores, (p) => (uniform() < p * (1 - bend) ? 1 : 0));
    return calibrationError(rankScores(scores, labels), 1);
  };

  test.each([300, 30_000])('of a calibrated model with %i rows is what chance shows', (rows) => {
    const errors = Array.from({ length: rows > 1000 ? 40 : 200 }, () => draw(rows, 0));
    const raw = mean(errors.map((error) => error.raw ?? NaN));
    const byChance = mean(errors.map((error) => error.byChance ?? NaN));
    expect(Math.abs(raw / byChance - 1)).toBeLessThan(0.06);
    // Half of all samples lie below what chance shows, so a little is left of those above.
    expect(mean(errors.map((error) => error.value ?? NaN))).toBeLessThan(0.3 * raw);
  });

  test('of a model that says a fifth too much is found', () => {
    // The mean over p uniform in [0, 1] of 0.2 p.
    const errors = Array.from({ length: 30 }, () => draw(20_000, 0.2));
    expect(mean(errors.map((error) => error.raw ?? NaN))).toBeCloseTo(0.1, 2);
    for (const error of errors) expect(error.value).toBeGreaterThan(error.byChanceAtMost ?? NaN);
  });
});
