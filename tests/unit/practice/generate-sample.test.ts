import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateSample } from '../../../src/practice/generate-sample.ts';
import { SAMPLES } from '../../../src/practice/samples.ts';
import type { ReadTable } from './read-sample.ts';
import { featurePsi, meanAbsoluteError, readTable, rocAuc } from './read-sample.ts';

/** What each sample must look like from outside. Bounds are those of the story, not of the last run. */
const EXPECTED: Record<
  string,
  {
    /** Features whose PSI exceeds 0.2: exactly these. */
    moved: string[];
    metric: (table: ReadTable) => number;
    /** The metric in training and in serving: [least, most]. */
    offline: [number, number];
    online: [number, number];
    /** First 16 digits of SHA-256: a sample that changes changes what people have linked to. */
    hash: string;
  }
> = {
  skew: {
    moved: ['avg_transaction_value', 'max_transaction_value', 'transaction_count'],
    metric: rocAuc,
    offline: [0.87, 0.93],
    online: [0.8, 0.86],
    hash: '568731542a9959ac',
  },
  drift: {
    moved: ['product_line', 'temperature_c', 'sold_last_week'],
    metric: meanAbsoluteError,
    offline: [3.5, 4.6],
    online: [7, 9],
    hash: '2566ee794214e18a',
  },
  leakage: {
    moved: ['bureau_updated_at'],
    metric: rocAuc,
    offline: [0.93, 0.98],
    online: [0.63, 0.74],
    hash: 'f6d8b6e12545290f',
  },
  feedback: {
    moved: ['recipe_clicks_30d'],
    metric: rocAuc,
    offline: [0.7, 0.76],
    online: [0.58, 0.66],
    hash: 'a40caa025d687363',
  },
  infrastructure: {
    moved: ['distance_km', 'avg_preparation_minutes'],
    metric: meanAbsoluteError,
    offline: [3.6, 4.5],
    online: [4.8, 6],
    hash: '7990bc4fb5fff942',
  },
  'nothing-wrong': {
    moved: [],
    metric: rocAuc,
    offline: [0.755, 0.78],
    online: [0.755, 0.78],
    hash: 'f5cce2dfc800b484',
  },
};

const NOT_FEATURES = new Set(['entity_id', 'event_time', 'model_version', 'prediction', 'label']);

describe('generateSample', () => {
  it('refuses a name it does not know', () => {
    expect(() => generateSample('toString')).toThrow(RangeError);
  });
});

describe.each(SAMPLES)('sample $name', ({ name }) => {
  const bytes = generateSample(name);
  const training = readTable(bytes.training);
  const serving = readTable(bytes.serving);
  const features = training.names.filter((column) => !NOT_FEATURES.has(column));
  const expected = EXPECTED[name];

  it('has the same bytes every time', () => {
    const again = generateSample(name);
    const hash = ({ training: a, serving: b }: typeof again) =>
      createHash('sha256').update(a).update(b).digest('hex').slice(0, 16);
    expect(hash(again)).toBe(hash(bytes));
    expect(hash(bytes)).toBe(expected.hash);
  });

  it('is two well-formed tables of 20,000 rows with the same columns', () => {
    expect(serving.names).toEqual(training.names);
    expect(features.length).toBeGreaterThanOrEqual(10);
    expect(features.length).toBeLessThanOrEqual(16);
    for (const table of [training, serving]) {
      expect(table.rows.length).toBe(20_000);
      expect(table.rows.filter((row) => row.length !== table.names.length)).toEqual([]);
      expect(new Set(table.column('entity_id')).size).toBe(20_000);
      const times = table.column('event_time');
      expect(times).toEqual(times.toSorted());
      expect(times.every((time) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time))).toBe(true);
      for (const cells of table.rows) expect(cells.join()).not.toMatch(/NaN|Infinity|undefined|\[object/);
    }
  });

  it('mixes types: decimals, integers, booleans, categories, one date-time', () => {
    const kinds = features.map((feature) => {
      const cells = training.column(feature).filter((cell) => cell !== '');
      if (cells.every((cell) => cell === 'true' || cell === 'false')) return 'boolean';
      if (cells.every((cell) => /^-?\d+$/.test(cell))) return 'integer';
      if (cells.every((cell) => Number.isFinite(Number(cell)))) return 'decimal';
      return cells.every((cell) => !Number.isNaN(Date.parse(cell))) ? 'date-time' : 'category';
    });
    for (const kind of ['boolean', 'integer', 'decimal', 'category'])
      expect(kinds.filter((k) => k === kind).length).toBeGreaterThanOrEqual(1);
    expect(kinds.filter((kind) => kind === 'date-time').length).toBe(1);
  });

  it('moves these features beyond PSI 0.2 and no other', () => {
    const moved = features.filter(
      (feature) => featurePsi(training.column(feature), serving.column(feature)) > 0.2,
    );
    expect(moved.toSorted()).toEqual(expected.moved.toSorted());
  });

  it('keeps a little natural drift besides', () => {
    const psis = features.map((feature) => featurePsi(training.column(feature), serving.column(feature)));
    // A dozen bins of two tables of 20,000 rows give 0.001 without any drift.
    expect(psis.filter((psi) => psi > 0.004 && psi < 0.2).length).toBeGreaterThanOrEqual(1);
  });

  it('scores as well as the story says, on both sides', () => {
    const [offline, online] = [expected.metric(training), expected.metric(serving)];
    expect(offline).toBeGreaterThan(expected.offline[0]);
    expect(offline).toBeLessThan(expected.offline[1]);
    expect(online).toBeGreaterThan(expected.online[0]);
    expect(online).toBeLessThan(expected.online[1]);
  });
});
