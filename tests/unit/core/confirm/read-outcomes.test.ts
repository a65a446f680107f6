import { describe, expect, it } from 'vitest';
import type { OutcomeProblemCode, Outcomes } from '../../../../src/core/confirm/outcomes.ts';
import type { ConfirmSettings } from '../../../../src/core/confirm/report.ts';
import { readOutcomes } from '../../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../src/core/confirm/settings.ts';
import type { Role } from '../../../../src/core/table/roles.ts';
import { readPair } from '../../../support/read-pair.ts';

/** Columns by name, one text a row; every table gets a feature, so that no row is empty. */
type Table = Record<string, readonly (string | number)[]>;

const ROLES: Record<string, Role> = {
  label: 'label', prediction: 'prediction', event_time: 'timestamp', entity_id: 'entity id', split: 'split', is_train: 'split', weight: 'weight', query: 'group',
}; // prettier-ignore

function csv(table: Table): Uint8Array {
  const names = Object.keys(table);
  const rows = table[names[0]].map((_, row) =>
    [...names.map((name) => table[name][row]), row * 1.5].join(','),
  );
  return new TextEncoder().encode([[...names, 'amount'].join(','), ...rows].join('\n'));
}

async function read(
  training: Table,
  serving: Table,
  settings: Partial<ConfirmSettings> = {},
): Promise<Outcomes> {
  const named = Object.fromEntries(
    [...Object.keys(training), ...Object.keys(serving)].map((name) => [name, ROLES[name] ?? 'feature']),
  );
  const pair = await readPair(csv(training), csv(serving), named);
  return readOutcomes(pair, { ...DEFAULT_CONFIRM_SETTINGS, ...settings });
}

const codes = (outcomes: Outcomes): OutcomeProblemCode[] => outcomes.problems.map(({ code }) => code);

/** A column that repeats a few values. */
const repeat = (values: readonly (string | number)[], times = 20) =>
  Array.from({ length: times }, () => values).flat();

const LABELS = repeat([0, 0, 1, 0]);
const SCORES = repeat([0.1, 0.3, 0.8, 0.45]);
const GOOD = { prediction: SCORES, label: LABELS };

describe('which label is positive', () => {
  const cases: [string, readonly (string | number)[], [string, string]][] = [
    ['numbers', [0, 0, 1, 0], ['0', '1']],
    ['decimals', ['0.0', '0.0', '1.0', '0.0'], ['0', '1']],
    ['minus one and one', [-1, -1, 1, -1], ['-1', '1']],
    ['booleans', ['False', 'False', 'True', 'False'], ['False', 'True']],
    ['capitals', ['FALSE', 'FALSE', 'TRUE', 'FALSE'], ['FALSE', 'TRUE']],
    ['letters', ['N', 'N', 'Y', 'N'], ['N', 'Y']],
    ['yes and no', ['no', 'no', 'yes', 'no'], ['no', 'yes']],
    ['fraud and legit', ['legit', 'legit', 'fraud', 'legit'], ['legit', 'fraud']],
    ['good and bad', ['good', 'good', 'bad', 'good'], ['good', 'bad']],
    ['a negation', ['non-fraud', 'non-fraud', 'fraud', 'non-fraud'], ['non-fraud', 'fraud']],
    ['one known word', ['member', 'member', 'churned', 'member'], ['member', 'churned']],
    ['what scores point to', ['>50K', '>50K', '<=50K', '>50K'], ['>50K', '<=50K']],
    ['numbers that scores tell apart', [2, 2, 1, 2], ['2', '1']],
  ];
  it.each(cases)('%s', async (_, four, classes) => {
    const table = { prediction: SCORES, label: repeat(four) };
    const outcomes = await read(table, table);
    expect(outcomes).toMatchObject({ task: 'binary', classes, problems: [] });
    expect(Array.from(outcomes.training.labels)).toEqual(LABELS);
    expect(Array.from(outcomes.serving.predictions)).toEqual(SCORES);
  });

  it('is the rarer one where nothing else tells', async () => {
    const table = {
      prediction: repeat([0.5, 0.2, 0.5, 0.2]),
      label: repeat(['a', 'a', 'b', 'b', 'a', 'a', 'a', 'a'], 10),
    };
    const outcomes = await read(table, table);
    expect(outcomes.classes).toEqual(['a', 'b']);
  });

  it('is what the person says', async () => {
    const outcomes = await read(
      GOOD,
      { prediction: SCORES, label: repeat(['no', 'no', 'yes', 'no']) },
      { positive: 'no' },
    );
    expect(outcomes.classes).toEqual(['1', '0']);
    const inverted = LABELS.map((label) => 1 - Number(label));
    expect(Array.from(outcomes.training.labels)).toEqual(inverted);
    expect(Array.from(outcomes.serving.labels)).toEqual(inverted);
  });

  it('is found although the person names one that is not there, which is told', async () => {
    const outcomes = await read(GOOD, GOOD, { positive: 'maybe' });
    expect(outcomes.classes).toEqual(['0', '1']);
    expect(outcomes.problems).toEqual([{ code: 'label-not-understood', side: null, detail: 'maybe' }]);
  });
});

