import type { Outcomes } from '../../src/core/confirm/outcomes.ts';
import type { ExaminedPair } from '../../src/core/table/examined-pair.ts';
import { makeOutcomes } from './make-outcomes.ts';
import { makePair } from './make-pair.ts';
import { mulberry32, normals } from './mulberry32.ts';

const JOBS = ['student', 'clerk', 'nurse', 'none'];

/** One row of the made tables. */
export interface PlantedRow {
  age: number;
  income: number;
  visits: number;
  job: string | null;
}

/**
 * Tables whose losses depend on the features as in life (errors grow with income; labels with age), with fewer young rows in serving,
 * and a model that is worse in serving where `isWeak` says so.
 */
export function plantSegment(
  seed: number,
  rows: number,
  task: 'binary' | 'regression',
  isWeak: (row: PlantedRow) => boolean,
): { pair: ExaminedPair; outcomes: Outcomes } {
  const uniform = mulberry32(seed);
  const normal = normals(uniform);
  const make = (isServing: boolean) => {
    const features = Array.from({ length: rows }, (): PlantedRow => ({
      age: Math.round(40 + (isServing ? 2 : 0) + 12 * normal()),
      income: Math.exp(normal()),
      visits: uniform() < 0.3 ? 0 : Math.floor(uniform() * 20),
      job: uniform() < 0.05 ? null : JOBS[Math.floor(uniform() * JOBS.length)],
    }));
    const labels = new Float64Array(rows);
    const predictions = new Float64Array(rows);
    features.forEach((row, i) => {
      const isBad = isServing && isWeak(row);
      if (task === 'regression') {
        labels[i] = row.age + normal();
        const error = (1 + row.income) * Math.abs(normal()) + (isBad ? 2 : 0);
        predictions[i] = labels[i] + (uniform() < 0.5 ? error : -error);
        return;
      }
      const logOdds = -2 + (row.age - 40) / 12;
      predictions[i] = 1 / (1 + Math.exp(-logOdds));
      labels[i] = Number(uniform() < 1 / (1 + Math.exp(-logOdds - (isBad ? 2 : 0))));
    });
    return { features, labels, predictions };
  };
  const [training, serving] = [make(false), make(true)];
  const column = (name: keyof PlantedRow) => ({
    training: training.features.map((row) => row[name]),
    serving: serving.features.map((row) => row[name]),
  });
  return {
    pair: makePair({
      age: column('age'),
      income: column('income'),
      visits: column('visits'),
      job: column('job'),
    }),
    outcomes: makeOutcomes(task, training, serving),
  };
}
