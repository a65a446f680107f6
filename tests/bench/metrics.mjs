/**
 * `node tests/bench/metrics.mjs`: how long the metrics of both tables take in one thread of Node, and how long scikit-learn takes for
 * those of the same numbers that it has, in processor time. Flags: --rows N (a side), --repeat N (median), --only-ours.
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
    rows: { type: 'string', default: '2000000' },
    repeat: { type: 'string', default: '3' },
    'only-ours': { type: 'boolean', default: false },
  },
});
const rows = Number(flags.rows);
const repeat = Number(flags.repeat);
mkdirSync(cacheFolder, { recursive: true });

const { MeasuredOutcomes, DEFAULT_CONFIRM_SETTINGS, seededRandom, learnCalibration, checkDownSampling } =
  await ourCode('metrics', {
    'confirm/measured-outcomes.ts': 'MeasuredOutcomes',
    'confirm/settings.ts': 'DEFAULT_CONFIRM_SETTINGS',
    'metrics/seeded-random.ts': 'seededRandom',
    'confirm/calibration.ts': 'learnCalibration',
    'confirm/down-sampling.ts': 'checkDownSampling',
  });
const outcomes = makeOutcomes();

const ours = medianCost(repeat, () => new MeasuredOutcomes(outcomes).report(DEFAULT_CONFIRM_SETTINGS));
const measured = new MeasuredOutcomes(outcomes);
let threshold = 0.3;
const dragged = medianCost(15, () => measured.atThreshold((threshold += 0.03)));
const clustered = new MeasuredOutcomes(withEntities(outcomes));
const clusteredReport = medianCost(1, () => clustered.report(DEFAULT_CONFIRM_SETTINGS));
const clusteredDragged = medianCost(15, () => clustered.atThreshold((threshold += 0.01)));
const { labels, predictions } = outcomes.training;
const million = [predictions, labels].map((list) => list.subarray(0, 1_000_000));
const calibration = medianCost(repeat, () => learnCalibration(...million));
const downSampling = medianCost(repeat, () => checkDownSampling(...million));

const figures = {
  rows,
  ourMs: ours.ms,
  thresholdMs: dragged.ms,
  byEntityMs: clusteredReport.ms,
  thresholdByEntityMs: clusteredDragged.ms,
  learnCalibrationMs: calibration.ms,
  checkDownSamplingMs: downSampling.ms,
  ...scikitLearn(ours.result),
};
print(figures);
console.log(JSON.stringify(figures));

/** Calibrated scores with hardly two alike; in serving with fewer positives and some noise. */
function makeOutcomes() {
  const side = (seed, shift, noise) => {
    const random = seededRandom(seed);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const odds = Float64Array.from({ length: rows }, () => 1.7 * normal() - 1 + shift);
    const logistic = (x) => 1 / (1 + Math.exp(-x));
    const labels = odds.map((x) => (random() < logistic(x) ? 1 : 0));
    const predictions = odds.map((x) => logistic(x + noise * normal()));
    return { tableRows: null, labels, predictions, classScores: null, weights: null, groups: null, entities: null, times: null }; // prettier-ignore
  };
  const both = { training: side(1, 0, 0), serving: side(2, -0.5, 0.5) };
  return { task: 'binary', isTaskChosen: false, classes: ['0', '1'], ...both, split: null, problems: [] };
}

function withEntities(plain) {
  const side = (own) => ({
    ...own,
    entities: Float64Array.from({ length: rows }, (_, row) => row % (rows >> 2)),
  });
  return { ...plain, training: side(plain.training), serving: side(plain.serving) };
}

function scikitLearn(report) {
  if (flags['only-ours']) return {};
  for (const side of ['training', 'serving']) {
    writeFileSync(join(cacheFolder, `${side}-${rows}-labels.f64`), outcomes[side].labels);
    writeFileSync(join(cacheFolder, `${side}-${rows}-scores.f64`), outcomes[side].predictions);
  }
  const script = fileURLToPath(new URL('ways/sklearn_metrics.py', import.meta.url));
  const python = installScikitLearn();
  const runs = Array.from({ length: repeat }, () => {
    const { status, stdout, stderr } = spawnSync(python, [script, cacheFolder, String(rows)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  }).sort((a, b) => a.seconds - b.seconds);
  const { seconds, values } = runs[repeat >> 1];
  // Largest difference of a metric, relative to its value.
  let difference = 0;
  for (const side of ['training', 'serving'])
    for (const [metric, value] of Object.entries(values[side])) {
      const own = report.metrics.find((one) => one.metric === metric)[side].value;
      difference = Math.max(difference, Math.abs(own - value) / Math.abs(value));
    }
  return { scikitLearnMs: 1000 * seconds, largestDifference: difference };
}

function print(found) {
  const line = (name, ms) => console.log(`${name.padEnd(66)} ${ms.toFixed(0).padStart(7)} ms`);
  console.log(
    `2 x ${rows.toLocaleString('en')} rows, one thread of Node ${process.version}, median of ${repeat}`,
  );
  line('ours: 14 metrics with intervals and gaps, at the other base rate', found.ourMs);
  if (found.scikitLearnMs) line('scikit-learn: 9 of these, values alone', found.scikitLearnMs);
  line('ours: another threshold', found.thresholdMs);
  line('ours: everything by entity (4 rows each)', found.byEntityMs);
  line('ours: another threshold, by entity', found.thresholdByEntityMs);
  line('ours: learnCalibration of 1,000,000 rows', found.learnCalibrationMs);
  line('ours: checkDownSampling of 1,000,000 rows', found.checkDownSamplingMs);
  if (found.largestDifference !== undefined)
    console.log(`largest relative difference from scikit-learn: ${found.largestDifference.toExponential(1)}`);
}
