/**
 * Between the session and a case file. The code that reads and writes case files is fetched apart:
 * most visits neither save nor open one.
 */
import type { CaseFileParts } from '../core/case-file/make-case-file.ts';
import type { Examined } from './examination.svelte.ts';
import type { CaseFile } from '../core/case-file/case-file.ts';
import type { Comparison } from '../core/compare/comparison.ts';
import { failure, success, type Outcome } from '../core/faults.ts';

/**
 * The text of a case file.
 * @param parts - what is known as far as Compare
 * @param examined - what Confirm and Explain found, and what was decided there
 */
export async function caseText(parts: CaseFileParts, examined: Examined): Promise<string> {
  const [{ makeCaseFile }, { writeCaseFile }, { confirmRecord, explainRecord }] = await Promise.all([
    import('../core/case-file/make-case-file.ts'),
    import('../core/case-file/write-case-file.ts'),
    import('../core/case-file/steps-record.ts'),
  ]);
  const { metrics, checks, segments, settings, decision, explained, explainDecision } = examined;
  return writeCaseFile(
    makeCaseFile({
      ...parts,
      confirm: confirmRecord({ metrics, checks, segments }, settings, decision),
      ...(explained === null ? {} : { explain: explainRecord(explained, explainDecision) }),
    }),
  );
}

/**
 * Reads a case file.
 * @param file - any file a person chose
 */
export async function openCase(
  file: File,
): Promise<Outcome<{ saved: CaseFile; comparisons: readonly Comparison[] }>> {
  const [{ comparisonOf }, { MAX_CASE_FILE_BYTES }, { readCaseFile }] = await Promise.all([
    import('../core/case-file/feature-record.ts'),
    import('../core/case-file/case-file.ts'),
    import('../core/case-file/read-case-file.ts'),
  ]);
  const refuse = (detail: string) => failure({ code: 'not-a-case-file', file: file.name, detail });
  if (file.size > MAX_CASE_FILE_BYTES) return refuse('it is larger than any case file');
  const outcome = readCaseFile(await file.text());
  if (!outcome.ok) return refuse(outcome.reason + (outcome.path === '' ? '' : ` (${outcome.path})`));
  return success({ saved: outcome.value, comparisons: outcome.value.compare.features.map(comparisonOf) });
}
