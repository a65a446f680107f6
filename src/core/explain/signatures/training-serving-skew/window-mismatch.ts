import { fact } from '../../../fact.ts';
import { orderNumbers } from '../../../stats/ordered.ts';
import { nameWords } from '../../../table/name-words.ts';
import { evenlySpaced } from '../../evenly-spaced.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { driftWithin } from '../../skew/drift-within.ts';
import { meanDistance, quantilePair, type QuantilePair } from '../../skew/quantile-pair.ts';
import { differingPairs, type DifferingPairs } from '../../row-join/pairs-agree.ts';
import { relationOf } from '../../skew/relation.ts';
import { seenTransform } from '../../skew/seen-transform.ts';
import { measureWords, shareWords } from '../../../compare/measure-words.ts';
import { strengthAbove } from '../../skew/strength.ts';
import { relationFacts } from '../../skew/transform-sighting.ts';
import { undoByRank } from '../../skew/undo-by-rank.ts';
import type { Signature } from '../../signature.ts';

/** Percentiles (by index) that have to be smaller throughout; the lowest are zeros and noise. */
const FROM = 19;
const TO = 94;
/** Largest ratio at any of them, and largest middle ratio: 30 days of a quarter are 0.33, of a month and a half 0.67. */
const MOST_RATIO = 0.9;
const MOST_MIDDLE_RATIO = 0.7;
/** Movement within either table, as a share of the change between them, from which it is no step at their border. */
const MOST_WITHIN = 0.25;
/** Standard errors by which the undone values fit better, and the share of the avoidable error that goes. */
const LEAST_Z = 4;
const LEAST_REMOVED = 0.5;
/** Standard deviation of the ratio's logarithm over the percentiles below which the ratio is one number. */
const CONSTANT = 0.15;
const BONUS = 0.08;

/** Rows in both tables tell by themselves: part of them that differ, part of these that differ one way, and how much the ratio varies (its outer tenths). */
const LEAST_OF_PAIRS = 0.2;
const LEAST_ONE_WAY = 0.95;
const LEAST_RATIOS = 30;
const LEAST_VARIED = 1.3;
const MOST_OF_A_VALUE = 0.3;
const STRENGTH_BY_ROW = 0.95;
/** Pairs drawn in a picture. */
const MOST_POINTS = 400;

const AGGREGATE_WORDS = new Set(['count', 'counts', 'cnt', 'num', 'number', 'n', 'sum', 'total', 'avg', 'mean', 'max', 'min', 'std', 'last', 'past', 'days', 'window', 'rolling', 'lifetime', 'history', 'recent']); // prettier-ignore

/**
 * An aggregate over another window (30 days instead of all history): serving's values are smaller (or larger) at all percentiles,
 * by a factor that is no unit's constant. From two tables that alone may be drift. So it also needs: no movement within training nor within
 * serving beside the step between them (where there are times), and that what goes together with the feature did not move along: labels (or
 * the feature it correlates with most) fit better once serving's percentiles are put onto training's (z > 4, half of the avoidable error
 * gone). Rows that are in both tables with the same time tell more: values that are smaller nearly always, each by another factor. Proposed by science part C; thresholds by simulation (`tests/unit/.../window-mismatch.test.ts`).
 *
 * Source: science part C, "window mismatch"; rows in both tables: Zinkevich, Rules of Machine Learning, rule 37.
 */
export const windowMismatch: Signature = aboutSkew(
  'window-mismatch',
  'an aggregate over another window',
  (investigation) => investigation.features.flatMap((view) => sighting(investigation, view)),
  ['another-scale', 'row-join'],
);

function sighting(investigation: Investigation, view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  if (pair === null || !isAmount(view, pair)) return [];
  // Where rows are in both tables, these decide.
  const pairs = differingPairs(investigation, view.name);
  return pairs === null ? byQuantiles(investigation, view, pair) : byPairs(view, pair, pairs);
}

