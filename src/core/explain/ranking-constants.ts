import type { RankingConstants } from './rank.ts';

/**
 * Priors and scale of the ranking. The priors are no measurement of how the world is: they are close to even, with the two rarer
 * causes at half (of 96 postmortems at Google over ten years most were not specific to machine learning: Papasian and Underwood,
 * OpML 2020). `absence`, `noGap`, `cannotTell` and `temperature` are set on the generated tables of `npm run bench:causes` so that confidences are calibrated.
 */
export const RANKING: RankingConstants = {
  logPriors: {
    'training-serving-skew': Math.log(0.25),
    'data-drift': Math.log(0.25),
    'label-leakage': Math.log(0.125),
    'feedback-loop': Math.log(0.125),
    'infrastructure-bug': Math.log(0.25),
  },
  absence: -3,
  noGap: { real: -3.5, 'not-established': 4, explained: 3, 'cannot-tell': -1, unknown: -1 },
  cannotTell: -3,
  temperature: 0.7,
};
