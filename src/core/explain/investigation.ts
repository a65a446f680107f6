import { binLookup } from '../compare/bin-lookup.ts';
import type { Bin, Comparison } from '../compare/comparison.ts';
import { compareFeature } from '../compare/feature-comparison.ts';
import { orderColumn, type OrderedColumn } from '../compare/ordered-column.ts';
import type { Outcomes } from '../confirm/outcomes.ts';
import { lossKind, rowLosses } from '../confirm/row-losses.ts';
import type { VerdictId } from '../confirm/report.ts';
import { atEntries, sampledEntries } from '../confirm/sampled-entries.ts';
import type { Side } from '../faults.ts';
import { piecesOf } from '../table/pieced-numbers.ts';
import type { ExaminedFeature, ExaminedPair, SharedRows } from '../table/examined-pair.ts';
import { learnSurrogate } from './learn-surrogate.ts';
import type { Surrogate } from './surrogate.ts';

/** What a feature holds: the same kind on both sides, a different one, or nothing on one of them. */
export type FeatureKind = 'number' | 'text' | 'mixed' | 'one-sided';

/** One feature at the sampled rows, with what signatures ask of it again and again. */
export class FeatureView {
  readonly name: string;
  readonly pair: ExaminedFeature;
  readonly kind: FeatureKind;
  #comparison: Comparison | null = null;
  readonly #ordered: Record<Side, OrderedColumn | null> = { training: null, serving: null };
  #binned: { found: BinnedFeature | null } | null = null;

  /** @param pair - both columns */
  constructor(pair: ExaminedFeature) {
    this.pair = pair;
    this.name = pair.name;
    this.kind = kindOf(pair);
  }

  /** Everything that Compare says of the feature. */
  get comparison(): Comparison {
    const { name, training, serving } = this.pair;
    this.#comparison ??= compareFeature(training, serving, {
      name,
      servingName: name,
      preview: false,
      ordered: { training: this.ordered('training'), serving: this.ordered('serving') },
    });
    return this.#comparison;
  }

  /** Both sides by row in the bins of Compare's twenty quantiles; null where they have no bins in common. */
  get binned(): BinnedFeature | null {
    this.#binned ??= { found: binFeature(this.pair, this.comparison) };
    return this.#binned.found;
  }

  /** One side by row in bins of its own (its column compared with itself): for columns that the other side lacks. */
  binnedAlone(side: Side): BinnedFeature | null {
    const stored = this.pair[side];
    if (stored === null) return null;
    const twice = { name: this.name, training: stored, serving: stored };
    const { name } = this;
    return binFeature(twice, compareFeature(stored, stored, { name, servingName: name, preview: false }));
  }

  /** The numbers of one side by row, NaN for null; null where that side holds no numbers. */
  numbers(side: Side): Float64Array | null {
    const column = this.pair[side]?.column;
    return column?.storage === 'number' ? column.values : null;
  }

  /** The texts of one side as codes and dictionary; null where that side holds none. */
  texts(side: Side): { codes: Uint32Array; dictionary: readonly string[] } | null {
    const column = this.pair[side]?.column;
    return column?.storage === 'text' ? column : null;
  }

  /** The numbers of one side in order; null where that side holds no numbers. */
  ordered(side: Side): OrderedColumn | null {
    const column = this.pair[side]?.column;
    if (column?.storage !== 'number') return null;
    return (this.#ordered[side] ??= orderColumn(piecesOf(column)));
  }
}

/** One feature by bin and row. */
export interface BinnedFeature {
  /** What the bins are; a few may follow that only had to be added for rows that none takes. */
  bins: readonly Bin[];
  count: number;
  training: Uint16Array;
  serving: Uint16Array;
}

/** Labels, predictions, times and versions at the rows that features were sampled at. */
export interface RowFacts {
  rows: number;
  /** As `SideOutcomes` has them; NaN where there is none (no label, or the row takes no part in evaluation). */
  labels: Float64Array;
  predictions: Float64Array;
  times: Float64Array | null;
  entities: Float64Array | null;
  /** Text of each version, and the row's index into it; -1 is none. Null where no column has the role. */
  versions: { names: readonly string[]; of: Int32Array } | null;
}

/** What the Confirm step found, as far as Explain needs it. */
export interface ConfirmedGap {
  verdict: VerdictId;
  /** Whether serving's labels are immature: nothing that rests on them holds for young rows. */
  isImmature: boolean;
  /** Labels of serving depend on the score: they are a selection. */
  isSelective: boolean;
}

/**
 * Whether signatures see the same, whatever else was found of the gap: all they ask of it is which labels can be trusted.
 * @param before - what was known; null where nothing was, and labels were taken as they are
 * @param after - what is known now
 * @returns whether what was seen before still holds
 * @example trustsSameLabels(null, { verdict: 'real', isImmature: false, isSelective: false }) // true
 */
export function trustsSameLabels(before: ConfirmedGap | null, after: ConfirmedGap | null): boolean {
  const facts = (gap: ConfirmedGap | null) => [gap?.isImmature ?? false, gap?.isSelective ?? false];
  const [known, found] = [facts(before), facts(after)];
  return known.every((fact, i) => fact === found[i]);
}

