import { describe, expect, test } from 'vitest';
import {
  newSegment,
  vanishedSegment,
} from '../../../../../../src/core/explain/signatures/data-drift/new-segment.ts';
import { plantedWorld, put, served } from '../../../../../support/planted-world.ts';

describe('a category that training never had', () => {
  test.each([0.03, 0.1, 0.4])('in %f of serving', (share) => {
    const [sighting, ...others] = newSegment.look(
      plantedWorld(
        1,
        served('channel', { share }, () => 'kiosk'),
      ),
    );
    expect(others).toEqual([]);
    expect(sighting.features).toEqual(['channel']);
  });

  test('is clearer where it grows', () => {
    const growing = plantedWorld(1, {
      serving: ({ features }, d) =>
        put(features.channel, d, { share: 1 }, (x, row) => (d.uniform() < (0.2 * row) / 3000 ? 'kiosk' : x)),
    });
    const steady = plantedWorld(
      1,
      served('channel', { share: 0.1 }, () => 'kiosk'),
    );
    expect(newSegment.look(growing)[0].strength).toBeGreaterThan(newSegment.look(steady)[0].strength);
  });

  test('is another spelling where the old one is gone', () => {
    const respelt = plantedWorld(
      1,
      served('channel', { share: 1 }, (x: never) => (x === 'web' ? 'Web' : x)),
    );
    expect(newSegment.look(respelt)).toEqual([]);
    expect(vanishedSegment.look(respelt)).toEqual([]);
  });
});

describe('a category that serving no longer has', () => {
  test('is seen', () => {
    const [sighting] = vanishedSegment.look(
      plantedWorld(
        1,
        served('channel', { share: 1 }, (x: never) => (x === 'shop' ? 'web' : x)),
      ),
    );
    expect(sighting.features).toEqual(['channel']);
  });

  test('is not where half of it is left', () => {
    const change = served('channel', { share: 0.5 }, (x: never) => (x === 'shop' ? 'web' : x));
    expect(vanishedSegment.look(plantedWorld(1, change))).toEqual([]);
  });
});
