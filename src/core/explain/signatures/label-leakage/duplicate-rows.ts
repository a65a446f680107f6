import { shareWords } from '../../../compare/measure-words.ts';
import { hashText } from '../../../csv/hash.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { meanEstimate } from '../../../metrics/mean-estimate.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Share of training rows that another row repeats. */
const LEAST_SHARE = 0.05;
/** Serving has to have fewer of them: where all rows look alike, repeats are no copies. */
const LEAST_GROWTH = 3;
const LEAST_ERRORS = 4;
/** Single rows of training that copies are compared with. */
const LEAST_SINGLES = 50;

/**
 * Training rows that are copies of each other, features and label: whichever way they were split, the model was evaluated on rows it had
 * learnt. The loss of copies is then lower than that of single rows.
 *
 * Source: Kapoor and Narayanan 2023, leakage type "duplicates in datasets".
 */
export const duplicateRows: Signature = {
  id: 'label-leakage/duplicate-rows',
  cause: 'label-leakage',
  subCause: 'copies of rows on both sides of the split',
  needs: ['labels', 'predictions'],
  explainsAway: ['data-drift/concept'],
  refutedBy: 'The copies stood on the same side of every split.',
  toBeSure: 'Remove the copies, split by entity, and evaluate again.',
  look(investigation) {
    const training = repeats(investigation, 'training');
    const serving = repeats(investigation, 'serving');
    if (training === null || serving === null) return [];
    if (training.share < LEAST_SHARE || training.share < LEAST_GROWTH * serving.share) return [];
    const losses = investigation.losses('training');
    const part = (isRepeat: boolean) =>
      losses.filter((loss, row) => loss === loss && (training.isRepeat[row] === 1) === isRepeat);
    // Where every row was copied, only serving has rows that the model has not met.
    const isAll = part(false).length < LEAST_SINGLES;
    const unmet = isAll ? investigation.losses('serving').filter((loss) => loss === loss) : part(false);
    const [copies, singles] = [meanEstimate(part(true)), meanEstimate(unmet)];
    if (copies.value === null || singles.value === null) return [];
    const z =
      (singles.value - copies.value) / Math.hypot(copies.standardError ?? 0, singles.standardError ?? 0);
    if (!(z > LEAST_ERRORS)) return [];
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + training.share + 0.3 * (1 - copies.value / singles.value)),
        finding: `${shareWords(training.share)} of the training rows are copies of another training row, label included, and the model knows them better (loss ${copies.value.toPrecision(3)} against ${singles.value.toPrecision(3)}${isAll ? ' in serving' : ''})`,
        facts: [
          fact('copies, training', training.share, 'share'),
          fact('copies, serving', serving.share, 'share'),
          fact('loss of copies', copies.value),
          fact(isAll ? 'loss of serving' : 'loss of single rows', singles.value),
          fact('standard errors apart', z),
        ],
        rows: { training: training.count, serving: serving.count },
        window: null,
        picture: {
          kind: 'bars',
          quantity: 'share of copies',
          isShare: true,
          bars: [{ name: 'rows that another row repeats', training: training.share, serving: serving.share }],
        },
      },
    ];
  },
};

function repeats(
  investigation: Investigation,
  side: Side,
): { isRepeat: Uint8Array; share: number; count: number } | null {
  const { rows, labels } = investigation.rows[side];
  if (rows < 100) return null;
  const hashes = new Float64Array(rows);
  const mixIn = (row: number, value: number): void => {
    // A polynomial in 2^53 arithmetic is no cryptographic hash; copies are counted, not proved.
    hashes[row] = (hashes[row] * 31 + (value === value ? value : 0.5)) % 9_007_199_254_740_881;
  };
  let used = 0;
  for (const feature of investigation.features) {
    const numbers = feature.numbers(side);
    const texts = feature.texts(side);
    if (numbers !== null) for (let row = 0; row < rows; row++) mixIn(row, numbers[row]);
    else if (texts !== null) {
      const byCode = texts.dictionary.map((text) => hashText(text) % 1_000_003);
      for (let row = 0; row < rows; row++) mixIn(row, byCode[texts.codes[row]]);
    } else continue;
    used++;
  }
  if (used < 3) return null;
  const counts = new Map<number, number>();
  for (let row = 0; row < rows; row++) {
    if (side === 'training') mixIn(row, labels[row]);
    counts.set(hashes[row], (counts.get(hashes[row]) ?? 0) + 1);
  }
  const isRepeat = Uint8Array.from(hashes, (hash) => ((counts.get(hash) ?? 0) > 1 ? 1 : 0));
  const count = isRepeat.reduce((sum, one) => sum + one, 0);
  return { isRepeat, share: count / rows, count };
}
