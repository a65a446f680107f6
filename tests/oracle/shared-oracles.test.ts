import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chiSquareQuantile } from '../../src/core/stats/chi-square-distribution.ts';
import { chiSquareTest } from '../../src/core/stats/chi-square.ts';
import { hellingerDistance } from '../../src/core/stats/hellinger.ts';
import { jensenShannonDistance } from '../../src/core/stats/jensen-shannon.ts';
import { klDivergence } from '../../src/core/stats/kl.ts';
import { kolmogorovSmirnov } from '../../src/core/stats/ks.ts';
import { moments } from '../../src/core/stats/moments.ts';
import { countAtMost, countBelow, orderNumbers, type Ordered } from '../../src/core/stats/ordered.ts';
import { populationStabilityIndex } from '../../src/core/stats/psi.ts';
import { quantile } from '../../src/core/stats/quantile.ts';
import { wassersteinDistance } from '../../src/core/stats/wasserstein.ts';

// What others published. The constants stand here; the data is looked for beside the repository.
const FOLDER = new URL('../../../shared/oracle/', import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.warn(`Skipped: published data sets, because ${FOLDER.pathname} does not exist.`);

/** Most published values have all their digits; the order of addition costs some of the last. */
const TOLERANCE = 1e-9;

function expectClose(actual: number, wanted: number): void {
  expect(Math.abs(actual - wanted), `${actual} for ${wanted}`).toBeLessThanOrEqual(
    TOLERANCE * Math.max(1, Math.abs(wanted)),
  );
}

describe('published constants', () => {
  test('PSI on shares, published with 0.00001 added to each', () => {
    const nudged = (shares: number[]) => shares.map((share) => share + 1e-5);
    const [p, q] = [
      [0.85, 0.05, 0.05, 0.05],
      [0.25, 0.25, 0.25, 0.25],
    ];
    expectClose(populationStabilityIndex(nudged(p), nudged(q)), 1.699815077214137);
    expectClose(populationStabilityIndex(p, q), 0.6 * Math.log(3.4) + 0.6 * Math.log(5));
  });

  test('Jensen-Shannon distance, six digits published', () => {
    const [p, q] = [
      [0.5, 0.3, 0.2],
      [0.35, 0.35, 0.3],
    ];
    expect(jensenShannonDistance(p, q, Math.E)).toBeCloseTo(0.112467, 6);
    expect(jensenShannonDistance(p, q)).toBeCloseTo(0.135086, 6);
  });

  test("Cramer's V, published as 0.21 (cut after two digits)", () => {
    expect(Math.floor(chiSquareTest([200, 800], [400, 600]).cramersV * 100)).toBe(21);
  });

  test('Frouros: N(0, 1) against N(1, 1), 100 values each', () => {
    const { frouros } = JSON.parse(readFileSync(new URL('./statistics.json', import.meta.url), 'utf8')) as {
      frouros: Record<'training' | 'serving', number[]>;
    };
    const training = orderNumbers(Float64Array.from(frouros.training));
    const serving = orderNumbers(Float64Array.from(frouros.serving));
    expect(kolmogorovSmirnov(training, serving).statistic).toBeCloseTo(0.55, 12);
    expectClose(wassersteinDistance(training, serving), 1.0686078744674332);
    // Its Jensen-Shannon distance comes from interpolated histograms, which ours does not express.
  });

  test("feature_engine's threshold 'auto' for 500 and 500 rows, 10 bins, p = 0.001", () => {
    expectClose(chiSquareQuantile(0.999, 9) * (1 / 500 + 1 / 500), 0.11150865948502628);
  });
});

describe.skipIf(!isThere)('feature_engine: open outer bins, (low, high], shares of 0 set to 0.0001', () => {
  const table = isThere ? readTable('feature_engine_psi.csv') : new Map<string, string[]>();
  const side = (name: string, split: string) =>
    ordered(table.get(name)!.filter((_, row) => Number(table.get('split')![row]) === Number(split)));

  test.each([
    ['var_0', 0.043828484052281],
    ['var_1', 0.040929870747665395],
    ['var_2', 0.04330418495156895],
    ['var_3', 0.03773286532548153],
    ['var_4', 0.05047388515663041],
    ['var_5', 0.014717735595712466],
  ])('deciles of %s', (name, wanted) => {
    const training = side(name, '0');
    const edges = Array.from({ length: 9 }, (_, i) => quantile(training, (i + 1) / 10));
    expectClose(openBinPsi(training, side(name, '1'), edges), wanted);
  });

  test.each([
    ['var_0', 0.014858665],
    ['var_1', 0.045147378],
    ['var_2', 0.034314793],
    ['var_3', 0.042982091],
    ['var_4', 0.023857964],
    ['var_5', 0.046809664],
  ])('equal widths of %s, nine decimals published', (name, wanted) => {
    const training = side(name, '0');
    const [low, high] = [quantile(training, 0), quantile(training, 1)];
    const edges = Array.from({ length: 9 }, (_, i) => low + ((high - low) * (i + 1)) / 10);
    expect(Math.abs(openBinPsi(training, side(name, '1'), edges) - wanted)).toBeLessThan(1e-9);
  });
});

interface NannyMl {
  univariate_california_monthly: Record<string, Record<'kolmogorov_smirnov' | 'wasserstein', number[]>>;
  univariate_california_whole: Record<string, Record<'kolmogorov_smirnov' | 'wasserstein', number>>;
}

describe.skipIf(!isThere)('NannyML on California housing', () => {
  const nannyMl = isThere ? readJson<NannyMl>('nannyml_california.json') : null;
  const reference = isThere ? readTable('california_housing_reference.csv') : new Map<string, string[]>();
  const analysis = isThere ? readTable('california_housing_analysis.csv') : new Map<string, string[]>();
  const months = monthsOf(reference).concat(monthsOf(analysis));

  test.each(Object.keys(nannyMl?.univariate_california_monthly ?? {}))('%s by month and whole', (name) => {
    const whole = ordered(reference.get(name)!);
    const rows = reference.get(name)!.concat(analysis.get(name)!);
    const labels = [...new Set(months)];
    const byMonth = labels.map((month) => ordered(rows.filter((_, row) => months[row] === month)));
    const monthly = nannyMl!.univariate_california_monthly[name];
    expect(byMonth.length).toBe(monthly.kolmogorov_smirnov.length);
    byMonth.forEach((month, i) => {
      expectClose(kolmogorovSmirnov(whole, month).statistic, monthly.kolmogorov_smirnov[i]);
      expectClose(wassersteinDistance(whole, month), monthly.wasserstein[i]);
    });
    const serving = ordered(analysis.get(name)!);
    const once = nannyMl!.univariate_california_whole[name];
    expectClose(kolmogorovSmirnov(whole, serving).statistic, once.kolmogorov_smirnov);
    expectClose(wassersteinDistance(whole, serving), once.wasserstein);
  });
});

interface Evidently {
  california: Record<
    string,
    { psi: number; kl: number; js: number; hellinger: number; wasserstein_norm: number; ks_p: number }
  >;
}

describe.skipIf(!isThere)('Evidently on California housing: equal widths over both tables', () => {
  const values = isThere ? readJson<Evidently>('evidently_values.json').california : {};
  const reference = isThere ? readTable('california_housing_reference.csv') : new Map<string, string[]>();
  const analysis = isThere ? readTable('california_housing_analysis.csv') : new Map<string, string[]>();

  test.each(Object.keys(values))('%s', (name) => {
    const wanted = values[name];
    const training = ordered(reference.get(name)!);
    const serving = ordered(analysis.get(name)!);
    const edges = equalWidths(training, serving, Math.ceil(Math.log2(training.total + serving.total) + 1));
    const p = closedOnTheLeft(training, edges);
    const q = closedOnTheLeft(serving, edges);
    expectClose(populationStabilityIndex(p.map(filled), q.map(filled)), wanted.psi);
    expectClose(jensenShannonDistance(p, q, Math.E), wanted.js);
    // Evidently hands the filled shares to scipy, which makes them sum to 1 again.
    expectClose(klDivergence(summingToOne(p.map(filled)), summingToOne(q.map(filled))), wanted.kl);
    const { variance, count } = moments(orderNumbers(Float64Array.from(reference.get(name)!, Number)));
    const populationStd = Math.sqrt((variance * (count - 1)) / count);
    expectClose(wassersteinDistance(training, serving) / populationStd, wanted.wasserstein_norm);
    // For Hellinger the number of bins comes from the distinct values.
    const distinct = new Set([...training.values, ...serving.values]).size;
    const hellingerEdges = equalWidths(training, serving, Math.ceil(Math.log2(distinct) + 1));
    expectClose(
      hellingerDistance(closedOnTheLeft(training, hellingerEdges), closedOnTheLeft(serving, hellingerEdges)),
      wanted.hellinger,
    );
    // Evidently takes scipy's exact p-value; the asymptotic one is within 2 % of it at these sizes.
    const { pValue } = kolmogorovSmirnov(training, serving);
    if (wanted.ks_p === 0) expect(pValue).toBe(0);
    else expect(Math.abs(pValue / wanted.ks_p - 1)).toBeLessThan(0.02);
  });
});

function filled(share: number): number {
  return share === 0 ? 1e-4 : share;
}

function summingToOne(shares: number[]): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

function openBinPsi(training: Ordered, serving: Ordered, edges: readonly number[]): number {
  const shares = (column: Ordered) => {
    const upTo = [0, ...edges.map((edge) => countAtMost(column, edge)), column.total];
    return upTo.slice(1).map((count, bin) => filled((count - upTo[bin]) / column.total));
  };
  return populationStabilityIndex(shares(training), shares(serving));
}

function equalWidths(training: Ordered, serving: Ordered, bins: number): number[] {
  const low = Math.min(quantile(training, 0), quantile(serving, 0));
  const high = Math.max(quantile(training, 1), quantile(serving, 1));
  return Array.from({ length: bins + 1 }, (_, i) => (i === bins ? high : low + i * ((high - low) / bins)));
}

function closedOnTheLeft(column: Ordered, edges: readonly number[]): number[] {
  const below = edges.map((edge) => countBelow(column, edge));
  below[edges.length - 1] = countAtMost(column, edges[edges.length - 1]);
  return below.slice(1).map((count, bin) => (count - below[bin]) / column.total);
}

function ordered(cells: readonly string[]): Ordered {
  return orderNumbers(Float64Array.from(cells, (cell) => (cell === '' ? NaN : Number(cell))));
}

function monthsOf(table: Map<string, string[]>): string[] {
  return (table.get('timestamp') ?? []).map((timestamp) => timestamp.slice(0, 7));
}

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as T;
}

// These files have no quotes, so a split is enough.
function readTable(name: string): Map<string, string[]> {
  const [header, ...rows] = readFileSync(new URL(name, FOLDER), 'utf8').trim().split(/\r?\n/);
  const cells = rows.map((row) => row.split(','));
  return new Map(header.split(',').map((column, i) => [column, cells.map((row) => row[i])]));
}
