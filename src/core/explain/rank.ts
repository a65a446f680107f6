import type { CauseId } from '../case-file/cause.ts';
import type { Cause, Evidence } from './evidence.ts';
import type { CounterEvidence } from './against.ts';
import type { ConfirmedGap } from './investigation.ts';
import { bringsBack } from './left-by-repair.ts';
import type { RankedCause } from './report.ts';

/** What the ranking rests on besides the evidence; measured and written by `npm run bench:causes`. */
export interface RankingConstants {
  /** Natural logarithm of each cause's prior. */
  logPriors: Record<Cause, number>;
  /** Added to a cause of which nothing was seen: how telling it is that nothing was. */
  absence: number;
  /** Log-odds of "no real gap" by what Confirm found, and of "cannot tell". */
  noGap: Record<'real' | 'not-established' | 'explained' | 'cannot-tell' | 'unknown', number>;
  cannotTell: number;
  /** Divides all log-odds before they become confidences: above 1 where they are too sure. */
  temperature: number;
}

/** Further evidence of the same cause adds this share of its weight: signatures of one cause are not independent. */
const FURTHER_SHARE = 0.25;
/** No single kind of evidence outweighs all others (science: correlated tests, capped). */
const MOST_LOG_RATIO = 5;
/** Evidence at most this far behind the best names its features too. */
const NEAR_BEST = 2.5;

/**
 * Ranks the five causes, "no real gap" and "cannot tell" by log-odds: ln prior + the best evidence's ln likelihood ratio + a quarter
 * of that of further signatures; then softmax.
 * @param evidence - of all signatures; what was set aside does not count
 * @param gap - what Confirm found; null where nothing could be confirmed
 * @param against - what speaks against each cause
 * @param constants - priors and temperature
 * @returns all seven answers, most likely first; confidences sum to 1
 */
export function rankCauses(
  evidence: readonly Evidence[],
  gap: ConfirmedGap | null,
  against: Record<Cause, readonly CounterEvidence[]>,
  constants: RankingConstants,
): RankedCause[] {
  const scored = (Object.keys(constants.logPriors) as Cause[]).map((cause) => {
    const own = evidence
      .filter((one) => one.cause === cause)
      .toSorted(
        (a, b) =>
          Number(a.setAside !== null) - Number(b.setAside !== null) ||
          // What brings most of the gap back comes before what is merely surer to be there.
          Number(bringsBack(b)) - Number(bringsBack(a)) ||
          b.logLikelihoodRatio - a.logLikelihoodRatio,
      );
    const counted = own.filter(({ setAside }) => setAside === null);
    return {
      cause: cause as CauseId,
      own,
      counted,
      score:
        constants.logPriors[cause] +
        weightOf(counted, constants) +
        against[cause].reduce((sum, { logRatio }) => sum + logRatio, 0),
    };
  });
  const noGap = {
    cause: 'no-real-gap' as CauseId,
    own: [],
    counted: [],
    score: constants.noGap[gap?.verdict ?? 'unknown'],
  };
  const cannotTell = { cause: 'cannot-tell' as CauseId, own: [], counted: [], score: constants.cannotTell };
  const all = [...scored, noGap, cannotTell].toSorted((a, b) => b.score - a.score);
  const top = all[0].score;
  const weights = all.map(({ score }) => Math.exp((score - top) / constants.temperature));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return all.map(({ cause, own, counted }, i) => ({
    cause,
    confidence: weights[i] / total,
    subCause: counted[0]?.subCause ?? null,
    features: featuresOf(counted),
    evidence: own,
    against: (against[cause as Cause] ?? []).map(({ words }) => words),
    toBeSure: counted[0]?.toBeSure ?? null,
    shareOfGap: shareOf(counted),
  }));
}

function weightOf(counted: readonly Evidence[], constants: RankingConstants): number {
  if (counted.length === 0) return constants.absence;
  const best = new Map<string, number>();
  for (const { signature, logLikelihoodRatio } of counted)
    best.set(
      signature,
      Math.max(best.get(signature) ?? -Infinity, Math.min(MOST_LOG_RATIO, logLikelihoodRatio)),
    );
  const [first, ...further] = [...best.values()].toSorted((a, b) => b - a);
  return first + FURTHER_SHARE * further.reduce((sum, ratio) => sum + Math.max(0, ratio), 0);
}

function featuresOf(counted: readonly Evidence[]): string[] {
  const best = counted[0]?.logLikelihoodRatio ?? 0;
  const near = counted.filter(({ logLikelihoodRatio }) => logLikelihoodRatio >= best - NEAR_BEST);
  return [...new Set(near.flatMap(({ features }) => features))];
}

function shareOf(counted: readonly Evidence[]): number | null {
  const shares = counted.flatMap(({ restored }) => (restored === null ? [] : [restored]));
  return shares.length === 0 ? null : Math.max(...shares);
}
