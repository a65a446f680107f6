/** Which rows of a long list have to be drawn. */
export interface VisibleRows {
  /** First row drawn, from 0. */
  first: number;
  /** Row behind the last one drawn. */
  end: number;
  /** Height of the rows left out above and below, in pixels. */
  abovePx: number;
  belowPx: number;
}

/** Rows drawn beyond each edge, so that the Tab key and quick scrolling find something. */
const MARGIN_ROWS = 8;

/**
 * @param scrollPx - how far the list is scrolled
 * @param heightPx - height of the part that is seen
 * @param rowPx - height of one row, the same for all; over 0
 * @param total - rows in the list
 */
export function visibleRows(scrollPx: number, heightPx: number, rowPx: number, total: number): VisibleRows {
  const top = Math.max(0, Math.min(Math.floor(scrollPx / rowPx), total - Math.ceil(heightPx / rowPx)));
  const first = Math.max(0, top - MARGIN_ROWS);
  const end = Math.max(first, Math.min(total, top + Math.ceil(heightPx / rowPx) + 1 + MARGIN_ROWS));
  return { first, end, abovePx: first * rowPx, belowPx: (total - end) * rowPx };
}
