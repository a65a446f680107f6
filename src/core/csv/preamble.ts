/** Lines before a table that are looked at. */
const LONGEST_PREAMBLE = 30;

/**
 * The number of cells that most records have.
 * @param records - of a sample
 * @returns the most frequent length, the larger one where two are as frequent; 0 without records
 */
export function usualWidth(records: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let usual = 0;
  let most = 0;
  for (const [width, count] of counts) {
    if (count > most || (count === most && width > usual)) {
      usual = width;
      most = count;
    }
  }
  return usual;
}

/**
 * Counts the records before the table: titles, dates of export and the like, which have at most half as many filled cells
 * as the table has columns. Spreadsheets fill them up with empty cells.
 * @param records - from the start of the file
 * @param width - number of columns of the table
 * @returns how many records to pass over; 0 where the table starts at once, or where no start is to be found
 * @example findPreamble([['Sales 2026'], ['id', 'eur'], ['1', '5']], 2) // 1
 */
export function findPreamble(records: readonly (readonly string[])[], width: number): number {
  if (width < 2) return 0;
  for (let at = 0; at < Math.min(records.length - 1, LONGEST_PREAMBLE); at++) {
    if (!isTitle(records[at], width)) return records[at].length === width ? at : 0;
  }
  return 0;
}

function isTitle(record: readonly string[], width: number): boolean {
  const filled = record.filter((cell) => cell.trim() !== '').length;
  if (record.length < width) return filled * 2 <= width;
  if (record.length > width || width === 2) return false;
  return filled === 0 || (filled === 1 && /\p{L}/u.test(record[0]));
}