/** Both tables as signatures look at them; what is asked more than once is computed once. */
export interface Investigation {
  pair: ExaminedPair;
  /** Features only, in the order of the training table. */
  features: readonly FeatureView[];
  /** Identifiers without a role. */
  aside: readonly FeatureView[];
  outcomes: Outcomes;
  /** Aligned with the rows of `features`. */
  rows: Record<Side, RowFacts>;
  shared: SharedRows | null;
  /** Null where it has not been confirmed. May be told later, where {@link trustsSameLabels}. */
  gap: ConfirmedGap | null;
  /** Null where there are no predictions, or too few rows. Computed when first asked for. */
  surrogate: () => Surrogate | null;
  /** Loss of each row (log loss, squared or 0/1 error by task); NaN where it has none. Computed when first asked for. */
  losses: (side: Side) => Float64Array;
  /** Of everything random. */
  seed: number;
}

/** What an investigation starts from. */
export interface InvestigationStart {
  pair: ExaminedPair;
  outcomes: Outcomes;
  gap: ConfirmedGap | null;
  seed: number;
  /** Learns the surrogate; `learnSurrogate` unless given. */
  learn?: (investigation: Investigation) => Surrogate | null;
  /** Loss of each row of a side; the one that fits the predictions of both unless given. */
  lossOf?: (outcomes: Outcomes, rows: RowFacts) => Float64Array;
}

/**
 * Puts an investigation together.
 * @param start - both tables, what was confirmed, and how to learn the surrogate
 * @returns the investigation; nothing is computed before it is asked for
 */
export function investigate(start: InvestigationStart): Investigation {
  const { pair, outcomes, gap, seed, learn = learnSurrogate, lossOf = fittingLoss } = start;
  const rows = {
    training: rowFacts(pair, outcomes, 'training'),
    serving: rowFacts(pair, outcomes, 'serving'),
  };
  const losses: Record<Side, Float64Array | null> = { training: null, serving: null };
  let surrogate: { found: Surrogate | null } | null = null;
  const investigation: Investigation = {
    pair,
    features: pair.features.map((feature) => new FeatureView(feature)),
    aside: (pair.aside ?? []).map((feature) => new FeatureView(feature)),
    outcomes,
    rows,
    shared: pair.shared,
    gap,
    seed,
    surrogate: () => (surrogate ??= { found: learn(investigation) }).found,
    losses: (side) => (losses[side] ??= lossOf(outcomes, rows[side])),
  };
  return investigation;
}

function fittingLoss(outcomes: Outcomes, { labels, predictions }: RowFacts): Float64Array {
  const kind = lossKind(outcomes, [outcomes.training.predictions, outcomes.serving.predictions]);
  return rowLosses(outcomes, labels, predictions, kind);
}

function binFeature({ training, serving }: ExaminedFeature, comparison: Comparison): BinnedFeature | null {
  const bins = comparison.bins['quantile-20'] ?? [];
  if (training === null || serving === null) return null;
  const before = binLookup(training.column, bins);
  const after = binLookup(serving.column, bins);
  if (before === null || after === null) return null;
  return {
    bins,
    count: Math.max(before.training.length, after.training.length),
    training: before.binOfRows(),
    serving: after.binOfRows(),
  };
}

function kindOf({ training, serving }: ExaminedFeature): FeatureKind {
  if (training === null || serving === null) return 'one-sided';
  const storage = [training, serving].map(({ column }) => (column.storage === 'number' ? 'number' : 'text'));
  if (training.schema.type === 'empty' || serving.schema.type === 'empty') {
    // A side without values is of either kind.
    return (training.schema.type === 'empty' ? storage[1] : storage[0]) as FeatureKind;
  }
  return storage[0] === storage[1] ? (storage[0] as FeatureKind) : 'mixed';
}

function rowFacts(pair: ExaminedPair, outcomes: Outcomes, side: Side): RowFacts {
  const sampled = pair.sampled[side];
  const rows = sampled?.length ?? pair.rows[side];
  const sideOutcomes = outcomes[side];
  const entries = sampledEntries(pair, sideOutcomes, side);
  const rowOf = (i: number): number => (sampled === null ? i : sampled[i]);
  const versionColumn = pair.roles[side]['model version']?.column ?? null;
  return {
    rows,
    labels: atEntries(sideOutcomes.labels, entries),
    predictions: atEntries(sideOutcomes.predictions, entries),
    times: sideOutcomes.times && atEntries(sideOutcomes.times, entries),
    entities: sideOutcomes.entities && atEntries(sideOutcomes.entities, entries),
    versions: versionColumn && versionsOf(versionColumn, rows, rowOf),
  };
}

function versionsOf(
  column: NonNullable<ExaminedPair['roles'][Side]['model version']>['column'],
  rows: number,
  rowOf: (i: number) => number,
): RowFacts['versions'] {
  if (column.storage === 'hashed') return null;
  if (column.storage === 'text') {
    const of = Int32Array.from({ length: rows }, (_, i) => column.codes[rowOf(i)] - 1);
    return { names: column.dictionary.slice(1), of };
  }
  const names: string[] = [];
  const codes = new Map<number, number>();
  const of = Int32Array.from({ length: rows }, (_, i) => {
    const value = column.values[rowOf(i)];
    if (Number.isNaN(value)) return -1;
    let code = codes.get(value);
    if (code === undefined) {
      code = names.push(String(value)) - 1;
      codes.set(value, code);
    }
    return code;
  });
  return { names, of };
}
