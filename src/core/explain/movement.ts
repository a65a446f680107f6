import { findOnset, type Onset } from '../confirm/onset.ts';
import { psiFromCounts, psiNoDriftBand } from '../stats/psi.ts';
import type { FeatureView, Investigation } from './investigation.ts';
import { meanBySlice, timeSlices } from './time-slices.ts';

/** PSI from which a feature counts as moved, beyond what chance shows (science part B: 0.1 and 0.25 are the field's lines). */
const LEAST_PSI = 0.1;

/** How one feature moved, over time where there are times. */
export interface Movement {
  psi: number;
  /** 95 % point of PSI without drift at these numbers of rows. */
  byChance: number;
  /**
   * Where each slice of serving stands between training (0) and serving as a whole (1): mean of ln(q / p) of the bins of its
   * rows, put on that scale. Null without times.
   */
  course: { starts: readonly number[]; values: readonly (number | null)[]; rows: readonly number[] } | null;
  /** The same of training's slices: drift that was under way before. */
  before: { starts: readonly number[]; values: readonly (number | null)[] } | null;
  onset: Onset | null;
}

const known = new WeakMap<FeatureView, { found: Movement | null }>();

/**
 * How a feature moved between the tables and within serving; computed once.
 * @param feature - one of the investigation's
 * @param investigation - both tables
 * @returns null where it has no bins in common, or did not move beyond chance and 0.1
 */
export function movementOf(feature: FeatureView, investigation: Investigation): Movement | null {
  let entry = known.get(feature);
  if (entry === undefined) {
    entry = { found: measure(feature, investigation) };
    known.set(feature, entry);
  }
  return entry.found;
}

function measure(feature: FeatureView, { rows }: Investigation): Movement | null {
  const { binned } = feature;
  if (binned === null || binned.training.length === 0 || binned.serving.length === 0) return null;
  const count = (places: Uint16Array): number[] => {
    const counts = new Uint32Array(binned.count);
    for (let row = 0; row < places.length; row++) counts[places[row]]++;
    return Array.from(counts);
  };
  const [training, serving] = [count(binned.training), count(binned.serving)];
  const psi = psiFromCounts(training, serving);
  const filled = training.filter((one, k) => one + serving[k] > 0).length;
  const [, byChance] = psiNoDriftBand(filled, binned.training.length, binned.serving.length);
  if (!(psi > LEAST_PSI) || !(psi > byChance)) return null;
  const [n, m] = [binned.training.length + filled / 2, binned.serving.length + filled / 2];
  const ratio = training.map((one, k) => Math.log((serving[k] + 0.5) / m) - Math.log((one + 0.5) / n));
  const meanRatio = (places: Uint16Array) =>
    places.reduce((sum, place) => sum + ratio[place], 0) / places.length;
  const [low, high] = [meanRatio(binned.training), meanRatio(binned.serving)];
  const scale = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : (value - low) / (high - low)));
  const after = timeSlices(rows.serving);
  const earlier = timeSlices(rows.training);
  const course =
    after &&
    meanBySlice(
      after,
      Float64Array.from(binned.serving, (place) => ratio[place]),
    );
  const before =
    earlier &&
    meanBySlice(
      earlier,
      Float64Array.from(binned.training, (place) => ratio[place]),
    );
  const values = course && scale(course.means);
  return {
    psi,
    byChance,
    course: after && course && values && { starts: after.starts.slice(0, -1), values, rows: course.counts },
    before: earlier && before && { starts: earlier.starts.slice(0, -1), values: scale(before.means) },
    onset:
      after &&
      course &&
      values &&
      findOnset(
        after.starts.slice(0, -1),
        values.map((value) => value ?? NaN),
        course.counts,
      ),
  };
}

/** Shapes of a movement over serving. */
export type MovementShape = 'gradual' | 'abrupt' | 'from-the-start' | 'unknown';

/** How far a fitted course has to rise over serving, as a share of the whole movement, to count as gradual. */
const LEAST_RISE = 0.6;
/** Where serving starts, at most, between training (0) and serving as a whole (1), for the movement to begin within serving. */
const MOST_START = 0.6;

/**
 * Whether a movement came on gradually, at a moment, or was there from the first row on.
 * @param movement - of one feature
 * @returns the shape, and the moment of an abrupt one (epoch milliseconds)
 */
export function shapeOf(movement: Movement): { shape: MovementShape; moment: number | null } {
  const { onset, course } = movement;
  if (course === null || onset === null) return { shape: 'unknown', moment: null };
  const { best } = onset;
  const fitted = best.fitted;
  const [first, last] = [fitted[0], fitted[fitted.length - 1]];
  const rise = last - first;
  if (Math.abs(rise) < LEAST_RISE || first > MOST_START) return { shape: 'from-the-start', moment: null };
  const ramp = [best, ...onset.runnersUp].find(({ shape }) => shape === 'ramp');
  const step = [best, ...onset.runnersUp].find(({ shape }) => shape === 'step');
  if (ramp && step)
    return ramp.bic <= step.bic
      ? { shape: 'gradual', moment: null }
      : { shape: 'abrupt', moment: step.moment };
  return { shape: 'unknown', moment: null };
}
