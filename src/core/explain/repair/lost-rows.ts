import { asModelMeets } from '../as-model-meets.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import { insideOf, type Suspect } from './apply-repair.ts';

/** Null rate, or share of one value, by which serving has more than training, from which these are the broken rows. */
const MORE = 0.01;

/**
 * Serving rows where a fault left nothing of the value, so that it cannot be undone but only gone without: nulls, where serving has more of
 * them than training; else the value that grew most in frequency (a default, a frozen value); else all rows of its window.
 * @param investigation - both tables
 * @param suspect - with a repair of kind `redraw`; all others lose nothing
 * @returns 1 for a serving row that is one of them, else 0
 */
export function lostRows(investigation: Investigation, suspect: Suspect): (row: number) => number {
  const { repair, features, window } = suspect;
  if (repair.kind !== 'redraw') return () => 0;
  const since = window === null && repair.from !== null ? { from: repair.from, to: null } : window;
  const isIn = insideOf(investigation, since);
  const views = investigation.features.filter(({ name }) => features.includes(name));
  // What only the model cannot read is not lost.
  const broken = views.filter(({ pair }) => asModelMeets(pair) === pair.serving?.column).map(brokenRows);
  return (row) => Number(isIn(row) && broken.some((isBroken) => isBroken(row)));
}

function brokenRows(view: FeatureView): (row: number) => boolean {
  const [before, after] = [keys(view, 'training'), keys(view, 'serving')];
  if (before === null || after === null) return () => true;
  const [was, is] = [shares(before), shares(after)];
  const growth = (key: string | number) => (is.get(key) ?? 0) - (was.get(key) ?? 0);
  if (growth('') > MORE) return (row) => after(row) === '';
  let most: string | number = '';
  for (const key of is.keys()) if (growth(key) > growth(most)) most = key;
  return growth(most) > MORE ? (row) => after(row) === most : () => true;
}

type Keys = ((row: number) => string | number) & { rows: number };

/** Value of a row; '' is null. */
function keys(view: FeatureView, side: 'training' | 'serving'): Keys | null {
  const column = view.pair[side]?.column;
  if (column === undefined || column.storage === 'hashed') return null;
  if (column.storage === 'number') {
    const { values } = column;
    return Object.assign((row: number) => (values[row] === values[row] ? values[row] : ''), {
      rows: values.length,
    });
  }
  const { codes, dictionary } = column;
  return Object.assign((row: number) => (codes[row] === 0 ? '' : dictionary[codes[row]]), {
    rows: codes.length,
  });
}

function shares(keyOf: Keys): Map<string | number, number> {
  const found = new Map<string | number, number>();
  for (let row = 0; row < keyOf.rows; row++)
    found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + 1 / keyOf.rows);
  return found;
}
