import { expect, test } from 'vitest';
import { keyPlaces, LINE_KEYS } from '../../../src/charts/chart-keys.ts';

test('entries stand beside each other while they fit, and go into another row where not', () => {
  const wide = keyPlaces(LINE_KEYS, 600);
  expect(wide.places.map(({ top }) => top)).toEqual([0, 0]);
  expect(wide.places[1]!.left).toBeGreaterThan(26 + 8 * 6);
  const narrow = keyPlaces(LINE_KEYS, 100);
  expect(narrow.places[1]).toEqual({ left: 0, top: 17 });
  expect(narrow.heightPx - wide.heightPx).toBe(17);
});

test('an entry that is wider than the drawing does not leave an empty row above it; no entries take no room', () => {
  expect(keyPlaces(LINE_KEYS, 10).places[0]).toEqual({ left: 0, top: 0 });
  expect(keyPlaces([], 600)).toEqual({ places: [], heightPx: 0 });
});
