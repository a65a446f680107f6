import { describe, expect, it } from 'vitest';
import type { TableView } from '../../../../src/engine/study.ts';
import { loadHeadline } from '../../../../src/steps/load/headline.ts';

function table(side: TableView['side'], state: TableView['state'], rows = 0): TableView {
  return {
    side,
    state,
    rows,
    files: [],
    progress: { bytesRead: 0, bytesTotal: 0, rows: 0, elapsedMs: 0 },
    dialect: null,
    overrides: {},
    columnNames: [],
    preview: [],
    columns: [],
    setAside: [],
    setAsideCount: 0,
    blankLines: 0,
    faults: [],
    isRestored: false,
  };
}

describe('loadHeadline', () => {
  const training = table('training', 'ready', 20_000);
  const serving = table('serving', 'ready', 1);
  it.each([
    ['empty', null, null, 'What changed between training and serving?'],
    [
      'ready',
      { ...training, isRestored: true },
      { ...serving, isRestored: true },
      'A saved case: 20,000 training rows and 1 serving row share 14 columns.',
    ],
    ['reading', table('training', 'reading'), null, 'Reading the training table.'],
    ['reading', training, table('serving', 'reading'), 'Reading both tables.'],
    ['empty', training, null, 'The training table is read: 20,000 rows. Now the serving data.'],
    ['failed', training, table('serving', 'failed'), 'The serving file could not be read.'],
    ['failed', table('training', 'failed'), table('serving', 'failed'), 'Neither file could be read.'],
    ['failed', training, serving, 'The two tables cannot be compared as they are.'],
    ['ready', training, serving, '20,000 training rows and 1 serving row share 14 columns.'],
  ] as const)('%s: %#', (state, first, second, sentence) => {
    expect(loadHeadline(state, { training: first, serving: second }, 14)).toBe(sentence);
  });
});
