import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import type { ScoreScale } from './score-scale.ts';
import type { Surrogate } from './surrogate.ts';

/** Classes that are stood in for, commonest first, and the share of the predictions that each has to have. */
const MOST_CLASSES = 4;
const LEAST_SHARE = 0.02;

/**
 * A stand-in for a model of several classes: one for each of the commonest classes, which learnt whether it is predicted.
 * A feature counts by the class that asks most of it: what no class asks of is ignored by the model.
 */
export class ClassSurrogate implements Surrogate {
  readonly fidelity: number;
  readonly servingFidelity: number | null;
  readonly weights: ReadonlyMap<string, number>;
  readonly scale: ScoreScale;
  readonly #classes: readonly Surrogate[];

  /**
   * @param classes - their stand-ins, the commonest class first; at least one
   * @param spreads - variance of each class among training's predictions
   */
  constructor(classes: readonly Surrogate[], spreads: readonly number[]) {
    const total = spreads.reduce((sum, spread) => sum + spread, 0);
    const together = (of: (one: Surrogate) => number) =>
      classes.reduce((sum, one, k) => sum + (spreads[k] / total) * of(one), 0);
    this.#classes = classes;
    this.scale = classes[0].scale;
    this.fidelity = together(({ fidelity }) => fidelity);
    this.servingFidelity = classes.some(({ servingFidelity }) => servingFidelity === null)
      ? null
      : together(({ servingFidelity }) => servingFidelity!);
    const most = [...classes[0].weights.keys()].map(
      (name) => [name, Math.max(...classes.map(({ weights }) => weights.get(name) ?? 0))] as const,
    );
    const sum = most.reduce((all, [, weight]) => all + weight, 0);
    this.weights = new Map(most.map(([name, weight]) => [name, weight / sum]));
  }

  /** Whether the commonest class is predicted, from 0 to 1: no metric of several classes is computed of repaired rows. */
  predict(side: Side, replaced?: ReadonlyMap<string, Column>, rows?: Uint32Array): Float64Array {
    return this.#classes[0].predict(side, replaced, rows);
  }

  /** How far the prediction lies from what the stand-ins say, over all classes. */
  residuals(side: Side): Float64Array {
    const [first, ...others] = this.#classes.map((one) => one.residuals(side));
    return first.map((residual, row) => Math.hypot(residual, ...others.map((other) => other[row])));
  }
}

/**
 * The commonest classes among predictions, as scales: 1 for the class, 0 for any other.
 * @param predictions - index of the class, by row; NaN is none
 * @returns at most four, commonest first, with the variance of each; empty where fewer than two are predicted
 * @example classScales(Float64Array.of(0, 0, 1))[0].scale.to(1) // 0
 */
export function classScales(predictions: Float64Array): { scale: ScoreScale; spread: number }[] {
  const counts = new Map<number, number>();
  let rows = 0;
  for (const prediction of predictions) {
    if (!Number.isFinite(prediction)) continue;
    counts.set(prediction, (counts.get(prediction) ?? 0) + 1);
    rows++;
  }
  if (counts.size < 2) return [];
  return [...counts]
    .filter(([, count]) => count >= LEAST_SHARE * rows)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_CLASSES)
    .map(([index, count]) => ({
      scale: { kind: 'identity', to: (score) => Number(score === index), from: (value) => value },
      spread: (count / rows) * (1 - count / rows),
    }));
}
