import { expect, test } from 'vitest';
import { labelByScoreLayout } from '../../../src/charts/label-by-score.layout.ts';

const AREA = { width: 100, height: 100, top: 0, right: 0, bottom: 0, left: 0 };

test('bars from zero; the level is the share over all rows', () => {
  const { bars, overall, overallShare, baseline } = labelByScoreLayout(
    [
      { low: 0, high: 0.5, rows: 300, labelled: 60 },
      { low: 0.5, high: 1, rows: 100, labelled: 40 },
    ],
    AREA,
  );
  expect(baseline).toBe(100);
  expect(bars.map(({ top, height, left, width }) => [left, width, top, height])).toEqual([
    [7, 36, 50, 50],
    [57, 36, 0, 100],
  ]);
  expect(overallShare).toBe(0.25);
  expect(overall).toBe(37.5);
});

test('no rows, no deciles, no labels', () => {
  expect(labelByScoreLayout([{ low: 0, high: 1, rows: 0, labelled: 0 }], AREA).bars[0]).toMatchObject({
    share: null,
    height: 0,
  });
  expect(labelByScoreLayout([], AREA)).toMatchObject({ bars: [], overall: null });
  expect(labelByScoreLayout([{ low: 0, high: 1, rows: 9, labelled: 0 }], AREA).bars[0]!.height).toBe(0);
});
