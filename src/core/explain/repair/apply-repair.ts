import type { Column } from '../../table/column.ts';
import { asModelMeets } from '../as-model-meets.ts';
import type { Repair, Sighting } from '../evidence.ts';
import type { FeatureView, Investigation } from '../investigation.ts';
import { quantilePair } from '../skew/quantile-pair.ts';
import { undoByRank } from '../skew/undo-by-rank.ts';

/** What is thought to be wrong, and how it would be undone. */
export interface Suspect {
  features: readonly string[];
  repair: Repair;
  /** When it holds; null throughout. Rows outside are left as they are. */
  window: Sighting['window'];
}

const INVERSE: Record<Extract<Repair, { kind: 'function' }>['served'], (y: number) => number> = {
  log: Math.exp,
  log1p: Math.expm1,
  log10: (y) => 10 ** y,
  exp: Math.log,
  expm1: Math.log1p,
  square: Math.sqrt,
  sqrt: (y) => y * y,
};

/**
 * Serving's columns with a fault undone, at the sampled rows.
 *
 * @param investigation - both tables
 * @param suspect - the fault; a repair that names one feature is applied to that one, the others to all of its features
 * @returns the columns that change, by feature; empty where the repair does not fit them, or nothing of the value is left to repair
 * @example
 * applyRepair(investigation, { features: ['age'], repair: { kind: 'affine', feature: 'age', slope: 12, intercept: 0 }, window: null });
 */
export function applyRepair(investigation: Investigation, suspect: Suspect): Map<string, Column> {
  const { features, repair, window } = suspect;
  const views = new Map(investigation.features.map((feature) => [feature.name, feature]));
  const isIn = insideOf(investigation, window);
  const each = (names: readonly string[], change: (view: FeatureView) => Column | null) => {
    const changed = new Map<string, Column>();
    for (const name of names) {
      const view = views.get(name);
      const column = view === undefined ? null : change(view);
      if (column !== null) changed.set(name, column);
    }
    return changed;
  };
  switch (repair.kind) {
    case 'affine':
      return each([repair.feature], (view) =>
        numbers(view, isIn, (y) => (y - repair.intercept) / repair.slope),
      );
    case 'function':
      return each([repair.feature], (view) => numbers(view, isIn, INVERSE[repair.served]));
    case 'ranks':
      return each([repair.feature], (view) => {
        const pair = quantilePair(view);
        return pair && numbers(view, isIn, undoByRank(pair));
      });
    case 'mapping': {
      const meant = new Map(repair.values.map((value) => [value.served, value.meant]));
      return each([repair.feature], (view) => texts(view, isIn, (served) => meant.get(served) ?? served));
    }
    case 'is-null': {
      const { value } = repair;
      return each(features, (view) =>
        typeof value === 'number'
          ? numbers(view, isIn, (y) => (y === value ? NaN : y))
          : texts(view, isIn, (served) => (served === value ? '' : served)),
      );
    }
    case 'null-is': {
      const { value } = repair;
      return each(features, (view) =>
        typeof value === 'number'
          ? numbers(view, isIn, (y) => (y === y ? y : value))
          : texts(view, isIn, (served) => (served === '' ? value : served)),
      );
    }
    case 'permutation':
      return permuted(views, repair.columns);
    case 'redraw':
      // Nothing of the value is left (see `lostRows`), unless it is only that the model cannot read it.
      return each(features, ({ pair }) => {
        const column = pair.serving?.column ?? null;
        return column === asModelMeets(pair) ? null : column;
      });
    case 'joined':
      return each(features, (view) => joined(view, investigation));
  }
}

/**
 * Whether a serving row falls into the window of a fault.
 * @param investigation - for the times
 * @param window - null for all rows
 * @returns a function of the row; always true where there are no times
 */
export function insideOf(investigation: Investigation, window: Suspect['window']): (row: number) => boolean {
  const { times } = investigation.rows.serving;
  if (window === null || times === null) return () => true;
  const to = window.to ?? Infinity;
  return (row) => times[row] >= window.from && times[row] < to;
}

function numbers(
  view: FeatureView,
  isIn: (row: number) => boolean,
  undo: (y: number) => number,
): Column | null {
  const served = view.numbers('serving');
  return served && { storage: 'number', values: served.map((y, row) => (isIn(row) ? undo(y) : y)) };
}

/** '' stands for null. Numbers count as their text. */
function texts(
  view: FeatureView,
  isIn: (row: number) => boolean,
  undo: (served: string) => string,
): Column | null {
  const column = view.pair.serving?.column;
  if (column === undefined || column.storage === 'hashed') return null;
  const dictionary = [''];
  const codeOf = new Map([['', 0]]);
  const code = (text: string): number => {
    let known = codeOf.get(text);
    if (known === undefined) codeOf.set(text, (known = dictionary.push(text) - 1));
    return known;
  };
  const textOf = (row: number): string => {
    if (column.storage === 'text') return column.codes[row] === 0 ? '' : column.dictionary[column.codes[row]];
    return Number.isNaN(column.values[row]) ? '' : String(column.values[row]);
  };
  const rows = column.storage === 'text' ? column.codes.length : column.values.length;
  const codes = Uint32Array.from({ length: rows }, (_, row) =>
    code(isIn(row) ? undo(textOf(row)) : textOf(row)),
  );
  return { storage: 'text', codes, dictionary };
}

function permuted(
  views: ReadonlyMap<string, FeatureView>,
  columns: Extract<Repair, { kind: 'permutation' }>['columns'],
): Map<string, Column> {
  const changed = new Map<string, Column>();
  for (const { from, to } of columns) {
    const column = views.get(from)?.pair.serving?.column;
    if (column !== undefined) changed.set(to, column);
  }
  return changed;
}

/** Training's value at rows that are in both tables. */
function joined(view: FeatureView, { shared, pair }: Investigation): Column | null {
  const values = shared?.features.find(({ name }) => name === view.name)?.training?.column;
  const column = view.pair.serving?.column;
  if (shared === null || values === undefined || column === undefined || values.storage !== column.storage)
    return null;
  const placeOf = new Map(Array.from(shared.rows.serving, (row, i) => [row, i]));
  const sampled = pair.sampled.serving;
  const place = (row: number) => placeOf.get(sampled === null ? row : sampled[row]);
  if (values.storage === 'number' && column.storage === 'number')
    return {
      storage: 'number',
      values: column.values.map((y, row) => {
        const at = place(row);
        return at === undefined ? y : values.values[at];
      }),
    };
  if (values.storage !== 'text') return null;
  const textAt = (row: number, served: string): string => {
    const at = place(row);
    return at === undefined ? served : values.dictionary[values.codes[at]];
  };
  // `texts` walks the rows in order.
  let row = 0;
  return texts(
    view,
    () => true,
    (served) => textAt(row++, served),
  );
}
