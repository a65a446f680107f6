import { fact } from '../../../fact.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { affectedWindow } from '../../skew/affected-window.ts';
import { findScaledPart } from '../../skew/part-scaled.ts';
import { quantilePair } from '../../skew/quantile-pair.ts';
import { seenTransform } from '../../skew/seen-transform.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { strengthBelow } from '../../skew/strength.ts';
import { since, transformSightings } from '../../skew/transform-sighting.ts';
import type { Signature } from '../../signature.ts';

/** What may be left of a scaled part, in spreads; see `findScaledPart`. */
const PART_LINE = 0.3;

/**
 * A feature in another unit: serving's percentiles are training's times a constant that is a unit of something.
 * Test: R = mean |k Q_training - Q_serving| / mean |Q_training - Q_serving| over the percentiles 1 to 99 (the larger of both directions),
 * below 0.25 for constants of 7 and above and below 0.15 for nearer ones; on all rows, from a moment on, or on a part of the rows (a second
 * mode). Measured on 229 pairs of real features with natural drift: seen falsely in 1 % and 2.2 %; recall 81 to 100 % and 68 to 88 %.
 *
 * Source: science part C, "unit scale": 2 of 229 real pairs falsely, 0 of 227 with a width of training.
 */
export const unitScale: Signature = aboutSkew(
  'unit-scale',
  'a changed unit',
  (investigation) => [
    ...transformSightings(investigation, 'unit-scale'),
    ...investigation.features.flatMap((view) => partSighting(investigation, view)),
  ],
  ['rounding', 'clipping', 'window-mismatch'],
);

function partSighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  if (pair === null || seenTransform(investigation, view) !== null) return [];
  const part = findScaledPart(pair);
  if (part === null) return [];
  const { transform, share, served, misfit, cut, isAbove } = part;
  const values = view.numbers('serving')!;
  const isScaled = (row: number): boolean => (isAbove ? values[row] > cut : values[row] <= cut);
  const window = affectedWindow(investigation, isScaled);
  return [
    {
      features: [view.name],
      strength: strengthBelow(misfit, PART_LINE),
      finding: `${view.name} is served as about ${transform.words} of training's values in ${shareWords(share)} of the rows${since(window?.from)}: their median is ${measureWords(served.at[49])}, training's ${measureWords(pair.training.at[49])}`,
      facts: [
        fact('rows on another scale', share, 'share'),
        fact('median of those rows', served.at[49]),
        fact('median, training', pair.training.at[49]),
      ],
      rows: {
        training: pair.ordered.training.total,
        serving: Math.round(share * pair.ordered.serving.total),
      },
      window,
      picture: {
        kind: 'quantiles',
        feature: view.name,
        training: [...pair.training.at],
        serving: [...served.at],
        line: transform.straight,
      },
      detail: `${transform.words} on a part of the rows: ${transform.detail}`,
    },
  ];
}
