import type { BinSetting, Comparison } from './comparison.ts';
import { binSettingKey } from './comparison.ts';
import { binnedPsi } from './distances.ts';
import { shareWords } from './measure-words.ts';

/** Differences up to this, or up to a tenth of the larger PSI, come from where exactly bins are cut. */
const CLOSE = 0.02;
const CLOSE_RATIO = 0.1;
/** A smaller share of rows does not explain a difference. */
const NEGLIGIBLE = 0.005;
/** Below this share of its usual rows a bin counts as emptied. */
const EMPTIED = 0.001;

/**
 * Why our PSI and the one of the well-known snippet differ for this feature.
 * @param comparison - the feature
 * @param setting - the bins our PSI is computed with; the snippet always has quantile bins
 * @returns one sentence; empty where the two agree closely, or where a side is missing
 * @example seedExplanation(comparison, { edges: 'quantile', bins: 10 })
 */
export function seedExplanation(comparison: Comparison, setting: BinSetting): string {
  const { training, serving, seedPsi } = comparison;
  if (!training || !serving) return '';
  if (comparison.typeDifference && !comparison.bins[binSettingKey(setting)]) {
    return 'The snippet fails where one table holds text and the other numbers; so there is no PSI.';
  }
  if (!seedPsi) return 'The snippet takes numbers only; for text it stops with an error.';
  const bins = comparison.bins[binSettingKey(setting)] ?? [];
  if (bins.some((bin) => bin.kind === 'new')) {
    return 'The snippet bins identifiers as if their size meant something; here they are only seen or new.';
  }
  const ours = binnedPsi(bins)?.psi ?? null;
  const seed = seedPsi[setting.bins];
  if (training.nulls > 0) {
    return `Training has nulls (${shareWords(training.nulls / training.rows)}): one is enough to make every edge of the snippet NaN, so it counts nulls only and says nothing about the values.`;
  }
  if (seed.psi === null) {
    return training.infinities > 0
      ? 'Training holds infinite values, which make the outer edges of the snippet NaN.'
      : 'The snippet gives no number here.';
  }
  if (ours === null) return '';
  if (Math.abs(ours - seed.psi) <= Math.max(CLOSE, CLOSE_RATIO * Math.max(ours, seed.psi))) return '';

  const reasons: string[] = [];
  if (seed.dropped > NEGLIGIBLE * serving.rows) {
    const share = shareWords(seed.dropped / serving.rows);
    reasons.push(`drops the ${share} of serving that lie outside of training's range`);
  }
  if (serving.nulls > NEGLIGIBLE * serving.rows)
    reasons.push(`never sees the ${shareWords(serving.nulls / serving.rows)} nulls of serving`);
  if (seed.repeatedEdges > 0) {
    reasons.push(`has bins without width where values repeat (${seed.repeatedEdges} of ${setting.bins})`);
  }
  const isEmptied = bins.some(
    ({ kind, training: before, serving: after }) =>
      (kind === 'range' || kind === 'atom') &&
      after / serving.rows <= (EMPTIED * before) / training.rows &&
      before / training.rows >= EMPTIED,
  );
  if (isEmptied && seed.psi > ours) reasons.push('lets its 1e-6 decide how much an emptied bin counts');
  if (setting.edges === 'equal-width') reasons.push('has quantile bins, not bins of equal width');
  if (reasons.length === 0)
    reasons.push(
      'puts a value that equals an edge into the bin above it, not below, and gives frequent values no bin of their own',
    );
  return `The snippet ${listed(reasons)}.`;
}

function listed(parts: readonly string[]): string {
  if (parts.length === 1) return parts[0];
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}
