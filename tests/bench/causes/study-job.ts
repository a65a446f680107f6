import { readOutcomes } from '../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../src/core/confirm/settings.ts';
import type { Cause } from '../../../src/core/explain/evidence.ts';
import { explainGap } from '../../../src/core/explain/explain.ts';
import { investigate, type Investigation } from '../../../src/core/explain/investigation.ts';
import { metNeeds } from '../../../src/core/explain/needs.ts';
import type { MeasuredRates } from '../../../src/core/explain/rates.ts';
import type { ExplainReport } from '../../../src/core/explain/report.ts';
import { SIGNATURES } from '../../../src/core/explain/signatures/all.ts';
import { psiFromCounts } from '../../../src/core/stats/psi.ts';
import type { ExaminedPair } from '../../../src/core/table/examined-pair.ts';
import type { Truth } from './bench-case.ts';
import { allFaults, makeCase } from './cases.ts';
import { confirmCase } from './confirm-case.ts';
import { examineCase } from './examine-case.ts';
import { ALL_FAMILIES } from './generators/all.ts';
import type { Job, JobResult } from './job.ts';
import type { Family } from './family.ts';
import { realFamilies } from './real-families.ts';
import { realPair } from './real-pairs.ts';
import { without } from './without.ts';

/**
 * Makes the case of a job and explains it.
 * @param job - which case
 * @param rates - that the ranking rests on
 * @returns what was seen; null where the fault happened to change nothing
 */
export async function studyJob(job: Job, rates: MeasuredRates): Promise<JobResult | null> {
  const isPair = job.set === 'real' || job.set === 'public';
  const made = isPair ? await realPair(job.family) : await madePair(job);
  if (made.truth.reach === 0) return null;
  const started = performance.now();
  const { pair, truth, id } = made;
  const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
  const gap = confirmCase(pair, outcomes);
  const investigation = investigate({ pair, outcomes, gap, seed: 1 });
  const report = explainGap(investigation, { rates });
  const met = metNeeds(investigation);
  return {
    job,
    id,
    truth,
    gap,
    seen: report.causes
      .flatMap(({ evidence }) => evidence)
      .map(({ signature, cause, strength, features, setAside, restored }) => ({
        signature,
        cause,
        strength,
        features,
        setAside,
        restored,
      })),
    looked: SIGNATURES.filter(({ needs }) => needs.every((need) => met.has(need))).map(
      (signature) => signature.id,
    ),
    ranked: report.causes.map(({ cause, confidence, features }) => ({ cause, confidence, features })),
    against: againstOf(report),
    largestPsi: largestPsiOf(investigation),
    milliseconds: performance.now() - started,
  };
}

let real: Promise<Family[]> | null = null;

// Read once a lane.
function realOnes(): Promise<Family[]> {
  return (real ??= realFamilies());
}

async function madePair(job: Job): Promise<{ id: string; pair: ExaminedPair; truth: Truth }> {
  const family = (job.set === 'injected' ? await realOnes() : ALL_FAMILIES).find(
    ({ name }) => name === job.family,
  );
  const faults = job.faults.map((id) => allFaults.find((fault) => fault.id === id));
  if (family === undefined || faults.some((fault) => fault === undefined))
    throw new RangeError(JSON.stringify(job));
  const made = makeCase(
    family,
    faults.filter((fault) => fault !== undefined),
    job.strength,
    job.seed,
  );
  const left = job.lacks === null ? made : without(made, job.lacks);
  return { id: made.id, truth: made.truth, pair: await examineCase(left) };
}

function againstOf({ counter }: ExplainReport): JobResult['against'] {
  const sum = (cause: Cause) => counter[cause].reduce((all, { logRatio }) => all + logRatio, 0);
  return {
    'training-serving-skew': sum('training-serving-skew'),
    'data-drift': sum('data-drift'),
    'label-leakage': sum('label-leakage'),
    'feedback-loop': sum('feedback-loop'),
    'infrastructure-bug': sum('infrastructure-bug'),
  };
}

function largestPsiOf({ features }: Investigation): JobResult['largestPsi'] {
  let largest: JobResult['largestPsi'] = null;
  for (const feature of features) {
    const bins = feature.comparison.bins['quantile-10'];
    if (bins === undefined || bins.length === 0) continue;
    const value = psiFromCounts(
      bins.map(({ training }) => training),
      bins.map(({ serving }) => serving),
    );
    if (Number.isFinite(value) && (largest === null || value > largest.value))
      largest = { feature: feature.name, value };
  }
  return largest;
}
