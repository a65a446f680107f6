import type { Side } from '../../faults.ts';
import { orderNumbers } from '../../stats/ordered.ts';
import type { FeatureView } from '../investigation.ts';

/** Shares of the values of a feature with few of them, whole numbers among texts taken as names. */
export interface CodeCounts {
  names: string[];
  /** Share of rows with a value, by name. */
  training: number[];
  serving: number[];
  /** Rows with a value on the side that has fewer. */
  rows: number;
  /** Whether serving's values are texts. */
  isText: boolean;
}

const LEAST_ROWS = 100;

/**
 * Shares by name of both sides.
 * @param view - a feature of texts or of whole numbers, of either kind on either side
 * @param most - distinct values, beyond which these are no codes
 * @param isServed - which rows of serving count; all unless given
 * @returns null where a side is of another kind, has more values, or fewer than 100 rows with one
 */
export function codeCounts(
  view: FeatureView,
  most: number,
  isServed: (row: number) => boolean = () => true,
): CodeCounts | null {
  const counted = {
    training: countNames(view, 'training', most, () => true),
    serving: countNames(view, 'serving', most, isServed),
  };
  if (counted.training === null || counted.serving === null) return null;
  const { training, serving } = counted;
  const names = [...new Set([...training.counts.keys(), ...serving.counts.keys()])];
  return {
    names,
    training: names.map((name) => (training.counts.get(name) ?? 0) / training.total),
    serving: names.map((name) => (serving.counts.get(name) ?? 0) / serving.total),
    rows: Math.min(training.total, serving.total),
    isText: view.texts('serving') !== null,
  };
}

function countNames(
  view: FeatureView,
  side: Side,
  most: number,
  isTaken: (row: number) => boolean,
): { counts: Map<string, number>; total: number } | null {
  const counts = new Map<string, number>();
  let total = 0;
  const texts = view.texts(side);
  if (texts !== null) {
    if (texts.dictionary.length > 20 * most) return null;
    const byCode = new Uint32Array(texts.dictionary.length);
    texts.codes.forEach((code, row) => (byCode[code] += Number(isTaken(row))));
    for (let code = 1; code < byCode.length; code++)
      if (byCode[code] > 0) {
        counts.set(texts.dictionary[code], byCode[code]);
        total += byCode[code];
      }
  } else {
    const ordered = view.ordered(side);
    if (ordered === null || ordered.values.length > most) return null;
    if (view.pair[side]?.schema.type !== 'integer') return null;
    const taken = orderNumbers(view.numbers(side)!.filter((_, row) => isTaken(row)));
    taken.values.forEach((value, i) => counts.set(String(value), taken.counts[i]));
    total = taken.total;
  }
  return counts.size > most || total < LEAST_ROWS ? null : { counts, total };
}
