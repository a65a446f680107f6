import { expect, test } from 'vitest';
import { categoryBarsLayout } from '../../../src/charts/category-bars.layout.ts';

const AREA = { width: 220, height: 90, top: 0, right: 20, bottom: 10, left: 100 };

test('two bars a category, the greatest share as long as the plot', () => {
  const { rows, baseline } = categoryBarsLayout(
    [
      { label: 'a', training: 0.5, serving: 0.25 },
      { label: 'b', training: 0, serving: 0.1 },
    ],
    AREA,
  );
  expect(baseline).toBe(80);
  expect(rows[0]).toMatchObject({
    left: 100,
    trainingWidth: 100,
    servingWidth: 50,
    valueAt: 206,
    middle: 20,
  });
  expect(rows[1]).toMatchObject({ trainingWidth: 0, servingWidth: 20, middle: 60 });
  expect(rows[0]!.trainingTop + rows[0]!.barHeight).toBeLessThan(rows[0]!.servingTop);
});

test('nothing but zeros draws bars without length', () => {
  const { rows } = categoryBarsLayout([{ label: 'a', training: 0, serving: 0 }], AREA);
  expect([rows[0]?.trainingWidth, rows[0]?.servingWidth]).toEqual([0, 0]);
});
