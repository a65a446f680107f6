import { describe, expect, test } from 'vitest';
import { counterEvidence } from '../../../../src/core/explain/against.ts';
import type { Cause, Evidence } from '../../../../src/core/explain/evidence.ts';
import type { Investigation } from '../../../../src/core/explain/investigation.ts';
import { plantedWorld, type WorldTable } from '../../../support/planted-world.ts';

const CAUSES: readonly Cause[] = ['training-serving-skew', 'data-drift', 'label-leakage', 'feedback-loop', 'infrastructure-bug']; // prettier-ignore

const evidence = (signature: string, cause: Cause, setAside: Evidence['setAside'] = null): Evidence => ({
  signature,
  cause,
  setAside,
  subCause: '',
  features: [],
  strength: 1,
  finding: '',
  facts: [],
  rows: null,
  window: null,
  picture: null,
  logLikelihoodRatio: 1,
  falseAlarmRate: null,
  recall: null,
  refutedBy: '',
  toBeSure: '',
  restored: null,
});

/** A world in which so many rows of serving stand in the training table too, as they were or a day later. */
function shared(rows: number, isSameTime = true): Investigation {
  const changed = plantedWorld(1, {
    serving(table, d) {
      // Rows in training are given by their ids and times, their features are the same.
      const world = plantedWorld(1);
      const { training } = world.rows;
      for (let row = 0; row < rows; row++) {
        table.entities[row] = row;
        table.times[row] = training.times![row] + (isSameTime ? 0 : 86_400_000 * (1 + d.uniform()));
        for (const feature of world.features) {
          const texts = feature.texts('training');
          const column = table.features[feature.name] as unknown[];
          column[row] = texts ? texts.dictionary[texts.codes[row]] : feature.numbers('training')![row];
        }
      }
    },
  });
  return changed;
}

describe('what speaks against each cause', () => {
  test('rows of one moment that agree all but rule skew out', () => {
    const { 'training-serving-skew': skew } = counterEvidence(shared(200), []);
    expect(skew).toEqual([
      {
        words: '200 rows are in both tables, and their features agree: nothing is computed in two ways.',
        logRatio: Math.log(0.05),
      },
    ]);
  });

  test.each([
    ['few of them', shared(30), []],
    ['rows of another moment', shared(200, false), []],
    ['none', plantedWorld(1), []],
    [
      'rows that do not agree',
      shared(200),
      [evidence('training-serving-skew/row-join', 'training-serving-skew')],
    ],
  ])('%s say nothing against it', (_, investigation, seen) => {
    expect(counterEvidence(investigation, seen)['training-serving-skew']).toEqual([]);
  });

  test('where nothing was seen, each of the others has its sentence, which weighs nothing', () => {
    const against = counterEvidence(plantedWorld(1), []);
    for (const cause of CAUSES.filter((one) => one !== 'training-serving-skew')) {
      expect(against[cause], cause).toHaveLength(1);
      expect(against[cause][0].logRatio).toBe(0);
    }
    expect(against['label-leakage'][0].words).toMatch(/the best reaches 0\.\d\d of 1\./);
    expect(against['feedback-loop'][0].words).toContain('100% of the serving rows have a label');
  });

  test.each(CAUSES.filter((cause) => cause !== 'training-serving-skew'))(
    'evidence of %s silences it',
    (cause) => {
      const world = plantedWorld(1);
      expect(counterEvidence(world, [evidence('x', cause)])[cause]).toEqual([]);
      expect(counterEvidence(world, [evidence('x', cause, 'explained-away')])[cause]).toHaveLength(1);
    },
  );

  test('a feature that tells the label by itself leaves leakage open', () => {
    const tell = (table: WorldTable) => {
      table.features.total = table.labels.map((label, row) => 10 * label + (row % 7));
    };
    const leaking = plantedWorld(1, { training: tell, serving: tell });
    expect(counterEvidence(leaking, [])['label-leakage']).toEqual([]);
  });

  test('labels that are missing leave a loop open', () => {
    const selective = plantedWorld(1, { serving: ({ labels }) => void labels.fill(NaN, 0, 300) });
    expect(counterEvidence(selective, [])['feedback-loop']).toEqual([]);
  });
});
