import type { Side } from '../faults.ts';
import type { Column } from '../table/column.ts';
import { lengthOf } from '../table/pieced-numbers.ts';
import type { DistinctValues } from './distinct-values.ts';
import type { OutcomeProblem } from './outcomes.ts';
import type { SideColumns } from './read-task.ts';

/** Values that are not understood, named in a problem. */
const NAMED = 3;

/**
 * The problem of values without a meaning, if there are any.
 * @param code - what they are
 * @param values - of a column
 * @param meaning - what is understood
 * @param side - whose column it is
 * @returns one problem, or none
 * @example leftOut('label-not-understood', labels, meaning, 'serving')
 */
export function leftOut(
  code: 'label-not-understood' | 'prediction-unlike-label',
  values: DistinctValues,
  meaning: ReadonlyMap<string, number>,
  side: Side,
): OutcomeProblem[] {
  const unknown = values.keys.flatMap((key, i) => (meaning.has(key) ? [] : [i]));
  if (unknown.length === 0) return [];
  const count = unknown.reduce((sum, i) => sum + values.counts[i], 0);
  return [{ code, side, detail: unknown.slice(0, NAMED).map((i) => values.texts[i]).join(', '), count }]; // prettier-ignore
}

/**
 * The problem of two tables whose labels have nothing in common.
 * @param columns - of both tables
 * @returns the problem with the first labels of each
 * @example labelsUnlike(columns).detail // 'a, b / p, q'
 */
export function labelsUnlike(columns: Record<Side, SideColumns>): OutcomeProblem {
  const named = (['training', 'serving'] as const).map((side) =>
    (columns[side].labels?.texts ?? []).slice(0, NAMED).join(', '),
  );
  return { code: 'labels-unlike', side: null, detail: named.join(' / ') };
}

/**
 * The problem of two tables that spell two labels differently and were matched all the same.
 * @param columns - of both tables
 * @param meanings - what each label of each table means
 * @returns the problem with the pairs, training's spelling first
 * @example labelsMatched(columns, meanings).detail // '0 = 1, 1 = 2 (training = serving)'
 */
export function labelsMatched(
  columns: Record<Side, SideColumns>,
  meanings: Record<Side, ReadonlyMap<string, number>>,
): OutcomeProblem {
  const spelling = (side: Side, value: number) => {
    const { labels } = columns[side];
    const at = labels?.keys.findIndex((key) => meanings[side].get(key) === value) ?? -1;
    return labels?.texts[at];
  };
  const pairs = [0, 1].flatMap((value) => {
    const [here, there] = [spelling('training', value), spelling('serving', value)];
    return here === undefined || there === undefined ? [] : [`${here} = ${there}`];
  });
  return { code: 'labels-unlike', side: null, detail: `${pairs.join(', ')} (training = serving)` };
}

/**
 * The problem of a label column with too many values.
 * @param label - the column
 * @param side - whose it is
 * @returns the problem with one of the values
 * @example notUnderstood(label, 'training').code // 'label-not-understood'
 */
export function notUnderstood(label: Column, side: Side): OutcomeProblem {
  return { code: 'label-not-understood', side, ...exampleOf(label) };
}

/**
 * The first value of a column, and how many there are.
 * @param column - any column
 * @returns the text of the value, empty where there is none
 * @example exampleOf(column) // { detail: 'low', count: 80 }
 */
export function exampleOf(column: Column): { detail: string; count: number } {
  const length = lengthOf(column);
  let count = 0;
  let detail = '';
  for (let row = 0; row < length; row++) {
    if (isNull(column, row)) continue;
    if (count === 0) detail = textAt(column, row);
    count++;
  }
  return { detail, count };
}

/**
 * Whether a row has no value.
 * @param column - any column
 * @param row - 0-based
 * @returns true for null
 * @example isNull({ storage: 'number', values: Float64Array.of(NaN) }, 0) // true
 */
export function isNull(column: Column, row: number): boolean {
  if (column.storage === 'text') return column.codes[row] === 0;
  return Number.isNaN(column.storage === 'number' ? column.values[row] : column.hashes[row]);
}

/**
 * The value of a row as text.
 * @param column - any column
 * @param row - 0-based
 * @returns the text; an example where texts are kept as hashes only
 * @example textAt({ storage: 'number', values: Float64Array.of(1.5) }, 0) // '1.5'
 */
export function textAt(column: Column, row: number): string {
  if (column.storage === 'number') return String(column.values[row]);
  return column.storage === 'text' ? column.dictionary[column.codes[row]] : (column.examples[0] ?? '');
}
