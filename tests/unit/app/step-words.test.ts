import { describe, expect, it } from 'vitest';
import { announcement, stepWords, type StudySummary } from '../../../src/app/step-words.ts';
import type { TableView } from '../../../src/engine/study.ts';

function table(side: TableView['side'], extra: Partial<TableView> = {}): TableView {
  return {
    side,
    state: 'ready',
    rows: 20_000,
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
    ...extra,
  };
}

const none = { stable: 0, moved: 0, broken: 0 };
const empty: StudySummary = {
  state: 'empty',
  tables: { training: null, serving: null },
  levels: none,
  pending: 0,
  confirm: { verdict: null, decided: null, isBusy: false },
  explain: { causes: [], decided: null, isBusy: false },
};
const both = { training: table('training'), serving: table('serving', { rows: 1 }) };
const reading = (bytesRead: number) =>
  table('training', {
    state: 'reading',
    progress: { bytesRead, bytesTotal: 100, rows: 0, elapsedMs: 1 },
  });

describe('stepWords', () => {
  it('say what Confirm and Explain found, and what the person decided', () => {
    const words = (change: Partial<StudySummary>) => {
      const { confirm, explain } = stepWords({ ...empty, ...change });
      return [confirm, explain];
    };
    const causes = [
      { cause: 'label-leakage', confidence: 0.934 },
    ] as unknown as StudySummary['explain']['causes'];
    expect(words({})).toEqual(['is the gap real', 'which cause']);
    expect(
      words({
        confirm: { verdict: 'real', decided: null, isBusy: true },
        explain: { causes, decided: null, isBusy: true },
      }),
    ).toEqual(['the gap is real', 'label leakage, 93%']);
    expect(
      words({
        confirm: { verdict: 'real', decided: 'explained', isBusy: false },
        explain: { causes, decided: 'data-drift', isBusy: false },
      }),
    ).toEqual(['you: explained', 'you: data drift']);
    expect(
      words({
        confirm: { verdict: null, decided: null, isBusy: true },
        explain: { causes: [], decided: null, isBusy: true },
      }),
    ).toEqual(['computing', 'computing']);
  });

  it.each<[Partial<StudySummary>, string, string]>([
    [{}, 'two files to start', 'which features moved'],
    [{ tables: { training: both.training, serving: null } }, 'serving data missing', 'which features moved'],
    [
      { state: 'reading', tables: { ...both, training: reading(57) } },
      'reading, 57%',
      'which features moved',
    ],
    [
      { state: 'reading', tables: { ...both, training: reading(57) }, levels: { ...none, moved: 2 } },
      'reading, 57%',
      'so far 2 moved',
    ],
    [
      { state: 'analysing', tables: both, levels: { stable: 3, moved: 1, broken: 0 }, pending: 10 },
      '20,000 and 1 row',
      '4 of 14 features',
    ],
    [
      { state: 'ready', tables: both, levels: { stable: 9, moved: 3, broken: 2 } },
      '20,000 and 1 row',
      '2 broken, 3 moved, 9 stable',
    ],
    [{ state: 'ready', tables: both, levels: { ...none, broken: 1 } }, '20,000 and 1 row', '1 broken'],
    [{ state: 'ready', tables: both, levels: { ...none, stable: 14 } }, '20,000 and 1 row', 'all 14 stable'],
    [
      { state: 'failed', tables: { ...both, serving: table('serving', { state: 'failed' }) } },
      'needs a look',
      'which features moved',
    ],
  ])('%#', (extra, load, compare) => {
    expect(stepWords({ ...empty, ...extra })).toMatchObject({ load, compare });
  });
});

describe('announcement', () => {
  it('tells progress in quarters', () => {
    const told = [0, 24, 26, 49, 99].map((bytes) =>
      announcement({ ...empty, state: 'reading', tables: { training: reading(bytes), serving: null } }),
    );
    expect(told).toEqual([0, 0, 25, 25, 75].map((percent) => `Reading, ${percent} percent.`));
  });

  it('tells the outcome', () => {
    expect(announcement(empty)).toBe('');
    expect(announcement({ ...empty, state: 'ready', levels: { stable: 1, moved: 1, broken: 0 } })).toBe(
      'Compared 2 features: 1 moved, 1 stable.',
    );
    expect(announcement({ ...empty, state: 'failed' })).toMatch(/could not be used/);
  });
});
