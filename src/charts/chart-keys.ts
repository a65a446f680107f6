/** One entry of a chart's key. */
export interface ChartKey {
  mark:
    | 'training-area'
    | 'training-bar'
    | 'training-line'
    | 'training-point'
    | 'serving-area'
    | 'serving-line'
    | 'serving-point'
    | 'serving-band'
    | 'plain-bar'
    | 'plain-line'
    | 'plain-point'
    | 'part-bar'
    | 'fit-line'
    | 'interval'
    | 'moment'
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

/** Marks that stand for single rows, windows or metrics of both tables. */
export const POINT_KEYS: readonly ChartKey[] = [
  { mark: 'training-point', label: 'training' },
  { mark: 'serving-point', label: 'serving' },
];

/** Width of the mark, and of a character of its label, in pixels. */
const MARK_PX = 20;
const CHARACTER_PX = 6.6;
const GAP_PX = 14;

/** Height of one row of a key, in pixels; the last one leaves a gap to the drawing. */
const ROW_PX = 17;
const LAST_ROW_PX = 24;

/** Where the entries of a key stand, in pixels. */
export interface KeyPlaces {
  /** Upper left corner of each entry. */
  places: { left: number; top: number }[];
  /** Of the whole key, with the gap below it; 0 where there are no entries. */
  heightPx: number;
}

/**
 * @param keys - from left to right @param widthPx - of the drawing; what does not fit goes into another row
 * @returns where each entry stands
 */
export function keyPlaces(keys: readonly ChartKey[], widthPx: number): KeyPlaces {
  let left = 0;
  let top = 0;
  const places = keys.map(({ label }) => {
    const entryPx = MARK_PX + 6 + label.length * CHARACTER_PX;
    if (left > 0 && left + entryPx > widthPx) {
      left = 0;
      top += ROW_PX;
    }
    const place = { left, top };
    left += entryPx + GAP_PX;
    return place;
  });
  return { places, heightPx: keys.length > 0 ? top + LAST_ROW_PX : 0 };
}
