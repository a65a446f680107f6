/** DuckDB-WASM: its own worker and bundle, the files registered by handle, the same SQL as the native one. */
import * as duckdb from '@duckdb/duckdb-wasm';
import { compareFeature, loadStatement } from './sql.mjs';

const bundle = (name) => ({
  mainModule: `/node_modules/@duckdb/duckdb-wasm/dist/duckdb-${name}.wasm`,
  mainWorker: `/node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-${name}.worker.js`,
});

/** Starts the database before the clock does. */
export async function prepare() {
  const chosen = await duckdb.selectBundle({ mvp: bundle('mvp'), eh: bundle('eh') });
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(chosen.mainWorker));
  await database.instantiate(new URL(chosen.mainModule, location.href).href);
  const connection = await database.connect();

  return async ({ training, serving, rows, features }) => {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    for (const [table, file] of Object.entries({ training, serving })) {
      const name = `${table}.csv`;
      await database.registerFileHandle(name, file, duckdb.DuckDBDataProtocol.BROWSER_FILEREADER, true);
      await connection.query(loadStatement(table, name));
    }
    const load = seconds();
    const query = async (statement) => {
      const answer = await connection.query(statement);
      return answer.toArray().map((row) => Object.values(row.toJSON()).map(plain));
    };
    const results = [];
    for (const feature of features) results.push(await compareFeature(query, feature, rows));
    const total = seconds();
    const version = await database.getVersion();
    return { seconds: { total, load, statistics: total - load }, features: results, version };
  };
}

/** Arrow's vectors as arrays and its 64-bit integers as numbers. */
function plain(value) {
  if (typeof value === 'bigint') return Number(value);
  return value !== null && typeof value === 'object' ? Array.from(value, plain) : value;
}
