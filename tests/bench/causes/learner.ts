import type { Random } from '../../../src/practice/random.ts';
import { fitModel, predict } from '../../../src/practice/model.ts';
import { input } from '../../../src/practice/table.ts';
import { fitLinear } from './linear-model.ts';
import type { Family, Row } from './family.ts';

/** A trained model: the answer for each row. */
export type Answer = (rows: readonly Row[]) => number[];

/** Kinds of model that are trained. */
export type ModelKind = 'trees' | 'linear';

/** What is learnt from what. */
export interface Lesson {
  task: Family['task'];
  kind: ModelKind;
  /** Names of the values it is fed; `#id` is the entity id as a number. */
  inputs: readonly string[];
}

/** Rows of the training table by which it is scored: as many models, each scores the rows it has not seen. */
const FOLDS = 4;

/** Trains on rows with a label. */
export function learn(lesson: Lesson, rows: readonly Row[]): Answer {
  const known = rows.filter(({ label }) => label !== null);
  if (lesson.kind === 'linear') return fitLinear(lesson, known);
  const features = lesson.inputs.map((name) =>
    input<Row>(name, (row) => (name === '#id' ? Number(row.entityId) : (row.values[name] ?? null))),
  );
  const model = fitModel(features, known, lesson.task === 'binary' ? 'probability' : 'quantity');
  return (asked) => predict(model, asked);
}

/** Predictions of training rows out of fold. */
export function learnOutOfFold(lesson: Lesson, rows: readonly Row[], random: Random): number[] {
  const folds = Array.from(rows, () => random.integer(0, FOLDS - 1));
  const predictions = new Array<number>(rows.length).fill(0);
  for (let fold = 0; fold < FOLDS; fold++) {
    const answer = learn(
      lesson,
      rows.filter((_, i) => folds[i] !== fold),
    );
    const asked = [...rows.keys()].filter((i) => folds[i] === fold);
    const answers = answer(asked.map((i) => rows[i]));
    asked.forEach((i, k) => (predictions[i] = answers[k]));
  }
  return predictions;
}