// Rows that both tables hold: a shorter window has a part of what a longer one has, another part in each row.
function byPairs(view: FeatureView, { serving }: QuantilePair, pairs: DifferingPairs): Sighting[] {
  if (pairs.training.length < LEAST_OF_PAIRS * pairs.compared) return [];
  const rows = pairs.training.length;
  let smaller = 0;
  const ratios: number[] = [];
  pairs.training.forEach((a, i) => {
    const b = pairs.serving[i];
    // An empty window may be null.
    if ((b === b ? b : 0) < (a === a ? a : 0)) smaller++;
    if (a > 0 && b > 0) ratios.push(b / a);
  });
  const isShorter = smaller >= LEAST_ONE_WAY * rows;
  if (!isShorter && smaller > (1 - LEAST_ONE_WAY) * rows) return [];
  ratios.sort((a, b) => a - b);
  const [low, middle, high] = [0.1, 0.5, 0.9].map((q) => ratios[Math.floor(q * (ratios.length - 1))]);
  // One factor is a unit; one served value is a cap or a default.
  if (ratios.length < LEAST_RATIOS || high / low < LEAST_VARIED) return [];
  if ((isShorter ? middle : 1 / middle) > MOST_MIDDLE_RATIO) return [];
  const [often] = orderNumbers(pairs.serving).counts.toSorted((a, b) => b - a);
  if (often > MOST_OF_A_VALUE * rows && serving.at[49] > 0) return [];
  return [
    {
      features: [view.name],
      strength: STRENGTH_BY_ROW,
      finding: `in ${shareWords(rows / pairs.compared)} of ${pairs.compared} rows that are in both tables ${view.name} is ${isShorter ? 'smaller' : 'larger'} in serving, from ${measureWords(low)} to ${measureWords(high)} times training's value: as over a ${isShorter ? 'shorter' : 'longer'} window`,
      facts: [
        fact('rows in both tables', pairs.compared, 'count'),
        fact(
          `of those that differ, ${isShorter ? 'smaller' : 'larger'} in serving`,
          isShorter ? smaller / rows : 1 - smaller / rows,
          'share',
        ),
        fact('ratio, serving to training, middle', middle),
        fact('ratio, a tenth below', low),
        fact('ratio, a tenth above', high),
      ],
      rows: { training: pairs.compared, serving: pairs.compared },
      window: null,
      picture: { kind: 'pairs', feature: view.name, points: someOf(pairs), line: null },
      detail: `a ${isShorter ? 'shorter' : 'longer'} window, by the rows in both tables`,
      repair: { kind: 'joined', feature: view.name },
    },
  ];
}

function someOf({ training, serving }: DifferingPairs): { training: number; serving: number }[] {
  return Array.from(evenlySpaced(training.length, MOST_POINTS), (i) => ({
    training: training[i],
    serving: serving[i],
  })).filter((point) => Number.isFinite(point.training) && Number.isFinite(point.serving));
}

function byQuantiles(investigation: Investigation, view: FeatureView, pair: QuantilePair): Sighting[] {
  const ratio = middleRatio(pair);
  if (ratio === null || seenTransform(investigation, view) !== null) return [];
  const change = meanDistance(pair.training.at, pair.serving.at);
  const within = [driftWithin(investigation, view, 'training'), driftWithin(investigation, view, 'serving')];
  if (within.some((moved) => moved !== null && moved > MOST_WITHIN * change)) return [];
  const relation = relationOf(investigation, view, undoByRank(pair));
  if (relation === null || relation.z < LEAST_Z || relation.removed < LEAST_REMOVED) return [];
  const hasTimes = within.every((moved) => moved !== null);
  const { isConstant, middle } = ratio;
  const bonuses = Number(hasTimes) + Number(isConstant) + Number(isAggregate(view.name));
  const strength = 0.9 * strengthAbove(relation.removed, LEAST_REMOVED, 1) + BONUS * bonuses;
  return [
    {
      features: [view.name],
      strength: Math.min(1, Math.max(0.5, strength)),
      finding: `${view.name} is served about ${measureWords(middle)} times as large throughout${hasTimes ? ', steadily from the first serving row on' : ''}, while ${relation.target ?? 'the label'} did not move along`,
      facts: [
        fact('ratio of the medians, serving to training', middle),
        fact('median, training', pair.training.at[49]),
        fact('median, serving', pair.serving.at[49]),
        ...relationFacts(relation),
      ],
      rows: null,
      window: null,
      picture: {
        kind: 'quantiles',
        feature: view.name,
        training: [...pair.training.at],
        serving: [...pair.serving.at],
        line: { slope: middle, intercept: 0 },
      },
      detail: `×${measureWords(middle)}: as by a window of another length`,
      repair: { kind: 'affine', feature: view.name, slope: middle, intercept: 0 },
    },
  ];
}

// A count, sum or duration: nothing negative, and more than a handful of values.
function isAmount(view: FeatureView, { ordered, training }: QuantilePair): boolean {
  const isDate = [view.pair.training, view.pair.serving].some((side) => side?.schema.type === 'date-time');
  return (
    !isDate &&
    ordered.training.values[0] >= 0 &&
    ordered.serving.values[0] >= 0 &&
    ordered.training.values.length > 10 &&
    training.at[74] > training.at[24]
  );
}

function middleRatio({ training, serving }: QuantilePair): { middle: number; isConstant: boolean } | null {
  const logs: number[] = [];
  for (let i = FROM; i <= TO; i++) {
    if (training.at[i] > 0 && serving.at[i] > 0) logs.push(Math.log(serving.at[i] / training.at[i]));
    else if (training.at[i] === 0 && serving.at[i] > 0) return null;
  }
  if (logs.length < (TO - FROM) / 2) return null;
  const sign = Math.sign(logs[logs.length >> 1]);
  if (logs.some((log) => sign * log < -Math.log(MOST_RATIO))) return null;
  const middle = logs.toSorted((a, b) => a - b)[logs.length >> 1];
  if (Math.abs(middle) < -Math.log(MOST_MIDDLE_RATIO)) return null;
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / logs.length;
  return { middle: Math.exp(middle), isConstant: Math.sqrt(variance) < CONSTANT };
}

function isAggregate(name: string): boolean {
  return nameWords(name).some((word) => AGGREGATE_WORDS.has(word) || /^\d+(d|h|w|m|y|day|days)$/u.test(word));
}
