import type { SideOutcomes } from './outcomes.ts';

const NO_GROUP = 0xffff_ffff;

/**
 * Entries that have both a label and a prediction.
 * @param side - labels and predictions of one table
 * @returns their places, ascending
 * @example evaluatedEntries({ ...side, labels: Float64Array.of(1, NaN), predictions: Float64Array.of(0.5, 0.5) }) // [0]
 */
export function evaluatedEntries(side: SideOutcomes): Uint32Array {
  const { labels, predictions } = side;
  const entries = new Uint32Array(labels.length);
  let count = 0;
  for (let i = 0; i < labels.length; i++) {
    // NaN is unequal to itself.
    if (labels[i] === labels[i] && predictions[i] === predictions[i]) entries[count++] = i;
  }
  return entries.slice(0, count);
}

/**
 * Some entries of one table's outcomes, as outcomes. Groups are numbered anew, so that there are none without a row.
 * @param side - labels and predictions of one table
 * @param entries - places of the entries, in the order wanted
 * @returns outcomes of their own
 * @example takeOutcomes(side, evaluatedEntries(side)).labels.includes(NaN) // false
 */
export function takeOutcomes(side: SideOutcomes, entries: Uint32Array): SideOutcomes {
  const numbers = (values: Float64Array): Float64Array => {
    const taken = new Float64Array(entries.length);
    for (let i = 0; i < entries.length; i++) taken[i] = values[entries[i]];
    return taken;
  };
  const maybe = (values: Float64Array | null) => values && numbers(values);
  const { tableRows } = side;
  return {
    tableRows: entries.map((entry) => (tableRows === null ? entry : tableRows[entry])),
    labels: numbers(side.labels),
    predictions: numbers(side.predictions),
    classScores: side.classScores && side.classScores.map(numbers),
    weights: maybe(side.weights),
    groups: side.groups && takeGroups(side.groups, entries),
    entities: maybe(side.entities),
    times: maybe(side.times),
  };
}

function takeGroups(
  { of, count }: { of: Uint32Array; count: number },
  entries: Uint32Array,
): { of: Uint32Array; count: number } {
  const numbers = new Map<number, number>();
  const taken = new Uint32Array(entries.length);
  for (let i = 0; i < entries.length; i++) {
    const group = of[entries[i]];
    let number = numbers.get(group);
    if (number === undefined && group < count) numbers.set(group, (number = numbers.size));
    taken[i] = number ?? NO_GROUP;
  }
  // A row without a group has the number behind the last one.
  for (let i = 0; i < taken.length; i++) if (taken[i] === NO_GROUP) taken[i] = numbers.size;
  return { of: taken, count: numbers.size };
}
