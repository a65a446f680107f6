import { expect, test } from 'vitest';
import { predictionMissing } from '../../../../../../src/core/explain/signatures/infrastructure-bug/prediction-missing.ts';
import type { Draws } from '../../../../../support/draws.ts';
import {
  DAY,
  plantedWorld,
  put,
  SERVING_START,
  type WorldTable,
} from '../../../../../support/planted-world.ts';

const missing =
  (where: { share: number } | { from: number }) =>
  ({ predictions }: WorldTable, d: Draws) =>
    put(predictions, d, where, () => NaN);

test.each([0.03, 0.2, 0.7])('%f of the requests without an answer are seen', (share) => {
  const [sighting, ...others] = predictionMissing.look(plantedWorld(1, { serving: missing({ share }) }));
  expect(others).toEqual([]);
  expect(sighting.strength).toBeGreaterThanOrEqual(0.6);
});

test('no answer from a moment on is seen with the moment', () => {
  const [{ window }] = predictionMissing.look(plantedWorld(2, { serving: missing({ from: 0.8 }) }));
  expect(window).toEqual({ from: SERVING_START + 24 * DAY, to: null });
});

test.each([
  ['none', {}],
  ['one in two hundred', { serving: missing({ share: 0.005 }) }],
  ['as many as in training', { training: missing({ share: 0.1 }), serving: missing({ share: 0.11 }) }],
  ['only training', { training: missing({ share: 0.3 }) }],
])('%s without an answer is no fault', (_, change) => {
  expect(predictionMissing.look(plantedWorld(3, change))).toEqual([]);
});
