import type { ColumnType } from '../table/column.ts';
import type { BinSetting, Comparison, Profile } from './comparison.ts';
import { binSettingKey } from './comparison.ts';
import { psiContributions } from './distances.ts';
import { measureWords, quoted, shareWords } from './measure-words.ts';
import { valueText } from './value-text.ts';

/**
 * What a feature's PSI consists of, in a few words: the value, and the bin or the measure that changed most.
 * @param comparison - the feature
 * @param training - training's profile
 * @param serving - serving's profile
 * @param psi - PSI under the setting
 * @param setting - the bins
 * @returns e.g. `PSI 0.43, median 12.1 → 30.7`
 * @example movedWords(comparison, training, serving, 0.43, { edges: 'quantile', bins: 10 })
 */
export function movedWords(
  comparison: Comparison,
  training: Profile,
  serving: Profile,
  psi: number,
  setting: BinSetting,
): string {
  const bins = comparison.bins[binSettingKey(setting)] ?? [];
  const parts = psiContributions(bins);
  const words = [`PSI ${psiWords(psi)}`];
  const largest = bins[parts.indexOf(Math.max(...parts))];
  const isShareOf = largest.kind === 'category' || largest.kind === 'atom' || largest.kind === 'other';
  if (isShareOf) {
    const name =
      largest.kind === 'other'
        ? 'other categories'
        : quoted(largest.category ?? valueText(largest.low ?? 0, comparison.type));
    const before = largest.training / training.rows;
    const after = largest.serving / serving.rows;
    words.push(`${name} ${shareWords(before)} → ${shareWords(after)}`);
  } else if ((largest.kind === 'below' || largest.kind === 'above') && largest.serving < serving.rows / 2) {
    const edge = largest.kind === 'below' ? largest.high : largest.low;
    words.push(
      `${largest.kind} ${numberWords(edge, comparison.type)}: ${shareWords(largest.training / training.rows)} → ${shareWords(largest.serving / serving.rows)}`,
    );
  } else if (largest.kind !== 'null') {
    const shift = shiftWords(training, serving, comparison.type);
    if (shift !== '') words.push(shift);
  }
  return words.join(', ');
}

function shiftWords(training: Profile, serving: Profile, type: ColumnType): string {
  const measures: [string, number | null | undefined, number | null | undefined][] = [
    ['median', training.quantiles?.p50, serving.quantiles?.p50],
    ['mean', training.mean, serving.mean],
    ['std', training.std, serving.std],
  ];
  for (const [name, before, after] of measures) {
    const words = [numberWords(before, type), numberWords(after, type)];
    if (words[0] !== words[1] && !words.includes('none') && !(name === 'std' && type === 'date-time')) {
      return `${name} ${words[0]} → ${words[1]}`;
    }
  }
  return '';
}

/**
 * A measure of a feature in words; of a date-time its day.
 * @param value - null where there is none
 * @param type - the feature's type
 * @returns e.g. `12.1`, `2024-03-01`, `none`
 * @example numberWords(0, 'date-time') // '1970-01-01'
 */
export function numberWords(value: number | null | undefined, type: ColumnType): string {
  if (value === null || value === undefined) return 'none';
  return type === 'date-time' ? valueText(value, type).slice(0, 10) : measureWords(value);
}

/**
 * PSI in words.
 * @param psi - at least 0
 * @returns two decimals from 0.1 on, else three
 * @example psiWords(0.4321) // '0.43'
 */
export function psiWords(psi: number): string {
  if (psi >= 10) return psi.toFixed(0);
  return psi >= 0.0995 ? psi.toFixed(2) : psi.toFixed(3);
}
