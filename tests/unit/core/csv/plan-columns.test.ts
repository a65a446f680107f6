import { describe, expect, it } from 'vitest';
import { DEFAULT_DIALECT } from '../../../../src/core/csv/dialect.ts';
import { planColumns } from '../../../../src/core/csv/plan-columns.ts';
import type { ValueFormat } from '../../../../src/core/table/column.ts';

const formatOf = (cells: readonly string[], name = 'x', decimal: '.' | ',' = '.'): ValueFormat =>
  planColumns(
    [name],
    cells.map((cell) => [cell]),
    { ...DEFAULT_DIALECT, decimal },
  ).columns[0].format;
const number = (parts: object = {}) => ({
  kind: 'number',
  decimal: '.',
  thousands: '',
  prefix: '',
  suffix: '',
  ...parts,
});
const text = { kind: 'text' };

describe('planColumns, formats', () => {
  it.each<[string, readonly string[], object]>([
    ['integers', ['1', '2', '-3'], number()],
    ['decimals with nulls', ['1.5', '', 'NA', '?', '2e-5', '\\N', ' '], number()],
    ['nothing but nulls', ['', 'NA'], text],
    ['text', ['red', 'blue'], text],
    ['numbers with a slip in ten', [...'123456789', 'x'], number()],
    ['numbers with two slips in ten', [...'12345678', 'x', 'y'], text],
    ['postcodes', ['02134', '10001', '94105'], text],
    ['codes', ['007', '008', '010'], text],
    ['zero and decimals under one', ['0', '0.5', '0.25'], number()],
    ['account numbers', ['1234567890123456', '1234567890123457'], text],
    ['sixteen digits of a decimal', ['0.6922550410792081', '0.3694298674902985'], number()],
    ['telephone numbers', ['+49 151 2345678', '+49 160 1234567'], text],
    ['percentages', ['30%', '0%', '5.5%'], number({ suffix: '%' })],
    ['units', ['0.3 u', '1.25 u'], number({ suffix: ' u' })],
    ['units without space', ['70kg', '81.5kg'], number({ suffix: 'kg' })],
    ['the more frequent spelling of a unit', ['70 kg', '71kg', '72 kg'], number({ suffix: ' kg' })],
    ['terms', ['36 months', '60 months'], number({ suffix: ' months' })],
    ['mixed units', ['70 kg', '800 g', '3 t'], text],
    ['euros', ['€5', '€1,200.50', '-€3'], number({ prefix: '€', thousands: ',' })],
    ['crowns', ['5 kr', '70 kr'], number({ suffix: ' kr' })],
    ['thousands', ['1,234', '999', '1,234,567.5'], number({ thousands: ',' })],
    ['thousands of apostrophes', ["1'234", "999'000"], number({ thousands: "'" })],
    ['decimal commas in a file of points', ['1,5', '2,25'], number({ decimal: ',' })],
    ['one slip with a comma among many plain numbers', [...Array.from({ length: 200 }, (_, at) => `${at}`), '1,234'], number()],
    ['versions', ['v7', 'v8'], text],
    ['versions with points', ['1.10.12', '1.10.13', '2.11.10'], text],
    ['ranges', ['40K - 60K €', '0 - 20K €'], text],
    ['ordinals', ['11th', '12th', '9th'], text],
    ['classes', ['1a', '2b', '3a'], text],
    ['addresses', ['10 Downing Street', '221 Baker Street'], text],
    ['booleans', ['True', 'False'], text],
    ['hexadecimal', ['0x1F', '0x2A'], text],
    ['IP addresses', ['10.0.0.1', '192.168.1.20'], text],
    ['infinities', ['inf', '-inf', '1.5', '2', '3'], number()],
    ['dates', ['2026-01-05', '2026-01-06T10:00:00Z'], { kind: 'date-time', pattern: 'iso' }],
    ['day-first dates', ['13/01/2026', '05/02/2026'], { kind: 'date-time', pattern: 'day-first' }],
    ['short dates with points', ['05.01.26', '13.01.26'], { kind: 'date-time', pattern: 'day-first' }],
    ['times of day', ['12:30', '13:45'], text],
    ['very long cells', ['1'.repeat(100_000), '2'], text],
  ])('%s', (_, cells, format) => {
    expect(formatOf(cells)).toEqual(format);
  }); // prettier-ignore

  it('reads thousands points where the file has decimal commas', () => {
    expect(formatOf(['1.234', '2.500,5'], 'x', ',')).toEqual(number({ decimal: ',', thousands: '.' }));
    expect(formatOf(['1,5', '3'], 'x', ',')).toEqual(number({ decimal: ',' }));
    expect(formatOf(['1.25', '3.5'], 'x', ',')).toEqual(number());
  });

  it('asks the name about epochs', () => {
    expect(formatOf(['1767573865', '1577836800'], 'event_ts')).toEqual({
      kind: 'date-time',
      pattern: 'epoch-s',
    });
    expect(formatOf(['1767573865', '1577836800'], 'balance')).toEqual(number());
  });
});

describe('planColumns, names', () => {
  const plan = (header: readonly string[]) => planColumns(header, [], DEFAULT_DIALECT);
  const names = (header: readonly string[]) => plan(header).columns.map((column) => column.name);

  it('numbers empty and repeated names, and says so', () => {
    const { columns, faults } = plan(['a', '', 'a', ' ', 'a']);
    expect(columns.map((column) => column.name)).toEqual(['a', 'column 2', 'a (2)', 'column 4', 'a (3)']);
    expect(faults).toEqual([
      { code: 'empty-column-name', column: 'column 2' },
      { code: 'duplicate-column', column: 'a (2)', detail: 'a' },
      { code: 'empty-column-name', column: 'column 4' },
      { code: 'duplicate-column', column: 'a (3)', detail: 'a' },
    ]);
  });

  it('never takes a name that another column has', () => {
    expect(names(['a', 'a (2)', 'a'])).toEqual(['a', 'a (2)', 'a (3)']);
    expect(names(['', 'column 1'])).toEqual(['column 1 (2)', 'column 1']);
    const many = names([...Array.from({ length: 50 }, () => 'x'), 'x (7)', '', 'column 52', 'column 53', '']);
    expect(new Set(many).size).toBe(many.length);
  });

  it('keeps names that objects have by themselves', () => {
    const strange = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__'];
    expect(names(strange)).toEqual([...strange.slice(0, 4), '__proto__ (2)']);
  });

  it('numbers the columns of a file without names', () => {
    const { columns, faults } = planColumns(null, [['1', 'a'], ['2', 'b'], ['3']], DEFAULT_DIALECT);
    expect(columns.map((column) => column.name)).toEqual(['column 1', 'column 2']);
    expect(faults).toEqual([]);
  });
});
