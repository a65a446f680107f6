/** The table and the JSON line of one run of the bench, from the same figures. */
import { targetsOf } from './targets.mjs';

const LABELS = {
  read: 'only reading the bytes',
  ours: 'Gaptrace, all compared',
  duckdb: 'DuckDB, native, 2 threads',
  'duckdb-wasm': 'DuckDB-WASM',
  papaparse: 'PapaParse and plain JavaScript',
  pandas: "pandas and the seed's snippet",
};

/** Middle of the runs' values; the lower one of two. */
export function median(values) {
  const known = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return known.length > 0 ? known[(known.length - 1) >> 1] : null;
}

/** Reduces every way's runs to one figure each. */
export function summarise({ pair, shape, runs, skipped, cores, processor }) {
  const seconds = {};
  const memory = {};
  for (const [way, results] of Object.entries(runs)) {
    seconds[way] = {};
    for (const key of Object.keys(results[0].seconds)) {
      seconds[way][key] = rounded(median(results.map((result) => result.seconds[key])), 3);
    }
    memory[way] = rounded(median(results.map((result) => result.peakBytes ?? NaN)) / 2 ** 20, 0);
  }
  const ours = runs.ours ?? [];
  const tasks = ours.flatMap((result) => result.longTasks.filter((task) => task.start >= 0));
  const page = {
    longestTaskMs: ours.length > 0 ? rounded(Math.max(0, ...tasks.map((task) => task.duration)), 0) : null,
    tasksOver50Ms: ours.length > 0 ? tasks.length : null,
    binsMs: rounded(median(ours.map((result) => result.binsMs ?? NaN)), 0),
    windowMs: rounded(median(ours.map((result) => result.windowMs ?? NaN)), 0),
  };
  const columnsMb = rounded((2 * pair.rows * shape.bytesPerRow) / 2 ** 20, 0);
  return { pair, shape, cores, processor, seconds, memory, page, columnsMb, skipped };
}

/** One line for programs. */
export function jsonLine(figures) {
  const summary = summarise(figures);
  const { ratios, targets } = targetsOf(summary);
  const { pair, shape, cores, processor, seconds, memory, page, columnsMb, skipped } = summary;
  return JSON.stringify({
    bench: 'gaptrace',
    rows: pair.rows,
    columns: shape.columns,
    features: shape.features.length,
    oursFeatures: figures.runs.ours?.[0].features?.length ?? null,
    bytes: pair.bytes,
    cores,
    processor,
    runs: Math.max(0, ...Object.values(figures.runs).map((results) => results.length)),
    seconds,
    ratios,
    page,
    peakMb: memory,
    heldMb: figures.heldBytes ? rounded(figures.heldBytes / 2 ** 20, 0) : null,
    columnsMb,
    agreement: agreement(figures.runs),
    targets,
    missed: targets.filter((target) => target.met === false).map((target) => target.name),
    unmeasured: targets.filter((target) => target.met === null).map((target) => target.name),
    skipped,
  });
}

