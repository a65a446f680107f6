import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrder, detectDateTimeFormat, parseDateTime } from '../../src/core/csv/date-time.ts';
import { detectNumberFormat } from '../../src/core/csv/detect-number-format.ts';
import { detectEncoding } from '../../src/core/csv/encoding.ts';
import { parseNumber, PLAIN_NUMBER } from '../../src/core/csv/number-format.ts';
import { planColumns } from '../../src/core/csv/plan-columns.ts';
import { DEFAULT_DIALECT } from '../../src/core/csv/dialect.ts';
import { guessRoles } from '../../src/core/table/guess-roles.ts';
import type { ColumnType, NumberFormat } from '../../src/core/table/column.ts';

/** How a spreadsheet would write a number. */
function write(value: number, format: NumberFormat, decimals: number): string {
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.');
  const groups = format.thousands === '' ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, format.thousands);
  const body = fraction === undefined ? groups : `${groups}${format.decimal}${fraction}`;
  return `${value < 0 ? '-' : ''}${format.prefix}${body}${format.suffix}`;
}

const formats = fc
  .record({
    decimal: fc.constantFrom<'.' | ','>('.', ','),
    thousands: fc.constantFrom<NumberFormat['thousands']>('', ',', '.', ' ', "'", '_'),
    affix: fc.constantFrom(
      ['', ''],
      ['€', ''],
      ['$', ''],
      ['', '%'],
      ['', ' kg'],
      ['', ' €'],
      ['kr', ''],
      ['', ' u'],
    ),
  })
  .filter(({ decimal, thousands }) => thousands !== decimal)
  .map(({ decimal, thousands, affix }): NumberFormat => ({
    kind: 'number',
    decimal,
    thousands,
    prefix: affix[0],
    suffix: affix[1],
  }));

describe('numbers', () => {
  it('that are plain are what Number says', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        expect(parseNumber(String(value), PLAIN_NUMBER)).toBe(Number(String(value)));
        const scientific = value.toExponential();
        expect(parseNumber(scientific, PLAIN_NUMBER)).toBe(Number(scientific));
      }),
    );
  });

  it('come back from any way of writing them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 4 }),
        formats,
        (units, decimals, format) => {
          const text = (units / 10 ** decimals).toFixed(decimals);
          expect(parseNumber(write(Number(text), format, decimals), format)).toBe(Number(text));
        },
      ),
    );
  });

  it('say how they are written', () => {
    fc.assert(
      fc.property(
        formats,
        fc.array(fc.integer({ min: 1_234_567, max: 99_999_999 }), { minLength: 5, maxLength: 40 }),
        (format, units) => {
          const cells = units.map((unit) => write(unit / 100, format, 2));
          // Without a thousands mark before it, the decimal mark is certain only by its two digits.
          expect(detectNumberFormat(cells, format.decimal)?.format).toEqual(format);
          expect(detectNumberFormat(cells, format.decimal === '.' ? ',' : '.')?.format).toEqual(format);
        },
      ),
    );
  });
});

const instants = fc.date({ min: new Date('1971-01-01'), max: new Date('2068-12-31'), noInvalidDate: true });
const two = (value: number) => String(value).padStart(2, '0');

