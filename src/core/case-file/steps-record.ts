import { answeredVerdict } from '../confirm/answered-verdict.ts';
import type { ConfirmDecision } from '../confirm/decision.ts';
import type { ChecksReport, ConfirmSettings, MetricsReport, SegmentsReport } from '../confirm/report.ts';
import type { ExplainDecision } from '../explain/decision.ts';
import type { ExplainReport } from '../explain/report.ts';
import { withoutEvidence } from '../explain/without-evidence.ts';
import type { CaseFileConfirm, CaseFileExplain } from './case-file.ts';

/**
 * The Confirm step as a case file holds it.
 * @param found - its reports; null for what could not be computed
 * @param found.metrics - labels, predictions, metrics
 * @param found.checks - explanations and verdict
 * @param found.segments - where the loss grew
 * @param settings - what the person chose
 * @param decision - what the person decided; what they answered on definitions is in verdict and sentence, and not in `checks`
 * @returns the record, which shares its parts with what was given
 */
export function confirmRecord(
  found: { metrics: MetricsReport | null; checks: ChecksReport | null; segments: SegmentsReport | null },
  settings: ConfirmSettings,
  decision: ConfirmDecision,
): CaseFileConfirm {
  const { checks } = found;
  const proposed = checks && answeredVerdict(checks.verdict, checks.explanations, decision.answers);
  return {
    verdict: decision.verdict ?? proposed?.verdict ?? null,
    sentence: proposed?.sentence ?? '',
    metric: proposed?.metric ?? null,
    training: proposed?.training ?? null,
    serving: proposed?.serving ?? null,
    gap: proposed?.gap ?? null,
    explanations: checks?.explanations ?? [],
    settings,
    decision,
    ...found,
  };
}

/**
 * The Explain step as a case file holds it: ranked without what the person dismissed, which stays listed.
 * @param report - the board as it was found
 * @param decision - what the person decided
 * @returns the record
 */
export function explainRecord(report: ExplainReport, decision: ExplainDecision): CaseFileExplain {
  const dismissed = decision.dismissed.map(({ evidence }) => evidence);
  return { ...withoutEvidence(report, dismissed), pick: decision.cause, decision };
}
