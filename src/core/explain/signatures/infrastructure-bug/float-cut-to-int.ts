import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Ordered } from '../../../stats/ordered.ts';
import { quantile } from '../../../stats/quantile.ts';
import type { Sighting } from '../../evidence.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';
import { markOverTime } from '../../step-in-time.ts';
import { momentWords } from '../../words.ts';

/** Change of the share of whole numbers (science part C: 0 % false alarms over 229 pairs, .80 recall). */
const LEAST_CHANGE = 0.5;
/** From a moment on less is enough. */
const LEAST_STEP = 0.15;
/**
 * Where training's last digits are as even as chance has them (whole numbers 1 in 10 with one decimal, 1 in 100 with two, hardly any with
 * more), whole numbers do not become more frequent by themselves: this many points and standard errors are enough.
 */
const LEAST_OF_EVEN_DIGITS = 0.04;
const LEAST_ERRORS = 6;
/** Times the share that even digits give, up to which digits are even. */
const MOST_UNEVEN = 1.5;
const LEAST_ROWS = 50;
/** Training's numbers have to fill their unit: prices that end in .99 are no fractions that could be cut. */
const LEAST_DISTINCT = 20;

/**
 * Fractions that serving has lost: a float went through an int. Quantiles then lie up to one below training's (floor) or half to either side (round).
 *
 * Source: science part C, "int truncation / rounding": a difference of 0.5 never false on real pairs.
 */
export const floatCutToInt: Signature = {
  id: 'infrastructure-bug/float-cut-to-int',
  cause: 'infrastructure-bug',
  subCause: 'fractions cut off',
  needs: [],
  explainsAway: [
    'data-drift/',
    'training-serving-skew/rounding',
    'training-serving-skew/another-scale',
    'training-serving-skew/scattered-values',
    'label-leakage/association-collapse',
  ],
  refutedBy: 'The source itself holds whole numbers since then.',
  toBeSure:
    'Compare the type of the field in the request schema of training and serving (int32 against float).',
  look: (investigation) => investigation.features.flatMap((feature) => sightingOf(feature, investigation)),
};

function sightingOf(feature: FeatureView, investigation: Investigation): Sighting[] {
  const [before, after] = [feature.numbers('training'), feature.numbers('serving')];
  const [a, b] = [feature.ordered('training'), feature.ordered('serving')];
  if (before === null || after === null || a === null || b === null) return [];
  if (a.total < LEAST_ROWS || b.total < LEAST_ROWS || a.values.length < LEAST_DISTINCT) return [];
  const filled = gainedMost(a, b);
  const [p, q] = [wholeShare(a, filled), wholeShare(b, filled)];
  const isEven = areDigitsEven(before, p);
  const error = Math.sqrt((p * (1 - p) + 1 / a.total) / a.total + (q * (1 - q)) / b.total);
  if (q - p < (isEven ? LEAST_OF_EVEN_DIGITS : LEAST_STEP) || q - p < LEAST_ERRORS * error) return [];
  const course = markOverTime(investigation, `whole numbers of ${feature.name}`, (side, row) =>
    Number.isInteger((side === 'training' ? before : after)[row]),
  );
  const isStep = course.shape === 'step' && (course.after ?? 0) > 0.95;
  if (q - p < LEAST_CHANGE && !isStep && !isEven) return [];
  // All whole numbers of another size are another unit, not a cut: the middle must lie within one of training's.
  const shift = quantile(b, 0.5) - quantile(a, 0.5);
  const spread = quantile(a, 0.75) - quantile(a, 0.25);
  if (Math.abs(shift) > Math.max(1, 0.5 * spread)) return [];
  return [
    {
      features: [feature.name],
      strength: Math.min(
        1,
        0.6 + 0.4 * (isStep ? 1 : Math.max(0, (q - p - LEAST_CHANGE) / (1 - LEAST_CHANGE))),
      ),
      finding: `${shareWords(q)} of the ${feature.name} values in serving are whole numbers, ${shareWords(p)} in training${isStep && course.moment !== null ? `, from ${momentWords(course.moment)} on` : ''}: fractions were cut off`,
      facts: [
        fact('whole numbers, training', p, 'share'),
        fact('whole numbers, serving', q, 'share'),
        fact('shift of the median', shift),
      ],
      rows: null,
      window: course.moment === null ? null : { from: course.moment, to: null },
      picture: isStep ? course.picture : { kind: 'distribution', feature: feature.name },
    },
  ];
}

// One whole number that is filled in for others is no cut: it does not count.
function gainedMost(training: Ordered, serving: Ordered): number | null {
  let [most, value] = [0, null as number | null];
  for (let i = 0, at = 0; i < serving.values.length; i++) {
    while (at < training.values.length && training.values[at] < serving.values[i]) at++;
    const before = training.values[at] === serving.values[i] ? training.counts[at] / training.total : 0;
    const gained = serving.counts[i] / serving.total - before;
    if (gained > most) [most, value] = [gained, serving.values[i]];
  }
  return value;
}

function wholeShare({ values, counts, total }: Ordered, without: number | null): number {
  let [whole, left] = [0, total];
  for (let i = 0; i < values.length; i++) {
    if (values[i] === without) left -= counts[i];
    else if (Number.isInteger(values[i])) whole += counts[i];
  }
  return left === 0 ? 0 : whole / left;
}

// One decimal makes a tenth of the values whole, two a hundredth.
function areDigitsEven(values: Float64Array, whole: number): boolean {
  let decimals = 0;
  for (let row = 0; row < values.length; row += Math.max(1, Math.floor(values.length / 500)))
    while (decimals < MOST_DECIMALS && hasMoreDecimals(values[row], decimals)) decimals++;
  return decimals > 0 && whole <= MOST_UNEVEN * 10 ** -decimals + 1 / Math.sqrt(values.length);
}

const MOST_DECIMALS = 3;

function hasMoreDecimals(value: number, decimals: number): boolean {
  const shifted = value * 10 ** decimals;
  return (
    Number.isFinite(value) && Math.abs(shifted - Math.round(shifted)) > 1e-6 * Math.max(1, Math.abs(shifted))
  );
}
