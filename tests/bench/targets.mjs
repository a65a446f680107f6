/** What the bench is held to: ratios within one run wherever another way can be the measure. */

/** Targets with their figure: `met` is null where a figure is missing. */
export function targetsOf({ seconds, memory, page, columnsMb }) {
  const ours = seconds.ours?.total ?? null;
  const over = (way, key = 'total') =>
    ours && seconds[way] ? Number((seconds[way][key] / ours).toFixed(3)) : null;
  const ratios = {
    oursOverRead: ours && seconds.read ? Number((ours / seconds.read.total).toFixed(3)) : null,
    duckdbOverOurs: over('duckdb'),
    duckdbWasmOverOurs: over('duckdb-wasm'),
    papaparseOverOurs: over('papaparse'),
    pandasOverOurs: over('pandas'),
    pandasSameNumbersOverOurs: over('pandas', 'withProfiles'),
    memoryOverColumns: memory.ours ? Number((memory.ours / columnsMb).toFixed(3)) : null,
  };
  const most = (name, value, limit, unit) => target(name, value, limit, unit, false);
  const least = (name, value, limit) => target(name, value, limit, '×', true);
  const targets = [
    most('all compared, of only reading', ratios.oursOverRead, 2, '×'),
    least('faster than native DuckDB', ratios.duckdbOverOurs, 3),
    least('faster than DuckDB-WASM', ratios.duckdbWasmOverOurs, 5),
    least('faster than PapaParse', ratios.papaparseOverOurs, 12),
    least("faster than pandas with the seed's snippet", ratios.pandasOverOurs, 3),
    most('first rows and types', seconds.ours?.firstRows ?? null, 0.3, 's'),
    most('first feature', seconds.ours?.firstFeature ?? null, 1, 's'),
    most("longest task on the page's thread", page.longestTaskMs, 50, 'ms'),
    most('changing the bins', page.binsMs, 100, 'ms'),
    most('changing the window', page.windowMs, 100, 'ms'),
    most('peak memory, of the parsed columns', ratios.memoryOverColumns, 1.5, '×'),
  ];
  return { ratios, targets };
}

function target(name, value, limit, unit, atLeast) {
  const met = value === null || value === undefined ? null : atLeast ? value >= limit : value <= limit;
  return { name, value: value ?? null, limit, unit, atLeast, met };
}
