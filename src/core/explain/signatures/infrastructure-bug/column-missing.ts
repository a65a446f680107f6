import { fact } from '../../../fact.ts';
import { renamedColumns } from '../../renamed-columns.ts';
import type { Signature } from '../../signature.ts';

/** Values of a serving column from which it counts as there. */
const LEAST_VALUES = 1;

/**
 * A feature that training has and serving has not (or without a single value), and the column of serving that it may have been
 * renamed to.
 *
 * Source: columns missing from a schema, Breck et al. 2019 (TFDV).
 */
export const columnMissing: Signature = {
  id: 'infrastructure-bug/column-missing',
  cause: 'infrastructure-bug',
  subCause: 'a missing or renamed column',
  needs: [],
  explainsAway: ['data-drift/', 'infrastructure-bug/null-spike'],
  refutedBy: 'The model is fed the feature all the same, and only the log leaves it out.',
  toBeSure: 'Ask the serving service for one full request: is the field there, and under which name?',
  look({ features }) {
    const partners = renamedColumns(features);
    return features.flatMap((feature) => {
      const { training, serving } = feature.pair;
      if (training === null || training.schema.count < LEAST_VALUES) return [];
      const isAbsent = serving === null;
      if (!isAbsent && serving.schema.count >= LEAST_VALUES) return [];
      const partner = partners.get(feature.name);
      const renamed = partner === undefined ? '' : `; ${partner.serving} may be it (${partner.reason})`;
      return [
        {
          features: [feature.name],
          strength: isAbsent ? (partner ? 0.95 : 0.9) : 0.85,
          finding: `${feature.name} ${isAbsent ? 'is not in serving at all' : 'has no value in serving'}${renamed}`,
          facts: [fact('values, training', training.schema.count, 'count')],
          rows: null,
          window: null,
          picture: { kind: 'distribution', feature: feature.name },
          detail: partner ? `renamed to ${partner.serving}` : 'missing',
        },
      ];
    });
  },
};