describe('labels of both tables meet', () => {
  it.each([
    ['true and false', ['FALSE', 'FALSE', 'TRUE', 'FALSE']],
    ['yes and no', ['no', 'no', 'Yes', 'no']],
    ['decimals', ['0.0', '0.0', '1.0', '0.0']],
  ])('numbers and %s', async (_, four) => {
    const outcomes = await read(GOOD, { prediction: SCORES, label: repeat(four) });
    expect(outcomes.classes).toEqual(['0', '1']);
    expect(outcomes.problems).toEqual([]);
    expect(outcomes.serving.labels).toEqual(outcomes.training.labels);
  });

  it('and words that are only probably the same are a problem', async () => {
    const outcomes = await read(GOOD, {
      prediction: SCORES,
      label: repeat(['legit', 'legit', 'fraud', 'legit']),
    });
    expect(outcomes.serving.labels).toEqual(outcomes.training.labels);
    expect(outcomes.problems).toEqual([
      { code: 'labels-unlike', side: null, detail: '0 = legit, 1 = fraud (training = serving)' },
    ]);
  });

  it('each by its own scores where no word is known', async () => {
    const outcomes = await read(
      { prediction: SCORES, label: repeat(['A', 'A', 'B', 'A']) },
      { prediction: SCORES, label: repeat(['q', 'q', 'p', 'q']) },
    );
    expect(codes(outcomes)).toEqual(['labels-unlike']);
    expect(outcomes.serving.labels).toEqual(outcomes.training.labels);
  });
});

