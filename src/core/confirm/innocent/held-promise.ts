import { shareWords, measureWords } from '../../compare/measure-words.ts';
import { fact, type Fact } from '../../fact.ts';
import { calibrationLine } from '../../metrics/calibration-line.ts';
import { observedToExpected } from '../../metrics/observed-expected.ts';
import { rankScores } from '../../metrics/ranked-scores.ts';
import { probabilityOf, type Calibration } from '../calibration.ts';
import { countOf } from '../gap-words.ts';
import type { SideOutcomes } from '../outcomes.ts';

/**
 * Observed over expected positives and calibration slope within which scores keep their word; one is broken where its whole 95 % interval lies outside.
 * On the 21 known pairs with scores, as calibrated on training: 0.90 to 1.00 and 0.91 to 1.14 in the 8 where nothing changed, the mix of rows did, or a
 * fault made the model unsure; beyond either in the 13 others, whose features, model or concept broke.
 */
const KEPT = { ratio: [0.8, 1.25], slope: [0.75, 1.25] } as const;

/** Whether scores keep their word. */
export interface HeldPromise {
  /** The beginning of a sentence on how they do not; null where they do, or nothing shows that they do not. */
  broken: string | null;
  facts: Fact[];
}

/**
 * Whether labels came true as scores promise once these are read as training taught: as many positives, and as far apart.
 *
 * @param rows - of serving, each with a label (0 or 1) and a score; weights count
 * @param calibration - learnt on training, so that scores that were no probabilities there either are not blamed for it
 * @returns what holds
 * @example
 * heldPromise(context.evaluated.serving, calibration).broken; // null
 */
export function heldPromise(rows: SideOutcomes, calibration: Calibration): HeldPromise {
  const probabilities = rows.predictions.map((score) => probabilityOf(calibration, score));
  const ranked = rankScores(probabilities, Uint8Array.from(rows.labels), rows.weights ?? undefined);
  const ratio = observedToExpected(ranked);
  const { slope } = calibrationLine(ranked);
  const facts = [
    fact('positives that came true over those promised, serving', ratio.value),
    fact('calibration slope, serving, as calibrated on training', slope.value),
  ];
  if (
    ratio.value === null &&
    ranked.positiveRows > 0 &&
    probabilities.every((probability) => probability === 0)
  )
    return {
      broken: `Serving's scores promise no positive at all, and ${countOf(ranked.positiveRows, 'row')} came true`,
      facts,
    };
  if (isOutside(ratio, KEPT.ratio) && ratio.value !== null)
    return {
      broken: `${timesWords(ratio.value)} as many positives came true as serving's scores promise`,
      facts,
    };
  if (isOutside(slope, KEPT.slope) && slope.value !== null)
    return {
      broken: `Among serving's rows the odds of a positive move with the score ${measureWords(slope.value)} times as fast as in training`,
      facts,
    };
  return { broken: null, facts };
}

function isOutside(
  { low, high }: { low: number | null; high: number | null },
  [least, most]: readonly [number, number],
): boolean {
  return low !== null && high !== null && (high < least || low > most);
}

function timesWords(ratio: number): string {
  return ratio < 1 ? shareWords(ratio) : `${measureWords(ratio)} times`;
}
