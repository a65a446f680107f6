import { describe, expect, test } from 'vitest';
import { readOutcomes } from '../../../../../src/core/confirm/read-outcomes.ts';
import { gapContext } from '../../../../../src/core/confirm/gap-context.ts';
import { explainByContamination } from '../../../../../src/core/confirm/innocent/contamination.ts';
import { explainByDefinition } from '../../../../../src/core/confirm/innocent/definition.ts';
import type { ConfirmSettings } from '../../../../../src/core/confirm/report.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../../src/core/confirm/settings.ts';
import { measuredReport } from '../../../../support/measured-report.ts';
import { mulberry32 } from '../../../../support/mulberry32.ts';
import { readPair } from '../../../../support/read-pair.ts';

interface Row {
  entity: number;
  split?: string;
  score: number;
  label: number | string;
  features: number[];
}

/** Rows whose score is right in so many of 100 cases. */
function rows(seed: number, count: number, right: number, firstEntity: number, split?: string): Row[] {
  const uniform = mulberry32(seed);
  return Array.from({ length: count }, (_, row) => {
    const label = Number(uniform() < 0.4);
    const isRight = uniform() < right / 100;
    const score = 0.5 + (isRight === (label === 1) ? 0.5 : -0.5) * uniform();
    const features = [uniform(), uniform(), uniform()].map((value) => Number(value.toFixed(4)));
    return {
      entity: firstEntity + row,
      ...(split === undefined ? {} : { split }),
      score: Number(score.toFixed(5)),
      label,
      features,
    };
  });
}
function csv(list: readonly Row[]): Uint8Array {
  const hasSplit = list[0].split !== undefined;
  const head = `customer_id,${hasSplit ? 'split,' : ''}a,b,c,prediction,label`;
  const lines = list.map((row) =>
    [row.entity, ...(hasSplit ? [row.split] : []), ...row.features, row.score, row.label].join(','),
  );
  return new TextEncoder().encode([head, ...lines].join('\n'));
}
async function context(
  training: Row[],
  serving: Row[],
  settings: ConfirmSettings = DEFAULT_CONFIRM_SETTINGS,
) {
  const pair = await readPair(csv(training), csv(serving), { customer_id: 'entity id', split: 'split' });
  const outcomes = readOutcomes(pair, settings);
  return gapContext(pair, outcomes, measuredReport(outcomes, settings, ['roc-auc']), settings);
}

describe('contamination', () => {
  test('tables with nothing in common', async () => {
    const found = explainByContamination(await context(rows(1, 2000, 85, 0), rows(2, 2000, 75, 5000)));
    expect(found).toMatchObject({ answer: 'ruled-out', amount: 0 });
  });

  test('evaluated entities that the model was fitted on, and better there', async () => {
    const fitted = rows(3, 2000, 95, 0, 'train');
    const seen = rows(4, 1000, 95, 0, 'test');
    const fresh = rows(5, 1000, 75, 9000, 'test');
    const found = explainByContamination(
      await context([...fitted, ...seen, ...fresh], rows(6, 2000, 75, 50_000)),
    );
    expect(found.answer).toMatch(/explains/);
    expect(found.amount).toBeLessThan(-0.05);
    expect(found.finding).toContain('belong to entities that the model was fitted on');
    expect(found.picture).toMatchObject({ kind: 'overlap', rows: 1000, entities: 1000 });
  });

  test('copies of rows under other entities', async () => {
    const training = rows(7, 2000, 85, 0);
    const copies = training.slice(0, 200).map((row) => ({ ...row, entity: row.entity + 90_000 }));
    const found = explainByContamination(await context(training, [...rows(8, 1800, 75, 5000), ...copies]));
    expect(found.answer).toBe('ask');
    expect(found.finding).toContain("10% of serving's rows equal a training row");
  });

  test('too good to be true', async () => {
    const found = explainByContamination(await context(rows(9, 2000, 100, 0), rows(10, 2000, 75, 5000)));
    expect(found).toMatchObject({ answer: 'ask', amount: null });
    expect(found.finding).toContain('too good');
  });
});

describe('definition', () => {
  const checkOf = async (id: string, training: Row[], serving: Row[], settings?: ConfirmSettings) => {
    const { picture } = explainByDefinition(await context(training, serving, settings));
    if (picture?.kind !== 'definition') return expect.fail('no checklist');
    expect(picture.checks.map((check) => check.id)).toEqual([
      'metric',
      'label',
      'threshold',
      'grouping',
      'weighting',
      'population',
    ]);
    return picture.checks.find((check) => check.id === id);
  };
  const [training, serving] = [rows(1, 500, 85, 0), rows(2, 500, 85, 5000)];

  test('a reported number that the rows do not give', async () => {
    const reported = (value: number): ConfirmSettings => ({
      ...DEFAULT_CONFIRM_SETTINGS,
      reported: { training: { value, rows: null, positives: null }, serving: null },
    });
    expect((await checkOf('metric', training, serving, reported(0.99)))?.differs).toBe(true);
    const { headline } = await context(training, serving);
    const rounded = Number(headline?.training.value?.toFixed(2));
    expect((await checkOf('metric', training, serving, reported(rounded)))?.differs).toBe(false);
  });

  test('decisions on one side only', async () => {
    const decided = serving.map((row) => ({ ...row, score: Number(row.score > 0.5) }));
    expect((await checkOf('threshold', training, decided))?.differs).toBe(true);
    expect((await checkOf('threshold', training, serving))?.differs).toBe(false);
  });

  test('rows without a label on one side', async () => {
    const lacking = serving.map((row, i) => (i % 4 === 0 ? { ...row, label: '' } : row));
    const found = await checkOf('population', training, lacking);
    expect(found?.differs).toBe(true);
    expect(found?.shown).toContain('125 rows of serving (25% of 500 rows)');
  });

  test('base rates far apart without the scores', async () => {
    const flipped = serving.map((row) => ({ ...row, label: row.entity % 20 === 0 ? row.label : 1 }));
    const found = await checkOf('label', training, flipped);
    expect(found?.shown).toContain('scores have not followed');
  });
});
