import type { Investigation } from '../../src/core/explain/investigation.ts';
import { draws, type Draws } from './draws.ts';
import { plantedPair } from './planted-pair.ts';

/** One table of the world, to be changed in place. */
export interface WorldTable {
  features: {
    /** Log-normal, two decimals; the label follows it. */
    amount: number[];
    /** Normal around 40, one decimal; the label follows it. */
    age: number[];
    /** Whole, half of them zero. */
    visits: number[];
    /** About 8 % null, of no influence. */
    rating: number[];
    /** Five categories, 40 to 5 %; the label follows them. */
    channel: (string | null)[];
    /** Four categories, of no influence. */
    region: (string | null)[];
  } & Record<string, number[] | (string | null)[]>;
  labels: number[];
  /** What is really the chance of a positive: the model knows the world. */
  predictions: number[];
  /** Thirty days, in order. */
  times: number[];
  entities: number[];
}

/** What a test changes. */
export interface WorldChange {
  training?: ((table: WorldTable, d: Draws) => void) | undefined;
  serving?: ((table: WorldTable, d: Draws) => void) | undefined;
}

export const DAY = 86_400_000;
export const SERVING_START = Date.UTC(2025, 2, 1);
const START = { training: Date.UTC(2025, 0, 1), serving: SERVING_START };
const CHANNELS = ['web', 'app', 'shop', 'phone', 'post'];
const CHANNEL_SHARES = [0.4, 0.7, 0.85, 0.95, 1];
const REGIONS = ['north', 'south', 'east', 'west'];

/** A world without a fault: both tables are drawn alike. */
export function worldTable(side: 'training' | 'serving', rows: number, d: Draws): WorldTable {
  const features: WorldTable['features'] = {
    amount: d.many(rows, () => Math.round(100 * 50 * Math.exp(0.7 * d.normal())) / 100),
    age: d.many(rows, () => Math.round(10 * (40 + 12 * d.normal())) / 10),
    visits: d.many(rows, () => (d.uniform() < 0.5 ? 0 : Math.ceil(-4 * Math.log(1 - d.uniform())))),
    rating: d.many(rows, () => (d.uniform() < 0.08 ? NaN : Math.round(10 * (3 + d.normal())) / 10)),
    channel: drawn(rows, () => {
      const u = d.uniform();
      return CHANNELS[CHANNEL_SHARES.findIndex((share) => u < share)];
    }),
    region: drawn(rows, () => REGIONS[Math.floor(4 * d.uniform())]),
  };
  const predictions = d.many(rows, () => 0);
  const table: WorldTable = {
    features,
    labels: predictions.slice(),
    predictions,
    times: predictions.map((_, row) => START[side] + (row * 30 * DAY) / rows),
    entities: predictions.map((_, row) => (side === 'training' ? 0 : 1e6) + row),
  };
  answer(table, d);
  return table;
}

/** Draws labels and predictions anew, for features as they are now. */
export function answer(table: WorldTable, d: Draws): void {
  const { amount, age, channel } = table.features;
  table.predictions.forEach((_, row) => {
    const z = Math.log(amount[row] / 50) / 0.7 + (age[row] - 40) / 16 + (channel[row] === 'web' ? 0.6 : -0.3);
    const chance = 1 / (1 + Math.exp(1 - z));
    table.predictions[row] = chance;
    table.labels[row] = d.uniform() < chance ? 1 : 0;
  });
}

/** Two tables, with what a test changes in them. */
export function plantedWorld(
  seed: number,
  change: WorldChange = {},
  { rows = 3000, servingRows = rows }: { rows?: number; servingRows?: number } = {},
): Investigation {
  const d = draws(seed);
  const training = worldTable('training', rows, d);
  const serving = worldTable('serving', servingRows, d);
  change.training?.(training, d);
  change.serving?.(serving, d);
  return plantedPair(training, serving);
}

/** Changes a share of the rows of a column in place, or all from a share of the time on. */
export function put<Value>(
  column: Value[],
  d: Draws,
  where: { share: number } | { from: number },
  value: (old: Value, row: number) => Value,
): void {
  column.forEach((old, row) => {
    const isReached = 'share' in where ? d.uniform() < where.share : row >= where.from * column.length;
    if (isReached) column[row] = value(old, row);
  });
}

/** Serving with another value in a column, wherever it is reached. */
export function served(
  name: string,
  where: { share: number } | { from: number },
  value: (old: never, row: number) => unknown,
): WorldChange {
  return {
    serving: ({ features }, d) =>
      put(features[name] as unknown[], d, where, value as (old: unknown, row: number) => unknown),
  };
}

/** Changes without a fault: signatures of bugs, leaks and loops have to stay silent. */
export const NATURAL: readonly (WorldChange & { name: string; servingRows?: number })[] = [
  { name: 'no change' },
  { name: 'a small serving table', servingRows: 300 },
  {
    name: 'growth by 20 %',
    serving: (table, d) => {
      put(table.features.amount, d, { share: 1 }, (x) => Math.round(120 * x) / 100);
      answer(table, d);
    },
  },
  {
    name: 'a log-normal that widens',
    serving: (table, d) => {
      put(
        table.features.amount,
        d,
        { share: 1 },
        (x) => Math.round(100 * 50 * Math.exp(1.4 * Math.log(x / 50))) / 100,
      );
      answer(table, d);
    },
  },
  {
    name: 'a mixture that changes',
    training: ({ features }, d) =>
      put(features.visits, d, { share: 1 }, () =>
        Math.round((d.uniform() < 0.8 ? 20 : 400) * Math.exp(0.3 * d.normal())),
      ),
    serving: ({ features }, d) =>
      put(features.visits, d, { share: 1 }, () =>
        Math.round((d.uniform() < 0.4 ? 20 : 400) * Math.exp(0.3 * d.normal())),
      ),
  },
  {
    name: 'nulls that grow from 8 to 11 %',
    serving: ({ features }, d) => put(features.rating, d, { share: 0.035 }, () => NaN),
  },
  {
    name: 'fewer zeros',
    serving: ({ features }, d) =>
      put(features.visits, d, { share: 0.3 }, (x) => (x === 0 ? 1 + Math.floor(6 * d.uniform()) : x)),
  },
  {
    name: 'more zeros, bit by bit',
    serving: ({ features }, d) =>
      put(features.visits, d, { share: 1 }, (x, row) => (d.uniform() < (0.25 * row) / 3000 ? 0 : x)),
  },
  {
    name: 'a rare category that grows, and another that shrinks',
    serving: (table, d) => {
      put(table.features.channel, d, { share: 1 }, (x) => (x === 'shop' && d.uniform() < 0.7 ? 'post' : x));
      answer(table, d);
    },
  },
  {
    name: 'categories that go different ways',
    serving: ({ features }, d) =>
      put(features.region, d, { share: 1 }, () => {
        const u = d.uniform();
        return u < 0.42 ? 'north' : u < 0.5 ? 'south' : u < 0.85 ? 'east' : 'west';
      }),
  },
  {
    name: 'older people, bit by bit',
    serving: (table, d) => {
      put(table.features.age, d, { share: 1 }, (x, row) => Math.round(10 * (x + (9 * row) / 3000)) / 10);
      answer(table, d);
    },
  },
];

function drawn<Value>(rows: number, one: () => Value): Value[] {
  return Array.from({ length: rows }, one);
}