describe('two labels coded differently in the two tables', () => {
  const coded = (no: string | number, yes: string | number) => ({
    prediction: SCORES,
    label: repeat([no, no, yes, no]),
  });
  const unskilled = (no: string | number, yes: string | number) => ({
    prediction: repeat([0.1, 0.3, 0.8, 0.45]),
    label: repeat([no, yes, yes, yes, yes, no, no, no], 10),
  });
  const mirrored = (table: Table) => ({
    ...table,
    prediction: table.prediction.map((score) => 1 - Number(score)),
  });
  const UNMATCHED = 'labels-unmatched';

  it.each<[string, Table, Table, string]>([
    ['0 and 1, 1 and 2', coded(0, 1), coded(1, 2), '0 = 1, 1 = 2'],
    ['1 and 2, 0 and 1', coded(1, 2), coded(0, 1), '1 = 0, 2 = 1'],
    ['-1 and 1, 1 and 2', coded(-1, 1), coded(1, 2), '-1 = 1, 1 = 2'],
    ['0 and 100, 0 and 1', coded(0, 100), coded(0, 1), '0 = 0, 100 = 1'],
    ['one text in common', coded('a', 'b'), coded('b', 'c'), 'a = b, b = c'],
    ['1 and 2, no and yes', coded(1, 2), coded('no', 'yes'), '1 = no, 2 = yes'],
    ['1 for yes and 2 for no', coded(2, 1), coded('no', 'yes'), '2 = no, 1 = yes'],
  ])('are matched by words and clear scores, and it is told: %s', async (_, training, serving, pairs) => {
    const outcomes = await read(training, serving);
    expect(outcomes.task).toBe('binary');
    expect(Array.from(outcomes.training.labels)).toEqual(LABELS);
    expect(Array.from(outcomes.serving.labels)).toEqual(LABELS);
    expect(outcomes.problems).toEqual([
      { code: 'labels-unlike', side: null, detail: `${pairs} (training = serving)` },
    ]);
  });

  it.each<[string, Table, Table]>([
    ['no skill', coded(0, 1), unskilled(1, 2)],
    ['no skill, texts', coded('a', 'b'), unskilled('c', 'd')],
    ['training without skill or words', unskilled(1, 2), coded('no', 'yes')],
    ['scores against the order of the numbers', coded(0, 1), coded(2, 1)],
    ['mirrored scores of numbers', coded(0, 1), mirrored(coded(1, 2))],
    ['few rows', coded(0, 1), { prediction: [0.1, 0.9, 0.8], label: [1, 2, 2] }],
    ['one label of an unknown spelling', coded(0, 1), coded(2, 2)],
    [
      'decisions instead of scores',
      coded(0, 1),
      { ...coded(1, 2), prediction: repeat(['no', 'no', 'yes', 'no']) },
    ],
  ])('are not guessed: %s', async (_, training, serving) => {
    const outcomes = await read(training, serving);
    expect(outcomes.task).toBe('binary');
    expect(outcomes.serving.labels.every(Number.isNaN)).toBe(true);
    expect(outcomes.training.labels.some((label) => label === 1)).toBe(true);
    const found = codes(outcomes);
    expect(found).toContain(UNMATCHED);
    expect(found).not.toContain('labels-missing');
    expect(found).not.toContain('label-not-understood');
    const { detail } = outcomes.problems.find(({ code }) => code === UNMATCHED)!;
    expect(detail).toBe(
      [training, serving].map(({ label }) => [...new Set(label)].sort().join(', ')).join(' / '),
    );
  });

  it('turn together where the person calls the other one positive', async () => {
    const outcomes = await read(coded(0, 1), coded(1, 2), { positive: '0' });
    expect(outcomes.classes).toEqual(['1', '0']);
    const inverted = LABELS.map((label) => 1 - Number(label));
    expect(Array.from(outcomes.training.labels)).toEqual(inverted);
    expect(Array.from(outcomes.serving.labels)).toEqual(inverted);
    const same = await read(coded(0, 1), coded(1, 2), { positive: '1' });
    expect(Array.from(same.serving.labels)).toEqual(LABELS);
  });

  it('are binary beside log odds too, and classes where those are predicted', async () => {
    const odds = (table: Table) => ({
      ...table,
      prediction: table.prediction.map((score) => Math.log(Number(score) / (1 - Number(score)))),
    });
    expect((await read(odds(coded(0, 1)), odds(coded(1, 2)))).task).toBe('binary');
    const classes = (no: number, yes: number) => {
      const table = coded(no, yes);
      return { ...table, prediction: table.label };
    };
    expect((await read(classes(0, 1), classes(1, 2))).task).toBe('multiclass');
  });
});

describe('the task', () => {
  const quantities = Array.from({ length: 80 }, (_, i) => i * 1.25);
  const near = quantities.map((value) => value + 0.5);
  const counts = repeat([0, 1, 2, 3, 4, 5, 6, 7], 10);
  const queries = Array.from({ length: 80 }, (_, i) => `q${i >> 3}`);
  const cases: [string, Table, Outcomes['task']][] = [
    ['quantities', { label: quantities, prediction: near }, 'regression'],
    ['counts with predictions between', { label: counts, prediction: near }, 'regression'],
    ['numbered classes', { label: counts, prediction: counts }, 'multiclass'],
    [
      'named classes',
      { label: repeat(['a', 'b', 'c', 'a']), prediction: repeat(['a', 'b', 'b', 'a']) },
      'multiclass',
    ],
    ['grades in groups', { label: repeat([0, 1, 2, 3]), prediction: near, query: queries }, 'ranking'],
    [
      'clicks in groups with scores of any size',
      { label: LABELS, prediction: near, query: queries },
      'ranking',
    ],
    ['clicks in groups with probabilities', { ...GOOD, query: queries }, 'binary'],
    ['two quantities', { label: [174.5, 511.25], prediction: [170, 500] }, 'regression'],
    ['predictions alone in the unit interval', { prediction: SCORES }, 'binary'],
    ['predictions alone', { prediction: near }, 'regression'],
  ];
  it.each(cases)('%s', async (_, table, task) => {
    expect((await read(table, table)).task).toBe(task);
  });

  it('is what the person says', async () => {
    const outcomes = await read(GOOD, GOOD, { task: 'regression' });
    expect(outcomes).toMatchObject({ task: 'regression', isTaskChosen: true, classes: [] });
  });
});

