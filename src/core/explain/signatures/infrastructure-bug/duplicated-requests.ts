import { shareWords } from '../../../compare/measure-words.ts';
import { fact } from '../../../fact.ts';
import type { Side } from '../../../faults.ts';
import type { Investigation } from '../../investigation.ts';
import type { Signature } from '../../signature.ts';

/** Repeats of a request within this time are retries. */
const RETRY_MS = 3_600_000;
const LEAST_SHARE = 0.02;
/** Training has to have fewer. */
const LEAST_GROWTH = 3;

/** Serving rows that repeat another (same entity, same moment within an hour, same score): requests sent or logged twice. They count double in every metric. */
export const duplicatedRequests: Signature = {
  id: 'infrastructure-bug/duplicated-requests',
  cause: 'infrastructure-bug',
  subCause: 'requests that are logged twice',
  needs: ['entity-ids'],
  explainsAway: ['data-drift/covariate'],
  refutedBy: 'The entity made the same request again, on purpose.',
  toBeSure: 'Compare request ids, or count requests at the gateway.',
  look(investigation) {
    const training = repeatShare(investigation, 'training');
    const serving = repeatShare(investigation, 'serving');
    if (training === null || serving === null) return [];
    if (serving < LEAST_SHARE || serving < LEAST_GROWTH * training) return [];
    return [
      {
        features: [],
        strength: Math.min(1, 0.6 + 2 * serving),
        finding: `${shareWords(serving)} of the serving rows repeat another within an hour (same entity, same score), ${shareWords(training)} of training`,
        facts: [
          fact('repeated rows, training', training, 'share'),
          fact('repeated rows, serving', serving, 'share'),
        ],
        rows: null,
        window: null,
        picture: {
          kind: 'bars',
          quantity: 'repeated rows',
          isShare: true,
          bars: [{ name: 'rows that repeat another', training, serving }],
        },
      },
    ];
  },
};

function repeatShare({ rows }: Investigation, side: Side): number | null {
  const { entities, times, predictions, rows: count } = rows[side];
  if (entities === null || count === 0) return null;
  const seen = new Map<number, { time: number; score: number }[]>();
  let repeats = 0;
  for (let row = 0; row < count; row++) {
    if (entities[row] !== entities[row]) continue;
    const time = times?.[row] ?? 0;
    const before = seen.get(entities[row]);
    if (before === undefined) {
      seen.set(entities[row], [{ time, score: predictions[row] }]);
      continue;
    }
    if (
      before.some(
        (other) => Math.abs(other.time - time) <= RETRY_MS && Object.is(other.score, predictions[row]),
      )
    )
      repeats++;
    before.push({ time, score: predictions[row] });
  }
  return repeats / count;
}
