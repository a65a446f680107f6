/** One feature's numbers in plain JavaScript, the way most people would write them: sort, then look. */
import { DECILES, distinctEdges, PERCENTILES, psiOfCounts } from './psi.mjs';

const TOP = 20;

/** Both sides of a numeric feature; NaN is null. */
export function compareNumbers(trainingValues, servingValues) {
  const sides = [trainingValues, servingValues].map(profileNumbers);
  const edges = distinctEdges(DECILES.map((share) => quantile(sides[0].sorted, share)));
  const [training, serving] = sides.map(({ profile }) => profile);
  const counts = sides.map(({ sorted, profile }) => [profile.nulls, ...binCounts(sorted, edges)]);
  return { training, serving, psi: psiOfCounts(...counts) };
}

function profileNumbers(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const count = sorted.length;
  let sum = 0;
  for (let index = 0; index < count; index++) sum += sorted[index];
  const mean = sum / count;
  let squares = 0;
  let zeros = 0;
  for (let index = 0; index < count; index++) {
    squares += (sorted[index] - mean) ** 2;
    if (sorted[index] === 0) zeros++;
  }
  const top = [];
  let distinct = 0;
  for (let index = 0; index < count;) {
    let end = index + 1;
    while (end < count && sorted[end] === sorted[index]) end++;
    distinct++;
    keepTop(top, String(sorted[index]), end - index);
    index = end;
  }
  const profile = {
    nulls: values.length - count,
    distinct,
    mean,
    std: Math.sqrt(squares / (count - 1)),
    min: sorted[0],
    max: sorted[count - 1],
    zeroShare: zeros / count,
    quantiles: PERCENTILES.map((share) => quantile(sorted, share)),
    top,
  };
  return { sorted, profile };
}

/** numpy's linear interpolation. */
function quantile(sorted, share) {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

/** Values in (edge before, edge], and above the last one. */
function binCounts(sorted, edges) {
  const behind = edges.map((edge) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= edge) low = middle + 1;
      else high = middle;
    }
    return low;
  });
  return [...behind, sorted.length].map((end, bin) => end - (bin > 0 ? behind[bin - 1] : 0));
}

/** Keeps the most frequent values, most frequent first. */
function keepTop(top, value, count) {
  if (top.length === TOP && count <= top[TOP - 1][1]) return;
  let place = top.length;
  while (place > 0 && top[place - 1][1] < count) place--;
  top.splice(place, 0, [value, count]);
  if (top.length > TOP) top.pop();
}

/** Both sides of a text feature; null is null. PSI over training's 20 most frequent values, all others, and null. */
export function compareTexts(trainingValues, servingValues) {
  const [trainingCounts, servingCounts] = [trainingValues, servingValues].map(countValues);
  const [training, serving] = [trainingCounts, servingCounts].map((counts) => {
    const top = [];
    for (const [value, count] of counts) if (value !== null) keepTop(top, String(value), count);
    const nulls = counts.get(null) ?? 0;
    return { nulls, distinct: counts.size - (nulls > 0 ? 1 : 0), top };
  });
  // Values such as `true` are booleans to PapaParse: they are looked up as what they are.
  const frequent = new Set(training.top.map(([value]) => value));
  const bins = [trainingCounts, servingCounts].map((counts, side) => {
    const byText = new Map();
    for (const [value, count] of counts) if (frequent.has(String(value))) byText.set(String(value), count);
    const shown = training.top.map(([value]) => byText.get(value) ?? 0);
    const nulls = [training, serving][side].nulls;
    const rows = [trainingValues, servingValues][side].length;
    return [nulls, ...shown, rows - nulls - shown.reduce((sum, count) => sum + count, 0)];
  });
  return { training, serving, psi: psiOfCounts(...bins) };
}

function countValues(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