describe('what is odd', () => {
  const cases: [string, Table, OutcomeProblemCode[], Partial<ConfirmSettings>?][] = [
    ['nothing', GOOD, []],
    ['no label column', { prediction: SCORES }, ['no-label-column']],
    ['no prediction column', { label: LABELS }, ['no-prediction-column']],
    ['empty labels', { prediction: SCORES, label: repeat(['', '', '', '']) }, ['labels-missing']],
    ['labels that are mostly missing', { prediction: SCORES, label: repeat(['', '', 1, 0, '', '', '', ''], 10) }, ['labels-mostly-missing', 'few-rows']],
    ['predictions that are mostly missing', { label: LABELS, prediction: repeat(['', '', 0.5, '']) }, ['few-rows', 'predictions-missing', 'scores-constant']],
    ['one class', { prediction: SCORES, label: repeat([0, 0, 0, 0]) }, ['one-class']],
    ['a third value', { prediction: SCORES, label: repeat([0, 1, 0, 9]) }, ['label-not-understood']],
    ['a third word', { prediction: SCORES, label: repeat(['no', 'yes', 'no', 'unclear']) }, ['label-not-understood']],
    ['scores up to 100', { label: LABELS, prediction: repeat([10, 30, 80, 45]) }, ['scores-outside-unit-interval', 'threshold-outside-scores']],
    ['logits', { label: LABELS, prediction: repeat([-2, -1, 3, -0.5]) }, ['scores-outside-unit-interval']],
    ['decisions', { label: LABELS, prediction: repeat([0, 0, 1, 1]) }, ['scores-are-decisions']],
    ['decisions as words', { label: repeat(['no', 'no', 'yes', 'no']), prediction: repeat(['no', 'no', 'yes', 'yes']) }, ['scores-are-decisions']],
    ['scores all equal', { label: LABELS, prediction: repeat([0.5, 0.5, 0.5, 0.5]) }, ['scores-constant']],
    ['infinite scores', { label: LABELS, prediction: repeat([0.1, 0.2, 0.9, 'inf']) }, ['scores-infinite']],
    ['words for scores', { label: LABELS, prediction: repeat(['low', 'medium', 'top', 'vast']) }, ['prediction-unlike-label', 'predictions-missing', 'few-rows']],
    ['three rows', { label: [0, 1, 0], prediction: [0.2, 0.7, 0.1] }, ['few-rows']],
    ['times all equal', { ...GOOD, event_time: repeat(['2026-01-01'], 80) }, ['times-all-equal']],
    ['a time in the future', { ...GOOD, event_time: [...repeat(['2026-01-01', '2026-02-01', '2026-01-07'], 26), '2126-01-01', '2026-01-01'] }, ['times-in-future']],
    ['weights below 0', { ...GOOD, weight: repeat([1, 2, -1, '']) }, ['weights-invalid']],
    ['a threshold above all scores', GOOD, ['threshold-outside-scores'], { threshold: 0.9 }],
    ['quantities that are words', { label: repeat([1.5, 2.5, 7.25, 'many']), prediction: SCORES }, ['label-not-understood'], { task: 'regression' }],
  ]; // prettier-ignore
  it.each(cases)('%s', async (_, table, expected, settings) => {
    const outcomes = await read(GOOD, table, { task: 'binary', ...settings });
    const own = outcomes.problems.filter(({ side, code }) => side === 'serving' || (code === 'threshold-outside-scores')); // prettier-ignore
    // A threshold is a problem of both tables, and training's scores are on both sides of 0.5.
    const wanted = expected.filter(
      (code) => code !== 'threshold-outside-scores' || settings?.threshold === 0.9,
    );
    expect(own.map(({ code }) => code).sort()).toEqual([...wanted].sort());
    expect(outcomes.training.labels.length).toBe(80);
    expect(outcomes.serving.labels.length).toBe(outcomes.serving.predictions.length);
  });
});

