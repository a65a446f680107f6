import type { RankingConstants } from '../../../src/core/explain/rank.ts';
import type { MeasuredRates } from '../../../src/core/explain/rates.ts';
import type { Signature } from '../../../src/core/explain/signature.ts';
import type { JobResult } from './job.ts';
import { rankAgain } from './rank-again.ts';
import { isRight } from './scores.ts';

const ABSENCES = [-3, -2, -1.5, -1, -0.5, 0];
const NO_GAP_IF_REAL = [-5, -3.5, -2.5];
const NO_GAP_IF_NOT_ESTABLISHED = [1, 2, 3, 4];
const CANNOT_TELL = [-3, -2, -1, -0.5];
const TEMPERATURES = [0.7, 1, 1.3, 1.7, 2.2];
/** Least probability that a right answer is taken to have, so that one case does not decide. */
const FLOOR = 0.01;

/**
 * Looks for the ranking constants under which the right answers of tuning cases are likeliest (mean logarithm of the confidence in all
 * answers that are right), one constant after another, twice round.
 * @returns the constants; `start` where nothing is better
 */
export function tuneRanking(
  results: readonly JobResult[],
  signatures: ReadonlyMap<string, Signature>,
  rates: MeasuredRates,
  start: RankingConstants,
): RankingConstants {
  const quality = (constants: RankingConstants) =>
    results.reduce((sum, result) => {
      const { ranked } = rankAgain(result, signatures, rates, constants);
      const right = ranked
        .filter(({ cause }) => isRight(result, cause))
        .reduce((all, one) => all + one.confidence, 0);
      return sum + Math.log(Math.max(FLOOR, right));
    }, 0);
  let best = start;
  let most = quality(best);
  const consider = (constants: RankingConstants) => {
    const value = quality(constants);
    if (value > most) [best, most] = [constants, value];
  };
  for (let round = 0; round < 2; round++) {
    for (const absence of ABSENCES) consider({ ...best, absence });
    for (const real of NO_GAP_IF_REAL) consider({ ...best, noGap: { ...best.noGap, real } });
    for (const value of NO_GAP_IF_NOT_ESTABLISHED) {
      consider({ ...best, noGap: { ...best.noGap, 'not-established': value } });
    }
    for (const cannotTell of CANNOT_TELL) consider({ ...best, cannotTell });
    for (const temperature of TEMPERATURES) consider({ ...best, temperature });
  }
  return best;
}
