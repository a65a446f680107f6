import { drift } from './drift.scenario.ts';
import { feedback } from './feedback.scenario.ts';
import { infrastructure } from './infrastructure.scenario.ts';
import { leakage } from './leakage.scenario.ts';
import { nothingWrong } from './nothing-wrong.scenario.ts';
import type { SampleTables, Scenario } from './scenario.ts';
import { skew } from './skew.scenario.ts';

const SCENARIOS: readonly Scenario[] = [skew, drift, leakage, feedback, infrastructure, nothingWrong];

/**
 * Makes a built-in sample: the same bytes every time, on every engine.
 * @param name - of a sample in SAMPLES
 * @returns both tables as UTF-8 CSV, 20,000 rows each
 * @throws {RangeError} where no sample has that name
 */
export function generateSample(name: string): SampleTables {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (!scenario) throw new RangeError(`no sample named ${name}`);
  return scenario.generate();
}
