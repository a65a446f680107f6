import { binnedPsi } from '../../core/compare/distances.ts';
import { binSettingKey, type Bin, type Comparison, type Verdict } from '../../core/compare/comparison.ts';
import { judge, severity } from '../../core/compare/verdict.ts';
import type { CompareSettings } from '../../engine/study.ts';

/** One feature with what the settings make of it. */
export interface JudgedFeature {
  /** Place among the comparisons as they came: stays the same whatever is sorted or filtered. */
  index: number;
  comparison: Comparison;
  verdict: Verdict;
  /** How much it matters; the greater, the further up. */
  severity: number;
  /** Null where a side has no rows or the values have no bins. */
  psi: number | null;
  /** Upper end of the band in which PSI lies without drift. */
  noDrift: number | null;
}

/** What was last found for a comparison: settings change rarely, comparisons arrive one by one. */
const known = new WeakMap<Comparison, { settings: string; judged: JudgedFeature }>();

/** @param comparison - of one feature @param settings - of the step @returns its bins under these settings */
export function binsOf(comparison: Comparison, settings: CompareSettings): readonly Bin[] {
  return comparison.bins[binSettingKey(settings.setting)] ?? [];
}

/**
 * Judges every feature under the settings, anew only where something changed.
 * @param comparisons - as they came @param settings - of the step
 * @returns one entry a comparison, in the same order
 */
export function judgeFeatures(
  comparisons: readonly Comparison[],
  settings: CompareSettings,
): JudgedFeature[] {
  const key = `${binSettingKey(settings.setting)} ${settings.psiLine}`;
  return comparisons.map((comparison, index) => {
    const last = known.get(comparison);
    if (last?.settings === key && last.judged.index === index) return last.judged;
    const binned = binnedPsi(binsOf(comparison, settings));
    const judged: JudgedFeature = {
      index,
      comparison,
      verdict: judge(comparison, settings),
      severity: severity(comparison, settings),
      psi: binned?.psi ?? null,
      noDrift: binned?.noDriftBand[1] ?? null,
    };
    known.set(comparison, { settings: key, judged });
    return judged;
  });
}
