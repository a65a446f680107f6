import type { SideOutcomes } from '../outcomes.ts';
import type { CurvePoint } from '../report.ts';
import { everyNth } from './every-nth.ts';

const BINS = 10;
/** Rows behind the picture. */
const MOST_ROWS = 50_000;

/**
 * Means of tenths of the rows, for a picture.
 *
 * @param all - rows with label and prediction
 * @param by - `label`: mean absolute error by label; `prediction`: mean label by prediction
 * @returns a point for each tenth with its mean, ascending; fewer where there are fewer rows, none where one is not finite
 * @example
 * binnedMeans(context.evaluated.training, 'prediction').length; // 10
 */
export function binnedMeans(all: SideOutcomes, by: 'label' | 'prediction'): CurvePoint[] {
  const { labels, predictions } = everyNth(all, MOST_ROWS);
  const x = by === 'label' ? labels : predictions;
  const order = Uint32Array.from(x.keys()).sort((a, b) => x[a] - x[b]);
  const points = Array.from({ length: BINS }, (_, bin) => {
    const rows = order.subarray(
      Math.floor((bin * order.length) / BINS),
      Math.floor(((bin + 1) * order.length) / BINS),
    );
    let [sumX, sumY] = [0, 0];
    for (const row of rows) {
      sumX += x[row];
      sumY += by === 'label' ? Math.abs(predictions[row] - labels[row]) : labels[row];
    }
    return { x: sumX / rows.length, y: sumY / rows.length };
  });
  return points.filter((point) => Number.isFinite(point.x) && Number.isFinite(point.y));
}
