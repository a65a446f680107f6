import { describe, expect, test } from 'vitest';
import { attributeGap } from '../../../../../src/core/explain/domain/disde.ts';
import { domainClassifier } from '../../../../../src/core/explain/domain/domain-classifier.ts';
import { seededRandom } from '../../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../../support/planted-pair.ts';

const ROWS = 3000;

interface World {
  /** Draws the feature. */
  x?: (u: number) => number;
  noise?: (u: number) => number;
  /** What the label does, by the feature; the model knows only 2 x. */
  y?: (x: number, u: number) => number;
}

function table(seed: number, world: World = {}): PlantedTable {
  const random = seededRandom(seed);
  const { x = (u) => u, noise = (u) => u, y = (of, u) => 2 * of + (u - 0.5) * (of > 0.8 ? 3 : 0.5) } = world;
  const xs = Array.from({ length: ROWS }, () => x(random()));
  return {
    features: {
      x: xs,
      noise: xs.map(() => noise(random())),
      kind: xs.map(() => (random() < 0.5 ? 'a' : 'b')),
    },
    predictions: xs.map((value) => 2 * value),
    labels: xs.map((value) => y(value, random())),
  };
}

const look = (world: World) => plantedPair(table(11), table(12, world), 'regression');

describe('the domain classifier', () => {
  test('cannot tell equal tables apart', () => {
    const { auc, leftOut } = domainClassifier(look({}))!;
    expect(auc.low).toBeLessThan(0.51);
    expect(auc.high).toBeGreaterThan(0.49);
    expect(leftOut).toEqual([]);
  });

  test('finds the feature that moved', () => {
    const { auc, importances } = domainClassifier(look({ x: Math.sqrt }))!;
    // P(one of density 2x beats a uniform one) = 2 / 3.
    expect(auc.value).toBeGreaterThan(0.63);
    expect(auc.value).toBeLessThan(0.69);
    expect(importances[0]).toMatchObject({ feature: 'x' });
    expect(importances.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test('leaves out what tells the tables apart by itself, and what only one of them has', () => {
    const training = table(11);
    const serving = table(12, { noise: (u) => 100 * u });
    const found = domainClassifier(
      plantedPair(training, { ...serving, features: { ...serving.features, extra: serving.labels! } }),
    )!;
    expect(found.leftOut).toEqual(['extra', 'noise']);
    expect(found.auc.value).toBeLessThan(0.55);
  });

  test('needs a hundred rows of both', () => {
    const few = { features: { x: [1, 2, 3] } };
    expect(domainClassifier(plantedPair(table(11), few))).toBeNull();
  });
});

describe('the attribution', () => {
  test.each<[string, World, 'seen' | 'concept' | 'unseen', RegExp]>([
    ['harder rows', { x: (u) => (u < 0.5 ? u : 0.6 + 0.4 * u) }, 'seen', /harder rows/],
    ['another relation', { y: (x, u) => 3 * x + (u - 0.5) }, 'concept', /another relation/],
    ['rows that training lacks', { x: (u) => (u < 0.6 ? u / 0.6 : 1 + u) }, 'unseen', /hardly has/],
  ])('of %s puts the growth there', (_, world, part, words) => {
    const { parts, standardErrors, total, finding } = attributeGap(look(world))!;
    expect(parts!.seen + parts!.concept + parts!.unseen).toBeCloseTo(total, 10);
    // Rows that are merely more frequent count as seen as far as training has them, and as unseen beyond.
    expect(parts![part]).toBeGreaterThan(0.5 * total);
    expect(parts![part]).toBeGreaterThan(3 * standardErrors![part]);
    expect(finding).toMatch(words);
  });

  test('of no change is nothing that stands out', () => {
    const { parts, standardErrors, finding } = attributeGap(look({}))!;
    for (const part of ['seen', 'concept', 'unseen'] as const)
      expect(Math.abs(parts![part])).toBeLessThan(4 * standardErrors![part]);
    expect(finding).toMatch(/stands out/);
  });

  test('is undefined where the tables hardly overlap', () => {
    // One feature only, so that it cannot be left out.
    const only = ({ features, ...rest }: PlantedTable) => ({ ...rest, features: { x: features.x } });
    const pair = plantedPair(only(table(11)), only(table(12, { x: (u) => 100 * u })), 'regression');
    const { parts, standardErrors, overlap, finding } = attributeGap(pair)!;
    expect([parts, standardErrors]).toEqual([null, null]);
    expect(Math.max(overlap.training, overlap.serving)).toBeLessThan(0.3);
    expect(finding).toMatch(/undefined/);
  });

  test('needs losses on both sides', () => {
    expect(attributeGap(plantedPair(table(11), { features: table(12).features }))).toBeNull();
  });
});
