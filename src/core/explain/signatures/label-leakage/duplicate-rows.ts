import { shareWords } from '../../../compare/measure-words.ts';
import { numberKeys } from '../../../confirm/number-keys.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import { meanEstimate } from '../../../metrics/mean-estimate.ts';
import { hashRows } from '../../../table/hash-rows.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Share of training rows that another row repeats. */
const LEAST_SHARE = 0.05;
/** Serving has to have fewer of them: where all rows look alike, repeats are no copies. */
const LEAST_GROWTH = 3;
const LEAST_ERRORS = 4;
/** Fewer features than this make equal rows by chance. */
const LEAST_FEATURES = 3;
/** Rows without a copy that are enough to compare losses with. */
const LEAST_SINGLES = 100;
/** Copies have one label; of pairs of rows that merely have the same few values, as many differ as chance has it. */
const LEAST_AGREEING = 0.95;
/** Two quantities are rarely the same by chance. */
const LEAST_AGREEING_QUANTITIES = 0.3;

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
  isSlow: true,
  explainsAway: ['data-drift/concept'],
  refutedBy: 'The copies stood on the same side of every split.',
  toBeSure: 'Remove the copies, split by entity, and evaluate again.',
  look(investigation) {
    const training = repeats(investigation, 'training');
    const serving = repeats(investigation, 'serving');
    if (training === null || serving === null) return [];
    if (training.share < LEAST_SHARE || training.share < LEAST_GROWTH * serving.share) return [];
    const isQuantity = investigation.outcomes.task === 'regression';
    if (training.agreement < (isQuantity ? LEAST_AGREEING_QUANTITIES : LEAST_AGREEING)) return [];
    const losses = investigation.losses('training');
    const part = (isRepeat: boolean) =>
      losses.filter((loss, row) => loss === loss && (training.isRepeat[row] === 1) === isRepeat);
    const others = part(false);
    // Where every row has its copy, rows that the model never learnt are in serving only.
    const areServed = others.length < LEAST_SINGLES;
    const copies = meanEstimate(part(true));
    const singles = meanEstimate(
      areServed ? investigation.losses('serving').filter((loss) => loss === loss) : others,
    );
    if (copies.value === null || singles.value === null) return [];
    const z =
      (singles.value - copies.value) / Math.hypot(copies.standardError ?? 0, singles.standardError ?? 0);
    if (!(z > LEAST_ERRORS)) return [];
    return [
      {
        features: [],
        strength: Math.min(1, 0.5 + training.share + 0.3 * (1 - copies.value / singles.value)),
        finding: `${shareWords(training.share)} of the training rows are copies of another training row, label included, and the model knows them better (loss ${copies.value.toPrecision(3)} against ${singles.value.toPrecision(3)} ${areServed ? 'in serving' : 'of the others'})`,
        facts: [
          fact('copies, training', training.share, 'share'),
          fact('copies, serving', serving.share, 'share'),
          fact('loss of copies', copies.value),
          fact(areServed ? 'loss in serving' : 'loss of single rows', singles.value),
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
): { isRepeat: Uint8Array; share: number; count: number; agreement: number } | null {
  const { rows, labels } = investigation.rows[side];
  if (rows < 100) return null;
  const columns = investigation.features.flatMap(({ pair }) => {
    const column = pair[side]?.column;
    return column === undefined || column.storage === 'hashed' ? [] : [column];
  });
  if (columns.length < LEAST_FEATURES) return null;
  const features = hashRows(columns, rows);
  const alike = numberKeys(features);
  const withLabels = [features, labels].map((values) => ({ storage: 'number' as const, values }));
  const equal = numberKeys(hashRows(withLabels, rows));
  const [ofAlike, ofEqual] = [alike, equal].map(({ of, count }) => {
    const counts = new Uint32Array(count);
    for (const key of of) counts[key]++;
    return counts;
  });
  const isRepeat = Uint8Array.from(equal.of, (key) => (ofEqual[key] > 1 ? 1 : 0));
  const count = sum(isRepeat);
  const agreement = pairsOf(ofEqual) / Math.max(1, pairsOf(ofAlike));
  return { isRepeat, share: count / rows, count, agreement };
}

function pairsOf(counts: Uint32Array): number {
  return counts.reduce((pairs, count) => pairs + (count * (count - 1)) / 2, 0);
}

function sum(marks: Uint8Array): number {
  return marks.reduce((total, mark) => total + mark, 0);
}
