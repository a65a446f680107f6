import { sharesOf } from './shares.ts';
import { rounded } from './plot-area.ts';
import { stepArea, stepLine } from './step-path.ts';

/** Two small shapes: training to be filled, serving to be outlined. */
export interface SparklineLayout {
  trainingPath: string;
  servingPath: string;
}

/** Counts of both tables in the same bins or categories. */
export interface SparklineCounts {
  training: readonly number[];
  serving: readonly number[];
  /** Bins of a scale join up; categories stand apart. */
  kind: 'bins' | 'categories';
}

/** Room for the outline, in pixels. */
const EDGE = 1;

function bars(shares: readonly number[], size: { width: number; height: number }, offset: number): string {
  const slot = size.width / shares.length;
  const width = Math.max(1, slot * 0.4);
  const greatest = size.height - 2 * EDGE;
  const base = size.height - EDGE;
  return shares
    .map((share, index) => {
      if (share === 0) return '';
      const left = rounded(slot * (index + 0.1) + offset * slot * 0.4);
      return `M${left},${base}V${rounded(base - Math.max(1, share * greatest))}h${rounded(width)}V${base}Z`;
    })
    .join('');
}

/**
 * The picture in a row of the table.
 * @param counts - both tables @param size - in pixels @returns two paths, empty where a side has nothing
 */
export function sparklineLayout(
  counts: SparklineCounts,
  size: { width: number; height: number },
): SparklineLayout {
  const shares = [sharesOf(counts.training), sharesOf(counts.serving)];
  const greatest = Math.max(...shares.flat(), 0) || 1;
  const [training = [], serving = []] = shares.map((side) => side.map((share) => share / greatest));
  if (counts.kind === 'categories') {
    return { trainingPath: bars(training, size, 0), servingPath: bars(serving, size, 1) };
  }
  const base = size.height - EDGE;
  const steps = (heights: readonly number[]) =>
    heights.some((height) => height > 0)
      ? heights.map((height, index) => ({
          left: (index * size.width) / heights.length,
          right: ((index + 1) * size.width) / heights.length,
          y: base - height * (size.height - 2 * EDGE),
        }))
      : [];
  return { trainingPath: stepArea(steps(training), base), servingPath: stepLine(steps(serving)) };
}
