/** Every distance that is shown: its value, its convention in words, its formula and how to read it. */
import type { Comparison } from '../../core/compare/comparison.ts';
import type { BinDistances } from '../../core/compare/distances.ts';
import { formatExact, formatNumber, formatPValue } from '../../ui/format-number.ts';

/** One distance of one feature. */
export interface DistanceEntry {
  name: string;
  /** As it is shown. */
  value: string;
  /** Every digit. */
  exact: string;
  /** What differs between tools: base of the logarithm, root, bins, units. */
  convention: string;
  formula: string;
  reading: string;
}

function entry(
  name: string,
  value: number | null | undefined,
  texts: Pick<DistanceEntry, 'convention' | 'formula' | 'reading'>,
  suffix = '',
): DistanceEntry {
  return {
    name,
    value: value === null || value === undefined ? '–' : formatNumber(value) + suffix,
    exact: value === null || value === undefined ? 'not defined for this feature' : formatExact(value),
    ...texts,
  };
}

const BINS = 'p and q are the shares of training and serving in a bin; the bins are those of the settings.';

/**
 * @param comparison - of one feature @param binned - its distances between bins; null where there are none
 * @returns the distances that its type has, in a fixed order
 */
export function distanceEntries(comparison: Comparison, binned: BinDistances | null): DistanceEntry[] {
  const { ks, wasserstein, wassersteinScaled, chiSquare } = comparison.distances;
  const entries = [
    entry('PSI', binned?.psi, {
      convention:
        'natural logarithm, half a count added to each bin, nulls and the outside of the range have bins of their own',
      formula: 'PSI = Σ (q − p) ln(q / p)',
      reading: `${BINS} 0 means equal; it has no upper limit. By custom, 0.1 is a small and 0.2 a large shift, but small tables reach that by chance: compare it with the no-drift band.`,
    }),
    entry('KL training ‖ serving', binned?.klTrainingServing, {
      convention: 'in nats, half a count added to each bin',
      formula: 'KL(P ‖ Q) = Σ p ln(p / q)',
      reading: `${BINS} How surprising training’s values are to one who knows serving. Not symmetric; PSI is the sum of both directions.`,
    }),
    entry('KL serving ‖ training', binned?.klServingTraining, {
      convention: 'in nats, half a count added to each bin',
      formula: 'KL(Q ‖ P) = Σ q ln(q / p)',
      reading: `${BINS} How surprising serving’s values are to one who knows training: large where serving has values that training hardly had.`,
    }),
    entry('Jensen-Shannon distance', binned?.jensenShannon, {
      convention: 'base 2, square root of the divergence, between 0 and 1',
      formula: 'JS = √(½ KL₂(p ‖ m) + ½ KL₂(q ‖ m)), m = ½ (p + q)',
      reading: `${BINS} 0 means equal, 1 that no value is shared. Tools differ: with the natural logarithm it is 0.833 of this, as a divergence it is the square of this.`,
    }),
    entry('Hellinger distance', binned?.hellinger, {
      convention: 'with the factor ½, between 0 and 1',
      formula: 'H = √(½ Σ (√p − √q)²)',
      reading: `${BINS} 0 means equal, 1 that no value is shared. For small shifts, H² is about PSI / 8.`,
    }),
    entry('Total variation', binned?.totalVariation, {
      convention: 'with the factor ½, between 0 and 1',
      formula: 'TV = ½ Σ |p − q|',
      reading: `${BINS} The share of rows that would have to change their bin to make both tables equal.`,
    }),
  ];
  if (ks) {
    entries.push(
      entry(
        'Kolmogorov-Smirnov',
        ks.statistic,
        {
          convention: 'two-sided, asymptotic p-value (scipy ks_2samp, method asymp)',
          formula: 'D = max |F(x) − G(x)|',
          reading:
            'F and G are the cumulative shares. The widest gap between the two curves. With many rows its p-value is tiny for shifts that nobody would care about: read D.',
        },
        `, ${formatPValue(ks.pValue)}`,
      ),
    );
  }
  if (wasserstein !== null) {
    entries.push(
      entry('Wasserstein', wasserstein, {
        convention: 'order 1, in the feature’s own units',
        formula: 'W = ∫ |F(x) − G(x)| dx',
        reading: 'How far, on average, values would have to be carried to turn one table into the other.',
      }),
      entry('Wasserstein, scaled', wassersteinScaled, {
        convention: 'over training’s interquartile range / 1.349 (else its standard deviation, else 1)',
        formula: 'W / (IQR / 1.349)',
        reading:
          'The same in training’s standard deviations, as a normal distribution would have them: comparable between features. One far value weighs much.',
      }),
    );
  }
  if (chiSquare) {
    entries.push(
      entry(
        'Chi-square',
        chiSquare.statistic,
        {
          convention: `${chiSquare.degreesOfFreedom} degrees of freedom, no continuity correction, cells with an expected count under 5 pooled`,
          formula: 'χ² = Σ (observed − expected)² / expected',
          reading:
            'Whether categories and tables are independent. It grows with the number of rows, so its p-value says little about how much moved: read Cramér’s V.',
        },
        `, ${formatPValue(chiSquare.pValue)}`,
      ),
      entry('Cramér’s V', chiSquare.cramersV, {
        convention: 'not corrected for bias, between 0 and 1',
        formula: 'V = √(χ² / n)',
        reading:
          'n is the number of rows of both tables. Chi-square without the number of rows: 0.1 is small, 0.3 medium, 0.5 large.',
      }),
    );
  }
  return entries;
}