/** Lines for people. */
export function table(figures) {
  const summary = summarise(figures);
  const { pair, shape, seconds, memory, skipped } = summary;
  const rows = Object.entries(seconds).map(([way, times]) => [
    LABELS[way],
    fixed(times.total, 2),
    fixed(times.load, 2),
    fixed(times.statistics, 2),
    seconds.ours && way !== 'ours' ? `${fixed(times.total / seconds.ours.total, 2)} ×` : '',
    fixed(memory[way], 0),
  ]);
  const extra = seconds.pandas
    ? [['  with the same numbers as the others', fixed(seconds.pandas.withProfiles, 2)]]
    : [];
  const marks = seconds.ours
    ? [
        ['  first rows and types', fixed(seconds.ours.firstRows, 2)],
        ['  first feature', fixed(seconds.ours.firstFeature, 2)],
        ['  first feature from all rows', fixed(seconds.ours.firstExactFeature, 2)],
      ]
    : [];
  const at = (label) => rows.findIndex((row) => row[0] === LABELS[label]) + 1;
  if (extra.length > 0) rows.splice(at('pandas'), 0, ...extra);
  if (marks.length > 0) rows.splice(at('ours'), 0, ...marks);
  const size = (pair.bytes[0] + pair.bytes[1]) / 1e6;
  return [
    '',
    `2 × ${pair.rows.toLocaleString('en')} rows × ${shape.columns} columns, ${size.toFixed(0)} MB; ${shape.features.length} features; ${summary.cores} cores, ${summary.processor}`,
    '',
    columns([['seconds', 'total', 'read', 'compare', 'of ours', 'peak MB'], ...rows]),
    summary.memory.ours
      ? `Gaptrace's parsed columns: ${summary.columnsMb} MB; held at the end, garbage collected: ${fixed(figures.heldBytes / 2 ** 20, 0)} MB`
      : '',
    '',
    seconds.ours
      ? columns([['target', 'figure', 'limit', ''], ...targetsOf(summary).targets.map(targetRow)])
      : '',
    ...Object.entries(skipped).map(([way, reason]) => `skipped: ${LABELS[way]}: ${reason}`),
    '',
    agreementWords(agreement(figures.runs)),
    '',
  ].join('\n');
}

const targetRow = ({ name, value, limit, atLeast, unit, met }) => [
  name,
  value === null ? '–' : `${fixed(value, 2)} ${unit}`,
  `${atLeast ? '≥' : '≤'} ${limit} ${unit}`,
  met === null ? 'not measured' : met ? 'met' : 'MISSED',
];

/** Largest difference of a feature's mean, relative to the first way that has it; counts must be equal. */
function agreement(runs) {
  const known = new Map();
  let largest = 0;
  let largestPsi = 0;
  const psi = new Map();
  let compared = 0;
  const differing = [];
  for (const [way, [result]] of Object.entries(runs)) {
    for (const feature of result.features ?? []) {
      // Ours bins in its own way; the others share one definition.
      if (way !== 'ours' && Number.isFinite(feature.psi)) {
        if (!psi.has(feature.name)) psi.set(feature.name, feature.psi);
        largestPsi = Math.max(largestPsi, Math.abs(feature.psi - psi.get(feature.name)));
      }
      for (const side of ['training', 'serving']) {
        const profile = feature[side];
        if (!profile) continue;
        const key = `${feature.name} ${side}`;
        const first = known.get(key);
        if (!first) {
          known.set(key, profile);
          continue;
        }
        compared++;
        if (profile.nulls !== first.nulls || profile.distinct !== first.distinct)
          differing.push(`${way}: ${key}`);
        if (Number.isFinite(first.mean) && Number.isFinite(profile.mean)) {
          largest = Math.max(
            largest,
            Math.abs(profile.mean - first.mean) / Math.max(1, Math.abs(first.mean)),
          );
        }
      }
    }
  }
  return { compared, largestMeanDifference: largest, largestPsiDifference: largestPsi, differing };
}

const agreementWords = ({ compared, largestMeanDifference, largestPsiDifference, differing }) =>
  compared === 0
    ? ''
    : `Agreement over ${compared} profiles: means differ by at most ${largestMeanDifference.toExponential(1)}, ` +
      `PSI of the peers by at most ${largestPsiDifference.toExponential(1)}; ` +
      (differing.length === 0
        ? 'null counts and distinct counts are equal.'
        : `null or distinct counts differ in ${differing.length} (${differing.slice(0, 3).join('; ')}).`);

const rounded = (value, digits) => (Number.isFinite(value) ? Number(value.toFixed(digits)) : null);
const fixed = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '–');

/** Lines up: the first column to the left, all others to the right. */
function columns(rows) {
  const widths = [];
  for (const row of rows) row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, cell.length)));
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[at]))).join('  '),
    )
    .join('\n');
}
