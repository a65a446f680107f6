/** One entry of a chart's key. */
export interface ChartKey {
  mark:
    | 'training-area'
    | 'training-bar'
    | 'training-line'
    | 'serving-area'
    | 'serving-line'
    | 'serving-point'
    | 'band'
    | 'level';
  label: string;
}

/** Filled shapes of both tables. */
export const AREA_KEYS: readonly ChartKey[] = [
  { mark: 'training-area', label: 'training' },
  { mark: 'serving-area', label: 'serving' },
];

/** Filled bars of both tables. */
export const BAR_KEYS: readonly ChartKey[] = [
  { mark: 'training-bar', label: 'training' },
  { mark: 'serving-area', label: 'serving' },
];

/** Lines of both tables. */
export const LINE_KEYS: readonly ChartKey[] = [
  { mark: 'training-line', label: 'training' },
  { mark: 'serving-line', label: 'serving' },
];

/** Width of the mark, and of a character of its label, in pixels. */
const MARK_PX = 20;
const CHARACTER_PX = 7;
const GAP_PX = 14;

/** @param keys - from left to right @returns the left edge of each, in pixels */
export function keyPositions(keys: readonly ChartKey[]): number[] {
  let left = 0;
  return keys.map(({ label }) => {
    const at = left;
    left += MARK_PX + 6 + label.length * CHARACTER_PX + GAP_PX;
    return at;
  });
}
