import type { Bin } from '../core/compare/comparison.ts';
import { formatValue } from '../ui/format-number.ts';
import { showText } from '../ui/show-text.ts';

/** @param bin - of a comparison @param isTime - true for date-times @returns what falls into it, in a few words */
export function binLabel(bin: Bin, isTime: boolean): string {
  const low = formatValue(bin.low, isTime);
  const high = formatValue(bin.high, isTime);
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
