/** The table and the JSON line of one run of the bench, from the same figures. */
import { agreement, agreementWords } from './agreement.mjs';
import { targetsOf } from './targets.mjs';

const LABELS = {
  read: 'only reading the bytes',
  ours: 'Gaptrace, all compared',
  duckdb: 'DuckDB, native, 2 threads',
  'duckdb-wasm': 'DuckDB-WASM',
  papaparse: 'PapaParse and plain JavaScript',
  pandas: "pandas and the seed's snippet",
};

/** Share of all cores that others may use before the figures are in doubt. */
const BUSY = 0.1;

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
  const shares = Object.values(runs).flatMap((results) => results.map((result) => result.busyBefore));
  const busiest = rounded(Math.max(0, ...shares), 2);
  const columnsMb = rounded((2 * pair.rows * shape.bytesPerRow) / 2 ** 20, 0);
  return { pair, shape, cores, processor, seconds, memory, page, columnsMb, busiest, skipped };
}

/** One line for programs. */
export function jsonLine(figures) {
  const summary = summarise(figures);
  const { ratios, targets } = targetsOf(summary);
  const { pair, shape, cores, processor, seconds, memory, page, columnsMb, busiest, skipped } = summary;
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
    busyWithOtherThings: busiest,
    pageErrors: pageErrors(figures.runs),
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
    ...pageErrors(figures.runs).map((message) => `The page threw: ${message}`),
    summary.busiest > BUSY
      ? `The machine was up to ${fixed(summary.busiest * 100, 0)} % busy with other things: do not quote these figures.`
      : '',
    '',
  ].join('\n');
}

const targetRow = ({ name, value, limit, atLeast, unit, met }) => [
  name,
  value === null ? '–' : `${fixed(value, 2)} ${unit}`,
  `${atLeast ? '≥' : '≤'} ${limit} ${unit}`,
  met === null ? 'not measured' : met ? 'met' : 'MISSED',
];

/** What the page threw while it was measured, each message once. */
const pageErrors = ({ ours = [] }) => [...new Set(ours.flatMap(({ errors }) => errors))];

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
