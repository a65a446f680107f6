import type { BinSetting, Comparison, Profile, Verdict, VerdictLevel } from './comparison.ts';
import { binSettingKey } from './comparison.ts';
import { binnedPsi } from './distances.ts';
import type { BinnedPsi } from './distances.ts';
import { quoted, shareWords } from './measure-words.ts';
import { movedWords, numberWords, psiWords } from './moved-words.ts';
import { isAnotherType } from './type-difference.ts';

/** The line people know: "PSI > 0.2 signals significant drift". Source: Siddiqi (2006) puts it at 0.25, common use at 0.2. */
export const DEFAULT_PSI_LINE = 0.2;
/** Null rates differ where Cohen's h exceeds this ("small") ... Source: Cohen (1988), chapter 6. */
export const NULL_EFFECT = 0.2;
/** ... and they differ by more than a point: from 0 % to 1 % is already h = 0.2. A choice. */
export const NULL_POINTS = 0.01;
/** Half of the rows losing their value is no change of the population. A choice. */
export const NULL_BREAK = 0.5;
/** Differences of shares must exceed this many standard errors, so that a few rows in a hundred do not count. */
export const STANDARD_ERRORS = 3;
/** Categories training never had count from this share on. Source: measured for category re-encoding, unseen > 1 %. */
export const NEW_CATEGORY_SHARE = 0.01;
/** From this share on (nearly) all of serving is something training never saw. A choice. */
export const NEARLY_ALL = 0.95;
/** Fewest values for any of these rules; fewer prove nothing. Source: Cochran (1954). */
const LEAST_ROWS = 5;
/** Rows that should differ, had nothing changed, before "constant" or "all null" is a finding: chance e^-10. */
const LEAST_EXPECTED = 10;
/** Training values from which "outside the training range" means something: by chance 2 / (n + 1) lie outside. */
const LEAST_RANGE = 20;
/** A column that held nearly one value anyway is not broken by holding only that one. */
const NEARLY_CONSTANT = 0.95;
/** More words do not fit a row. */
const MOST_FINDINGS = 3;

/** What decides a verdict. */
export interface JudgeSettings {
  setting: BinSetting;
  /** PSI from which a feature counts as moved. */
  psiLine: number;
}

interface Finding {
  level: VerdictLevel;
  words: string;
}

interface Judgement {
  findings: Finding[];
  psi: BinnedPsi | null;
}

/** A verdict with its place in the list. */
export interface Appraisal extends Verdict {
  /** Larger for what matters more: [4, 5] broken, [2, 3] moved, [0, 1] stable. */
  severity: number;
}

/**
 * Judges one feature in words. PSI counts as moved from the line on, and only above what it reaches without drift at
 * these numbers of rows (95 % point); a p-value alone never decides. Broken is what cannot be the same thing: a missing
 * column, another type, all null or constant, (nearly) all values or categories unknown to training, half the values lost.
 * @param comparison - the feature
 * @param settings - bins, and the PSI from which a feature counts as moved
 * @returns the level and what moved by how much
 * @example judge(comparison, { setting: { edges: 'quantile', bins: 10 }, psiLine: 0.2 }).words // "PSI 0.43, median 12.1 → 30.7"
 */
export function judge(comparison: Comparison, settings: JudgeSettings): Verdict {
  const { level, words } = appraise(comparison, settings);
  return { level, words };
}

/**
 * Sorts features by what matters: broken ones first, then moved, then stable; within a level by PSI above its no-drift
 * band, a feature without PSI before the others where it is broken.
 * @param comparison - the feature
 * @param settings - as for {@link judge}
 * @returns larger for what matters more: [4, 5] broken, [2, 3] moved, [0, 1] stable
 * @example comparisons.toSorted((a, b) => severity(b, settings) - severity(a, settings))
 */
export function severity(comparison: Comparison, settings: JudgeSettings): number {
  return appraise(comparison, settings).severity;
}

/**
 * Verdict and severity at once, for lists that need both.
 * @param comparison - the feature
 * @param settings - as for {@link judge}
 * @returns what {@link judge} and {@link severity} say
 * @example comparisons.map((comparison) => appraise(comparison, settings))
 */
export function appraise(comparison: Comparison, settings: JudgeSettings): Appraisal {
  const { findings, psi } = assess(comparison, settings);
  const level = levelOf(findings);
  return {
    level,
    words: level === 'stable' ? stableWords(psi, settings) : findingWords(findings),
    severity: severityOf(level, psi),
  };
}

function severityOf(level: VerdictLevel, psi: BinnedPsi | null): number {
  const base = level === 'broken' ? 4 : level === 'moved' ? 2 : 0;
  if (!psi) return level === 'broken' ? base + 1 : base;
  // Squeezed into [0, 1]; the band is subtracted so that small tables do not lead the list by chance.
  const excess = psi.psi - psi.noDriftBand[1];
  return base + 0.5 + excess / (2 * (1 + Math.abs(excess)));
}

function findingWords(findings: readonly Finding[]): string {
  // What breaks a feature says more than how far it moved.
  return [...findings]
    .sort((a, b) => Number(b.level === 'broken') - Number(a.level === 'broken'))
    .slice(0, MOST_FINDINGS)
    .map((finding) => finding.words)
    .join('; ');
}

function levelOf(findings: readonly Finding[]): VerdictLevel {
  if (findings.length === 0) return 'stable';
  return findings.some((finding) => finding.level === 'broken') ? 'broken' : 'moved';
}

function stableWords(psi: BinnedPsi | null, { psiLine }: JudgeSettings): string {
  if (!psi) return 'no change in nulls or type';
  if (psi.psi < psiLine) return `PSI ${psiWords(psi.psi)}`;
  return `PSI ${psiWords(psi.psi)}, but tables this small reach ${psiWords(psi.noDriftBand[1])} without drift`;
}

