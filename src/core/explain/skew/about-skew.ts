import type { Signature } from '../signature.ts';

const SCATTERED = 'scattered-values';

/**
 * What all signatures of one feature's skew have in common.
 * @param id - of the sub-cause, as the file is called
 * @param subCause - in words, to follow "because of"
 * @param look - at both tables
 * @param explains - further signatures that it explains away
 * @returns the signature
 */
export function aboutSkew(
  id: string,
  subCause: string,
  look: Signature['look'],
  explains: readonly string[] = [],
): Signature {
  return {
    id: `training-serving-skew/${id}`,
    cause: 'training-serving-skew',
    subCause,
    needs: [],
    // What is computed otherwise tells the label less as well.
    explainsAway: [
      'data-drift/',
      'label-leakage/association-collapse',
      // Beyond training's values the model goes where the stand-in does not follow.
      'infrastructure-bug/model-version',
      // The least specific of them: whatever else is seen says more. And values that are changed have other frequent ones.
      ...(id === SCATTERED
        ? []
        : [`training-serving-skew/${SCATTERED}`, 'infrastructure-bug/default-filled']),
      ...explains.map((one) => `training-serving-skew/${one}`),
    ],
    refutedBy: 'The same entities at the same time have the same values in both pipelines.',
    toBeSure:
      'Take some fifty logged serving requests, compute this feature for them in the training pipeline, and compare row by row.',
    look,
  };
}
