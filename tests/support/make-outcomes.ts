import type { Outcomes, SideOutcomes } from '../../src/core/confirm/outcomes.ts';

/** Outcomes of one table; what is not given is absent. */
export function sideOutcomes(given: Partial<SideOutcomes> = {}): SideOutcomes {
  const rows = given.labels?.length ?? given.predictions?.length ?? 0;
  return {
    tableRows: null,
    labels: new Float64Array(rows).fill(NaN),
    predictions: new Float64Array(rows).fill(NaN),
    classScores: null,
    weights: null,
    groups: null,
    entities: null,
    times: null,
    ...given,
  };
}

/** Outcomes of both tables without a problem. */
export function makeOutcomes(
  task: Outcomes['task'],
  training: Partial<SideOutcomes>,
  serving: Partial<SideOutcomes>,
  classes: readonly string[] = task === 'binary' ? ['0', '1'] : [],
): Outcomes {
  return {
    task,
    isTaskChosen: false,
    classes,
    training: sideOutcomes(training),
    serving: sideOutcomes(serving),
    split: null,
    problems: [],
  };
}
