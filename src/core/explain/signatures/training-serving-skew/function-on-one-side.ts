import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { findPartFunction, MOST_LEFT } from '../../skew/part-function.ts';
import { seenTransform } from '../../skew/seen-transform.ts';
import { strengthBelow } from '../../skew/strength.ts';
import { since, transformSightings } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/**
 * A step of preprocessing on one side only: a logarithm, a root, standardising, scaling to [0, 1].
 * Test: residual ratio of the percentiles below 0.1. Measured on 229 pairs of real features with natural drift: seen falsely in 0.4 %
 * (logarithm) and 0 % (standardised); recall 45 % and 65 % with drift on top. Where only a part of serving went through it, serving is a mixture
 * of training's values and the changed ones (`findPartFunction`).
 *
 * Source: science part C, "log1p / z-score at one side only".
 */
export const functionOnOneSide: Signature = aboutSkew(
  'function-on-one-side',
  'preprocessing on one side only',
  (investigation) => [
    ...transformSightings(investigation, 'function-on-one-side'),
    ...investigation.features.flatMap((view) => partSighting(investigation, view)),
  ],
  ['rounding', 'clipping', 'window-mismatch'],
);

function partSighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const values = view.numbers('serving');
  if (values === null || view.pair.training?.schema.type === 'date-time') return [];
  // What explains all of serving is no part.
  if (seenTransform(investigation, view) !== null) return [];
  const part = findPartFunction(view);
  if (part === null) return [];
  const { words, reach, left, low, high } = part;
  const window = affectedWindow(investigation, (row) => values[row] >= low && values[row] <= high);
  return [
    {
      features: [view.name],
      strength: strengthBelow(left, MOST_LEFT),
      finding: `${view.name} is ${words} in about ${shareWords(Math.min(1, reach))} of serving${since(window?.from)}, where it lies between ${measureWords(low)} and ${measureWords(high)}; the rest is as in training`,
      facts: [fact('part of serving', reach, 'share'), fact('difference left unexplained', left, 'share')],
      rows: null,
      window,
      picture: { kind: 'distribution', feature: view.name },
      detail: `${words} in a part of serving`,
      repair: { kind: 'redraw', feature: view.name, from: window?.from ?? null },
    },
  ];
}
