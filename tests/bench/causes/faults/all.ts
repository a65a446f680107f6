import type { Fault } from '../fault.ts';
import { DRIFT_OF_SEASON } from './drift-of-season.ts';
import { DRIFT_OF_INPUTS } from './drift-of-inputs.ts';
import { DRIFT_OF_LABELS } from './drift-of-labels.ts';
import { FEEDBACK } from './feedback.ts';
import { INFRASTRUCTURE_OF_NUMBERS } from './infrastructure-numbers.ts';
import { INFRASTRUCTURE_OF_SCHEMA } from './infrastructure-schema.ts';
import { INFRASTRUCTURE_OF_SCORES } from './infrastructure-scores.ts';
import { INFRASTRUCTURE_OF_TEXT } from './infrastructure-text.ts';
import { INFRASTRUCTURE_OF_VALUES } from './infrastructure-values.ts';
import { LABELS_AND_SPLITS } from './labels-and-splits.ts';
import { LEAKAGE } from './leakage.ts';
import { NOTHING_WRONG } from './none.ts';
import { SKEW_OF_CATEGORIES } from './skew-categories.ts';
import { SKEW_OF_ENCODINGS } from './skew-encodings.ts';
import { SKEW_OF_MOMENTS } from './skew-moments.ts';
import { SKEW_OF_ROWS } from './skew-rows.ts';
import { SKEW_OF_VALUES } from './skew-values.ts';

/** Every kind of fault there is, and of no fault. */
export const allFaults: readonly Fault[] = [
  ...SKEW_OF_VALUES,
  ...SKEW_OF_CATEGORIES,
  ...SKEW_OF_ROWS,
  ...DRIFT_OF_INPUTS,
  ...DRIFT_OF_LABELS,
  ...LEAKAGE,
  ...FEEDBACK,
  ...INFRASTRUCTURE_OF_VALUES,
  ...INFRASTRUCTURE_OF_SCHEMA,
  ...DRIFT_OF_SEASON,
  ...SKEW_OF_ENCODINGS,
  ...SKEW_OF_MOMENTS,
  ...LABELS_AND_SPLITS,
  ...INFRASTRUCTURE_OF_TEXT,
  ...INFRASTRUCTURE_OF_NUMBERS,
  ...INFRASTRUCTURE_OF_SCORES,
  ...NOTHING_WRONG,
];
