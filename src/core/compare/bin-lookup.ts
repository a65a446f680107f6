import type { Column, TextColumn } from '../table/column.ts';
import type { Bin } from './comparison.ts';

/** Finds the bin of every row of a column. */
export interface BinLookup {
  /** Training's rows by bin: those of the given bins, then 0 for bins that had to be added. */
  training: number[];
  /**
   * Adds rows to counts.
   * @param from - first row
   * @param to - row behind the last one
   * @param windowOf - window by row, counted from `from`; -1 leaves the row out
   * @param counts - counts by window and bin: those of one window stand together
   */
  count(from: number, to: number, windowOf: Int32Array, counts: Uint32Array): void;
  /** The bin of every row, as places in `training`. */
  binOfRows(): Uint16Array;
}

/** Cells of the grid that tells where to start looking for a value. */
const GRID = 1024;

/**
 * Makes the bins of a comparison usable row by row: the same row falls into the same bin as it did there.
 * Rows that no bin takes (a preview saw fewer values) go to bins of their own, which training has no row in.
 * @param column - the column whose rows are to be binned
 * @param bins - a comparison's bins of one setting
 * @returns null where the bins do not fit the column: another type, or seen and new only
 * @example binLookup(column, comparison.bins['quantile-10'] ?? [])?.training
 */
export function binLookup(column: Column, bins: readonly Bin[]): BinLookup | null {
  if (bins.length === 0 || column.storage === 'hashed' || bins.some((bin) => bin.kind === 'new')) return null;
  const training = bins.map((bin) => bin.training);
  // The bin of a kind, added where the comparison had no row for it.
  const binOf = (kind: Bin['kind']): number => {
    const place = bins.findIndex((bin) => bin.kind === kind);
    return place === -1 ? training.push(0) - 1 : place;
  };
  if (column.storage === 'text') {
    if (bins.some((bin) => bin.low !== null || bin.high !== null)) return null;
    const byCode = textTable(column, bins, binOf);
    const binCount = training.length;
    return {
      training,
      count(from, to, windowOf, counts) {
        const { codes } = column;
        for (let row = from; row < to; row++) {
          const window = windowOf[row - from];
          if (window >= 0) counts[window * binCount + byCode[codes[row]]]++;
        }
      },
      binOfRows() {
        const { codes } = column;
        const places = new Uint16Array(codes.length);
        for (let row = 0; row < codes.length; row++) places[row] = byCode[codes[row]];
        return places;
      },
    };
  }
  if (bins.some((bin) => bin.kind === 'category')) return null;
  const { stops, at, after } = numberTable(bins, binOf);
  const { origin, scale, firstStop } = stopGrid(stops.subarray(0, -1));
  const nullBin = binOf('null');
  const binCount = training.length;
  const find = (value: number): number => {
    if (value !== value) return nullBin;
    const place = (value - origin) * scale;
    // An infinity over a grid without width is NaN, which starts at the first stop.
    let stop = place > 0 ? firstStop[place >= GRID ? GRID : Math.floor(place)] : 0;
    while (stops[stop] < value) stop++;
    return stops[stop] === value ? at[stop] : after[stop];
  };
  return {
    training,
    count(from, to, windowOf, counts) {
      const { values } = column;
      for (let row = from; row < to; row++) {
        const window = windowOf[row - from];
        if (window >= 0) counts[window * binCount + find(values[row])]++;
      }
    },
    binOfRows() {
      const { values } = column;
      const places = new Uint16Array(values.length);
      for (let row = 0; row < values.length; row++) places[row] = find(values[row]);
      return places;
    },
  };
}

// A grid over the stops: `firstStop[cell]` is the first stop that can be at or above a value of that cell. Faster than
// a binary search, whose every step is a coin toss to the processor.
function stopGrid(stops: Float64Array): { origin: number; scale: number; firstStop: Int32Array } {
  const origin = stops[0];
  const width = stops[stops.length - 1] - origin;
  const scale = width > 0 && Number.isFinite(GRID / width) ? GRID / width : 0;
  const firstStop = new Int32Array(GRID + 1);
  for (let cell = 1; cell <= GRID; cell++) {
    let stop = firstStop[cell - 1];
    // By the same arithmetic as for values, so that rounding cannot put a stop behind the cell of its own value.
    while (stop < stops.length - 1 && (stops[stop] - origin) * scale < cell) stop++;
    firstStop[cell] = stop;
  }
  return { origin, scale, firstStop };
}

function textTable(
  column: TextColumn,
  bins: readonly Bin[],
  binOf: (kind: Bin['kind']) => number,
): Int32Array {
  const places = new Map(bins.map((bin, place) => [bin.category, place]));
  const other = binOf('other');
  const byCode = Int32Array.from(column.dictionary, (category) => places.get(category) ?? other);
  byCode[0] = binOf('null');
  return byCode;
}

// Atoms and edges in one ascending list of stops: `at[i]` is the bin of a value that equals stop i, `after[i]` that of
// one between stop i - 1 and stop i. The last stop is Infinity.
function numberTable(
  bins: readonly Bin[],
  binOf: (kind: Bin['kind']) => number,
): { stops: Float64Array; at: Int32Array; after: Int32Array } {
  const ranges = bins.map((bin, place) => ({ ...bin, place })).filter((bin) => bin.kind === 'range');
  const atoms = new Map<number, number>();
  bins.forEach((bin, place) => {
    if (bin.kind === 'atom' && bin.low !== null) atoms.set(bin.low, place);
  });
  const ends = ranges.flatMap((range) => [range.low ?? -Infinity, range.high ?? Infinity]);
  const below = binOf('below');
  const above = binOf('above');
  // Without ranges the outer bins say where they start; without those all that is left are atoms.
  const belowBin = bins.find((bin) => bin.kind === 'below');
  const aboveBin = bins.find((bin) => bin.kind === 'above');
  if (ends.length === 0)
    for (const end of [belowBin?.high, aboveBin?.low]) if (typeof end === 'number') ends.push(end);
  // Nothing but infinities: any stop tells them apart.
  if (ends.length + atoms.size === 0) ends.push(0);
  // Infinity at the end stops every search.
  const stops = Float64Array.from(new Set([...ends, ...atoms.keys(), Infinity])).sort();
  const lowest = ends.length > 0 ? Math.min(...ends) : Infinity;
  const rangeOf = (value: number): number => {
    if (value < lowest) return below;
    return ranges.find((range) => value <= (range.high ?? Infinity))?.place ?? above;
  };
  const at = Int32Array.from(stops, (stop) => atoms.get(stop) ?? rangeOf(stop));
  const after = Int32Array.from(stops, (stop) => (stop <= lowest ? below : rangeOf(stop)));
  return { stops, at, after };
}
