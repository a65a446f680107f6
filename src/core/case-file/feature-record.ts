import { BIN_SETTINGS, binSettingKey } from '../compare/comparison.ts';
import type { Bin, Comparison } from '../compare/comparison.ts';
import { binDistances } from '../compare/distances.ts';
import { judge } from '../compare/verdict.ts';
import type { CaseFileBins, CaseFileFeature, CaseFileSettings } from './case-file.ts';

/**
 * One feature as the case file has it.
 * @param comparison - the feature
 * @param settings - what PSI, verdict and the distances of bins are made with
 * @returns its judgement and all that Compare shows of it
 * @example featureRecord(comparison, { bins: 10, edges: 'quantile', psiLine: 0.2 }).verdict // 'moved'
 */
export function featureRecord(comparison: Comparison, settings: CaseFileSettings): CaseFileFeature {
  const { bins, distances, ...rest } = comparison;
  const setting = { bins: settings.bins, edges: settings.edges };
  const binned = binDistances(bins[binSettingKey(setting)] ?? []);
  const verdict = judge(comparison, { setting, psiLine: settings.psiLine });
  return {
    ...rest,
    psi: binned?.psi ?? null,
    psiNoDriftBand: binned?.noDriftBand ?? null,
    verdict: verdict.level,
    verdictWords: verdict.words,
    distances: {
      ...distances,
      klTrainingServing: binned?.klTrainingServing ?? null,
      klServingTraining: binned?.klServingTraining ?? null,
      jensenShannon: binned?.jensenShannon ?? null,
      hellinger: binned?.hellinger ?? null,
      totalVariation: binned?.totalVariation ?? null,
      seedPsi: comparison.seedPsi?.[settings.bins].psi ?? null,
    },
    bins: foldBins(bins),
  };
}

/**
 * The comparison that a feature of a case file was made from: what follows from it is left to be computed again, so
 * that other settings can be chosen without the tables.
 * @param feature - of a case file
 * @returns the comparison, as an analyst would send it
 * @example caseFile.compare.features.map(comparisonOf)
 */
export function comparisonOf(feature: CaseFileFeature): Comparison {
  const { ks, wasserstein, wassersteinScaled, chiSquare } = feature.distances;
  return {
    name: feature.name,
    servingName: feature.servingName,
    type: feature.type,
    typeDifference: feature.typeDifference,
    training: feature.training,
    serving: feature.serving,
    bins: unfoldBins(feature.bins),
    seedPsi: feature.seedPsi,
    distances: { ks, wasserstein, wassersteinScaled, chiSquare },
    newCategories: feature.newCategories,
    newCategoryCount: feature.newCategoryCount,
    newCategoryShare: feature.newCategoryShare,
    missingCategories: feature.missingCategories,
    missingCategoryCount: feature.missingCategoryCount,
    outsideRangeShare: feature.outsideRangeShare,
    spikes: feature.spikes,
    histogram: feature.histogram,
    ecdf: feature.ecdf,
    quantilePairs: feature.quantilePairs,
    preview: feature.preview,
  };
}

// Bins of text are the same under every setting: once is enough in a file.
function foldBins(bins: Comparison['bins']): CaseFileBins {
  const all = BIN_SETTINGS.map((setting) => bins[binSettingKey(setting)]);
  const [first] = all;
  if (first === undefined || !all.every((other) => other !== undefined && areSame(first, other))) return bins;
  return { 'every-setting': first };
}

function unfoldBins({ 'every-setting': every, ...bins }: CaseFileBins): Comparison['bins'] {
  if (every === undefined) return bins;
  return Object.fromEntries(BIN_SETTINGS.map((setting) => [binSettingKey(setting), every]));
}

function areSame(a: readonly Bin[], b: readonly Bin[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every(
      (bin, i) =>
        bin.kind === b[i].kind &&
        bin.low === b[i].low &&
        bin.high === b[i].high &&
        bin.category === b[i].category &&
        bin.training === b[i].training &&
        bin.serving === b[i].serving,
    )
  );
}
