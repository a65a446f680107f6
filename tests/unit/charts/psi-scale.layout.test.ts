import { expect, test } from 'vitest';
import { PSI_SCALE_END, psiScaleLayout } from '../../../src/charts/psi-scale.layout.ts';

test('equal steps on the scale are equal shifts: a quarter of the PSI lies half-way', () => {
  const layout = psiScaleLayout(PSI_SCALE_END / 4, 0.02, 0.2, 100);
  expect(layout.psi).toBeCloseTo(50, 9);
  expect(layout.band).toBeCloseTo(10, 9);
  expect(layout.line).toBeCloseTo(31.6227766, 6);
  expect(layout.isBeyond).toBe(false);
});

test('what lies beyond is drawn at the end and says so', () => {
  expect(psiScaleLayout(11, null, 0.2, 100)).toMatchObject({ psi: 100, band: null, isBeyond: true });
});

test('no PSI, no mark', () => {
  expect(psiScaleLayout(null, null, 0.2, 100)).toMatchObject({ psi: null, isBeyond: false });
});
