import fc from 'fast-check';
import { describe, test } from 'vitest';
import { PLAIN_NUMBER } from '../../src/core/csv/number-format.ts';
import { readRanges, textPlan } from '../support/read-text.ts';

async function readNumbers(texts: readonly string[]): Promise<Float64Array> {
  const bytes = new TextEncoder().encode(texts.map((text) => `${text},x`).join('\n'));
  const plan = textPlan(2);
  const columns = [{ name: 'number', format: PLAIN_NUMBER }, plan.columns[1]];
  const { results } = await readRanges(bytes, { ...plan, columns }, [{ start: 0, end: bytes.length }]);
  const [column] = results[0].columns;
  if (column.storage !== 'number') throw new Error('not read as numbers');
  return column.values;
}

async function expectSameBits(texts: readonly string[]): Promise<void> {
  const values = await readNumbers(texts);
  texts.forEach((text, row) => {
    if (!Object.is(values[row], Number(text))) {
      throw new Error(`${text} was read as ${values[row]}, Number gives ${Number(text)}`);
    }
  });
}

const digits = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength, maxLength });

describe('numbers read from bytes', () => {
  test('equal Number(text) bit for bit, as any float prints', async () => {
    const floats = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 50,
    });
    await fc.assert(
      fc.asyncProperty(floats, (values) => expectSameBits(values.map(String))),
      { numRuns: 500 },
    );
  });

  test('equal Number(text) for any digits around a decimal point', async () => {
    const written = fc
      .tuple(fc.constantFrom('', '-'), digits(1, 20), fc.option(digits(1, 20), { nil: '' }))
      .map(([sign, whole, fraction]) => sign + whole + (fraction === '' ? '' : `.${fraction}`));
    await fc.assert(fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 50 }), expectSameBits), {
      numRuns: 2000,
    });
  });

  test('equal Number(text) next to the middle between two floats', async () => {
    // The hardest cases of decimal conversion: 16 to 18 digits that lie as close to a tie as they can.
    const texts = [
      '9007199254740993',
      '9007199254740992.5',
      '9007199254740993.00',
      '4503599627370496.5',
      '4503599627370497.5',
      '0.500000000000000166',
      '0.50000000000000011',
      '1.00000000000000011',
      '1.00000000000000033',
      '72057594037927945',
      '72057594037927937',
      '144115188075855881',
      '0.1000000000000000055',
      '123456789012345678',
      '999999999999999999',
      '-0',
      '0',
      '0.0',
      '-0.000',
      '.5',
      '5.',
      '-.5',
      '1e5',
      '1E-7',
      '+3',
      '00012',
      '1e400',
      '-1e400',
      '4.9e-324',
      '2.5e-324',
    ];
    await expectSameBits(texts);
  });

  test('sixteen to eighteen digits, a million of them', async () => {
    let state = 12345;
    const next = (): number => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
    const texts = Array.from({ length: 1_000_000 }, () => {
      const all =
        `${next()}`.padStart(10, '3').slice(0, 9) + `${next()}`.padStart(10, '7').slice(0, 7 + (next() % 3));
      const point = next() % all.length;
      return `${all.slice(0, point) || '0'}.${all.slice(point)}`;
    });
    await expectSameBits(texts);
  });
});
