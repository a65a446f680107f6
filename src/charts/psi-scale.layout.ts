import { scaleSqrt } from 'd3-scale';

/**
 * PSI at which the scale ends; more than that is drawn at the end, with an arrow.
 * The scale is that of the square root: PSI grows with the square of a shift, so equal steps are equal shifts.
 */
export const PSI_SCALE_END = 2;

/** One PSI beside the band in which it would lie without drift. */
export interface PsiScaleLayout {
  /** Pixels from the left; null where there is no PSI. */
  psi: number | null;
  /** Right end of the band, which starts at 0; null where there is none. */
  band: number | null;
  /** The line from which a feature counts as moved. */
  line: number;
  /** True where PSI lies beyond the end of the scale. */
  isBeyond: boolean;
}

/**
 * @param psi - at least 0; null for none @param noDrift - upper end of the no-drift band; null for none
 * @param line - PSI that counts as moved @param width - of the scale, in pixels
 * @returns positions on a scale that all features share
 */
export function psiScaleLayout(
  psi: number | null,
  noDrift: number | null,
  line: number,
  width: number,
): PsiScaleLayout {
  const x = scaleSqrt([0, PSI_SCALE_END], [0, width]).clamp(true);
  return {
    psi: psi === null ? null : x(Math.max(0, psi)),
    band: noDrift === null ? null : x(Math.max(0, noDrift)),
    line: x(Math.max(0, line)),
    isBeyond: psi !== null && psi > PSI_SCALE_END,
  };
}
