/* Worker: PapaParse reads both files in chunks, plain JavaScript does the statistics. */
self.importScripts('/papaparse/papaparse.min.js');

/** Reads one file into one typed array or one list of strings a feature. */
function readTable(file, rows, features) {
  return new Promise((resolve, reject) => {
    let positions = null;
    let row = 0;
    const columns = features.map(({ kind }) =>
      kind === 'number' ? new Float64Array(rows) : new Array(rows),
    );
    self.Papa.parse(file, {
      dynamicTyping: true,
      skipEmptyLines: true,
      chunk({ data }) {
        let first = 0;
        if (!positions) {
          positions = features.map(({ name }) => data[0].indexOf(name));
          first = 1;
        }
        for (let column = 0; column < columns.length; column++) {
          const values = columns[column];
          const position = positions[column];
          const isNumber = features[column].kind === 'number';
          for (let index = first; index < data.length; index++) {
            const value = data[index][position];
            values[row + index - first] = isNumber && value === null ? NaN : value;
          }
        }
        row += data.length - first;
      },
      complete: () => resolve(columns),
      error: reject,
    });
  });
}

self.onmessage = async ({ data: { training, serving, rows, features } }) => {
  const { compareNumbers, compareTexts } = await import('./plain-statistics.mjs');
  if (!training) {
    self.postMessage('ready');
    return;
  }
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const tables = [await readTable(training, rows, features), await readTable(serving, rows, features)];
  const load = seconds();
  const results = features.map(({ name, kind }, index) => {
    const [first, second] = tables.map((columns) => columns[index]);
    return { name, ...(kind === 'number' ? compareNumbers(first, second) : compareTexts(first, second)) };
  });
  const total = seconds();
  self.postMessage({ seconds: { total, load, statistics: total - load }, features: results });
};
