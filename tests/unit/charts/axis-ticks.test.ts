import { expect, test } from 'vitest';
import { valueTicks } from '../../../src/charts/axis-ticks.ts';

/** Room of a label, gap included; as wide as “February” and “−0.0025” at 11 px. */
const LABEL_PX = 56;
const DAY_MS = 86_400_000;

test.each([
  ['numbers', [-0.34, 0], false],
  ['four months', [Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 22)], true],
  ['a fortnight', [0, 14 * DAY_MS], true],
  ['an hour', [0, DAY_MS / 24], true],
] as [string, [number, number], boolean][])('labels of %s do not touch at any width', (_, domain, isTime) => {
  for (const widthPx of [160, 240, 478, 640, 1080]) {
    const places = valueTicks(domain, [0, widthPx], isTime).map(({ at }) => at);
    const gaps = places.slice(1).map((at, index) => at - places[index]!);
    expect(Math.min(...gaps), `${widthPx} px wide`).toBeGreaterThanOrEqual(LABEL_PX);
  }
});
