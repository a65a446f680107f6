import { fact } from '../../../fact.ts';
import { associationAlone, associations, type Association } from '../../association.ts';
import type { Investigation } from '../../investigation.ts';
import { leftOf, ownBonds } from '../../bonds.ts';
import type { Signature } from '../../signature.ts';

/** Association in training from which a feature is suspicious by itself (AUC 0.85, correlation 0.7). */
const SUSPICIOUS = 0.7;
/** Standard errors of the fall (science part C: z > 4). */
const LEAST_ERRORS = 4;
/** Where more features than this collapse, the world changed, unless one is next to the label itself. */
const MOST_FEATURES = 2;
const NEXT_TO_LABEL = 0.95;
/** Part of a feature's own bonds to others that are gone, from which its values are wrong at serving, not right in training by knowledge of the label. */
const MOST_BONDS_LOST = 0.5;
/** What is left of a bond, at most, where it is gone. */
const GONE = 0.5;
/** Part of the association that has to be gone: where an action turned the labels of late flights, departure delay went from 0.83 to 0.48 and knew nothing beforehand. */
const LEAST_LOST = 0.5;

/**
 * A feature that tells the label too well in training and much worse at serving, though it is filled in on both sides: in
 * training it was computed with knowledge of the outcome (an aggregate that includes the row itself, a status written
 * afterwards). By bins of its own serving's feature has to be as poor: values on another scale still tell the label. A misjoined column collapses as well, but was not too good before, and loses its bonds to other features.
 *
 * Source: single-feature AUC from both sides, science notes after AER CreditCard `expenditure` (AUC 0.99).
 */
export const associationCollapse: Signature = {
  id: 'label-leakage/association-collapse',
  cause: 'label-leakage',
  subCause: 'a feature that knew the label in training',
  needs: ['labels', 'serving-labels'],
  explainsAway: ['data-drift/'],
  refutedBy:
    'The feature tells the label equally well on rows whose value was logged at the time of the prediction.',
  toBeSure:
    'Recompute this feature for training rows from what was known at the time of the prediction only, and compare it with the value that was trained on.',
  look(investigation) {
    const all = associations(investigation);
    const seen = investigation.features.flatMap((feature) => {
      const { name } = feature;
      const { training, serving } = all.get(name) ?? { training: null, serving: null };
      if (training === null || serving === null || training.value < SUSPICIOUS) return [];
      if (!isLost(training, serving) || isWrongByRow(investigation, name)) return [];
      // A changed unit or a step of preprocessing loses training's scale, not the label.
      const alone = associationAlone(feature, 'serving', investigation);
      if (alone !== null && !isLost(training, alone)) return [];
      const z = errorsBetween(training, serving);
      const others = [...all]
        .filter(([other]) => other !== name)
        .map(([, { training: one }]) => one?.value ?? 0);
      const lead = training.value - Math.max(0, ...others);
      const strength = Math.min(
        1,
        0.5 +
          0.5 *
            (0.5 * Math.min(1, (training.value - SUSPICIOUS) / 0.25) +
              0.5 * Math.min(1, Math.max(0, lead) / 0.3)),
      );
      return [
        {
          features: [name],
          strength,
          finding: `${name} alone tells the label with ${training.value.toFixed(2)} of 1 in training and with ${Math.max(0, serving.value).toFixed(2)} at serving`,
          facts: [
            fact('association with the label, training', training.value),
            fact('association with the label, serving', serving.value),
            fact('standard errors of the fall', z),
          ],
          rows: { training: training.rows, serving: serving.rows },
          window: null,
          picture: {
            kind: 'bars' as const,
            quantity: 'association with the label',
            isShare: false,
            bars: [...all]
              .map(([other, both]) => ({
                name: other,
                training: both.training?.value ?? null,
                serving: both.serving?.value ?? null,
              }))
              .toSorted((a, b) => (b.training ?? 0) - (a.training ?? 0))
              .slice(0, 8),
          },
        },
      ];
    });
    if (seen.length <= MOST_FEATURES) return seen;
    return seen.filter(({ features: [name] }) => (all.get(name)?.training?.value ?? 0) >= NEXT_TO_LABEL);
  },
};

function isWrongByRow(investigation: Investigation, feature: string): boolean {
  const bonds = ownBonds(investigation, feature) ?? [];
  const gone = bonds.filter((bond) => leftOf(bond) < GONE);
  return gone.length > MOST_BONDS_LOST * bonds.length;
}

function isLost(training: Association, serving: Association): boolean {
  return (
    errorsBetween(training, serving) > LEAST_ERRORS &&
    lostOf(training, serving) >= LEAST_LOST * training.value
  );
}

function lostOf(training: Association, serving: Association): number {
  return training.value - Math.max(0, serving.value);
}

function errorsBetween(training: Association, serving: Association): number {
  return lostOf(training, serving) / Math.hypot(training.standardError, serving.standardError);
}
