import { measureWords, shareWords } from '../../compare/measure-words.ts';
import { fact, type Fact } from '../../fact.ts';
import type { Side } from '../../faults.ts';
import { calibrationLine } from '../../metrics/calibration-line.ts';
import { rankScores, type RankedScores } from '../../metrics/ranked-scores.ts';
import { rocAucOfRanked } from '../../metrics/roc-auc.ts';
import { measureHeadline, type GapContext } from '../gap-context.ts';
import { amountWords } from '../gap-words.ts';
import { judgeAmount } from '../judge-amount.ts';
import type { SideOutcomes } from '../outcomes.ts';
import type { InnocentExplanation } from '../report.ts';
import { formOf, type ScoreForm } from './score-form.ts';

/** Share of rows at an end of the scores, which the other side lacks, that counts as clipped. A choice. */
const LEAST_CLIPPED = 0.01;
/** One side has so many times fewer distinct scores than the other, for as many rows, before it counts as rounded. A choice. */
const LEAST_COARSER = 10;
/** Percent against share: ratio of the largest scores, and how near to 100. */
const PERCENT = { from: 50, to: 200 };

/** A difference of scale, and training's or serving's scores brought to the other's. */
interface Difference {
  words: string;
  /** Which side is changed, and how, to undo the difference; null where only a person can. */
  undo: { side: Side; map: (score: number) => number } | null;
}

/**
 * Whether serving's score is on another scale than training's: mirrored (1 - p), percent for share, log odds for probability, clipped,
 * rounded, or cut to decisions. The amount is what bringing both to one scale changes of the gap. That a score is served on another
 * scale may itself be the fault; the finding names it, and the verdict does not rest on it.
 *
 * @param context - of the gap
 * @returns the explanation; null where predictions are no scores
 * @example
 * explainByScoreScale(context)?.answer; // 'ruled-out'
 */
export function explainByScoreScale(context: GapContext): InnocentExplanation | null {
  const { outcomes, evaluated, headline, metrics } = context;
  if (outcomes.task !== 'binary' && outcomes.task !== 'ranking') return null;
  const none = { id: 'score-scale', toSettle: null } as const;
  const forms = {
    training: formOf(outcomes.training.predictions),
    serving: formOf(outcomes.serving.predictions),
  };
  if (forms.training === null || forms.serving === null)
    return {
      ...none,
      answer: 'cannot-tell',
      amount: null,
      finding: 'One side has no scores, so their scales cannot be compared.',
      facts: [],
      picture: null,
      toSettle: 'predictions of both sides',
    };
  const ranked = { training: rankedOf(evaluated.training), serving: rankedOf(evaluated.serving) };
  const facts: Fact[] = (['training', 'serving'] as const).flatMap((side) =>
    factsOf(side, forms[side]!, ranked[side]),
  );
  const picture = metrics.reliability && ({ kind: 'reliability', reliability: metrics.reliability } as const);
  const difference = differenceOf(forms.training, forms.serving, ranked);
  if (difference === null)
    return {
      ...none,
      answer: 'ruled-out',
      amount: 0,
      finding: 'The scores of both sides are on one scale.',
      facts,
      picture,
    };
  const amount = amountOf(context, difference);
  const part =
    amount === null || headline === null
      ? ''
      : ` It accounts for ${amountWords(amount, headline.gap.gap)} of the gap.`;
  return {
    ...none,
    answer: amount === null || headline === null ? 'cannot-tell' : judgeAmount(headline.gap, amount),
    amount,
    finding: `${difference.words}.${part}`,
    facts,
    picture,
    toSettle: 'the code that writes the score on either side',
  };
}

