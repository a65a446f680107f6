/** Reads a generated sample back with another parser, and measures it the slow and obvious way. */
import Papa from 'papaparse';
import { psiFromCounts } from '../../../src/core/stats/psi.ts';
import { generateSample } from '../../../src/practice/generate-sample.ts';

export interface ReadTable {
  names: string[];
  /** Rows as parsed, without the header. */
  rows: string[][];
  /** Cells of one column. */
  column: (name: string) => string[];
}

export function readTable(bytes: Uint8Array): ReadTable {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const [names, ...rows] = Papa.parse<string[]>(text.replace(/\n$/, ''), { delimiter: ',' }).data;
  return {
    names,
    rows,
    column: (name) => {
      const at = names.indexOf(name);
      if (at < 0) throw new RangeError(`no column ${name}`);
      return rows.map((row) => row[at]);
    },
  };
}

export function readSample(name: string): { training: ReadTable; serving: ReadTable } {
  const { training, serving } = generateSample(name);
  return { training: readTable(training), serving: readTable(serving) };
}

/** Area under the ROC curve of a column against the label, rows without either left out: the share of pairs in order. */
export function rocAuc(table: ReadTable, name = 'prediction'): number {
  const labels = table.column('label');
  const scores = table.column(name).map((cell) => (cell === '' ? NaN : Number(cell)));
  const known = scores
    .map((score, i) => ({ score, label: labels[i] }))
    .filter(({ score, label }) => label !== '' && !Number.isNaN(score))
    .sort((a, b) => a.score - b.score);
  let negativesBelow = 0;
  let pairs = 0;
  let positives = 0;
  for (let i = 0; i < known.length;) {
    let end = i;
    let tiedPositives = 0;
    while (end < known.length && known[end].score === known[i].score) {
      if (known[end].label === '1') tiedPositives++;
      end++;
    }
    const tiedNegatives = end - i - tiedPositives;
    pairs += tiedPositives * (negativesBelow + tiedNegatives / 2);
    negativesBelow += tiedNegatives;
    positives += tiedPositives;
    i = end;
  }
  return pairs / (positives * negativesBelow);
}

/** Mean absolute error of the predictions. */
export function meanAbsoluteError(table: ReadTable, keep: (row: number) => boolean = () => true): number {
  const labels = table.column('label');
  const errors = table
    .column('prediction')
    .map((prediction, i) => Math.abs(Number(prediction) - Number(labels[i])))
    .filter((_, i) => keep(i));
  return errors.reduce((sum, error) => sum + error, 0) / errors.length;
}

/** PSI over null, below, training deciles and above; over values where they are text. Dates are compared as moments. */
export function featurePsi(training: readonly string[], serving: readonly string[]): number {
  const first = training.find((cell) => cell !== '') ?? '';
  const isDate = /^\d{4}-\d\d-\d\d/.test(first);
  const isNumber = !isDate && training.every((cell) => cell === '' || Number.isFinite(Number(cell)));
  const value = (cell: string) => (isDate ? Date.parse(cell) : Number(cell));
  let binOf = (cell: string): string => cell;
  if (isDate || isNumber) {
    const sorted = Float64Array.from(
      training.filter((cell) => cell !== ''),
      value,
    ).sort();
    const edges = new Set(
      Array.from({ length: 9 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 10)]),
    );
    binOf = (cell) => {
      if (cell === '') return 'null';
      if (value(cell) < sorted[0]) return 'below';
      if (value(cell) > sorted[sorted.length - 1]) return 'above';
      return String([...edges].filter((edge) => value(cell) > edge).length);
    };
  }
  const bins = new Map<string, [number, number]>();
  [training, serving].forEach((cells, side) => {
    for (const cell of cells) {
      const bin = binOf(cell);
      const counts = bins.get(bin) ?? [0, 0];
      counts[side]++;
      bins.set(bin, counts);
    }
  });
  const counts = [...bins.values()];
  return psiFromCounts(
    counts.map(([count]) => count),
    counts.map(([, count]) => count),
  );
}
