import { scaleLinear } from 'd3-scale';
import { wilsonInterval } from '../core/metrics/intervals.ts';
import { shareTicks } from './axis-ticks.ts';
import { horizontalRange, rounded, verticalRange, type PlotArea, type Tick } from './plot-area.ts';
import { stepArea, stepLine, type Step } from './step-path.ts';
import { valueDomain } from './value-domain.ts';

/** Rows of similar age. An `AgeBucket`. */
export interface LabelBucket {
  from: number;
  to: number;
  rows: number;
  positives: number;
  unlabelled: number;
}

/** One bucket as it is drawn. */
export interface LabelBucketPlace {
  left: number;
  width: number;
  middle: number;
  /** Height of the positive rate; null where no row has a label. */
  y: number | null;
  rate: number | null;
  /** Wilson's 95 % interval of the rate. */
  low: number | null;
  high: number | null;
  /** Share of rows without a label, in [0, 1]; null without rows. */
  unlabelled: number | null;
}

/** Positive rate by age, over the share of rows that have no label yet. */
export interface LabelsByAgeLayout {
  buckets: LabelBucketPlace[];
  /** The rate, as steps. */
  line: string;
  /** Its 95 % interval. */
  band: string;
  /** Rows without a label, in the strip below. */
  unlabelled: string;
  /** Height of the settled rate; null for none. */
  settled: number | null;
  /** Where mature rows begin; null for none. */
  cut: number | null;
  /** Edges of the buckets that have room for a label: their ages. */
  xTicks: { at: number; age: number }[];
  yTicks: Tick[];
  baseline: number;
  stripBase: number;
}

/** Pixels that the text of an age takes up. */
const AGE_PX = 64;

/**
 * Buckets hold equally many labelled rows, and each is as wide as another: young ages, where labels are still to come, get the room
 * that they need.
 * @param buckets - youngest first @param marks - settled rate, and the age from which rows count as mature; null for none
 * @param area - of the rate; its bottom margin holds the strip @param stripPx - height of the strip of rows without a label
 * @returns paths and ticks
 */
export function labelsByAgeLayout(
  buckets: readonly LabelBucket[],
  marks: { settledRate: number | null; matureFrom: number | null },
  area: PlotArea,
  stripPx: number,
): LabelsByAgeLayout {
  const range = horizontalRange(area);
  const x = scaleLinear([0, Math.max(1, buckets.length)], range);
  const stats = buckets.map(({ rows, positives, unlabelled }) => {
    const rate = rows > 0 ? positives / rows : null;
    const [low, high] = rate === null ? [null, null] : wilsonInterval(rate, rows);
    return { rate, low, high, unlabelled: rows + unlabelled > 0 ? unlabelled / (rows + unlabelled) : null };
  });
  const domain = valueDomain([...stats.map(({ high }) => high), marks.settledRate], {
    withZero: true,
    isShare: true,
  });
  const y = scaleLinear(domain, verticalRange(area));
  const baseline = verticalRange(area)[0];
  const stripBase = area.height - 24;
  const places = stats.map((stat, index): LabelBucketPlace => ({
    left: x(index),
    width: x(index + 1) - x(index),
    middle: x(index + 0.5),
    y: stat.rate === null ? null : y(stat.rate),
    ...stat,
  }));
  const steps = (height: (place: LabelBucketPlace) => number | null): Step[] =>
    places.map((place) => ({ left: place.left, right: place.left + place.width, y: height(place) }));
  const cut = marks.matureFrom === null ? -1 : buckets.findIndex(({ from }) => from >= marks.matureFrom!);
  const every = Math.max(
    1,
    Math.ceil(AGE_PX / Math.max(1, (range[1] - range[0]) / Math.max(1, buckets.length))),
  );
  return {
    buckets: places,
    line: stepLine(steps(({ y: at }) => at)),
    band: places
      .flatMap(({ left, width, low, high }) =>
        low === null || high === null
          ? []
          : [
              `M${rounded(left)},${rounded(y(high))}h${rounded(width)}V${rounded(y(low))}h${-rounded(width)}Z`,
            ],
      )
      .join(''),
    unlabelled: stepArea(
      steps(({ unlabelled }) => (unlabelled === null ? null : stripBase - unlabelled * stripPx)),
      stripBase,
    ),
    settled: marks.settledRate === null ? null : y(marks.settledRate),
    cut: cut < 0 ? null : x(cut),
    xTicks: buckets.flatMap(({ from }, index) => (index % every === 0 ? [{ at: x(index), age: from }] : [])),
    yTicks: shareTicks(domain[1], verticalRange(area), 3),
    baseline,
    stripBase,
  };
}
