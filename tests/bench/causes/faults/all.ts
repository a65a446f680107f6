import type { Fault } from '../fault.ts';
import { DRIFT_OF_INPUTS } from './drift-of-inputs.ts';
import { DRIFT_OF_LABELS } from './drift-of-labels.ts';
import { FEEDBACK } from './feedback.ts';
import { INFRASTRUCTURE_OF_SCHEMA } from './infrastructure-schema.ts';
import { INFRASTRUCTURE_OF_VALUES } from './infrastructure-values.ts';
import { LEAKAGE } from './leakage.ts';
import { NOTHING_WRONG } from './none.ts';
import { SKEW_OF_CATEGORIES } from './skew-categories.ts';
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
  ...NOTHING_WRONG,
];
