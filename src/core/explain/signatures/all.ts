import type { Signature } from '../signature.ts';
import { concept } from './data-drift/concept.ts';
import { covariateAbrupt, covariateGradual, covariateShift } from './data-drift/covariate.ts';
import { newSegment, vanishedSegment } from './data-drift/new-segment.ts';
import { priorShift } from './data-drift/prior-shift.ts';
import { seasonal } from './data-drift/seasonal.ts';
import { exposureNarrowing } from './feedback-loop/exposure-narrowing.ts';
import { labelMovedByAction } from './feedback-loop/label-moved-by-action.ts';
import { scoreNarrowing } from './feedback-loop/score-narrowing.ts';
import { selectiveLabels } from './feedback-loop/selective-labels.ts';
import { trainingCutByScore } from './feedback-loop/training-cut-by-score.ts';
import { columnMissing } from './infrastructure-bug/column-missing.ts';
import { defaultCategory } from './infrastructure-bug/default-category.ts';
import { defaultFilled } from './infrastructure-bug/default-filled.ts';
import { defaultPrediction } from './infrastructure-bug/default-prediction.ts';
import { duplicatedRequests } from './infrastructure-bug/duplicated-requests.ts';
import { floatCutToInt } from './infrastructure-bug/float-cut-to-int.ts';
import { frozen } from './infrastructure-bug/frozen.ts';
import { garbledText } from './infrastructure-bug/garbled-text.ts';
import { modelVersion } from './infrastructure-bug/model-version.ts';
import { nullSpike } from './infrastructure-bug/null-spike.ts';
import { overflow } from './infrastructure-bug/overflow.ts';
import { predictionMissing } from './infrastructure-bug/prediction-missing.ts';
import { schemaOrderShifted } from './infrastructure-bug/schema-order-shifted.ts';
import { scoreFlipped } from './infrastructure-bug/score-flipped.ts';
import { scoreRounded } from './infrastructure-bug/score-rounded.ts';
import { servedAsAnotherType } from './infrastructure-bug/served-as-another-type.ts';
import { staleValues } from './infrastructure-bug/stale-values.ts';
import { associationCollapse } from './label-leakage/association-collapse.ts';
import { duplicateRows } from './label-leakage/duplicate-rows.ts';
import { identifierPredicts } from './label-leakage/identifier-predicts.ts';
import { momentAfterRow } from './label-leakage/moment-after-row.ts';
import { postOutcomeFeature } from './label-leakage/post-outcome-feature.ts';
import { targetEncoding } from './label-leakage/target-encoding.ts';
import { misjoinedColumn } from './training-serving-skew/misjoined-column.ts';
import { scatteredValues } from './training-serving-skew/scattered-values.ts';
import { writtenAfterwards } from './label-leakage/written-afterwards.ts';
import { rowJoin } from './training-serving-skew/row-join.ts';
import { anotherScale } from './training-serving-skew/another-scale.ts';
import { affineUnits } from './training-serving-skew/affine-units.ts';
import { categoriesRecoded } from './training-serving-skew/categories-recoded.ts';
import { categoriesRespelt } from './training-serving-skew/categories-respelt.ts';
import { classNumbers } from './training-serving-skew/class-numbers.ts';
import { clipping } from './training-serving-skew/clipping.ts';
import { columnsSwapped } from './training-serving-skew/columns-swapped.ts';
import { functionOnOneSide } from './training-serving-skew/function-on-one-side.ts';
import { oneHotOrder } from './training-serving-skew/one-hot-order.ts';
import { rounding } from './training-serving-skew/rounding.ts';
import { signFlipped } from './training-serving-skew/sign-flipped.ts';
import { timeShift } from './training-serving-skew/time-shift.ts';
import { unitScale } from './training-serving-skew/unit-scale.ts';
import { windowMismatch } from './training-serving-skew/window-mismatch.ts';

/** Every signature, by cause. */
export const SIGNATURES: readonly Signature[] = [
  // Training-serving skew
  rowJoin,
  misjoinedColumn,
  scatteredValues,
  unitScale,
  affineUnits,
  functionOnOneSide,
  signFlipped,
  windowMismatch,
  anotherScale,
  categoriesRespelt,
  categoriesRecoded,
  oneHotOrder,
  columnsSwapped,
  timeShift,
  rounding,
  clipping,
  classNumbers,
  // Infrastructure bug
  modelVersion,
  nullSpike,
  defaultFilled,
  servedAsAnotherType,
  floatCutToInt,
  frozen,
  staleValues,
  columnMissing,
  defaultCategory,
  duplicatedRequests,
  schemaOrderShifted,
  garbledText,
  overflow,
  defaultPrediction,
  predictionMissing,
  scoreFlipped,
  scoreRounded,
  // Label leakage
  postOutcomeFeature,
  associationCollapse,
  writtenAfterwards,
  targetEncoding,
  identifierPredicts,
  duplicateRows,
  momentAfterRow,
  // Feedback loop
  selectiveLabels,
  trainingCutByScore,
  exposureNarrowing,
  scoreNarrowing,
  labelMovedByAction,
  // Data drift
  newSegment,
  vanishedSegment,
  covariateGradual,
  covariateAbrupt,
  covariateShift,
  seasonal,
  priorShift,
  concept,
];
