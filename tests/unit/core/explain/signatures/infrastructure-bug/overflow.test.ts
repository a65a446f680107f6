import { describe, expect, test } from 'vitest';
import { overflow } from '../../../../../../src/core/explain/signatures/infrastructure-bug/overflow.ts';
import { DRIFTS, SIZES } from '../../../../../support/drifts.ts';
import { draws, type Draws } from '../../../../../support/draws.ts';
import { plantedPair } from '../../../../../support/planted-pair.ts';
import {
  DAY,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

/** A column of whole numbers, log-normal around a middle. */
const numbers = (middle: number) => (table: WorldTable, d: Draws) => {
  table.features.total = table.labels.map(() => Math.round(middle * Math.exp(0.8 * d.normal())));
};

const world = (
  seed: number,
  middle: number,
  change: (value: number) => number,
  where: { share: number } | { from: number } = { share: 1 },
) =>
  plantedWorld(seed, {
    training: numbers(middle),
    serving(table, d) {
      numbers(middle)(table, d);
      put(table.features.total as number[], d, where, change);
    },
  });

const int8 = (value: number) => (value << 24) >> 24;
const int16 = (value: number) => (value << 16) >> 16;

describe('numbers beyond their type', () => {
  test.each<[string, number, (value: number) => number, string]>([
    ['signed 8 bits', 80, int8, 'wrapped at 127'],
    ['8 bits', 150, (value) => value & 255, 'wrapped at 255'],
    ['signed 16 bits', 20_000, int16, 'wrapped at 32767'],
    ['16 bits', 40_000, (value) => value & 65_535, 'wrapped at 65535'],
    ['signed 32 bits', 1.2e9, (value) => value | 0, 'wrapped at 2147483647'],
    ['held at signed 16 bits', 20_000, (value) => Math.min(value, 32_767), 'held at 32767'],
    ['held at 8 bits', 100, (value) => Math.min(value, 255), 'held at 255'],
  ])('are seen: %s', (_, middle, change, detail) => {
    const [sighting, ...others] = overflow.look(world(1, middle, change));
    expect(others).toEqual([]);
    expect(sighting).toMatchObject({ features: ['total'], detail });
    expect(sighting.strength).toBeGreaterThanOrEqual(0.5);
  });

  test.each([0.2, 0.4])('are seen in %f of the traffic', (share) => {
    const seen = overflow.look(world(2, 20_000, int16, { share }));
    expect(seen.map(({ detail }) => detail)).toEqual(['wrapped at 32767']);
  });

  test('are seen from a moment on, with the first row that shows it', () => {
    const [{ window }] = overflow.look(world(3, 30_000, int16, { from: 0.5 }));
    expect(Math.abs((window?.from ?? 0) - (SERVING_START + 15 * DAY))).toBeLessThan(DAY);
  });
});

describe('is not', () => {
  test.each<[string, number, (value: number) => number]>([
    ['a tail that vanishes', 150, (value) => (value > 255 ? value / 2 : value)],
    ['smaller numbers', 150, (value) => Math.round(value * 0.5)],
    ['a cap of another kind', 20_000, (value) => Math.min(value, 30_000)],
    ['a debt', 20_000, (value) => (value > 30_000 ? -1 : value)],
    ['the sign', 20_000, (value) => -value],
    ['numbers that all fit', 40, (value) => Math.min(value, 255)],
  ])('%s', (_, middle, change) => {
    expect(overflow.look(world(4, middle, change))).toEqual([]);
  });

  test.each(DRIFTS.flatMap((drift) => SIZES.map((size) => ({ ...drift, size }))))(
    'natural: $name, $size rows',
    ({ make, size }) => {
      const d = draws(9);
      for (let seed = 1; seed <= 5; seed++) {
        const { training, serving } = make(seed, size);
        // Near the limits of eight and sixteen bits too.
        for (const unit of [1, 4, 500])
          expect(
            overflow.look(
              plantedPair(
                {
                  features: { x: training.map((x) => Math.round(unit * x)) },
                  labels: training.map(() => d.uniform()),
                },
                {
                  features: { x: serving.map((x) => Math.round(unit * x)) },
                  labels: serving.map(() => d.uniform()),
                },
              ),
            ),
          ).toEqual([]);
      }
    },
  );
});

test('round amounts that are others for once are no 16 bits: starting again would leave odd ones', () => {
  const hundreds = (middle: number) => (table: WorldTable, d: Draws) => {
    table.features.total = table.labels.map(
      () => 100 * Math.round((middle / 100) * Math.exp(0.8 * d.normal())),
    );
  };
  const serving = (change: (value: number) => number) => (table: WorldTable, d: Draws) => {
    hundreds(60_000)(table, d);
    table.features.total = (table.features.total as number[]).map(change);
  };
  const look = (change: (value: number) => number) =>
    overflow.look(plantedWorld(5, { training: hundreds(60_000), serving: serving(change) }));
  expect(look((value) => value & 65_535)).toMatchObject([{ detail: 'wrapped at 65535' }]);
  // The same amounts as near as hundreds come.
  expect(look((value) => 100 * Math.round((value & 65_535) / 100))).toEqual([]);
});
