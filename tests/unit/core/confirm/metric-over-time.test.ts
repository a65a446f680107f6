import { describe, expect, test } from 'vitest';
import { metricOverTime } from '../../../../src/core/confirm/metric-over-time.ts';
import type { SideOutcomes } from '../../../../src/core/confirm/outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import { makeOutcomes } from '../../../support/make-outcomes.ts';
import { mulberry32, normals } from '../../../support/mulberry32.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 2, 2);
const STEP_DAY = 25;

type Noise = (day: number) => number;

/** Quantities with an error of a size that depends on the day. */
function regression(noise: Noise, days: number, rows: number | ((day: number) => number), seed = 1) {
  const rowsOfDay = typeof rows === 'number' ? () => rows : rows;
  const normal = normals(mulberry32(seed));
  const all: [number, number, number][] = [];
  for (let day = 0; day < days; day++)
    for (let i = 0; i < rowsOfDay(day); i++) {
      const label = 10 * normal();
      all.push([label, label + noise(day) * normal(), FROM + (day + i / rowsOfDay(day)) * DAY]);
    }
  const [labels, predictions, times] = [0, 1, 2].map((k) => Float64Array.from(all, (row) => row[k]));
  return { labels, predictions, times };
}

/** Labels with a score whose two classes stand `apart` of a standard deviation apart. */
function binary(apart: Noise, days: number, rowsADay: number, seed = 1) {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  const size = days * rowsADay;
  const labels = Float64Array.from({ length: size }, () => Number(uniform() < 0.3));
  const day = (i: number) => Math.floor(i / rowsADay);
  return {
    labels,
    predictions: labels.map((label, i) => 1 / (1 + Math.exp(-normal() - label * apart(day(i))))),
    times: labels.map((_, i) => FROM + (i / rowsADay) * DAY),
  };
}

const over = (
  serving: Partial<SideOutcomes>,
  training: Partial<SideOutcomes> = regression(() => 1, 5, 200, 99),
  settings = {},
) =>
  metricOverTime(makeOutcomes('regression', training, serving), 'mae', {
    ...DEFAULT_CONFIRM_SETTINGS,
    ...settings,
  });

describe('the shape', () => {
  test('a step of ROC AUC, dated, from where to where', () => {
    const serving = binary((day) => (day < STEP_DAY ? 2 : 0.8), 45, 200);
    const found = metricOverTime(
      makeOutcomes(
        'binary',
        binary(() => 2, 20, 200, 7),
        serving,
      ),
      'roc-auc',
      DEFAULT_CONFIRM_SETTINGS,
    );
    expect(found?.length).toBe('day');
    expect(found?.windows).toHaveLength(45);
    expect(found?.onset).toMatchObject({
      isCalled: true,
      best: { shape: 'step', moment: FROM + STEP_DAY * DAY },
    });
    expect(found?.finding).toMatch(
      /^ROC AUC steps down on 2026-03-27, from 0\.9[12]\d? to 0\.7\d+; training has 0\.9\d+\.$/,
    );
    expect(found?.level).toBeCloseTo(0.92, 1);
  });

  test.each<[string, Noise, RegExp]>([
    [
      'a ramp',
      (day) => 1 + day / 30,
      /^MAE rises steadily through serving, from 0\.\d+ to 1\.\d+; training has/,
    ],
    [
      'weekly',
      (day) => 2 + Math.sin((2 * Math.PI * day) / 7),
      /^MAE goes up and down with the days of the week, between 0\.\d+ and 2\.\d+;/,
    ],
    [
      'high throughout',
      () => 2,
      /^No change over time can be shown: MAE was high from the first window on, 1\.\d+ on average; training has 0\.\d+\.$/,
    ],
    [
      'as in training',
      () => 1,
      /^No change over time can be shown: MAE is 0\.\d+ on average; training has 0\.\d+\.$/,
    ],
  ])('%s', (_, noise, words) => {
    expect(over(regression(noise, 45, 100, 3))?.finding).toMatch(words);
  });

  test('a step and a ramp', () => {
    const noise = (day: number) => (day < STEP_DAY ? 1 : 4) - day / 60;
    expect(over(regression(noise, 45, 300, 5))?.finding).toMatch(
      /^MAE steps up on 2026-03-27, from 0\.\d+ to 2\.\d+, and falls steadily besides, to 2\.\d+ in the end/,
    );
  });

  test('days with many rows count for more', () => {
    // One row in ten days of noise, far off, cannot hide or move the step.
    const sparse = (day: number) => day % 5 === 1;
    const noise = (day: number) => (sparse(day) ? 3 : day < STEP_DAY ? 1 : 1.5);
    const found = over(regression(noise, 45, (day) => (sparse(day) ? 30 : 2000)));
    expect(found?.onset?.best).toMatchObject({ shape: 'step', moment: FROM + STEP_DAY * DAY });
  });
});

