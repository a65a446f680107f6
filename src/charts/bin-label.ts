import type { Bin } from '../core/compare/comparison.ts';
import { formatValue } from '../ui/format-number.ts';
import { showText } from '../ui/show-text.ts';

const DAY_MS = 86_400_000;

/** @param bin - of a comparison @param isTime - true for date-times @returns what falls into it, in a few words */
export function binLabel(bin: Bin, isTime: boolean): string {
  // Days are enough to tell bins of days apart.
  const hasDays = isTime && (bin.low === null || bin.high === null || bin.high - bin.low > DAY_MS);
  const text = (value: number | null) => {
    const shown = formatValue(value, isTime);
    return hasDays ? shown.slice(0, 10) : shown;
  };
  const low = text(bin.low);
  const high = text(bin.high);
  switch (bin.kind) {
    case 'null':
      return 'no value';
    case 'atom':
      return `= ${low}`;
    case 'below':
      return `below ${high}`;
    case 'above':
      return `above ${low}`;
    case 'range':
      return `${low} to ${high}`;
    case 'other':
      return 'all others';
    case 'new':
      return 'new values';
    case 'category':
      return showText(bin.category ?? '');
  }
}
