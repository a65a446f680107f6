import type { Evidence } from './evidence.ts';
import type { Surrogate } from './surrogate.ts';

/** Share of the model's attention below which a feature's faults do no harm. */
const IGNORED = 0.005;
/** A stand-in that explains less of the scores than this says nothing about what the model ignores. */
const LEAST_FIDELITY = 0.6;
/**
 * Where it explains so much less of serving's scores, it cannot vouch for values that training never had either: a linear model that hardly looks at a feature is
 * thrown far off by its thousandfold, and a stand-in of trees does not follow. Of 137 tables of a linear model of house prices (`npm run bench:causes -- --only house-prices`) it
 * changes the answer in one: a unit that changed, not another model.
 */
const MOST_LOST = 0.3;

/**
 * Sets aside what the model does not look at: a feature can drift, break or change its unit without harm where the model ignores it.
 * Evidence about no single feature stays, and so does what is felt in the rows themselves: a new kind of customer may be predicted badly
 * though the model never looks at the column that names it. So does skew where the stand-in no longer follows the scores.
 * @param evidence - of all signatures
 * @param surrogate - the stand-in for the model
 * @returns the same evidence, in the same order, with `setAside` filled in
 */
export function setHarmlessAside(evidence: readonly Evidence[], surrogate: Surrogate): Evidence[] {
  if (surrogate.fidelity < LEAST_FIDELITY) return [...evidence];
  const { fidelity, servingFidelity } = surrogate;
  const isLost = servingFidelity !== null && fidelity - servingFidelity > MOST_LOST;
  return evidence.map((one) => {
    if (isLost && one.cause === 'training-serving-skew') return one;
    if (one.setAside !== null || one.features.length === 0 || one.isFelt === true) return one;
    const attention = one.features.reduce((sum, name) => sum + (surrogate.weights.get(name) ?? 1), 0);
    return attention < IGNORED ? { ...one, setAside: 'harmless' as const } : one;
  });
}
