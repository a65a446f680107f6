import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { isCalendarFeature } from '../../calendar-feature.ts';
import { frozenRun } from '../../frozen-run.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { rowKinds } from '../../row-kinds.ts';
import type { Signature } from '../../signature.ts';
import { timeOrder } from '../../skew/time-order.ts';

/** Rows that are looked at together, and blocks that make a neighbourhood. */
const BLOCK = 16;
const NEIGHBOURHOOD = 60;
const LEAST_BLOCKS = 12;
/** More neighbourhoods than this (some 30,000 rows) say nothing more: those that are looked at are spread over all. */
const MOST_NEIGHBOURHOODS = 32;
/** Growth of the share of equal pairs among near rows, beyond that among rows of the same time; and its standard errors. */
const LEAST_GROWTH = 0.04;
const LEAST_ERRORS = 6;
/** Share of pairs of any two training rows that are equal, up to which equal neighbours say something. */
const MOST_EQUAL = 0.3;
/** Where this share of the features repeats, whole rows do: requests that are logged twice. */
const MOST_FEATURES = 0.5;

/**
 * Values that repeat from row to row, whatever the row is about: a table that is written once a day and read as if it were fresh, a cache
 * with too long a life. The distribution is as in training; only the order of rows shows it.
 *
 * Test: share of equal pairs within 16 rows that follow each other in time, less that within the 960 rows around them (which takes
 * away what changes slowly); serving's is larger than training's by 0.04 and six standard errors (of the mean over blocks).
 *
 * Source: science part C, "stale / frozen" (more equal neighbours in time, no change of the distribution).
 */
export const staleValues: Signature = {
  id: 'infrastructure-bug/stale-values',
  cause: 'infrastructure-bug',
  subCause: 'values that are refreshed too rarely',
  needs: ['timestamps'],
  isSlow: true,
  explainsAway: [
    'data-drift/',
    'label-leakage/association-collapse',
    'training-serving-skew/misjoined-column',
    'training-serving-skew/rounding',
    'training-serving-skew/scattered-values',
  ],
  refutedBy: 'Requests that follow each other come from one source, for which the value truly is the same.',
  toBeSure: 'Compare the time at which the value was computed with the time of the request for some rows.',
  look(investigation) {
    if (timeOrder(investigation, 'serving') === null || timeOrder(investigation, 'training') === null)
      return [];
    const tried = investigation.features.flatMap((feature) => {
      if ((feature.pair.training?.schema.distinct ?? 0) < 5 || isCalendarFeature(feature, investigation))
        return [];
      const training = nearness(feature, investigation, 'training');
      const serving = nearness(feature, investigation, 'serving');
      return training === null || serving === null || training.equal > MOST_EQUAL
        ? []
        : [{ feature, training, serving }];
    });
    const seen = tried.filter(({ feature, training, serving }) => {
      const growth = serving.mean - training.mean;
      return (
        growth >= LEAST_GROWTH &&
        // Values that all grow with time are equal only among near rows, but not more often than they were before.
        serving.near - training.near >= LEAST_GROWTH &&
        growth > LEAST_ERRORS * Math.hypot(serving.error, training.error) &&
        frozenRun(feature, investigation) === null
      );
    });
    if (seen.length > 2 && seen.length > MOST_FEATURES * tried.length) return [];
    return seen.map(({ feature, training, serving }) => ({
      features: [feature.name],
      strength: Math.min(1, 0.6 + 0.4 * (serving.mean - training.mean)),
      finding: `${feature.name} repeats from row to row: of rows that follow each other in time ${shareWords(Math.max(0, serving.mean))} more pairs are equal than of rows some hours apart, ${shareWords(Math.max(0, training.mean))} in training`,
      facts: [
        fact('equal pairs among near rows beyond those around, training', training.mean, 'share'),
        fact('equal pairs among near rows beyond those around, serving', serving.mean, 'share'),
      ],
      rows: null,
      window: null,
      picture: {
        kind: 'bars',
        quantity: 'equal pairs among near rows, beyond those around',
        isShare: true,
        bars: [{ name: feature.name, training: training.mean, serving: serving.mean }],
      },
      repair: { kind: 'redraw', feature: feature.name, from: null },
    }));
  },
};

function nearness(feature: FeatureView, investigation: Investigation, side: Side) {
  const order = timeOrder(investigation, side);
  const kinds = rowKinds(feature, side);
  if (order === null || kinds === null) return null;
  const inOrder = new Float64Array(order.rows.length);
  let filled = 0;
  for (const row of order.rows) {
    inOrder[filled] = kinds[row];
    if (kinds[row] === kinds[row]) filled++;
  }
  const known = inOrder.subarray(0, filled);
  const blocks = Math.floor(known.length / BLOCK);
  if (blocks < LEAST_BLOCKS) return null;
  const neighbourhoods = Math.max(1, Math.round(blocks / NEIGHBOURHOOD));
  let [sum, squares, equal] = [0, 0, 0];
  let looked = 0;
  const step = Math.max(1, neighbourhoods / MOST_NEIGHBOURHOODS);
  for (let i = 0; i < neighbourhoods; i += step) {
    const k = Math.floor(i);
    const first = Math.floor((k * blocks) / neighbourhoods);
    const last = Math.floor(((k + 1) * blocks) / neighbourhoods);
    const around = equalShare(known.subarray(first * BLOCK, last * BLOCK));
    equal += around * (last - first);
    looked += last - first;
    for (let block = first; block < last; block++) {
      const excess = equalShare(known.subarray(block * BLOCK, (block + 1) * BLOCK)) - around;
      sum += excess;
      squares += excess * excess;
    }
  }
  const mean = sum / looked;
  return {
    mean,
    near: mean + equal / looked,
    error: Math.sqrt(Math.max(0, squares / looked - mean * mean) / (looked - 1)),
    equal: equal / looked,
  };
}

// Share of pairs that are equal. Few are compared one by one: sorting costs more there.
function equalShare(kinds: Float64Array): number {
  let pairs = 0;
  if (kinds.length <= BLOCK) {
    for (let i = 1; i < kinds.length; i++) for (let j = 0; j < i; j++) if (kinds[i] === kinds[j]) pairs++;
  } else {
    const sorted = kinds.slice().sort();
    let run = 0;
    for (let i = 1; i < sorted.length; i++) {
      run = sorted[i] === sorted[i - 1] ? run + 1 : 0;
      pairs += run;
    }
  }
  return (2 * pairs) / (kinds.length * (kinds.length - 1));
}
