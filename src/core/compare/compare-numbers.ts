import { countAtMost, countBelow } from '../stats/ordered.ts';
import type { Ordered } from '../stats/ordered.ts';
import { kolmogorovSmirnov } from '../stats/ks.ts';
import { quantile } from '../stats/quantile.ts';
import { seedPsi } from '../stats/seed-psi.ts';
import { wassersteinDistance } from '../stats/wasserstein.ts';
import type { ColumnType } from '../table/column.ts';
import { BIN_SETTINGS, binSettingKey } from './comparison.ts';
import type { Comparison, Profile, SampleDistances } from './comparison.ts';
import { pairedEcdf, quantilePairs } from './cumulative-curves.ts';
import { finiteOrNull } from './finite-or-null.ts';
import { pairedHistogram } from './histogram.ts';
import { numericBins } from './numeric-bins.ts';
import type { OrderedColumn } from './ordered-column.ts';
import { countSeen, seenBins } from './seen-bins.ts';
import { numberSpikes } from './spikes.ts';

/** Standard deviations in the interquartile range of a normal distribution. */
const IQR_OF_NORMAL = 1.349;

/** What is found by comparing values; the rest of a Comparison is names and profiles. */
export type ComparedValues = Omit<
  Comparison,
  'name' | 'servingName' | 'type' | 'typeDifference' | 'training' | 'serving' | 'preview'
>;

/** Nothing found: where a side is missing or the sides cannot be compared. */
export const NOTHING_COMPARED: ComparedValues = {
  bins: {},
  seedPsi: null,
  distances: { ks: null, wasserstein: null, wassersteinScaled: null, chiSquare: null },
  newCategories: [],
  newCategoryCount: 0,
  newCategoryShare: 0,
  missingCategories: [],
  missingCategoryCount: 0,
  outsideRangeShare: null,
  spikes: [],
  histogram: null,
  ecdf: null,
  quantilePairs: null,
};

/**
 * Compares two numeric or date-time columns. Numeric identifiers are binned into null, seen and new.
 * @param training - the training values in order
 * @param serving - the serving values in order
 * @param profile - training's profile
 * @param type - the feature's type
 * @param isWhole - true where both sides hold whole numbers only
 * @returns everything that is found by comparing values, free of NaN and infinities
 * @example compareNumbers(orderColumn(a), orderColumn(b), numberProfile(column, orderColumn(a), 'decimal'), 'decimal', false)
 */
export function compareNumbers(
  training: OrderedColumn,
  serving: OrderedColumn,
  profile: Profile,
  type: ColumnType,
  isWhole: boolean,
): ComparedValues {
  const isIdentifier = type === 'identifier';
  const bins: Comparison['bins'] = {};
  const seen = isIdentifier ? countSeen(training, serving) : null;
  // Infinities are no identifiers; they count as seen, so that no row is lost.
  const identifierBins =
    seen &&
    seenBins(
      { nulls: training.nulls, seen: training.total + training.infinities, new: 0 },
      { nulls: serving.nulls, seen: seen.seenRows + serving.infinities, new: seen.newRows },
    );
  for (const setting of BIN_SETTINGS) {
    bins[binSettingKey(setting)] = identifierBins ?? numericBins(training, serving, setting);
  }
  return {
    ...NOTHING_COMPARED,
    bins,
    seedPsi: {
      5: seedPsi(training, serving, 5),
      10: seedPsi(training, serving, 10),
      20: seedPsi(training, serving, 20),
    },
    distances: numberDistances(training, serving, profile),
    newCategoryCount: seen?.newDistinct ?? 0,
    newCategoryShare: seen && serving.total > 0 ? seen.newRows / serving.total : 0,
    missingCategoryCount: seen?.missingDistinct ?? 0,
    outsideRangeShare: outsideRangeShare(training, serving),
    spikes:
      isIdentifier || type === 'boolean'
        ? []
        : numberSpikes(training, serving, type, profile.mean, profile.std),
    histogram: pairedHistogram(training, serving, isWhole),
    ecdf: pairedEcdf(training, serving),
    quantilePairs: quantilePairs(training, serving),
  };
}

function numberDistances(training: Ordered, serving: Ordered, profile: Profile): SampleDistances {
  if (training.total === 0 || serving.total === 0) return NOTHING_COMPARED.distances;
  const wasserstein = wassersteinDistance(training, serving);
  const spread = (quantile(training, 0.75) - quantile(training, 0.25)) / IQR_OF_NORMAL;
  const unit = spread > 0 ? spread : (profile.std ?? 0) > 0 ? (profile.std ?? 1) : 1;
  return {
    ks: kolmogorovSmirnov(training, serving),
    wasserstein: finiteOrNull(wasserstein),
    wassersteinScaled: finiteOrNull(wasserstein / unit),
    chiSquare: null,
  };
}

function outsideRangeShare(training: Ordered, serving: OrderedColumn): number | null {
  const count = serving.total + serving.infinities;
  if (training.total === 0 || count === 0) return null;
  const low = training.values[0];
  const high = training.values[training.values.length - 1];
  return (count - (countAtMost(serving, high) - countBelow(serving, low))) / count;
}
