import type { Cell, Feature, Observation, ScoredRow } from './table.ts';
import { formatTime } from './table.ts';

/** @param cell - a value; null is an empty cell @returns one cell as RFC 4180 has it */
export function writeCell(cell: Cell): string {
  if (cell === null) return '';
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes one table: UTF-8, comma, LF, a header, `true`/`false`, nulls as empty cells, rows in order of time.
 * @param features - the columns between event_time and model_version
 * @param rows - scored rows in any order
 * @returns the bytes of the file
 */
export function writeCsv<Row extends Observation>(
  features: readonly Feature<Row>[],
  rows: readonly ScoredRow<Row>[],
): Uint8Array {
  const names = [
    'entity_id',
    'event_time',
    ...features.map((feature) => feature.name),
    'model_version',
    'prediction',
    'label',
  ];
  const lines = [names.map(writeCell).join(',')];
  for (const { row, modelVersion, prediction } of rows.toSorted((a, b) => a.row.time - b.row.time)) {
    const cells = [writeCell(row.entityId), formatTime(row.time)];
    for (const feature of features) cells.push(writeCell(feature.read(row)));
    cells.push(writeCell(modelVersion), writeCell(prediction), writeCell(row.label));
    lines.push(cells.join(','));
  }
  return new TextEncoder().encode(lines.join('\n') + '\n');
}
