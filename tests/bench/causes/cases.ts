import type { CauseId } from '../../../src/core/case-file/cause.ts';
import type { Role } from '../../../src/core/table/roles.ts';
import { Random } from '../../../src/practice/random.ts';
import { baselineOf } from './baseline.ts';
import type { BenchCase, BenchTable } from './bench-case.ts';
import type { Family, Row } from './family.ts';
import type { Fault } from './fault.ts';
import { learn, learnOutOfFold } from './learner.ts';
import { isHarmless, performanceOf } from './performance.ts';
import { Scene, STRENGTHS } from './scene.ts';
import { tableOf } from './write-table.ts';

export { allFaults } from './faults/all.ts';
export { STRENGTHS } from './scene.ts';

/** How often, and how many of serving's rows are in training too: not where training itself is what is wrong. */
const USUALLY_SHARED: Partial<Record<CauseId, number>> = {
  'training-serving-skew': 0.25,
  'infrastructure-bug': 0.2,
  'data-drift': 0.15,
  'no-real-gap': 0.15,
};
const SHARED_ROWS = 500;

/** Whether a fault can be planted in a family at a strength. */
export function isPossible(family: Family, fault: Fault, strength: number): boolean {
  return (fault.fits?.(family) ?? true) && (fault.strengths ?? STRENGTHS).includes(strength);
}

/**
 * Makes a pair of tables with a fault in it: draws a world, trains a model, and lets the fault (or two) happen.
 * @param family - the business
 * @param faults - one fault, or several at once
 * @param strength - one of {@link STRENGTHS}
 * @param seed - of the world; the same seed gives the same pair
 * @throws {RangeError} where the fault does not fit the family
 */
export function makeCase(
  family: Family,
  faults: Fault | readonly Fault[],
  strength: number,
  seed: number,
): BenchCase {
  const all = 'id' in faults ? [faults] : faults;
  const misfit = all.find((fault) => !(fault.fits?.(family) ?? true));
  if (misfit !== undefined) throw new RangeError(`${misfit.id} does not fit ${family.name}`);
  const drift = all.find((fault) => fault.drift !== undefined)?.drift ?? null;
  const baseline = baselineOf(family, seed, drift);
  const fault = all.map(({ id }) => id).join(' + ');
  const id = `${family.name} · ${fault} · ${strength} · ${seed}`;
  const random = new Random(id);
  const scene = new Scene(baseline, strength, random);
  if (family.hasVersion) versionRows(scene);

  for (const { happens } of all) happens?.(scene);
  const trainers = all.filter(({ trains }) => trains !== undefined);
  for (const { trains } of trainers) trains?.(scene);
  const isLearntAnew = trainers.length > 0;
  const answer = isLearntAnew ? learn(scene.lesson, scene.training) : baseline.answer;
  scene.trainingPredictions = isLearntAnew
    ? learnOutOfFold(scene.lesson, scene.training, random)
    : baseline.predictions;

  scene.served = [...scene.serving];
  const right = answer(scene.serving);
  const servers = all.filter(({ serves }) => serves !== undefined);
  for (const { serves } of servers) serves?.(scene);
  scene.predictions = servers.length > 0 ? answer(scene.served) : [...right];
  const reach = servers.length > 0 ? shareOfWrongRows(scene) : null;
  if (scene.versions !== null) versionRows(scene);
  for (const { logs } of all) logs?.(scene);

  const { task } = family;
  const online = performanceOf(task, scene.served, scene.predictions);
  const repaired = servers.length > 0 ? performanceOf(task, scene.serving, right) : null;
  const offline = performanceOf(task, scene.training, scene.trainingPredictions);
  const sharedChance = Math.min(
    ...all.map(({ sharedRows, cause }) => sharedRows ?? USUALLY_SHARED[cause] ?? 0),
  );
  if (random.chance(sharedChance)) addSharedRows(scene, right);
  return {
    id,
    family: family.name,
    task,
    strength,
    ...tablesOf(scene),
    roles: rolesOf(scene),
    truth: {
      fault,
      cause: all[0].cause,
      accept: [...new Set<CauseId>(all.flatMap(({ cause, accept }) => [cause, ...(accept ?? [])]))],
      features: scene.atFault,
      from: scene.from,
      offline,
      online,
      repaired,
      isHarmless: isHarmless(task, online, repaired),
      reach,
    },
  };
}

function versionRows(scene: Scene): void {
  const { training, serving } = scene;
  scene.versions = { training: training.map(() => 'v1.3'), serving: serving.map(() => 'v1.3') };
}

function shareOfWrongRows({ serving, served, features }: Scene): number {
  const isWrong = (row: Row, i: number) =>
    features.some(({ name }) => (row.values[name] ?? null) !== (serving[i].values[name] ?? null));
  return served.filter(isWrong).length / served.length;
}

/** A batch job computed the features of some served requests again: they are in the training table, as they should have been. */
function addSharedRows(scene: Scene, right: readonly number[]): void {
  const { random, serving } = scene;
  const share = Math.min(0.5, SHARED_ROWS / serving.length);
  const chosen = [...serving.keys()].filter((i) => serving[i].label !== null && random.chance(share));
  const known = new Set(scene.training.map(({ entityId, time }) => `${entityId}/${time}`));
  const fresh = chosen.filter((i) => !known.has(`${serving[i].entityId}/${serving[i].time}`));
  scene.training = [...scene.training, ...fresh.map((i) => serving[i])];
  scene.trainingPredictions = [...scene.trainingPredictions, ...fresh.map((i) => right[i])];
}

function tablesOf(scene: Scene): { training: BenchTable; serving: BenchTable } {
  const { family, features, training, trainingPredictions, served, predictions, versions, renamed } = scene;
  const names = features.map(({ name }) => name);
  const versionsOf = (rows: readonly Row[], given: readonly string[]) =>
    rows.map((_, i) => given[i] ?? 'v1.3');
  return {
    training: tableOf(
      family,
      training,
      names,
      trainingPredictions,
      versions && versionsOf(training, versions.training),
    ),
    serving: tableOf(
      family,
      served,
      names,
      predictions,
      versions && versionsOf(served, versions.serving),
      renamed,
    ),
  };
}

function rolesOf({ family, features }: Scene): Record<string, Role> {
  const moments = features.filter(({ meaning }) => meaning === 'moment');
  return {
    ...Object.fromEntries(moments.map(({ name }) => [name, 'feature' as const])),
    [family.entity]: 'entity id',
    event_time: 'timestamp',
    prediction: 'prediction',
    label: 'label',
    ...(family.hasVersion ? { model_version: 'model version' } : {}),
  };
}
