/** One feature's numbers in DuckDB's SQL: the same text for the native and the WebAssembly build. */
import { DECILES, distinctEdges, PERCENTILES, psiOfCounts } from './psi.mjs';

const SHARES = [...PERCENTILES, ...DECILES];
const quoted = (name) => `"${name}"`;

/** Statement that reads one CSV file; the types are left to DuckDB's own detection. */
export const loadStatement = (table, file) => `CREATE TABLE ${table} AS FROM read_csv('${file}')`;

/** Null count, mean, std, extremes, zero share and exact quantiles of one column. */
const numberProfile = (table, column) => `
  SELECT count(*) - count(${column}), avg(${column}), stddev_samp(${column}), min(${column}), max(${column}),
    count_if(${column} = 0) / count(${column}), quantile_cont(${column}, [${SHARES}]) FROM ${table}`;

/** The 20 most frequent values, each with the exact number of distinct ones (the groups are there anyway). */
const topValues = (table, column) => `
  WITH groups AS MATERIALIZED (SELECT ${column} AS value, count(*) AS n FROM ${table} GROUP BY ALL)
  SELECT value, n, (SELECT count(value) FROM groups) FROM groups WHERE value IS NOT NULL ORDER BY n DESC LIMIT 20`;

const binCounts = (table, column, edges) =>
  `SELECT map_values(histogram(${column}::DOUBLE, [${edges}]::DOUBLE[])) FROM ${table}`;

const valueCounts = (table, column, values) =>
  `SELECT ${column}::VARCHAR, count(*) FROM ${table} WHERE ${column}::VARCHAR IN (${values}) GROUP BY ALL`;

/**
 * Both tables' numbers of one feature.
 * `query` takes a statement and gives rows as arrays of plain values.
 */
export async function compareFeature(query, { name, kind }, rows) {
  const column = quoted(name);
  const profiles = [];
  for (const table of ['training', 'serving']) {
    const profile =
      kind === 'number'
        ? (await query(numberProfile(table, column)))[0]
        : (await query(`SELECT count(*) - count(${column}) FROM ${table}`))[0];
    const top = await query(topValues(table, column));
    profiles.push({
      nulls: Number(profile[0]),
      mean: profile[1] ?? null,
      quantiles: profile[6]?.slice(0, PERCENTILES.length) ?? null,
      deciles: profile[6]?.slice(PERCENTILES.length) ?? null,
      distinct: Number(top[0]?.[2] ?? 0),
      top: top.map(([value, count]) => [String(value), Number(count)]),
    });
  }
  const counts =
    kind === 'number'
      ? await countNumbers(query, column, profiles)
      : await countValues(query, column, profiles, rows);
  const [training, serving] = profiles;
  return { name, training, serving, psi: psiOfCounts(...counts) };
}

async function countNumbers(query, column, profiles) {
  const edges = distinctEdges(profiles[0].deciles);
  const counts = [];
  for (const [index, table] of ['training', 'serving'].entries()) {
    const [[bins]] = await query(binCounts(table, column, edges));
    const padded = Array.from({ length: edges.length + 1 }, (_, bin) => Number(bins[bin] ?? 0));
    counts.push([profiles[index].nulls, ...padded]);
  }
  return counts;
}

async function countValues(query, column, profiles, rows) {
  const values = profiles[0].top.map(([value]) => value);
  const list = values.map((value) => `'${value.replaceAll("'", "''")}'`).join(',');
  const found = new Map(
    (await query(valueCounts('serving', column, list))).map(([value, count]) => [value, Number(count)]),
  );
  const training = profiles[0].top.map(([, count]) => count);
  const serving = values.map((value) => found.get(value) ?? 0);
  return [training, serving].map((counts, index) => [
    profiles[index].nulls,
    ...counts,
    rows - profiles[index].nulls - counts.reduce((sum, count) => sum + count, 0),
  ]);
}