function differenceOf(
  training: ScoreForm,
  serving: ScoreForm,
  ranked: Record<Side, RankedScores>,
): Difference | null {
  if (isMirrored(ranked.serving) && !isMirrored(ranked.training))
    return {
      words: "Serving's scores rank positives below negatives, as 1 − p does",
      undo: { side: 'serving', map: (score) => -score },
    };
  const isDecisions = ({ distinct, low, high }: ScoreForm) => distinct === 2 && low === 0 && high === 1;
  if (isDecisions(serving) !== isDecisions(training)) {
    const [cut, other] = isDecisions(serving)
      ? (['serving', 'training'] as const)
      : (['training', 'serving'] as const);
    return { words: `The scores of ${cut} are 0 and 1 only, those of ${other} are not`, undo: null };
  }
  const ratio = serving.high / training.high;
  const percentSide = [
    { side: 'serving', share: training, percent: serving, ratio },
    { side: 'training', share: serving, percent: training, ratio: 1 / ratio },
  ] as const;
  for (const { side, share, percent, ratio: times } of percentSide)
    if (isUnit(share) && percent.low >= 0 && times >= PERCENT.from && times <= PERCENT.to)
      return {
        words: `The scores of ${side} are percent, those of the other side shares`,
        undo: { side, map: (score) => score / 100 },
      };
  for (const [side, odds, other] of [
    ['serving', serving, training],
    ['training', training, serving],
  ] as const)
    if (isUnit(other) && odds.low < 0 && odds.high > 0)
      return {
        words: `The scores of ${side} run from ${measureWords(odds.low)} to ${measureWords(odds.high)}, as log odds do; those of the other side are probabilities`,
        undo: { side, map: (score) => 1 / (1 + Math.exp(-score)) },
      };
  return clippedOf(training, serving) ?? roundedOf(training, serving);
}

function clippedOf(training: ScoreForm, serving: ScoreForm): Difference | null {
  for (const [side, clipped, other] of [
    ['serving', serving, training],
    ['training', training, serving],
  ] as const) {
    // The same rows at the same end on both sides are no difference.
    const isClipped = (share: number, otherShare: number) => share - otherShare >= LEAST_CLIPPED;
    const atLow = isClipped(clipped.atLow, other.atLow) && other.low < clipped.low;
    const atHigh = isClipped(clipped.atHigh, other.atHigh) && other.high > clipped.high;
    if (!atLow && !atHigh) continue;
    const from = atLow ? clipped.low : -Infinity;
    const to = atHigh ? clipped.high : Infinity;
    const share = (atLow ? clipped.atLow : 0) + (atHigh ? clipped.atHigh : 0);
    const ends = [atLow ? measureWords(clipped.low) : null, atHigh ? measureWords(clipped.high) : null];
    return {
      words: `${shareWords(share)} of the scores of ${side} lie at ${ends.filter(Boolean).join(' or ')} exactly, beyond which the other side has scores`,
      undo: {
        side: side === 'serving' ? 'training' : 'serving',
        map: (score) => Math.min(to, Math.max(from, score)),
      },
    };
  }
  return null;
}

function roundedOf(training: ScoreForm, serving: ScoreForm): Difference | null {
  for (const [side, coarse, fine] of [
    ['serving', serving, training],
    ['training', training, serving],
  ] as const) {
    if (coarse.decimals === null || fine.decimals === coarse.decimals) continue;
    if (coarse.distinct === 1 || coarse.distinct * LEAST_COARSER > Math.min(fine.distinct, coarse.rows))
      continue;
    const unit = 10 ** coarse.decimals;
    return {
      words: `The scores of ${side} have ${coarse.decimals} decimals at most and ${coarse.distinct} distinct values, those of the other side ${fine.distinct}`,
      undo: {
        side: side === 'serving' ? 'training' : 'serving',
        map: (score) => Math.round(score * unit) / unit,
      },
    };
  }
  return null;
}

function rankedOf({ predictions, labels }: SideOutcomes): RankedScores {
  const isPositive = new Uint8Array(labels.length);
  for (let row = 0; row < labels.length; row++) isPositive[row] = Number(labels[row] > 0);
  return rankScores(predictions, isPositive);
}

// Scores that are not finite leave no area.
function isMirrored(ranked: RankedScores): boolean {
  const { high } = rocAucOfRanked(ranked);
  return high !== null && high < 0.5;
}

function amountOf(context: GapContext, { undo }: Difference): number | null {
  const { headline, evaluated } = context;
  if (undo === null || headline === null) return null;
  const changed = { ...evaluated[undo.side], predictions: evaluated[undo.side].predictions.map(undo.map) };
  const value = measureHeadline(context, changed)?.value ?? null;
  const before = headline[undo.side].value;
  if (value === null || before === null) return null;
  return undo.side === 'serving' ? before - value : value - before;
}

function factsOf(side: Side, form: ScoreForm, ranked: RankedScores): Fact[] {
  const { intercept, slope } = calibrationLine(ranked);
  return [
    fact(`smallest score, ${side}`, form.low),
    fact(`largest score, ${side}`, form.high),
    fact(`distinct scores, ${side}`, form.distinct, 'count'),
    fact(`calibration intercept, ${side}`, intercept.value),
    fact(`calibration slope, ${side}`, slope.value),
  ];
}

function isUnit({ low, high }: ScoreForm): boolean {
  return low >= 0 && high <= 1;
}
