import { correlation } from '../../stats/correlation.ts';
import { kolmogorovSmirnov } from '../../stats/ks.ts';
import { orderNumbers } from '../../stats/ordered.ts';
import type { TextColumn } from '../../table/column.ts';
import type { Repair } from '../evidence.ts';
import { numbersOf, type SharedComparison } from './compare-shared.ts';

/** What turns training's value of a row into serving's. */
export interface PairedTransform {
  /** Features with the same key have the same fault. */
  key: string;
  /** To follow "serving holds": "training's value x 2.54". */
  words: string;
  /** Share of the mismatching pairs that it explains. */
  share: number;
  /** y = slope x + intercept, where it is a line. */
  line: { slope: number; intercept: number } | null;
  repair: Repair;
}

/** Share of the mismatching pairs that a transform has to explain. */
const LEAST_SHARE = 0.9;
/** Two values agree with a transform within this share: data are rounded on their way. */
const AGREE = 1e-3;
/** Pairs from which a transform is read. */
const LEAST_PAIRS = 20;
/** A table of values longer than this is no mapping but another column. */
const MOST_MAPPED = 50;

const FUNCTIONS = [
  ['log1p', Math.log1p],
  ['log', Math.log],
  ['log10', Math.log10],
  ['expm1', Math.expm1],
  ['exp', Math.exp],
  ['sqrt', Math.sqrt],
  ['square', (x: number) => x * x],
] as const;

/**
 * What turns training's value into serving's at the pairs that differ: null, one constant, a factor, a difference, a function, a line,
 * rounding, a table of texts. Where nothing does and both hold the same values overall, serving's are those of another time or row.
 *
 * @param compared - one feature at the shared rows
 * @returns null where nothing simple does
 * @example
 * pairedTransform(compared)?.words; // 'training's value x 2.54'
 */
export function pairedTransform(compared: SharedComparison): PairedTransform | null {
  const { training, serving, mismatched } = compared;
  if (mismatched.length < LEAST_PAIRS) return null;
  if (training.storage === 'text' && serving.storage === 'text')
    return ofTexts(compared, training, serving) ?? sameValuesElsewhere(compared);
  const a = numbersOf(training);
  const b = numbersOf(serving);
  if (a === null || b === null) return null;
  const pairs = {
    a: Float64Array.from(mismatched, (i) => a[i]),
    b: Float64Array.from(mismatched, (i) => b[i]),
  };
  return ofNumbers(compared.feature, pairs) ?? sameValuesElsewhere(compared);
}

interface Pairs {
  a: Float64Array;
  b: Float64Array;
}

function ofNumbers(feature: string, { a, b }: Pairs): PairedTransform | null {
  const count = a.length;
  const shareOf = (holds: (i: number) => boolean): number => {
    let held = 0;
    for (let i = 0; i < count; i++) held += Number(holds(i));
    return held / count;
  };
  const redraw: Repair = { kind: 'joined', feature };
  const made = (
    key: string,
    words: string,
    share: number,
    repair: Repair = redraw,
    line: PairedTransform['line'] = null,
  ): PairedTransform | null => (share >= LEAST_SHARE ? { key, words, share, line, repair } : null);

  const nulls = made(
    'null',
    'null',
    shareOf((i) => Number.isNaN(b[i])),
  );
  if (nulls) return nulls;
  const [value, times] = modeOf(b);
  if (times / count >= LEAST_SHARE) {
    const isForNull = shareOf((i) => Number.isNaN(a[i])) >= LEAST_SHARE;
    const words = isForNull ? `${value} in place of null` : `${value}, whatever training has`;
    return made(
      `constant ${value}`,
      words,
      times / count,
      isForNull ? { kind: 'is-null', feature, value } : redraw,
    );
  }
  const agrees = (expected: (x: number) => number) =>
    shareOf((i) => Math.abs(expected(a[i]) - b[i]) <= AGREE * Math.max(1e-9, Math.abs(b[i])));
  const slope = middle(a.map((x, i) => b[i] / x));
  if (Number.isFinite(slope) && slope !== 0) {
    const words = `training's value x ${short(slope)}`;
    const line = { slope, intercept: 0 };
    const found = made(
      `x ${short(slope)}`,
      words,
      agrees((x) => slope * x),
      { kind: 'affine', feature, ...line },
      line,
    );
    if (found) return found;
  }
  const intercept = middle(a.map((x, i) => b[i] - x));
  if (Number.isFinite(intercept)) {
    const words = `training's value ${intercept < 0 ? '-' : '+'} ${short(Math.abs(intercept))}`;
    const line = { slope: 1, intercept };
    const found = made(
      `+ ${short(intercept)}`,
      words,
      agrees((x) => x + intercept),
      { kind: 'affine', feature, ...line },
      line,
    );
    if (found) return found;
  }
  for (const [served, of] of FUNCTIONS) {
    const found = made(served, `${served} of training's value`, agrees(of), {
      kind: 'function',
      feature,
      served,
    });
    if (found) return found;
  }
  for (const [name, of] of [
    ['rounded down', Math.floor],
    ['rounded', Math.round],
    ['cut to an integer', Math.trunc],
  ] as const) {
    const found = made(
      name,
      `training's value ${name}`,
      shareOf((i) => of(a[i]) === b[i]),
    );
    if (found) return found;
  }
  return ofLine(feature, { a, b }, agrees, made);
}

