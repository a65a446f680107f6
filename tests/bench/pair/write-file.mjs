/** Worker thread: writes one file of the pair. */
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { CellWriter } from './cells.mjs';
import { columnsOf, writeRow } from './columns.mjs';
import { randomBits } from './random.mjs';
import { servedColumnNames, servedRows } from './served-columns.mjs';

const { path, side, rows, seed, kind } = workerData;
const { names, write } = kind === 'served' ? served() : payments();
// A file that was cut short must not be taken for a finished one: it gets its name at the end.
const file = openSync(`${path}.part`, 'w');
const writer = new CellWriter((bytes) => writeSync(file, bytes));
writer.text(Buffer.from(names.join(',') + '\n', 'latin1'));
for (let row = 0; row < rows; row++) write(writer, row);
writer.end();
closeSync(file);
renameSync(`${path}.part`, path);

function payments() {
  const columns = columnsOf(side, rows);
  const draw = randomBits(side === 'serving' ? seed + 1 : seed);
  return {
    names: columns.map((column) => column.name),
    write: (to, row) => writeRow(to, columns, draw, row),
  };
}

function served() {
  return { names: servedColumnNames, write: servedRows(side, rows) };
}
