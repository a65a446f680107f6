import type { CauseId } from '../../../src/core/case-file/cause.ts';
import type { Cause, Evidence } from '../../../src/core/explain/evidence.ts';
import type { ConfirmedGap } from '../../../src/core/explain/investigation.ts';
import type { Truth } from './bench-case.ts';

/** What a case lacks besides: tables are rarely complete. */
export type Lack = 'serving-labels' | 'ids' | 'times';

/** Rates are measured on tuning cases; reported figures come from held-out ones. Injected are faults in
 * real tables. Real pairs are those that lie beside the project, public ones are made by `public/make_pairs.py`. */
export type JobSet = 'tuning' | 'held-out' | 'injected' | 'real' | 'public';

/** One case to make and to look at. */
export interface Job {
  set: JobSet;
  /** Name of a family, or folder of a real pair. */
  family: string;
  faults: readonly string[];
  strength: number;
  seed: number;
  lacks: Lack | null;
}

/** A sighting as the bench keeps it. */
export interface Seen {
  signature: string;
  cause: Cause;
  strength: number;
  features: readonly string[];
  setAside: Evidence['setAside'];
  restored: number | null;
}

/** What was seen of a case. */
export interface JobResult {
  job: Job;
  id: string;
  truth: Truth;
  gap: ConfirmedGap;
  seen: readonly Seen[];
  /** Signatures whose needs are met: the others cannot fail. */
  looked: readonly string[];
  /** Answers, most likely first. */
  ranked: readonly { cause: CauseId; confidence: number; features: readonly string[] }[];
  /** Log-odds that speak against each cause. */
  against: Readonly<Record<Cause, number>>;
  /** The feature whose PSI (ten quantile bins) is largest; null without features on both sides. */
  largestPsi: { feature: string; value: number } | null;
  milliseconds: number;
}
