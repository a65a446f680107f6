import { describe, expect, it } from 'vitest';
import { dateOrder, detectDateTimeFormat, parseDateTime } from '../../../../src/core/csv/date-time.ts';
import type { DateTimeFormat } from '../../../../src/core/table/column.ts';

type Pattern = DateTimeFormat['pattern'];
const parse = (text: string, pattern: Pattern) => parseDateTime(text, { kind: 'date-time', pattern });

describe('parseDateTime', () => {
  it.each<[string, Pattern, number]>([
    ['2026-01-05', 'iso', Date.UTC(2026, 0, 5)],
    ['2026-01-05 00:44:25', 'iso', Date.UTC(2026, 0, 5, 0, 44, 25)],
    ['2026-01-05T00:44', 'iso', Date.UTC(2026, 0, 5, 0, 44)],
    ['2026-01-05T00:44:25.123Z', 'iso', Date.UTC(2026, 0, 5, 0, 44, 25, 123)],
    ['2026-01-05T00:44:25.123456', 'iso', Date.UTC(2026, 0, 5, 0, 44, 25) + 123.456],
    ['2026-01-05T02:00:00+02:00', 'iso', Date.UTC(2026, 0, 5)],
    ['2026-01-04T18:30:00-0530', 'iso', Date.UTC(2026, 0, 5)],
    ['2026-01-05 01:00:00+01', 'iso', Date.UTC(2026, 0, 5)],
    ['2026-01-05 00:00:00 UTC', 'iso', Date.UTC(2026, 0, 5)],
    ['2026/1/5', 'iso', Date.UTC(2026, 0, 5)],
    ['20260105', 'iso', Date.UTC(2026, 0, 5)],
    ['20260105T004425', 'iso', Date.UTC(2026, 0, 5, 0, 44, 25)],
    ['  2026-01-05 ', 'iso', Date.UTC(2026, 0, 5)],
    ['2024-02-29', 'iso', Date.UTC(2024, 1, 29)],
    ['1900-02-28', 'iso', Date.UTC(1900, 1, 28)],
    ['5/1/2026', 'day-first', Date.UTC(2026, 0, 5)],
    ['5/1/2026', 'month-first', Date.UTC(2026, 4, 1)],
    ['05.01.26 14:30', 'day-first', Date.UTC(2026, 0, 5, 14, 30)],
    ['1/31/70', 'month-first', Date.UTC(1970, 0, 31)],
    ['1/31/2026 12:05 AM', 'month-first', Date.UTC(2026, 0, 31, 0, 5)],
    ['1/31/2026, 1:05:09 PM', 'month-first', Date.UTC(2026, 0, 31, 13, 5, 9)],
    ['1767573865', 'epoch-s', 1767573865000],
    ['1767573865.5', 'epoch-s', 1767573865500],
    ['1767573865123', 'epoch-ms', 1767573865123],
    ['1767573865123456', 'epoch-us', 1767573865123.456],
    ['1767573865123000000', 'epoch-ns', 1767573865123],
  ])('%j as %s', (text, pattern, value) => {
    expect(parse(text, pattern)).toBe(value);
  });

  it.each<[string, Pattern]>([
    ['2026-02-30', 'iso'],
    ['2023-02-29', 'iso'],
    ['1900-02-29', 'iso'],
    ['2026-13-01', 'iso'],
    ['2026-00-10', 'iso'],
    ['2026-01-00', 'iso'],
    ['2026-01/05', 'iso'],
    ['2026-01-05 24:00', 'iso'],
    ['2026-01-05 10:60', 'iso'],
    ['2026-01-05x', 'iso'],
    ['2026-01-05T', 'iso'],
    ['2026-01-05 10:00:00+25:00', 'iso'],
    ['2026-01-055', 'iso'],
    ['2026', 'iso'],
    ['', 'iso'],
    ['31/4/2026', 'day-first'],
    ['13/13/2026', 'day-first'],
    ['1/31/2026', 'day-first'],
    ['31/1/2026', 'month-first'],
    ['1/2/206', 'day-first'],
    ['1/2/2026 13:00 PM', 'month-first'],
    ['2026-01-05', 'day-first'],
    ['soon', 'epoch-s'],
  ])('%j is no %s', (text, pattern) => {
    expect(parse(text, pattern)).toBeNaN();
  });
});

describe('detectDateTimeFormat', () => {
  const pattern = (cells: readonly string[], name = '') => detectDateTimeFormat(cells, name)?.pattern ?? null;

  it('sees ISO', () => {
    expect(pattern(['2026-01-05 00:44:25', '2026-03-31T00:01:07Z', '2026-01-01'])).toBe('iso');
  });

  it('takes a part over twelve as proof of the order', () => {
    expect(pattern(['5/1/2026', '13/1/2026', '6/1/2026'])).toBe('day-first');
    expect(pattern(['5/1/2026', '1/13/2026', '6/1/2026'])).toBe('month-first');
  });

  it('else takes the order in which rows follow each other', () => {
    const january = Array.from({ length: 12 }, (_, day) => `${day + 1}/1/2026`);
    expect(dateOrder(january)).toEqual({ pattern: 'day-first', ambiguous: false });
    const swapped = Array.from({ length: 12 }, (_, day) => `1/${day + 1}/2026`);
    expect(dateOrder(swapped)).toEqual({ pattern: 'month-first', ambiguous: false });
  });

  it('says when only the mark speaks', () => {
    expect(dateOrder(['5/5/2026', '6/6/2026'])).toEqual({ pattern: 'month-first', ambiguous: true });
    expect(dateOrder(['5.5.2026', '6.6.2026'])).toEqual({ pattern: 'day-first', ambiguous: true });
  });

  it('takes numbers as epochs where magnitude and name agree', () => {
    expect(pattern(['1767573865', '1577836800'], 'event_time')).toBe('epoch-s');
    expect(pattern(['1767573865.25', '1577836800.5'], 'ts')).toBe('epoch-s');
    expect(pattern(['1767573865123', '1577836800000'], 'createdAt')).toBe('epoch-ms');
    expect(pattern(['1767573865123456', '1577836800000000'], 'updated_at')).toBe('epoch-us');
    expect(pattern(['1767573865123456789', '1577836800000000000'], 'Timestamp')).toBe('epoch-ns');
    expect(pattern(['20260105', '20260331'], 'date')).toBe('iso');
  });

  it('takes them without such a name only in a narrow recent range', () => {
    expect(pattern(['1767573865', '1767580000', '1767900000'], 'logged')).toBe('epoch-s');
    expect(pattern(['1767573865', '1577836800'], 'balance')).toBeNull();
    expect(pattern(['1767573865', '1767580000'], 'user_id')).toBeNull();
    expect(pattern(['1767573865'], 'x')).toBeNull();
    expect(pattern(['12', '15', '99'], 'response_time')).toBeNull();
    expect(pattern(['20260105', '20260331'], 'code')).toBeNull();
  });

  it('asks for nine cells in ten', () => {
    const cells = Array.from({ length: 10 }, () => '2026-01-05');
    expect(pattern([...cells.slice(1), 'soon'])).toBe('iso');
    expect(pattern([...cells.slice(2), 'soon', 'later'])).toBeNull();
    expect(pattern([])).toBeNull();
    expect(pattern(['1.5', '2.5'])).toBeNull();
    expect(pattern(['192.168.1.1', '10.0.0.1'])).toBeNull();
  });
});
