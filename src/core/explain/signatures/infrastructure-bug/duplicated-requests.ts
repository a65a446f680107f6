import { timeOrder } from '../../skew/time-order.ts';
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

/**
 * Serving rows that repeat another (same entity, same moment within an hour, same score): requests sent or logged twice. They count double in every metric.
 *
 * Source: science part C, "duplicates / retries".
 */
export const duplicatedRequests: Signature = {
  id: 'infrastructure-bug/duplicated-requests',
  cause: 'infrastructure-bug',
  subCause: 'requests that are logged twice',
  needs: ['entity-ids'],
  isSlow: true,
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
        // Without times an entity that truly came again looks alike.
        strength: Math.min(1, (investigation.rows.serving.times === null ? 0.5 : 0.6 + serving) + serving),
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

function repeatShare(investigation: Investigation, side: Side): number | null {
  const { entities, times, predictions, rows } = investigation.rows[side];
  if (entities === null || rows === 0) return null;
  const order = timeOrder(investigation, side)?.rows ?? Uint32Array.from(entities.keys());
  // Last moment by entity and score; without times any repeat counts.
  const last = new Map<number, Map<number, number>>();
  let repeats = 0;
  for (const row of order) {
    if (entities[row] !== entities[row]) continue;
    let ofEntity = last.get(entities[row]);
    if (ofEntity === undefined) last.set(entities[row], (ofEntity = new Map()));
    const before = ofEntity.get(predictions[row]);
    const time = times?.[row] ?? NaN;
    if (before !== undefined && !(time - before > RETRY_MS)) repeats++;
    ofEntity.set(predictions[row], time);
  }
  return repeats / order.length;
}
