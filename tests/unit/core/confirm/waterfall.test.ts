import { describe, expect, test } from 'vitest';
import type { InnocentExplanation } from '../../../../src/core/confirm/report.ts';
import { waterfallOf } from '../../../../src/core/confirm/waterfall.ts';

const amount = (id: InnocentExplanation['id'], value: number | null): InnocentExplanation => ({
  id,
  answer: 'explains-part',
  amount: value,
  finding: '',
  facts: [],
  toSettle: null,
  picture: null,
});

describe('waterfall', () => {
  test('no gap, no bars', () => {
    expect(waterfallOf(null, [])).toEqual([]);
  });

  test('bars chain in a fixed order, whatever the order of the explanations, and sum to the gap', () => {
    const bars = waterfallOf(-0.1, [
      amount('case-mix', 0.02),
      amount('noise', -5),
      amount('label-maturity', -0.05),
      amount('base-rate', null),
      amount('definition', -0.04),
    ]);
    expect(bars.map(({ id }) => id)).toEqual([
      'reported',
      'definition',
      'label-maturity',
      'case-mix',
      'left',
    ]);
    expect(bars[0]).toMatchObject({ from: 0, to: -0.1 });
    bars.slice(1).forEach(({ from }, i) => expect(from).toBe(bars[i].to));
    expect(bars.at(-1)?.to).toBe(0);
    expect(bars.slice(1).reduce((sum, { from, to }) => sum + from - to, 0)).toBeCloseTo(-0.1, 12);
    expect(bars.at(-1)?.from).toBeCloseTo(-0.03, 12);
  });
});
