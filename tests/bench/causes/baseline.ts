import { Random } from '../../../src/practice/random.ts';
import type { Family, Row } from './family.ts';
import { learn, learnOutOfFold, type Answer, type Lesson } from './learner.ts';
import { drawWorld, shuffle, type World } from './world.ts';

/** A world and the model that was trained in it, before anything breaks. */
export interface Baseline {
  world: World;
  lesson: Lesson;
  answer: Answer;
  /** Out of fold, by training row. */
  predictions: readonly number[];
  /** Mean change of the prediction where a feature is shuffled, as a share of all of them. */
  weights: ReadonlyMap<string, number>;
}

const WEIGHED_ROWS = 800;
/** Every third seed has a linear model. */
const LINEAR_EVERY = 3;

/** Worlds kept: many faults are tried on each. */
const KEPT = 4;
const kept = new Map<string, Baseline>();

/**
 * Draws a world and trains its model; the last ones are kept.
 * @param family - the business
 * @param seed - of the world
 * @param drift - natural drift; null to draw it from the seed
 */
export function baselineOf(family: Family, seed: number, drift: number | null): Baseline {
  const key = `${family.name}/${family.rows.training}/${seed}/${drift}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const random = new Random(`baseline/${key}`);
  // A table that was split at random does not drift, and many a table was.
  const natural = drift ?? (random.chance(0.3) ? 0 : random.between(0.4, 1.4));
  const world = family.world?.(String(seed), family) ?? drawWorld(family, String(seed), natural);
  const kind = seed % LINEAR_EVERY === 2 ? 'linear' : 'trees';
  const lesson: Lesson = { task: family.task, kind, inputs: family.features.map(({ name }) => name) };
  const answer = learn(lesson, world.training);
  const baseline: Baseline = {
    world,
    lesson,
    answer,
    predictions: learnOutOfFold(lesson, world.training, random),
    weights: weigh(lesson, answer, world.training, random),
  };
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT + 1))) kept.delete(old);
  kept.set(key, baseline);
  return baseline;
}

function weigh(lesson: Lesson, answer: Answer, rows: readonly Row[], random: Random): Map<string, number> {
  const some = Array.from({ length: WEIGHED_ROWS }, () => random.pick(rows));
  const usual = answer(some);
  const moves = lesson.inputs.map((name) => {
    const cells = some.map(({ values }) => values[name]);
    shuffle(cells, random);
    const moved = answer(some.map((row, i) => ({ ...row, values: { ...row.values, [name]: cells[i] } })));
    return moved.reduce((sum, value, i) => sum + Math.abs(value - usual[i]), 0);
  });
  const total = moves.reduce((sum, move) => sum + move, 0);
  return new Map(lesson.inputs.map((name, i) => [name, moves[i] / total]));
}
