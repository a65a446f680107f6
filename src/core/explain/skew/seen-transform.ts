import type { FeatureView, Investigation } from '../investigation.ts';
import { pairsAgree } from '../row-join/pairs-agree.ts';
import { driftWithin, valuesAt } from './drift-within.ts';
import { fitTransform, isSeen, type Fit } from './fit-transform.ts';
import {
  LEAST_VALUES,
  meanDistance,
  quantilePair,
  quantilesOf,
  type QuantilePair,
  type Quantiles,
} from './quantile-pair.ts';
import { relationOf, type Relation } from './relation.ts';
import { standardisingTransforms } from './standardised.ts';
import { findStep, type Step } from './step.ts';
import { FIXED_TRANSFORMS, type Transform } from './transforms.ts';
import { shareOfZeros, withoutZeros } from './without-zeros.ts';

/** The transform that explains best how serving's values of a feature differ. */
export interface SeenTransform {
  transform: Transform;
  fit: Fit;
  training: Quantiles;
  serving: Quantiles;
  /** The moment it began; null where it holds for all of serving. */
  step: Step | null;
  /** What served values go together with; null where it was not asked or nothing tells. */
  relation: Relation | null;
}

/** A side with more zeros than this is looked at without them, by transforms that keep zero. */
const MANY_ZEROS = 0.25;
/** Difference in the share of zeros up to which the rest may be compared. */
const LIKE_ZEROS = 0.1;
/** What was before the moment has to be as in training, up to so many spreads. */
const MOST_BEFORE = 0.5;
/** Movement within training or within serving, as a share of the change between them, from which the change is no step. */
const MOST_WITHIN = 0.35;
/** How far the factor may lie from a constant near 1, as a logarithm: ÷3 and ÷3.281 are 0.09 apart. */
const MOST_OFF = 0.07;
/** Standard errors by which the served values must not fit the label better than the undone ones. */
const CONTRADICTED = -3;
/** From so many on, labels speak for the undone values. */
export const SUPPORTED = 3;
/** Line of the residual ratio where nothing speaks for the undone values: five of 5,831 features of real tables whose rows were chosen by
 * one feature's rank to the fourth fitted ÷2.205 at 0.13 to 0.15. */
const UNSUPPORTED_LINE = 0.1;

const seen = new WeakMap<FeatureView, SeenTransform | null>();

/**
 * Looks for the one transform that turns training's percentiles of a feature into serving's, on all of serving or from a moment on.
 * Transforms that drift may look like (factors near 1, temperatures, signs) also need that neither table moves within itself, and that
 * labels do not contradict. Computed once for each feature, so that no two signatures claim the same change.
 * @param investigation - both tables
 * @param view - a feature
 * @returns null where none is seen
 */
export function seenTransform(investigation: Investigation, view: FeatureView): SeenTransform | null {
  let found = seen.get(view);
  if (found === undefined) {
    found = look(investigation, view);
    seen.set(view, found);
  }
  return found;
}

function look(investigation: Investigation, view: FeatureView): SeenTransform | null {
  if (view.pair.training?.schema.type === 'date-time' || view.pair.serving?.schema.type === 'date-time')
    return null;
  const pair = quantilePair(view);
  if (pair === null) return null;
  const whole = bestOf(investigation, view, pair, null);
  const step = findStep(investigation, view);
  const late = step && fromStep(investigation, view, pair, step);
  if (whole === null || late === null) return whole ?? late;
  return late.fit.misfit < whole.fit.misfit ? late : whole;
}

function fromStep(
  investigation: Investigation,
  view: FeatureView,
  pair: QuantilePair,
  step: Step,
): SeenTransform | null {
  const values = view.numbers('serving')!;
  const [before, after] = [valuesAt(values, step.before), valuesAt(values, step.after)];
  if (before.total < LEAST_VALUES || after.total < LEAST_VALUES) return null;
  const moved = meanDistance(quantilesOf(before).at, pair.training.at);
  if (moved > MOST_BEFORE * pair.training.spread) return null;
  const late: QuantilePair = {
    training: pair.training,
    serving: quantilesOf(after),
    ordered: { training: pair.ordered.training, serving: { ...after, plusInfinities: 0 } },
  };
  return bestOf(investigation, view, late, step);
}

function bestOf(
  investigation: Investigation,
  view: FeatureView,
  pair: QuantilePair,
  step: Step | null,
): SeenTransform | null {
  const isZeroInflated = Object.values(pair.ordered).some((one) => shareOfZeros(one) > MANY_ZEROS);
  const nonZero = isZeroInflated ? nonZeroPair(pair) : pair;
  const candidates: SeenTransform[] = [];
  for (const transform of [...FIXED_TRANSFORMS, ...standardisingTransforms(pair)]) {
    const compared = transform.keepsZero ? nonZero : pair;
    if (compared === null) continue;
    const { training, serving } = compared;
    const fit = hasRange(training) ? fitTransform(training, serving, transform) : null;
    if (fit && isSeen(fit, transform) && holdsByRow(investigation, view, transform, step))
      candidates.push({ transform, fit, training, serving, step, relation: null });
  }
  const cost = ({ fit, transform }: SeenTransform): number => fit.misfit + transform.handicap;
  candidates.sort((a, b) => cost(a) - cost(b));
  if (candidates.length === 0) return null;
  const [best] = candidates;
  return best.transform.isNear ? unlessDrift(investigation, view, best) : best;
}

// Rows that are in both tables tell a unit from whatever else makes values smaller.
function holdsByRow(
  investigation: Investigation,
  view: FeatureView,
  { apply }: Transform,
  step: Step | null,
): boolean {
  return step !== null || pairsAgree(investigation, view.name, apply);
}

// A third, as of a shorter window, is no foot.
function isOffConstant({ transform: { straight }, training, serving }: SeenTransform): boolean {
  if (straight === null || straight.intercept !== 0 || straight.slope <= 0) return false;
  const sum = ({ at }: Quantiles): number => at.subarray(19, 95).reduce((all, one) => all + one, 0);
  return !(Math.abs(Math.log(sum(serving) / sum(training) / straight.slope)) < MOST_OFF);
}

// Drift may look like this one.
function unlessDrift(
  investigation: Investigation,
  view: FeatureView,
  best: SeenTransform,
): SeenTransform | null {
  if (isOffConstant(best)) return null;
  const change = meanDistance(best.training.at, best.serving.at);
  const within = [
    driftWithin(investigation, view, 'training'),
    driftWithin(investigation, view, 'serving', best.step?.after),
  ];
  if (within.some((moved) => moved !== null && moved > MOST_WITHIN * change)) return null;
  const relation = relationOf(investigation, view, best.transform.invert, best.step?.after);
  if (relation !== null && relation.z < CONTRADICTED) return null;
  const isSupported = relation !== null && relation.z > SUPPORTED;
  return isSupported || best.fit.ratio < UNSUPPORTED_LINE ? { ...best, relation } : null;
}

// The middle half of training has to have a width: else a single value is compared.
function hasRange({ at }: Quantiles): boolean {
  return at[74] > at[24];
}

function nonZeroPair(pair: QuantilePair): QuantilePair | null {
  const { training, serving } = pair.ordered;
  if (Math.abs(shareOfZeros(training) - shareOfZeros(serving)) > LIKE_ZEROS) return null;
  const kept = { training: withoutZeros(training), serving: withoutZeros(serving) };
  if (kept.training.total < LEAST_VALUES || kept.serving.total < LEAST_VALUES) return null;
  return { ...pair, training: quantilesOf(kept.training), serving: quantilesOf(kept.serving) };
}
