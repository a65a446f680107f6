import { expect, test } from 'vitest';
import { metricOverTimeLayout, type MetricWindow } from '../../../src/charts/metric-over-time.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

function windows(values: readonly (number | null)[], error = 0): MetricWindow[] {
  return values.map((value, index) => ({
    start: START + index * DAY,
    rows: value === null ? 0 : 10,
    estimate: {
      value,
      low: value === null ? null : value - error,
      high: value === null ? null : value + error,
    },
  }));
}

test('windows without a value break line and band', () => {
  const {
    line,
    band,
    windows: places,
  } = metricOverTimeLayout(windows([1, null, 2, 2], 0.1), 'day', null, null, AREA);
  expect(line.match(/M/gu)).toHaveLength(2);
  expect(band.match(/Z/gu)).toHaveLength(3);
  expect(places[1]).toEqual({ left: 25, width: 25, middle: 37.5, y: null });
});

test('the fitted shape runs through the windows that count and breaks at its moment', () => {
  const values = windows([2, null, 2, 1, 1]);
  const { fit, moment } = metricOverTimeLayout(
    values,
    'day',
    null,
    { moment: START + 3 * DAY, fitted: [2, 2, 1, 1] },
    AREA,
  );
  expect(moment).toBe(60);
  expect(fit).toMatch(
    /^M0,(?<high>[\d.]+)L10,\k<high>L50,\k<high>L60,\k<high>M60,(?<low>[\d.]+)L70,\k<low>L90,\k<low>L100,\k<low>$/u,
  );
});

test('a ramp slopes', () => {
  const { fit } = metricOverTimeLayout(
    windows([1, 2, 3, 4]),
    'day',
    null,
    { moment: null, fitted: [1, 2, 3, 4] },
    AREA,
  );
  expect(fit.match(/M/gu)).toHaveLength(1);
  const heights = [...fit.matchAll(/,([\d.]+)/gu)].map((match) => Number(match[1]));
  expect(heights).toEqual([...heights].sort((a, b) => b - a));
});

test('a shape of other windows is not drawn', () => {
  expect(metricOverTimeLayout(windows([1, 2]), 'day', null, { moment: null, fitted: [1] }, AREA).fit).toBe(
    '',
  );
});

test('one wild interval does not flatten the others, and is cut off at the plot', () => {
  const series = windows([1, 2, 1, 2], 0.1);
  series[2]!.estimate = { value: 1, low: -1000, high: 1000 };
  const { windows: places, band } = metricOverTimeLayout(series, 'day', 1.5, null, AREA);
  expect(places[0]!.y! - places[1]!.y!).toBeGreaterThan(35);
  for (const [, y] of band.matchAll(/,([\d.]+)|V([\d.]+)/gu))
    if (y) expect(Number(y)).toBeLessThanOrEqual(100);
});

test('no windows, and windows without any value', () => {
  const none = metricOverTimeLayout([], 'day', null, null, AREA);
  expect([none.line, none.band, none.fit, none.level]).toEqual(['', '', '', null]);
  const empty = metricOverTimeLayout(windows([null, null]), 'day', 0.5, { moment: null, fitted: [] }, AREA);
  expect([empty.line, empty.fit]).toEqual(['', '']);
  expect(empty.level).toBeCloseTo(50, 9);
});
