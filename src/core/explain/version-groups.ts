import { meanAndError } from '../metrics/mean-estimate.ts';
import { rowsInSupport } from './domain/rows-in-support.ts';
import type { Investigation, RowFacts } from './investigation.ts';

/** The serving rows of one version of the model. */
export interface VersionGroup {
  version: string;
  /** Of serving. */
  rows: Uint32Array;
  servingShare: number;
  /** Null where training has no versions. */
  trainingShare: number | null;
  /** Whether training has the version as well; true where training has no versions. */
  isInTraining: boolean;
  /** Spread of the surrogate's residuals over that in training, at rows of a kind that training has; null where it cannot be told. */
  residualRatio: number | null;
  loss: number | null;
  /** Mean loss of serving's other rows, or of training's where there are none. */
  otherLoss: number | null;
  /** How many standard errors the two are apart. */
  lossErrors: number;
}

/** Rows of a group whose residuals tell a spread. */
const LEAST_ROWS = 50;

/**
 * Serving by version of the model.
 * @param investigation - both tables
 * @returns one group a version that serving has; null where no column tells, or one version is all there is on both sides
 */
export function versionGroups(investigation: Investigation): VersionGroup[] | null {
  const { training, serving } = investigation.rows;
  const { versions } = serving;
  if (versions === null) return null;
  const before = countsOf(training.versions);
  const rowsOf = new Map<string, number[]>();
  versions.of.forEach((version, row) => {
    if (version < 0) return;
    const name = versions.names[version];
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  });
  const isOneOnly =
    rowsOf.size < 2 && [...rowsOf.keys()].every((name) => before === null || before.counts.has(name));
  if (isOneOnly) return null;
  const losses = investigation.losses('serving');
  const spread = residualSpreads(investigation);
  return [...rowsOf].map(([version, list]) => {
    const rows = Uint32Array.from(list);
    const own = known(rows, losses);
    const inGroup = new Set(list);
    const rest = losses.filter((loss, row) => loss === loss && !inGroup.has(row));
    const others = rest.length > 0 ? rest : investigation.losses('training').filter((loss) => loss === loss);
    const [a, b] = [meanAndError(own), meanAndError(others)];
    const apart = (a.mean - b.mean) / Math.hypot(a.standardError, b.standardError);
    return {
      version,
      rows,
      servingShare: rows.length / serving.rows,
      trainingShare: before === null ? null : (before.counts.get(version) ?? 0) / before.total,
      isInTraining: before === null || before.counts.has(version),
      residualRatio: spread?.(inGroup) ?? null,
      loss: own.length > 0 ? a.mean : null,
      otherLoss: others.length > 0 ? b.mean : null,
      lossErrors: Number.isFinite(apart) ? apart : 0,
    };
  });
}

function countsOf(versions: RowFacts['versions']): { counts: Map<string, number>; total: number } | null {
  if (versions === null) return null;
  const counts = new Map<string, number>();
  let total = 0;
  for (const version of versions.of) {
    if (version < 0) continue;
    counts.set(versions.names[version], (counts.get(versions.names[version]) ?? 0) + 1);
    total++;
  }
  return total === 0 ? null : { counts, total };
}

function known(rows: Uint32Array, values: Float64Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]).filter((value) => value === value);
}

function residualSpreads(
  investigation: Investigation,
): ((rows: ReadonlySet<number>) => number | null) | null {
  const surrogate = investigation.surrogate();
  const support = rowsInSupport(investigation);
  if (surrogate === null || support === null) return null;
  const residuals = surrogate.residuals('serving');
  const square = (values: Float64Array) =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const before = square(surrogate.residuals('training').filter((value) => value === value));
  return (rows) => {
    const own = known(
      support.filter((row) => rows.has(row)),
      residuals,
    );
    return own.length < LEAST_ROWS || !(before > 0) ? null : Math.sqrt(square(own) / before);
  };
}
