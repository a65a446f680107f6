import { expect, test } from 'vitest';
import { explainGap } from '../../../../src/core/explain/explain.ts';
import { seededRandom } from '../../../../src/core/metrics/seeded-random.ts';
import { plantedPair, type PlantedTable } from '../../../support/planted-pair.ts';

const ROWS = 3000;
const HOUR = 3_600_000;

/** Three classes by income and region, a tenth of the labels by chance; `lose` leaves cells empty at serving before the model sees them. */
function table(seed: number, lose: (feature: string, row: number) => boolean = () => false): PlantedTable {
  const random = seededRandom(seed);
  const many = <Value>(draw: () => Value) => Array.from({ length: ROWS }, draw);
  const income = many(() => Math.round(random() * 1000) / 10);
  const region = many(() => ['north', 'south', 'west'][Math.floor(random() * 3)]);
  const noise = many(() => Math.round(random() * 1000) / 10);
  const classOf = (x: number, where: string) => (x > 60 ? 0 : where === 'south' ? 1 : 2);
  const served = (name: string, values: readonly number[]) =>
    values.map((value, row) => (lose(name, row) ? NaN : value));
  const seen = served('income', income);
  return {
    features: { income: seen, region, noise: served('noise', noise) },
    labels: income.map((x, row) => (random() < 0.1 ? Math.floor(3 * random()) : classOf(x, region[row]))),
    predictions: seen.map((x, row) => classOf(Number.isNaN(x) ? 100 : x, region[row])),
    times: income.map((_, row) => seed * 30 * 24 * HOUR + row * HOUR),
  };
}
const explain = (lost: string) =>
  explainGap(
    plantedPair(
      table(1),
      table(2, (name, row) => name === lost && row > 1500),
      'multiclass',
    ),
  );
const sightings = (report: ReturnType<typeof explain>) =>
  report.causes
    .flatMap(({ evidence }) => evidence)
    .filter(({ signature }) => signature === 'infrastructure-bug/null-spike');

test('of several classes as well it is said whether a fault matters', () => {
  const felt = explain('income');
  expect(felt.surrogate?.weights[0].feature).toBe('income');
  expect(sightings(felt)).toMatchObject([{ features: ['income'], setAside: null }]);
  expect(felt.causes[0].cause).toBe('infrastructure-bug');

  const ignored = explain('noise');
  expect(ignored.surrogate?.weights.at(-1)?.feature).toBe('noise');
  expect(sightings(ignored)).toMatchObject([{ features: ['noise'], setAside: 'harmless' }]);
});
