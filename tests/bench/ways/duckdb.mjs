/**
 * Native DuckDB through its Node binding, with two threads. A program of its own, so that its memory can be told apart:
 * `node duckdb.mjs '{"training": path, "serving": path, "rows": n, "features": [...]}'` prints JSON.
 */
import { DuckDBInstance } from '@duckdb/node-api';
import { compareFeature, loadStatement } from './sql.mjs';

const THREADS = 2;

/** Starts DuckDB, then measures loading both files and computing every feature's numbers. */
async function measure({ training, serving, rows, features }) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(THREADS) });
  // An exact quantile keeps one thread busy however many there are: two connections, one feature each,
  // take half the time of one statement for all features.
  const connections = await Promise.all(Array.from({ length: THREADS }, () => instance.connect()));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  await connections[0].run(loadStatement('training', training));
  await connections[0].run(loadStatement('serving', serving));
  const load = seconds();
  const results = [];
  const waiting = features.map((_, index) => index);
  await Promise.all(
    connections.map(async (connection) => {
      const query = async (statement) => (await connection.runAndReadAll(statement)).getRows().map(plainRow);
      while (waiting.length > 0) {
        const index = waiting.shift();
        results[index] = await compareFeature(query, features[index], rows);
      }
    }),
  );
  const total = seconds();
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  return { seconds: { total, load, statistics: total - load }, peakBytes, features: results };
}

/** DuckDB's lists as arrays and its 64-bit integers as numbers. */
const plainRow = (row) => row.map(plain);
function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  return value?.items ? value.items.map(plain) : value;
}

console.log(JSON.stringify(await measure(JSON.parse(process.argv[2]))));
