import type { Bin, Comparison, Profile, SampleDistances, SeedPsi } from '../compare/comparison.ts';
import type { CaseFileBins, CaseFileDistances, CaseFileFeature } from './case-file.ts';
import {
  count,
  list,
  nullable,
  number,
  optional,
  pair,
  record,
  ruled,
  text,
  truth,
  word,
  wordOf,
} from './shape.ts';
import { COLUMN_TYPE_SHAPE } from './table-shape.ts';

const counted = list(record<Profile['top'][number]>('counted-value', { value: text, count }));

const profile = nullable(
  record<Profile>('profile', {
    rows: count,
    nulls: count,
    infinities: count,
    distinct: count,
    mean: nullable(number),
    std: nullable(number),
    min: nullable(number),
    max: nullable(number),
    quantiles: nullable(
      record<NonNullable<Profile['quantiles']>>('quantiles', {
        p1: number,
        p5: number,
        p25: number,
        p50: number,
        p75: number,
        p95: number,
        p99: number,
      }),
    ),
    zeroShare: nullable(number),
    top: counted,
  }),
);

const bins = list(
  record<Bin>('bin', {
    kind: wordOf<Bin['kind']>({
      null: true,
      atom: true,
      below: true,
      range: true,
      above: true,
      category: true,
      other: true,
      new: true,
    }),
    low: nullable(number),
    high: nullable(number),
    category: nullable(text),
    training: count,
    serving: count,
  }),
);

const binsBySetting = record<CaseFileBins>('bins-by-setting', {
  'every-setting': optional(bins),
  'quantile-5': optional(bins),
  'quantile-10': optional(bins),
  'quantile-20': optional(bins),
  'equal-width-5': optional(bins),
  'equal-width-10': optional(bins),
  'equal-width-20': optional(bins),
});

const distances = record<CaseFileDistances>('distances', {
  klTrainingServing: nullable(number),
  klServingTraining: nullable(number),
  jensenShannon: nullable(number),
  hellinger: nullable(number),
  totalVariation: nullable(number),
  ks: nullable(record<NonNullable<SampleDistances['ks']>>('ks', { statistic: number, pValue: number })),
  wasserstein: nullable(number),
  wassersteinScaled: nullable(number),
  chiSquare: nullable(
    record<NonNullable<SampleDistances['chiSquare']>>('chi-square', {
      statistic: number,
      degreesOfFreedom: count,
      pValue: number,
      cramersV: number,
    }),
  ),
  seedPsi: nullable(number),
});

const seedPsi = record<SeedPsi>('seed-psi', {
  psi: nullable(number),
  dropped: count,
  nulls: count,
  repeatedEdges: count,
});

const histogram = ruled(
  record<NonNullable<Comparison['histogram']>>('histogram', {
    edges: list(number),
    training: list(count),
    serving: list(count),
  }),
  'have one edge more than counts',
  ({ edges, training, serving }) =>
    edges.length === training.length + 1 && training.length === serving.length,
);

const ecdf = ruled(
  record<NonNullable<Comparison['ecdf']>>('ecdf', {
    x: list(number),
    training: list(number),
    serving: list(number),
  }),
  'have as many points on both sides as on its axis',
  ({ x, training, serving }) => x.length === training.length && x.length === serving.length,
);

const quantilePairs = ruled(
  record<NonNullable<Comparison['quantilePairs']>>('quantile-pairs', {
    training: list(number),
    serving: list(number),
  }),
  'have as many quantiles on both sides',
  ({ training, serving }) => training.length === serving.length,
);

/** One feature: its judgement, and all that Compare shows of it. */
export const FEATURE_SHAPE = ruled(
  record<CaseFileFeature>('feature', {
    name: text,
    servingName: text,
    type: COLUMN_TYPE_SHAPE,
    psi: nullable(number),
    psiNoDriftBand: nullable(pair(number)),
    verdict: word('stable', 'moved', 'broken'),
    verdictWords: text,
    distances,
    typeDifference: nullable(
      record<NonNullable<Comparison['typeDifference']>>('type-difference', { training: text, serving: text }),
    ),
    training: profile,
    serving: profile,
    newCategories: counted,
    newCategoryCount: count,
    newCategoryShare: number,
    missingCategories: counted,
    missingCategoryCount: count,
    outsideRangeShare: nullable(number),
    spikes: list(
      record<Comparison['spikes'][number]>('spike', { value: text, training: number, serving: number }),
    ),
    bins: binsBySetting,
    seedPsi: nullable(
      record<NonNullable<Comparison['seedPsi']>>('seed-psi-by-buckets', {
        5: seedPsi,
        10: seedPsi,
        20: seedPsi,
      }),
    ),
    histogram: nullable(histogram),
    ecdf: nullable(ecdf),
    quantilePairs: nullable(quantilePairs),
    preview: truth,
  }),
  'have a training or a serving profile',
  ({ training, serving }) => training !== null || serving !== null,
);
