/** The numbers of a chart as a table: what the picture shows, in words and figures. */
export interface ChartTable {
  columns: readonly string[];
  /** Cells as they are shown; the first one of a row names it. */
  rows: readonly (readonly string[])[];
}

/** A cell that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/u;
const NUMBER = /^[+-]?[\d.,]+(e[+-]?\d+)?%?$/iu;

function cell(text: string): string {
  const plain = text.replaceAll('−', '-');
  const safe = FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param table - of a chart @returns the same as CSV (RFC 4180), safe to open in a spreadsheet */
export function chartTableCsv(table: ChartTable): string {
  return [table.columns, ...table.rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
