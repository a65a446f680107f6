import { CASE_FILE_SHAPE } from './case-file-shape.ts';
import { CASE_FILE_FORMAT } from './case-file.ts';
import { jsonSchema } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

/** What somebody who reads a case file without this program has to know. */
export const DESCRIPTIONS = {
  'case-file.roles': 'Role of every column, by the training name where both tables have it.',
  'case-file.joins': 'Columns of different names that a person said are the same feature.',
  'case-file.settings': 'What PSI, the distances of bins and the verdicts were made with.',
  'settings.psiLine': 'PSI from which a feature counts as moved.',
  'table.setAsideCount': 'Rows that were not used; rows in the files = rows + setAsideCount.',
  'column.nulls': 'Spellings of "no value" that were met, the empty cell as an empty text.',
  'column.misfits': "Cells that are not of the column's type; they count as null.",
  'feature.name': "The training table's name of the feature; the serving table's where only that has it.",
  'feature.psi':
    'Population stability index at the bins of the settings: natural logarithm, half a count added to each bin. Null where there is none.',
  'feature.psiNoDriftBand': '5 % and 95 % points of PSI without drift at these numbers of rows.',
  'feature.training': 'Null where only serving has the column.',
  'feature.serving': 'Null where only training has the column.',
  'feature.seedPsi':
    'PSI of the common numpy snippet (1e-6 for empty bins, values outside of the edges dropped).',
  'feature.preview': 'True where only the first rows had been compared.',
  'bin.low':
    'Numeric bins are (low, high] without the atoms, the first range with its low; an atom has low = high; null is open.',
  'bins-by-setting.every-setting': 'There alone where all settings have the same bins, as text has.',
  'distances.klTrainingServing': 'KL(training || serving) in nats, half a count added to each bin.',
  'distances.klServingTraining': 'KL(serving || training) in nats, half a count added to each bin.',
  'distances.jensenShannon': 'Jensen-Shannon distance (square root), base 2.',
  'distances.ks': 'Two-sample Kolmogorov-Smirnov, asymptotic p.',
  'distances.wasserstein': "1-Wasserstein in the feature's own units (milliseconds for date-times).",
  'distances.wassersteinScaled': '1-Wasserstein over the training IQR / 1.349.',
  'distances.chiSquare': 'Pearson chi-square on categories, expected counts under 5 pooled.',
  'distances.seedPsi': 'The PSI of the common numpy snippet with as many buckets as the settings say.',
  'profile.std': 'Sample standard deviation (n - 1).',
  'profile.quantiles': "numpy's linear interpolation.",
  'histogram.edges': 'One more than counts; the outermost bins take the rest.',
} as const;

/**
 * The JSON Schema of the case file, as `case-file.schema.json` holds it.
 * @returns the schema
 * @example new Ajv2020().compile(caseFileSchema())
 */
export function caseFileSchema(): JsonSchema {
  return jsonSchema(CASE_FILE_SHAPE, CASE_FILE_FORMAT, DESCRIPTIONS);
}
