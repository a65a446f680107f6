import { describe, expect, test } from 'vitest';
import { nullSpike } from '../../../../../../src/core/explain/signatures/infrastructure-bug/null-spike.ts';
import { DAY, plantedWorld, served, SERVING_START } from '../../../../../support/planted-world.ts';

const TRAFFIC = [{ share: 0.05 }, { share: 0.1 }, { share: 0.3 }, { share: 1 }];
const RELEASES = [{ from: 0.9 }, { from: 0.5 }, { from: 0.2 }];

describe('nulls', () => {
  test.each([...TRAFFIC, ...RELEASES])('are seen: %o', (where) => {
    const [sighting, ...others] = nullSpike.look(
      plantedWorld(
        1,
        served('age', where, () => NaN),
      ),
    );
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['age']);
    expect(sighting.strength).toBeGreaterThanOrEqual(0.5);
  });

  test('of texts are seen as well', () => {
    const seen = nullSpike.look(
      plantedWorld(
        2,
        served('channel', { share: 0.2 }, () => null),
      ),
    );
    expect(seen.map(({ features }) => features)).toEqual([['channel']]);
  });

  test('the moment is found to the row', () => {
    const [{ window }] = nullSpike.look(
      plantedWorld(
        3,
        served('age', { from: 0.4 }, () => NaN),
      ),
    );
    expect(window).toEqual({ from: SERVING_START + 12 * DAY, to: null });
  });

  test.each([0, 0.01, 0.03])('%f more than the 8 %% of training are not', (share) => {
    expect(
      nullSpike.look(
        plantedWorld(
          4,
          served('rating', { share }, () => NaN),
        ),
      ),
    ).toEqual([]);
  });
});