describe('windows', () => {
  test('one with too few rows has no value, an empty one says so', () => {
    const perDay = (day: number) => (day === 4 ? 29 : day === 6 ? 0 : 40);
    const windows = over(regression(() => 1, 20, perDay))?.windows ?? [];
    expect(windows[3]).toMatchObject({ rows: 40, estimate: { reason: null } });
    expect(windows[4]).toMatchObject({ rows: 29, estimate: { value: null, reason: 'too-few-rows' } });
    expect(windows[6]).toMatchObject({ rows: 0, estimate: { value: null, reason: 'no-rows' } });
  });

  test('of ROC AUC needs ten of either class', () => {
    const serving = binary(() => 1, 15, 40);
    for (let i = 80; i < 120; i++) serving.labels[i] = Number(i < 89);
    const outcomes = makeOutcomes('binary', serving, serving);
    const settings = { ...DEFAULT_CONFIRM_SETTINGS, windowLength: 'day' as const };
    expect(metricOverTime(outcomes, 'roc-auc', settings)?.windows[2].estimate.reason).toBe('too-few-rows');
    expect(metricOverTime(outcomes, 'brier', settings)?.windows[2].estimate.value).not.toBeNull();
  });

  test.each<[number, number, string]>([
    [45, 100, 'day'],
    [3, 2400, 'hour'],
    [400, 100, 'week'],
    [70, 10, 'week'],
    [200, 2, 'month'],
  ])('%d days of %d rows make windows of a %s', (days, rows, length) => {
    expect(over(regression(() => 1, days, rows))?.length).toBe(length);
  });

  test('the length that was chosen holds; one that makes too many windows does not', () => {
    const serving = regression(() => 1, 80, 40);
    expect(over(serving, undefined, { windowLength: 'month' })?.length).toBe('month');
    expect(over(serving, undefined, { windowLength: 'hour' })?.length).toBe('hour');
    const sparse = regression(() => 1, 400, 40);
    expect(over(sparse, undefined, { windowLength: 'hour' })?.length).toBe('week');
  });

  test('rows without label, prediction or time are left out', () => {
    const serving = regression(() => 1, 20, 40);
    serving.labels[0] = NaN;
    serving.predictions[1] = NaN;
    serving.times[2] = NaN;
    const found = over(serving);
    expect(found?.windows[0].rows).toBe(37);
    expect(found?.windows[1].rows).toBe(40);
  });
});

describe('nothing to show', () => {
  const serving = regression(() => 1, 20, 40);
  test('without times, labels, or a metric of the task there is none', () => {
    expect(over({ ...serving, times: null })).toBeNull();
    expect(over({ ...serving, labels: serving.labels.map(() => NaN) })).toBeNull();
    expect(over({ ...serving, times: serving.times.map(() => NaN) })).toBeNull();
    expect(
      metricOverTime(makeOutcomes('regression', serving, serving), 'f1', DEFAULT_CONFIRM_SETTINGS),
    ).toBeNull();
  });

  test('few windows, and windows with few rows, are named', () => {
    const three = regression(() => 1, 3, 40);
    expect(over(three, undefined, { windowLength: 'day' })?.finding).toMatch(
      /^No change over time can be shown in 3 days: MAE is/,
    );
    expect(
      over(
        regression(() => 1, 3, 5),
        undefined,
        { windowLength: 'day' },
      )?.finding,
    ).toBe('No day has enough rows for MAE.');
  });

  test('without training labels there is no level', () => {
    const found = over(serving, { labels: Float64Array.of(NaN), predictions: Float64Array.of(1) });
    expect(found?.level).toBeNull();
    expect(found?.finding).not.toContain('training');
  });
});
