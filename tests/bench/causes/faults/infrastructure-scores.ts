import type { Fault } from '../fault.ts';
import { tidy, type Scene } from '../scene.ts';
import { shuffle } from '../world.ts';

const CAUSE = 'infrastructure-bug';

/** The features are right and so is the model; its answers are not what is written down and acted upon. */
export const INFRASTRUCTURE_OF_SCORES: readonly Fault[] = [
  {
    // Requests that time out get what was last answered.
    id: `${CAUSE}/prediction-stuck`,
    cause: CAUSE,
    logs: (scene) => {
      const reached = scene.reached('release');
      const last = scene.predictions[Math.max(0, reached.indexOf(1) - 1)];
      answerReached(scene, () => last);
    },
  },
  {
    id: `${CAUSE}/prediction-mean`,
    cause: CAUSE,
    logs: (scene) => {
      const { trainingPredictions } = scene;
      const mean = tidy(trainingPredictions.reduce((sum, x) => sum + x, 0) / trainingPredictions.length);
      answerReached(scene, () => mean);
    },
  },
  {
    id: `${CAUSE}/prediction-missing`,
    cause: CAUSE,
    strengths: [0.1, 0.3],
    logs: (scene) => answerReached(scene, () => null),
  },
  {
    // Column 0 of predict_proba instead of column 1; a rank in descending order.
    id: `${CAUSE}/score-flipped`,
    cause: CAUSE,
    fits: ({ task }) => task === 'binary',
    logs: (scene) => answerReached(scene, (score) => tidy(1 - score)),
  },
  {
    id: `${CAUSE}/score-rounded`,
    cause: CAUSE,
    fits: ({ task }) => task === 'binary',
    logs: (scene) => {
      const digits = scene.random.integer(0, 1);
      answerReached(scene, (score) => Number(score.toFixed(digits)));
    },
  },
  {
    id: `${CAUSE}/score-in-percent`,
    cause: CAUSE,
    accept: ['training-serving-skew', 'no-real-gap'],
    fits: ({ task }) => task === 'binary',
    logs: (scene) => answerReached(scene, (score) => tidy(100 * score)),
  },
  {
    id: `${CAUSE}/score-as-log-odds`,
    cause: CAUSE,
    accept: ['training-serving-skew', 'no-real-gap'],
    fits: ({ task }) => task === 'binary',
    logs: (scene) => answerReached(scene, (score) => tidy(Math.log((score + 1e-6) / (1 - score + 1e-6)))),
  },
  {
    // Answers are handed back in another order than the requests came.
    id: `${CAUSE}/scores-of-other-rows`,
    cause: CAUSE,
    accept: ['training-serving-skew'],
    logs: (scene) => {
      const others = [...scene.predictions];
      shuffle(others, scene.random);
      answerReached(scene, (_, i) => others[i]);
    },
  },
];

function answerReached(scene: Scene, change: (score: number, i: number) => number | null): void {
  const reached = scene.reached();
  scene.predictions = scene.predictions.map((score, i) =>
    reached[i] === 1 && score !== null ? change(score, i) : score,
  );
}
