import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../../src/core/csv/dialect.ts';
import { sniff } from '../../../../src/core/csv/sniff.ts';
import { arraySource, readRanges, rowsOf } from '../../../support/read-text.ts';

async function read(text: string | Uint8Array, overrides: Partial<Dialect> = {}) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const outcome = await sniff(arraySource(bytes), overrides, 'utf-8', () => '');
  if (!outcome.ok) throw new Error(outcome.fault.code);
  const { plan, preview, faults } = outcome.value;
  const { results } = await readRanges(bytes, plan, [{ start: plan.dataStart, end: bytes.length }]);
  return { plan, preview, faults, results, rows: rowsOf(results) };
}

describe('where the data starts', () => {
  test('behind the header, even where the first row cannot be read', async () => {
    const body = Array.from({ length: 200 }, (_, k) => `${k},x,${k}\n`).join('');
    const { results } = await read(`a,b,c\n1,"2,3\n${body}`);
    const rows = results.reduce((sum, result) => sum + result.rows, 0);
    const aside = results.flatMap((result) => result.setAside);
    expect(rows).toBe(200);
    expect(aside).toMatchObject([{ row: 0, reason: 'unclosed-quote', text: '1,"2,3' }]);
  });

  test('behind a BOM, a preamble and comments', async () => {
    const { rows, plan } = await read(
      '\uFEFFReport of May\n\n# a remark\nid,amount\n1,2.5\n# another\n2,3.5\n3,4.5\n',
    );
    expect(plan.columns.map(({ name }) => name)).toEqual(['id', 'amount']);
    expect(rows).toEqual([
      [1, 2.5],
      [2, 3.5],
      [3, 4.5],
    ]);
  });

  test('at once where there is no header', async () => {
    const { rows } = await read('1,2.5\n2,3.5\n3,4.5\n', { header: false });
    expect(rows).toHaveLength(3);
  });

  test('behind a header whose names span lines', async () => {
    const { rows, plan } = await read('"the\nid",amount\n1,2\n3,4\n');
    expect(plan.columns[0].name).toBe('the\nid');
    expect(rows).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test('behind a header with bytes that are no UTF-8', async () => {
    const bytes = Uint8Array.of(0x61, 0xff, 0x2c, 0x62, 0x0a, ...new TextEncoder().encode('1,2\n3,4\n5,6\n'));
    expect((await read(bytes)).rows).toHaveLength(3);
  });
});
