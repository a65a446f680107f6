import { boardSentence } from './board-sentence.ts';
import { evidenceKey } from './decision.ts';
import { rankCauses } from './rank.ts';
import { RANKING } from './ranking-constants.ts';
import type { ExplainReport } from './report.ts';

/**
 * The board as it stands when some evidence does not count: ranked again by what is left.
 * @param report - as it was found
 * @param dismissed - keys of the evidence that is left out (`evidenceKey`)
 * @returns the report itself where nothing is left out; what was dismissed stays listed under its cause
 */
export function withoutEvidence(report: ExplainReport, dismissed: readonly string[]): ExplainReport {
  const out = new Set(dismissed);
  const all = report.causes.flatMap(({ evidence }) => evidence);
  if (!all.some((one) => out.has(evidenceKey(one)))) return report;
  const left = all.filter((one) => !out.has(evidenceKey(one)));
  const ranked = rankCauses(left, report.gap, report.counter, RANKING);
  const causes = ranked.map((cause) => ({
    ...cause,
    evidence: [
      ...cause.evidence,
      ...all.filter((one) => one.cause === cause.cause && out.has(evidenceKey(one))),
    ],
  }));
  return { ...report, causes, sentence: boardSentence(ranked) };
}
