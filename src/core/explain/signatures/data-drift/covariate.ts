import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { movementOf, shapeOf, type Movement, type MovementShape } from '../../movement.ts';
import type { Signature } from '../../signature.ts';

/** A movement as one would say it. */
const WORDS: Record<MovementShape, string> = {
  gradual: 'moves steadily over serving',
  abrupt: 'moves at a moment within serving',
  'from-the-start': 'differs from the first serving row on',
  unknown: 'differs between the tables',
};

/**
 * A feature that moves steadily over serving: the world changes bit by bit, releases do not.
 * Test: PSI beyond 0.1 and beyond chance; of a line and a step through the slices of serving the line fits better (BIC).
 *
 * Source: onset shapes of science part C, chosen by BIC (Schwarz 1978).
 */
export const covariateGradual: Signature = {
  ...drift('data-drift/covariate-gradual', 'features that drift steadily'),
  look: (investigation) => sightings(investigation, ['gradual']),
};

/**
 * A feature that moves at a moment, by no known constant: a campaign, a new market, a changed law; or a release, which other signatures know.
 *
 * Source: onset shapes of science part C; concept: sudden drift, Gama et al. 2014.
 */
export const covariateAbrupt: Signature = {
  ...drift('data-drift/covariate-abrupt', 'features that moved at a moment'),
  look: (investigation) => sightings(investigation, ['abrupt']),
};

/**
 * A feature that differs from the first serving row on, or at an unknown time: drift and skew look alike here.
 *
 * Source: covariate shift, Moreno-Torres et al. 2012; line of PSI as the field draws it (0.1).
 */
export const covariateShift: Signature = {
  ...drift('data-drift/covariate-shift', 'features that differ'),
  look: (investigation) => sightings(investigation, ['from-the-start', 'unknown']),
};

function drift(id: string, subCause: string): Omit<Signature, 'look'> {
  return {
    id,
    cause: 'data-drift',
    subCause,
    needs: [],
    explainsAway: [],
    refutedBy: 'The same entities at the same time have other values in the two pipelines (then it is skew).',
    toBeSure:
      'Send some logged serving requests through the training pipeline: equal values mean that the world moved, unequal ones that the computation did.',
  };
}

function sightings(investigation: Investigation, shapes: readonly MovementShape[]): Sighting[] {
  return investigation.features.flatMap((feature) => {
    const movement = movementOf(feature, investigation);
    // The month moves by itself.
    if (movement === null || isCalendarFeature(feature, investigation)) return [];
    const { shape, moment } = shapeOf(movement);
    return shapes.includes(shape) ? [sighting(feature, movement, shape, moment)] : [];
  });
}

function sighting(
  feature: FeatureView,
  movement: Movement,
  shape: MovementShape,
  moment: number | null,
): Sighting {
  const { psi, byChance, course, before } = movement;
  return {
    features: [feature.name],
    strength: Math.min(1, 0.5 + 0.5 * Math.min(1, Math.log(psi / 0.1) / Math.log(10))),
    finding: `${feature.name} ${WORDS[shape]}: PSI ${psi.toPrecision(3)}, ${byChance.toPrecision(2)} at most by chance`,
    facts: [fact('PSI', psi), fact('PSI by chance, 95% point', byChance)],
    rows: null,
    window: moment === null ? null : { from: moment, to: null },
    picture:
      course === null
        ? { kind: 'distribution', feature: feature.name }
        : {
            kind: 'over-time',
            quantity: `${feature.name}: from training's mix (0) to serving's (1)`,
            isShare: false,
            training: before?.starts.map((start, k) => ({ start, value: before.values[k] })) ?? [],
            serving: course.starts.map((start, k) => ({ start, value: course.values[k] })),
            moment,
          },
  };
}
