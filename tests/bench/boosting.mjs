/**
 * `node tests/bench/boosting.mjs`: how long boosted trees take to learn a model's scores from a sample of a table and to answer for the
 * rest, and how well, in one thread of Node and with scikit-learn's HistGradientBoosting. Flags: --rows N (learnt; as many are asked), --repeat N (median), --only-ours.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './generate-pair.mjs';
import { installScikitLearn } from './install-peers.mjs';
import { medianCost, ourCode } from './our-code.mjs';

const { values: flags } = parseArgs({
  options: {
    rows: { type: 'string', default: '50000' },
    repeat: { type: 'string', default: '3' },
    'only-ours': { type: 'boolean', default: false },
  },
});
const rows = Number(flags.rows);
const repeat = Number(flags.repeat);
const FEATURES = 45;
/** As Explain learns its stand-in for the model. */
const SETTINGS = { trees: 200, depth: 6, leastRows: 10, keptOut: 0.1, patience: 15 };
const BINS = 127;
const ROWS_OF_A_TREE = 15_000;
mkdirSync(cacheFolder, { recursive: true });

const { applyBins, fitBoosting, learnBins, predictBoosting, r2, seededRandom } = await ourCode('boosting', {
  'explain/boosting/bin-rule.ts': 'applyBins, learnBins',
  'explain/boosting/fit-boosting.ts': 'fitBoosting',
  'explain/boosting/predict-boosting.ts': 'predictBoosting',
  'metrics/r2.ts': 'r2',
  'metrics/seeded-random.ts': 'seededRandom',
});
const { columns, scores } = makeTable();
const all = Uint32Array.from({ length: 2 * rows }, (_, row) => row);
const [learnt, asked] = [all.subarray(0, rows), all.subarray(rows)];

const binning = medianCost(repeat, () => {
  const rules = columns.map((column) => learnBins(column, BINS, learnt));
  return { rows: 2 * rows, rules, bins: columns.map((column, i) => applyBins(rules[i], column)) };
});
const binned = binning.result;
const fit = medianCost(repeat, () => {
  const subsample = Math.min(1, ROWS_OF_A_TREE / rows);
  return fitBoosting(binned, scores, { ...SETTINGS, loss: 'squared', rows: learnt, subsample, seed: 1 });
});
const answer = medianCost(repeat, () => predictBoosting(fit.result, binned.bins, asked));

const figures = {
  rows,
  ourFitMs: binning.ms + fit.ms,
  ourAnswerMs: answer.ms,
  ourR2: r2(answer.result, scores.subarray(rows)).value,
  ...scikitLearn(),
};
const line = (name, fitMs, answerMs, quality) =>
  console.log(
    `${name.padEnd(46)} learn ${fitMs.toFixed(0).padStart(6)} ms   answer ${answerMs.toFixed(0).padStart(5)} ms   R2 ${quality.toFixed(4)}`,
  );
console.log(`${rows.toLocaleString('en')} rows learnt, as many asked, ${FEATURES} features, one thread, median of ${repeat}`); // prettier-ignore
line('ours: bins, 200 trees of 15,000 rows', figures.ourFitMs, figures.ourAnswerMs, figures.ourR2);
if (figures.theirFitMs)
  line('scikit-learn: 200 trees of all rows', figures.theirFitMs, figures.theirAnswerMs, figures.theirR2);
console.log(JSON.stringify({ bench: 'gaptrace-boosting', ...figures }));

/** Features with something in common, and log-odds that a dozen of them make, with a product and a step. */
function makeTable() {
  const random = seededRandom(1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const values = Array.from({ length: FEATURES }, () => new Float64Array(2 * rows));
  const made = new Float64Array(2 * rows);
  for (let row = 0; row < 2 * rows; row++) {
    for (let i = 0; i < FEATURES; i++)
      values[i][row] = i === 0 ? normal() : 0.8 * normal() + 0.4 * values[i - 1][row];
    for (let i = 0; i < 12; i++) made[row] += (0.9 - 0.07 * i) * values[i][row];
    made[row] += 0.5 * values[12][row] * values[13][row] + Number(values[14][row] > 0.5);
  }
  return { columns: values.map((column) => ({ storage: 'number', values: column })), scores: made };
}

function scikitLearn() {
  if (flags['only-ours']) return {};
  const table = new Float64Array((FEATURES + 1) * 2 * rows);
  [...columns.map(({ values }) => values), scores].forEach((column, i) => table.set(column, i * 2 * rows));
  writeFileSync(join(cacheFolder, `boosting-${rows}.f64`), table);
  const script = fileURLToPath(new URL('ways/sklearn_boosting.py', import.meta.url));
  const python = installScikitLearn();
  const runs = Array.from({ length: repeat }, () => {
    const { status, stdout, stderr } = spawnSync(
      python,
      [
        script,
        join(cacheFolder, `boosting-${rows}.f64`),
        String(rows),
        String(BINS),
        JSON.stringify(SETTINGS),
      ],
      { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1' } },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }).sort((a, b) => a.fitSeconds - b.fitSeconds);
  const { fitSeconds, answerSeconds, r2: quality } = runs[repeat >> 1];
  return { theirFitMs: 1000 * fitSeconds, theirAnswerMs: 1000 * answerSeconds, theirR2: quality };
}
