import type { BinnedFeatures } from './binned-features.ts';

/** Where the sums of each feature stand in a histogram: two numbers a bin, gradient and curvature. */
export interface HistogramLayout {
  offsets: Int32Array;
  length: number;
}

/**
 * Where the sums of each feature stand.
 * @param binned - the features
 * @returns the layout of every histogram over them
 */
export function layoutOf(binned: BinnedFeatures): HistogramLayout {
  const { rules } = binned;
  const offsets = new Int32Array(rules.length);
  let length = 0;
  for (let feature = 0; feature < rules.length; feature++) {
    offsets[feature] = length;
    length += 2 * rules[feature].binCount;
  }
  return { offsets, length };
}

/**
 * Sums gradients and curvatures by feature and bin.
 *
 * @param binned - the features
 * @param used - features that count
 * @param layout - of the histogram
 * @param rows - rows of the node
 * @param gradients - of those rows, in the same order
 * @param curvatures - of those rows, in the same order
 * @param histogram - is overwritten
 */
export function fillHistogram(
  binned: BinnedFeatures,
  used: Int32Array,
  layout: HistogramLayout,
  rows: Uint32Array,
  gradients: Float64Array,
  curvatures: Float64Array,
  histogram: Float64Array,
): void {
  histogram.fill(0);
  // Four features at a time: rows and gradients are read once for all four, and their sums do not wait for one another.
  let next = 0;
  for (; next + 4 <= used.length; next += 4) {
    const four = used.subarray(next, next + 4);
    const [a, b, c, d] = Array.from(four, (feature) => binned.bins[feature]);
    const [ofA, ofB, ofC, ofD] = Array.from(four, (feature) => layout.offsets[feature]);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i];
      const gradient = gradients[i];
      const curvature = curvatures[i];
      const atA = ofA + 2 * a[row];
      const atB = ofB + 2 * b[row];
      const atC = ofC + 2 * c[row];
      const atD = ofD + 2 * d[row];
      histogram[atA] += gradient;
      histogram[atA + 1] += curvature;
      histogram[atB] += gradient;
      histogram[atB + 1] += curvature;
      histogram[atC] += gradient;
      histogram[atC + 1] += curvature;
      histogram[atD] += gradient;
      histogram[atD + 1] += curvature;
    }
  }
  for (; next < used.length; next++) {
    const bins = binned.bins[used[next]];
    const offset = layout.offsets[used[next]];
    for (let i = 0; i < rows.length; i++) {
      const at = offset + 2 * bins[rows[i]];
      histogram[at] += gradients[i];
      histogram[at + 1] += curvatures[i];
    }
  }
}

/**
 * The histogram of one child is what the other leaves of the parent's.
 * @param parent - becomes the other child's
 * @param child - of the same layout
 */
export function subtractHistogram(parent: Float64Array, child: Float64Array): void {
  for (let i = 0; i < parent.length; i++) parent[i] -= child[i];
}