describe('date-times', () => {
  it('in ISO come back to the millisecond, in any zone', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (date, zone) => {
        const format = { kind: 'date-time', pattern: 'iso' } as const;
        expect(parseDateTime(date.toISOString(), format)).toBe(date.getTime());
        const local = new Date(date.getTime() + zone * 60_000).toISOString().slice(0, -1);
        const sign = zone < 0 ? '-' : '+';
        const offset = `${sign}${two(Math.trunc(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`;
        expect(parseDateTime(local + offset, format)).toBe(date.getTime());
      }),
    );
  });

  it('with the day or the month first agree with Date.UTC', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom('/', '.', '-'), fc.boolean(), (date, mark, isShort) => {
        const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
        const y = isShort ? two(year % 100) : String(year);
        const expected = Date.UTC(year, month - 1, day);
        expect(parseDateTime([day, month, y].join(mark), { kind: 'date-time', pattern: 'day-first' })).toBe(
          expected,
        );
        expect(
          parseDateTime([two(month), two(day), y].join(mark), { kind: 'date-time', pattern: 'month-first' }),
        ).toBe(expected);
      }),
    );
  });

  it('that do not exist are not read', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 0, max: 40 }),
        (y, m, d) => {
          const date = new Date(Date.UTC(y, m - 1, d));
          const exists = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
          const read = parseDateTime(`${y}-${two(m)}-${two(d)}`, { kind: 'date-time', pattern: 'iso' });
          expect(read).toEqual(exists ? date.getTime() : NaN);
        },
      ),
    );
  });

  it('of consecutive days tell which part is the day', () => {
    fc.assert(
      fc.property(
        instants,
        fc.integer({ min: 4, max: 60 }),
        fc.boolean(),
        fc.constantFrom('/', '.', '-'),
        (start, days, isDayFirst, mark) => {
          const cells = Array.from({ length: days }, (_, at) => {
            const date = new Date(start.getTime() + at * 86_400_000);
            const [day, month] = [date.getUTCDate(), date.getUTCMonth() + 1];
            return [...(isDayFirst ? [day, month] : [month, day]), date.getUTCFullYear()].join(mark);
          });
          const pattern = isDayFirst ? 'day-first' : 'month-first';
          expect(dateOrder(cells)).toEqual({ pattern, ambiguous: false });
          expect(detectDateTimeFormat(cells)?.pattern).toBe(pattern);
        },
      ),
    );
  });
});

describe('encodings', () => {
  it('of any text are told, wherever the sample is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.nat(), (text, cut) => {
        const bytes = new TextEncoder().encode(`id,text\n1,${text.replaceAll('\0', '')}\n`);
        expect(detectEncoding(bytes.subarray(0, 10 + (cut % (bytes.length - 9)))).encoding).toBe('utf-8');
      }),
    );
  });
});

const anyName = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '',
    ' ',
    'a',
    'a (2)',
    'column 2',
    'id',
    'label',
    'y',
    'event_time',
    'score',
  ),
  fc.string(),
);

describe('names', () => {
  it('of columns are always unique, and those that were are kept', () => {
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 30 }), (header) => {
        const { columns, faults } = planColumns(header, [], DEFAULT_DIALECT);
        const names = columns.map((column) => column.name);
        expect(new Set(names).size).toBe(header.length);
        header.forEach((name, at) => {
          if (name.trim() !== '' && header.indexOf(name) === at) expect(names[at]).toBe(name);
        });
        expect(faults).toHaveLength(names.filter((name, at) => name !== header[at]).length);
      }),
    );
  });

  it('all get a role, and a special role goes to one column', () => {
    const types: readonly ColumnType[] = [
      'integer',
      'decimal',
      'boolean',
      'category',
      'text',
      'date-time',
      'identifier',
      'empty',
    ];
    const table = fc.uniqueArray(fc.tuple(anyName, fc.constantFrom(...types)), {
      selector: ([name]) => name,
      maxLength: 12,
    });
    const schemas = table.map(
      (columns) =>
      columns.map(([name, type], index) => ({
        name, index, type, format: PLAIN_NUMBER, nulls: [], misfits: { count: 0, examples: [] }, count: 100, distinct: 50,
      })), // prettier-ignore
    );
    fc.assert(
      fc.property(schemas, schemas, (training, serving) => {
        const roles = guessRoles(training, serving);
        const names = new Set([...training, ...serving].map((column) => column.name));
        expect(new Set(Object.keys(roles))).toEqual(names);
        const special = Object.values(roles).filter((role) => role !== 'feature' && role !== 'ignored');
        expect(new Set(special).size).toBe(special.length);
      }),
    );
  });
});
