import { fact } from '../../../fact.ts';
import { rocAuc } from '../../../metrics/roc-auc.ts';
import type { Signature } from '../../signature.ts';

/** Distinct values a row from which a whole number looks like an identifier. */
const LEAST_UNIQUE = 0.9;
/** |2 AUC - 1| of the number against the label, from which numbers were given by outcome. */
const LEAST_ASSOCIATION = 0.3;
const LEAST_ERRORS = 6;

/**
 * An identifier (a whole number, almost every row another) that is fed to the model and tells the label in training: numbers were given
 * out by outcome, or files of positives and negatives were put behind each other. At serving new numbers tell nothing.
 *
 * Source: Kapoor and Narayanan 2023, leakage type "illegitimate features"; Kaufman et al. 2012.
 */
export const identifierPredicts: Signature = {
  id: 'label-leakage/identifier-predicts',
  cause: 'label-leakage',
  subCause: 'an identifier or row order that predicts',
  needs: ['labels'],
  explainsAway: ['data-drift/', 'label-leakage/association-collapse'],
  refutedBy: 'The number means something that is known before the outcome, such as an age of the account.',
  toBeSure: 'Shuffle the identifiers and train again: the offline score must not fall.',
  look({ features, rows, outcomes }) {
    if (outcomes.task !== 'binary') return [];
    return features.flatMap((feature) => {
      const values = feature.numbers('training');
      const schema = feature.pair.training?.schema;
      if (values === null || schema === undefined || schema.count === 0) return [];
      const isUnique = schema.distinct / schema.count >= LEAST_UNIQUE;
      if (!isUnique || (schema.type !== 'integer' && schema.type !== 'identifier')) return [];
      const known = [...values.keys()].filter(
        (row) => values[row] === values[row] && rows.training.labels[row] === rows.training.labels[row],
      );
      if (known.length < 100) return [];
      const { value, standardError } = rocAuc(
        Float64Array.from(known, (row) => values[row]),
        Uint8Array.from(known, (row) => rows.training.labels[row]),
      );
      if (value === null) return [];
      const association = Math.abs(2 * value - 1);
      if (association < LEAST_ASSOCIATION || association < LEAST_ERRORS * 2 * (standardError ?? 0)) return [];
      return [
        {
          features: [feature.name],
          strength: Math.min(1, 0.5 + association / 2),
          finding: `${feature.name} looks like an identifier (${schema.distinct} distinct values in ${schema.count}) and orders training's labels with an AUC of ${Math.max(value, 1 - value).toFixed(2)}`,
          facts: [
            fact('AUC, training', Math.max(value, 1 - value)),
            fact('distinct values a row', schema.distinct / schema.count, 'share'),
          ],
          rows: null,
          window: null,
          picture: { kind: 'distribution', feature: feature.name },
        },
      ];
    });
  },
};
