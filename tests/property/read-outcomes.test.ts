import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureMetrics } from '../../src/core/confirm/measure-metrics.ts';
import { readOutcomes } from '../../src/core/confirm/read-outcomes.ts';
import { lossKind, rowLosses } from '../../src/core/confirm/row-losses.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../src/core/confirm/settings.ts';
import type { Role } from '../../src/core/table/roles.ts';
import { readPair } from '../support/read-pair.ts';

const ROLES: Record<string, Role> = {
  y: 'label', out: 'prediction', at: 'timestamp', who: 'entity id', part: 'split', mass: 'weight', query: 'group', prob_a: 'feature', prob_b: 'feature', prob_c: 'feature',
}; // prettier-ignore

/** Cells that people have in such columns, and some that nobody should have. */
const CELLS: Record<string, readonly string[]> = {
  y: ['0', '1', '1.0', 'TRUE', 'False', 'yes', 'no', 'a', 'b', 'c', '2', '-1', '3.5', '', 'inf', '__proto__'],
  out: ['0', '1', '0.5', '0.25', '99', '-3', 'yes', 'a', 'b', '', 'inf', '-inf', '1e308', '-1e308'],
  at: ['2026-01-01', '2026-01-02', '2126-05-05', ''],
  who: ['u1', 'u2', 'u3', ''],
  part: ['train', 'test', 'oof', ''],
  mass: ['1', '2.5', '0', '-1', ''],
  query: ['q1', 'q2', ''],
  prob_a: ['0.5', '0.2', ''],
  prob_b: ['0.1', '0.9', '7'],
  prob_c: ['0.3', '0.3'],
};

const column = (name: string) => {
  // Most columns hold few of the cells: two or three labels, not all.
  const cells = CELLS[name];
  return fc
    .subarray([...cells], { minLength: 1, maxLength: Math.min(4, cells.length) })
    .chain((some) => fc.array(fc.constantFrom(...some), { minLength: 24, maxLength: 24 }));
};

const table = fc
  .tuple(fc.subarray(Object.keys(ROLES), { minLength: 1 }), fc.integer({ min: 1, max: 24 }))
  .chain(([names, rows]) => fc.tuple(fc.constant(names), fc.constant(rows), fc.tuple(...names.map(column))))
  .map(([names, rows, columns]) => {
    const lines = Array.from({ length: rows }, (_, row) =>
      [row, ...columns.map((cells) => cells[row])].join(','),
    );
    return [['amount', ...names].join(','), ...lines].join('\n');
  });

const settings = fc.record({
  task: fc.constantFrom(null, null, 'binary', 'multiclass', 'regression', 'ranking') as fc.Arbitrary<
    null | 'binary' | 'multiclass' | 'regression' | 'ranking'
  >,
  positive: fc.constantFrom(null, null, 'yes', '0', 'a', 'zzz'),
  threshold: fc.constantFrom(null, 0.5, 0, -5, 1e9),
});

test('whatever stands in the columns, nothing throws and everything is plain data', async () => {
  await fc.assert(
    fc.asyncProperty(table, table, settings, async (training, serving, chosen) => {
      const bytes = (text: string) => new TextEncoder().encode(text);
      const pair = await readPair(bytes(training), bytes(serving), ROLES);
      const all = { ...DEFAULT_CONFIRM_SETTINGS, ...chosen };
      const outcomes = readOutcomes(pair, all);
      for (const side of ['training', 'serving'] as const) {
        const { labels, predictions, tableRows, weights, groups } = outcomes[side];
        const rows = tableRows?.length ?? pair.rows[side];
        expect([labels.length, predictions.length]).toEqual([rows, rows]);
        if (outcomes.task === 'binary')
          expect(labels.every((y) => y === 0 || y === 1 || Number.isNaN(y))).toBe(true);
        if (outcomes.task === 'multiclass')
          for (const list of [labels, predictions])
            expect(list.every((k) => Number.isNaN(k) || outcomes.classes[k] !== undefined)).toBe(true);
        if (weights) expect(weights.every((weight) => weight >= 0 && weight < Infinity)).toBe(true);
        if (groups) expect(groups.of.every((group) => group < groups.count)).toBe(true);
        const losses = rowLosses(outcomes, labels, predictions, lossKind(outcomes, [outcomes.training.predictions, outcomes.serving.predictions])); // prettier-ignore
        expect(losses.every((loss) => Number.isNaN(loss) || (loss >= 0 && loss < Infinity))).toBe(true);
      }
      const report = measureMetrics(outcomes, all);
      expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    }),
    { numRuns: 400 },
  );
});
