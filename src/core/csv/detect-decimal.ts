const DECIMAL_COMMA = /^\s*[-+]?\d+,\d+\s*$/;
const DECIMAL_POINT = /^\s*[-+]?\d+\.\d+\s*$/;
/** May as well hold a thousands separator. */
const THREE_DIGITS = /^\s*[-+]?[1-9]\d{0,2}[.,]\d{3}\s*$/;

/**
 * Finds out which decimal mark plain numbers have. Where nothing but `1,234` is to be seen, a file whose cells are
 * separated by commas leaves the comma to thousands; any other file probably avoids the comma because it is the mark.
 * @param records - of a sample
 * @param delimiter - between its cells
 * @returns the mark that more numbers have
 * @example detectDecimal([['1,5', '2,25']], ';') // ','
 */
export function detectDecimal(records: readonly (readonly string[])[], delimiter: string): '.' | ',' {
  let commas = 0;
  let points = 0;
  let unclear = 0;
  for (const record of records) {
    for (const cell of record) {
      if (cell.length > 40) continue;
      const isUnclear = THREE_DIGITS.test(cell);
      if (DECIMAL_COMMA.test(cell)) {
        if (isUnclear) unclear++;
        else commas++;
      } else if (DECIMAL_POINT.test(cell) && !(isUnclear && delimiter !== ',')) points++;
    }
  }
  if (commas + points === 0) return unclear > 0 && delimiter !== ',' ? ',' : '.';
  return commas > points ? ',' : '.';
}
