import type { Side } from '../faults.ts';
import type { ExaminedPair } from '../table/examined-pair.ts';
import { nameWords } from '../table/name-words.ts';
import { columnNumbers } from './column-numbers.ts';

/** Words that are set before or after a class to name the column of its scores. */
const SCORE_WORDS = new Set(['prob', 'probs', 'proba', 'probability', 'p', 'score', 'scores', 'pred', 'prediction', 'predicted', 'y', 'class', 'softmax', 'logit', 'confidence']); // prettier-ignore

/** Words one of which has to be there: `class_a` alone is a feature. */
const TELLING = new Set(['prob', 'probs', 'proba', 'probability', 'p', 'score', 'scores', 'softmax', 'logit', 'confidence']); // prettier-ignore

/**
 * Scores of each class, from features called `prob_<class>`, `<class>_score`, `p_<class>`, or `proba_0` and so on.
 * @param pair - both tables
 * @param side - which of them
 * @param classes - the classes, in order
 * @returns for each class one score for each row of the table, NaN at rows that are not sampled; null where a class has no column
 * @example classScoresOf(pair, 'training', ['cat', 'dog', 'cow'])
 */
export function classScoresOf(
  pair: Pick<ExaminedPair, 'features' | 'sampled' | 'rows'>,
  side: Side,
  classes: readonly string[],
): readonly Float64Array[] | null {
  if (classes.length < 2) return null;
  const columns = new Map<string, number>();
  pair.features.forEach((feature, i) => {
    const name = feature[side] === null ? null : classNamed(feature.name);
    if (name !== null && !columns.has(name)) columns.set(name, i);
  });
  const byName = classes.map((text) => columns.get(nameWords(text).join(' ')) ?? -1);
  const byNumber = classes.map((_, i) => columns.get(String(i)) ?? -1);
  const found = !byName.includes(-1) ? byName : columns.size === classes.length ? byNumber : null;
  if (found === null || found.includes(-1)) return null;
  return found.map((i) => {
    const stored = pair.features[i][side];
    return spread(columnNumbers(stored!.column), pair.sampled[side], pair.rows[side]);
  });
}

// The words of a name that are left once those for scores are taken off both ends; null where none of these is there.
function classNamed(name: string): string | null {
  const words = nameWords(name);
  let [start, end] = [0, words.length];
  while (start < end && SCORE_WORDS.has(words[start])) start++;
  while (end > start && SCORE_WORDS.has(words[end - 1])) end--;
  const taken = [...words.slice(0, start), ...words.slice(end)];
  return start < end && taken.some((word) => TELLING.has(word)) ? words.slice(start, end).join(' ') : null;
}

function spread(values: Float64Array, rows: Uint32Array | null, length: number): Float64Array {
  if (rows === null) return values;
  const whole = new Float64Array(length).fill(NaN);
  for (let i = 0; i < rows.length; i++) whole[rows[i]] = values[i];
  return whole;
}

/**
 * The class with the largest score of each row.
 * @param scores - for each class one score a row
 * @returns the index of the class, the first of equal ones; NaN where a score is NaN
 * @example mostLikelyClass([Float64Array.of(0.2), Float64Array.of(0.8)]) // [1]
 */
export function mostLikelyClass(scores: readonly Float64Array[]): Float64Array {
  const best = new Float64Array(scores[0].length);
  for (let row = 0; row < best.length; row++) {
    let at = 0;
    for (let k = 0; k < scores.length; k++) {
      const score = scores[k][row];
      if (Number.isNaN(score)) {
        at = NaN;
        break;
      }
      if (score > scores[at][row]) at = k;
    }
    best[row] = at;
  }
  return best;
}
