import { expect, test } from 'vitest';
import { servedAsAnotherType } from '../../../../../../src/core/explain/signatures/infrastructure-bug/served-as-another-type.ts';
import { readOutcomes } from '../../../../../../src/core/confirm/read-outcomes.ts';
import { DEFAULT_CONFIRM_SETTINGS } from '../../../../../../src/core/confirm/settings.ts';
import { investigate } from '../../../../../../src/core/explain/investigation.ts';
import { readPair } from '../../../../../support/read-pair.ts';

const ROWS = 600;

/** Two tables as files, one column of serving written in its own way. */
async function look(write: (x: number, row: number) => string) {
  const csv = (cell: (x: number, row: number) => string) =>
    new TextEncoder().encode(
      `size;label\n${Array.from({ length: ROWS }, (_, row) => `${cell(10 + ((row * 37) % 100) / 4, row)};${row % 2}`).join('\n')}\n`,
    );
  const pair = await readPair(csv(String), csv(write));
  const outcomes = readOutcomes(pair, DEFAULT_CONFIRM_SETTINGS);
  return servedAsAnotherType.look(investigate({ pair, outcomes, gap: null, seed: 1, learn: () => null }));
}

test.each<[string, (x: number, row: number) => string]>([
  ['with words around it', (x) => `n=${x} pcs.`],
  ['with a word before it', (x) => `about ${x}`],
  ['as words', (x) => (x > 20 ? 'high' : 'low')],
  ['in a twentieth of the rows', (x, row) => (row % 20 === 0 ? `n=${x} pcs.` : String(x))],
])('a number %s is seen', async (_, write) => {
  const [sighting, ...others] = await look(write);
  expect(others).toEqual([]);
  expect(sighting.features).toEqual(['size']);
  expect(sighting.strength).toBeGreaterThanOrEqual(0.75);
});

test.each<[string, (x: number, row: number) => string]>([
  ['as it was', String],
  ['with more digits', (x) => x.toFixed(6)],
  ['in two rows of six hundred as a text', (x, row) => (row < 2 ? 'n/d' : String(x))],
])('a number %s is not', async (_, write) => {
  expect(await look(write)).toEqual([]);
});
