/** Both sides' statistics as rows of a table. */
import type { Comparison, Profile } from '../../core/compare/comparison.ts';
import {
  formatExact,
  formatNumber,
  formatShare,
  formatSigned,
  formatValue,
  NO_NUMBER,
} from '../../ui/format-number.ts';
import { formatCount } from '../../ui/quantities.ts';
import { isTime, nullRate } from './feature-facts.ts';

/** One statistic of both sides. */
export interface StatisticsRow {
  name: string;
  training: string;
  serving: string;
  change: string;
  /** Every digit, for the hover. */
  exact: { training: string; serving: string };
}

type Pick = (profile: Profile) => number | null;

const DAY_MS = 86_400_000;

/**
 * @param comparison - of one feature @returns rows, nulls, infinities, distinct values and, for numbers, moments and quantiles
 */
export function statisticsRows(comparison: Comparison): StatisticsRow[] {
  const { training, serving } = comparison;
  const time = isTime(comparison);
  const row = (
    name: string,
    pick: Pick,
    show: (value: number | null) => string,
    difference: (change: number) => string,
  ): StatisticsRow => {
    const before = training && pick(training);
    const after = serving && pick(serving);
    const change = before !== null && after !== null ? after - before : null;
    return {
      name,
      training: show(before),
      serving: show(after),
      change: change === null ? NO_NUMBER : change === 0 ? '0' : difference(change),
      exact: { training: formatExact(before), serving: formatExact(after) },
    };
  };
  const counts = (value: number | null) => (value === null ? NO_NUMBER : formatCount(value));
  const values = (value: number | null) => formatValue(value, time);
  const inPoints = (change: number) => `${formatSigned(Number((change * 100).toPrecision(6)))} points`;
  const valueChange = (change: number) =>
    time ? `${formatSigned(change / DAY_MS)} days` : formatSigned(change);
  const rows = [
    row('Rows', (profile) => profile.rows, counts, formatSigned),
    row('Nulls', (profile) => profile.nulls, counts, formatSigned),
    row('Null rate', nullRate, formatShare, inPoints),
    row('Distinct values', (profile) => profile.distinct, counts, formatSigned),
  ];
  if ((training?.infinities ?? 0) + (serving?.infinities ?? 0) > 0) {
    rows.push(row('Infinite values', (profile) => profile.infinities, counts, formatSigned));
  }
  const isNumeric = [training, serving].some((profile) => (profile?.min ?? null) !== null);
  if (!isNumeric) return rows;
  const quantile = (name: string, key: keyof NonNullable<Profile['quantiles']>) =>
    row(name, (profile) => profile.quantiles?.[key] ?? null, values, valueChange);
  return [
    ...rows,
    row('Mean', (profile) => profile.mean, values, valueChange),
    row(
      'Standard deviation',
      (profile) => profile.std,
      (value) => (time && value !== null ? `${formatNumber(value / DAY_MS)} days` : formatNumber(value)),
      valueChange,
    ),
    row('Smallest', (profile) => profile.min, values, valueChange),
    quantile('1% quantile', 'p1'),
    quantile('5% quantile', 'p5'),
    quantile('25% quantile', 'p25'),
    quantile('Median', 'p50'),
    quantile('75% quantile', 'p75'),
    quantile('95% quantile', 'p95'),
    quantile('99% quantile', 'p99'),
    row('Greatest', (profile) => profile.max, values, valueChange),
    ...(time ? [] : [row('Share of zeros', (profile) => profile.zeroShare, formatShare, inPoints)]),
  ];
}