function assess(comparison: Comparison, { setting, psiLine }: JudgeSettings): Judgement {
  const { training, serving, typeDifference: difference } = comparison;
  const broken = (words: string): Judgement => ({ findings: [{ level: 'broken', words }], psi: null });
  if (!training) return broken('missing in training');
  if (!serving) return broken('missing in serving');
  if (difference && isAnotherType(difference)) {
    const served = difference.serving.startsWith('text such as')
      ? `served as text: ${difference.serving.slice('text such as '.length)}`
      : `served as ${difference.serving}, trained as ${difference.training}`;
    return broken(served);
  }
  const psi = binnedPsi(comparison.bins[binSettingKey(setting)] ?? []);
  const findings: (Finding | null)[] = [nullFinding(training, serving)];
  if (serving.rows > serving.nulls && training.rows > training.nulls) {
    findings.push(constantFinding(training, serving));
    findings.push(
      outsideFinding(comparison, training, serving),
      newCategoryFinding(comparison, training, serving),
    );
    if (psi && psi.psi >= psiLine && psi.psi > psi.noDriftBand[1]) {
      findings.push({ level: 'moved', words: movedWords(comparison, training, serving, psi.psi, setting) });
    }
    for (const spike of comparison.spikes) {
      // PSI may have named it already; and where nothing is as it was, no value is a default.
      if (
        findings.some(
          (finding) => finding?.level === 'broken' || finding?.words.includes(`${quoted(spike.value)} `),
        )
      ) {
        continue;
      }
      const words = `${quoted(spike.value)} in ${shareWords(spike.serving)} of serving, ${shareWords(spike.training)} of training`;
      findings.push({ level: 'moved', words });
    }
    if (difference) {
      findings.push({
        level: 'moved',
        words: `${difference.training} in training, ${difference.serving} in serving`,
      });
    }
  }
  return { findings: findings.filter((finding) => finding !== null), psi };
}

function nullFinding(training: Profile, serving: Profile): Finding | null {
  if (training.rows === 0 || serving.rows === 0) return null;
  const before = training.nulls / training.rows;
  const after = serving.nulls / serving.rows;
  const isAllNull = (before === 1) !== (after === 1);
  if (isAllNull) {
    const [share, rows] = after === 1 ? [before, serving.rows] : [after, training.rows];
    if ((1 - share) * rows >= LEAST_EXPECTED) {
      return { level: 'broken', words: `all null in ${after === 1 ? 'serving' : 'training'}` };
    }
  }
  const change = Math.abs(after - before);
  const effect = Math.abs(2 * Math.asin(Math.sqrt(after)) - 2 * Math.asin(Math.sqrt(before)));
  if (change <= NULL_POINTS || effect <= NULL_EFFECT || !isBeyondChance(training, serving)) return null;
  return {
    level: change >= NULL_BREAK ? 'broken' : 'moved',
    words: `nulls ${shareWords(before)} → ${shareWords(after)}`,
  };
}

function isBeyondChance(training: Profile, serving: Profile): boolean {
  const pooled = (training.nulls + serving.nulls) / (training.rows + serving.rows);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / training.rows + 1 / serving.rows));
  return Math.abs(serving.nulls / serving.rows - training.nulls / training.rows) > STANDARD_ERRORS * error;
}

function constantFinding(training: Profile, serving: Profile): Finding | null {
  if (serving.distinct !== 1 || training.distinct < 2) return null;
  const value = serving.top[0]?.value;
  const count = training.top.find((entry) => entry.value === value)?.count ?? 0;
  const share = count / (training.rows - training.nulls);
  if ((1 - share) * (serving.rows - serving.nulls) < LEAST_EXPECTED) return null;
  const always =
    value === undefined ? 'always the same value in serving' : `always ${quoted(value)} in serving`;
  return {
    level: share <= NEARLY_CONSTANT ? 'broken' : 'moved',
    words: `${always}, ${shareWords(share)} in training`,
  };
}

function outsideFinding(comparison: Comparison, training: Profile, serving: Profile): Finding | null {
  const share = comparison.outsideRangeShare;
  // Time goes on: later moments are new by nature, and so are identifiers.
  if (share === null || comparison.type === 'date-time' || comparison.type === 'identifier') return null;
  if (share < NEARLY_ALL || training.rows - training.nulls < LEAST_RANGE) return null;
  if (serving.rows - serving.nulls < LEAST_ROWS) return null;
  const range = `${numberWords(training.min, comparison.type)} to ${numberWords(training.max, comparison.type)}`;
  return { level: 'broken', words: `${shareWords(share)} of serving outside training's range (${range})` };
}

function newCategoryFinding(comparison: Comparison, training: Profile, serving: Profile): Finding | null {
  // New customers are no fault, even where old ones came back often.
  if (comparison.type === 'identifier') return null;
  const share = comparison.newCategoryShare;
  const count = share * (serving.rows - serving.nulls);
  // Without drift the share of unseen categories is that of categories seen once (Good and Turing), which is at most this.
  const byChance = training.distinct / (training.rows - training.nulls);
  if (share < NEW_CATEGORY_SHARE + byChance || count < LEAST_ROWS) return null;
  if (share >= NEARLY_ALL) {
    const example = comparison.newCategories[0];
    const such = example ? `, such as ${quoted(example.value)}` : '';
    const all = share === 1 ? 'all' : shareWords(share);
    return { level: 'broken', words: `${all} of serving in categories training never had${such}` };
  }
  return { level: 'moved', words: `${shareWords(share)} of serving in categories training never had` };
}
