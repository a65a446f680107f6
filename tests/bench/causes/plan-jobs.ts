import { allFaults, isPossible, STRENGTHS } from './cases.ts';
import type { Family } from './family.ts';
import type { Fault } from './fault.ts';
import { HELD_OUT_FAMILIES, TUNING_FAMILIES } from './generators/all.ts';
import type { Job, JobSet, Lack } from './job.ts';

/** Faults that come together: a change of the world and a bug, two bugs, a bug and late labels. */
const COMPOUNDS: readonly (readonly [string, string])[] = [
  ['data-drift/covariate-gradual', 'infrastructure-bug/null-spike'],
  ['data-drift/concept-in-segment', 'training-serving-skew/unit-scale'],
  ['training-serving-skew/category-casing', 'infrastructure-bug/null-filled--999'],
  ['label-leakage/default-at-serving', 'data-drift/mixture'],
  ['feedback-loop/selective-labels-in-serving', 'training-serving-skew/unit-scale'],
  ['infrastructure-bug/frozen', 'data-drift/new-category'],
];

/** What is looked at once more with less. */
const ABLATED = [
  'training-serving-skew/unit-scale',
  'training-serving-skew/stale-values-of-a-cache',
  'data-drift/covariate-gradual',
  'data-drift/concept-in-segment',
  'label-leakage/default-at-serving',
  'feedback-loop/exposure-by-score',
  'infrastructure-bug/null-spike',
  'infrastructure-bug/frozen',
  'none/no-change',
  'none/natural-drift',
];
const LACKS: readonly Lack[] = ['serving-labels', 'ids', 'times'];

/** How many cases are made: every one, one a fault at full strength, or these of the held-out businesses alone. */
export type Size = 'full' | 'sparse' | 'quick';

/** How often each fault is tried, by level of strength: rates are of faults that somebody would notice. */
const OFTEN: Readonly<Record<JobSet, readonly number[]>> = {
  tuning: [0, 0, 1, 2, 3],
  'held-out': [1, 1, 1, 1, 2],
  injected: [0, 0, 0, 1, 2],
  real: [],
  public: [],
};
const ONCE = [0, 0, 0, 0, 1];

/** Controls are tried so often for every fault: false alarms are rarer than faults. */
const CONTROLS = 3;

/** Which cases are made. @param size - how many of them */
export function planJobs(size: Size): Job[] {
  return [
    ...(size === 'quick' ? [] : planSet('tuning', TUNING_FAMILIES, size)),
    ...planSet('held-out', HELD_OUT_FAMILIES, size),
  ];
}

/** The same faults in real tables, at full strength and at 30 %. @param families - with real rows */
export function planInjected(families: readonly Family[]): Job[] {
  return planSet('injected', families, 'full');
}

function planSet(set: JobSet, families: readonly Family[], size: Size): Job[] {
  const jobs: Job[] = [];
  const add = (
    family: Family,
    faults: readonly string[],
    strength: number,
    seed: number,
    lacks: Lack | null = null,
  ) => jobs.push({ set, family: family.name, faults, strength, seed, lacks });
  allFaults.forEach((fault, k) => {
    const possible = (strength: number) => families.filter((family) => isPossible(family, fault, strength));
    for (const [level, strength] of STRENGTHS.entries()) {
      const fitting = possible(strength);
      if (fitting.length === 0) continue;
      const wanted =
        (size === 'full' ? OFTEN[set] : ONCE)[level] * (isControl(fault) && size !== 'quick' ? CONTROLS : 1);
      for (let n = 0; n < wanted; n++) {
        // Another family each time, and another world once each had its turn.
        const at = k + level + n;
        add(
          fitting[at % fitting.length],
          [fault.id],
          strength,
          1 + Math.floor(n / fitting.length) + ((k + level) % 3),
        );
      }
    }
  });
  if (set === 'held-out' && size === 'full') {
    COMPOUNDS.forEach((pair, k) => {
      for (const strength of [0.3, 1]) {
        for (const family of families) {
          const faults = pair.map((id) => allFaults.find((fault) => fault.id === id));
          const isFitting = faults.every(
            (fault) => fault !== undefined && isPossible(family, fault, strength),
          );
          if (isFitting && (k + families.indexOf(family)) % 2 === 0) add(family, pair, strength, 1 + (k % 2));
        }
      }
    });
    for (const [k, id] of ABLATED.entries()) {
      for (const [n, lacks] of LACKS.entries()) {
        const fault = allFaults.find((one) => one.id === id);
        const fitting = families.filter((family) => fault !== undefined && isPossible(family, fault, 1));
        for (let more = 0; more < 2; more++)
          add(fitting[(k + n + more) % fitting.length], [id], 1, 1 + more, lacks);
      }
    }
  }
  // Cases of one world follow one another: it is drawn once.
  return jobs.sort((a, b) => a.family.localeCompare(b.family) || a.seed - b.seed);
}

function isControl({ id }: Fault): boolean {
  return id.startsWith('none/');
}