function ofLine(
  feature: string,
  { a, b }: Pairs,
  agrees: (expected: (x: number) => number) => number,
  made: (
    key: string,
    words: string,
    share: number,
    repair: Repair,
    line: PairedTransform['line'],
  ) => PairedTransform | null,
): PairedTransform | null {
  // Through the pairs at the ends of training's range, which rounding hurts least.
  const order = [...a.keys()]
    .filter((i) => Number.isFinite(a[i]) && Number.isFinite(b[i]))
    .sort((i, j) => a[i] - a[j]);
  const [first, last] = [order[Math.floor(order.length * 0.1)], order[Math.floor(order.length * 0.9)]];
  if (first === undefined || last === undefined || !(a[last] > a[first])) return null;
  const slope = (b[last] - b[first]) / (a[last] - a[first]);
  const intercept = b[first] - slope * a[first];
  if (slope === 0 || !Number.isFinite(slope)) return null;
  const words = `training's value x ${short(slope)} ${intercept < 0 ? '-' : '+'} ${short(Math.abs(intercept))}`;
  const line = { slope, intercept };
  const key = `x ${short(slope)} + ${short(intercept)}`;
  return made(
    key,
    words,
    agrees((x) => slope * x + intercept),
    { kind: 'affine', feature, ...line },
    line,
  );
}

function ofTexts(
  { feature, mismatched }: SharedComparison,
  training: TextColumn,
  serving: TextColumn,
): PairedTransform | null {
  const redraw: Repair = { kind: 'joined', feature };
  const counts = new Map<string, Map<string, number>>();
  for (const i of mismatched) {
    const meant = training.codes[i] === 0 ? '' : training.dictionary[training.codes[i]];
    const served = serving.codes[i] === 0 ? '' : serving.dictionary[serving.codes[i]];
    const row = counts.get(served) ?? new Map<string, number>();
    counts.set(served, row.set(meant, (row.get(meant) ?? 0) + 1));
  }
  const share = (rows: number) => rows / mismatched.length;
  for (const [served, row] of counts) {
    const rows = [...row.values()].reduce((sum, count) => sum + count, 0);
    if (share(rows) < LEAST_SHARE) continue;
    if (served === '') return { key: 'null', words: 'null', share: share(rows), line: null, repair: redraw };
    const words = `“${served}”, whatever training has`;
    if (row.size > 1)
      return { key: `constant ${served}`, words, share: share(rows), line: null, repair: redraw };
  }
  if (counts.size > MOST_MAPPED) return null;
  let explained = 0;
  const values = [...counts].map(([served, row]) => {
    const [meant, rows] = [...row].reduce((most, one) => (one[1] > most[1] ? one : most));
    explained += rows;
    return { served, meant };
  });
  if (share(explained) < LEAST_SHARE || values.some(({ served, meant }) => served === '' || meant === ''))
    return null;
  const isSpelling = values.every(({ served, meant }) => plain(served) === plain(meant));
  const [{ served, meant }] = values;
  return {
    key: isSpelling ? 'another spelling' : `mapping ${feature}`,
    words: isSpelling
      ? `another spelling (“${served}” for “${meant}”)`
      : `other texts (“${served}” for “${meant}”)`,
    share: share(explained),
    line: null,
    repair: { kind: 'mapping', feature, values },
  };
}

/** The same values overall, at other rows: an older value of the row, or the value of another row. */
function sameValuesElsewhere({
  feature,
  training,
  serving,
  mismatched,
}: SharedComparison): PairedTransform | null {
  const repair: Repair = { kind: 'joined', feature };
  const found = (relation: number | null): PairedTransform => {
    const isOfRow = relation !== null && relation > 0.3;
    return {
      key: 'elsewhere',
      words: isOfRow
        ? 'an older or newer value of the row: the values are those of training, but at other rows'
        : 'values of another time or of another row: overall they are those of training',
      share: 1,
      line: null,
      repair,
    };
  };
  const a = numbersOf(training);
  const b = numbersOf(serving);
  if (training.storage === 'text' && serving.storage === 'text') {
    const counts = new Map<string, number>();
    for (const i of mismatched) {
      const [meant, served] = [training.dictionary[training.codes[i]], serving.dictionary[serving.codes[i]]];
      counts.set(meant, (counts.get(meant) ?? 0) + 1);
      counts.set(served, (counts.get(served) ?? 0) - 1);
    }
    const moved =
      [...counts.values()].reduce((sum, count) => sum + Math.abs(count), 0) / (2 * mismatched.length);
    return moved < 0.15 ? found(null) : null;
  }
  if (a === null || b === null) return null;
  const [before, after] = [a, b].map((values) => Float64Array.from(mismatched, (i) => values[i]));
  const ordered = [before, after].map((values) => orderNumbers(values));
  if (ordered.some(({ total }) => total < LEAST_PAIRS)) return null;
  const { statistic } = kolmogorovSmirnov(ordered[0], ordered[1]);
  // Mismatching pairs leave out the most frequent values twice, so that small differences of the marginals are to be expected.
  if (statistic > 0.15 || Math.abs(ordered[0].nulls - ordered[1].nulls) > 0.1 * mismatched.length)
    return null;
  const known = [...before.keys()].filter((i) => Number.isFinite(before[i]) && Number.isFinite(after[i]));
  return found(
    correlation(
      known.map((i) => before[i]),
      known.map((i) => after[i]),
    ),
  );
}

function plain(text: string): string {
  const folded = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ');
  return folded.replace(/^(\d+)\.0+$/, '$1');
}

function modeOf(values: Float64Array): [value: number, times: number] {
  const { values: distinct, counts } = orderNumbers(values);
  let best = 0;
  for (let i = 1; i < counts.length; i++) if (counts[i] > counts[best]) best = i;
  return counts.length === 0 ? [NaN, 0] : [distinct[best], counts[best]];
}

/** Median of the finite values; NaN where there are none. */
function middle(values: Float64Array): number {
  const finite = values.filter((value) => Number.isFinite(value)).sort();
  return finite.length === 0 ? NaN : finite[finite.length >> 1];
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