it('notices that training comes after serving', async () => {
  const from = (month: string): Table => ({
    ...GOOD,
    event_time: Array.from(
      { length: 80 },
      (_, k) => `2026-${month}-${String(1 + (k % 28)).padStart(2, '0')}`,
    ),
  });
  const swapped = async (training: string, serving: string) =>
    (await read(from(training), from(serving), { task: 'binary' })).problems.some(
      ({ code }) => code === 'tables-swapped',
    );
  expect(await swapped('05', '03')).toBe(true);
  expect(await swapped('03', '05')).toBe(false);
  expect(await swapped('03', '03')).toBe(false);
});

describe('rows that take part', () => {
  const six = { prediction: [0.1, 0.9, 0.2, 0.8, 0.3, 0.7], label: [0, 1, 0, 1, 0, 1] };
  it.each([
    ['held-out rows', { split: ['train', 'test', 'train', 'valid', 'test', 'train'] }, 'test', [1, 4]],
    ['validation', { split: ['train', 'val', 'train', 'val', 'train', 'val'] }, 'val', [1, 3, 5]],
    ['out of fold', { split: ['oof', 'oof', 'train', 'train', 'train', 'oof'] }, 'oof', [0, 1, 5]],
    ['not is_train', { is_train: [1, 0, 1, 0, 1, 1] }, '0', [1, 3]],
    ['all of numbered folds', { split: [1, 2, 3, 1, 2, 3] }, null, null],
  ])('%s', async (_, column, split, rows) => {
    const outcomes = await read({ ...six, ...column } as Table, six);
    expect(outcomes.split).toBe(split);
    expect(outcomes.training.tableRows && Array.from(outcomes.training.tableRows)).toEqual(rows);
    expect(outcomes.serving.tableRows).toBe(null);
    if (rows)
      expect(Array.from(outcomes.training.predictions)).toEqual(rows.map((row) => six.prediction[row]));
  });
});

describe('classes', () => {
  const label = repeat(['cat', 'dog', 'cow', 'cat']);
  const scores = {
    prob_cat: repeat([0.6, 0.2, 0.1, 0.2]),
    cow_score: repeat([0.3, 0.1, 0.7, 0.7]),
    p_dog: repeat([0.1, 0.7, 0.2, 0.1]),
  };

  it('are ordered, the same in both tables, and the larger score decides', async () => {
    const outcomes = await read({ label, ...scores }, { label, ...scores });
    expect(outcomes).toMatchObject({ task: 'multiclass', classes: ['cat', 'cow', 'dog'], problems: [] });
    expect(Array.from(outcomes.serving.predictions.subarray(0, 4))).toEqual([0, 2, 1, 1]);
    expect(outcomes.training.classScores?.map((ofClass) => ofClass[2])).toEqual([0.1, 0.7, 0.2]);
  });

  it('are predicted by name, one that never comes true among them', async () => {
    const outcomes = await read(
      { label, prediction: repeat(['cat', 'dog', 'cow', 'horse']) },
      { label, prediction: label },
    );
    expect(outcomes.classes).toEqual(['cat', 'cow', 'dog', 'horse']);
    expect(Array.from(outcomes.training.predictions.subarray(0, 4))).toEqual([0, 2, 1, 3]);
  });

  it('are found by number', async () => {
    const numbered = { proba_0: scores.prob_cat, proba_1: scores.cow_score, proba_2: scores.p_dog };
    const outcomes = await read({ label, ...numbered }, { label, ...numbered });
    expect(Array.from(outcomes.serving.predictions.subarray(0, 4))).toEqual([0, 2, 1, 1]);
  });
});

it('numbers groups, a row without one being a group by itself', async () => {
  const table = { prediction: [0.1, 0.2, 0.3, 0.4], label: [0, 1, 0, 1], query: ['a', 'b', '', 'a'] };
  const { groups } = (await read(table, table)).training;
  expect(groups).toEqual({ of: Uint32Array.of(0, 1, 2, 0), count: 3 });
});

it('gives an entity one key in both tables', async () => {
  const of = (ids: string[]) => ({ prediction: [0.1, 0.2, 0.9], label: [0, 0, 1], entity_id: ids });
  const { training, serving } = await read(of(['u1', 'u2', 'u3']), of(['u3', 'u1', 'u9']));
  expect(serving.entities?.[0]).toBe(training.entities?.[2]);
  expect(serving.entities?.[1]).toBe(training.entities?.[0]);
});
