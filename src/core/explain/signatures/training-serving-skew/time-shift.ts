import type { Sighting } from '../../evidence.ts';
import { fact } from '../../../fact.ts';
import type { FeatureView, Investigation } from '../../investigation.ts';
import { aboutSkew } from '../../skew/about-skew.ts';
import { EPOCH_UNITS, epochUnit } from '../../skew/epoch-unit.ts';
import { bestRotation } from '../../skew/rotation.ts';
import { quantilePair } from '../../skew/quantile-pair.ts';
import { shareWords } from '../../../compare/measure-words.ts';
import { strengthBelow } from '../../skew/strength.ts';
import type { Signature } from '../../signature.ts';

/** What a rotation may leave of the change (science part C), and how large the change has to be. */
const MOST_LEFT = 0.25;
const LEAST_MOVED = 0.1;
/** Values of an hour-of-day feature: most hours occur. */
const LEAST_HOURS = 18;
const DAY_MS = 86_400_000;
const HALF_HOUR_MS = 1_800_000;
/** Share of dates after the twelfth of a month: 0.6 of all days; below the second there are none. */
const SOME_LATE_DAYS = 0.3;
const NO_LATE_DAYS = 0.01;
const LEAST_DATES = 100;

/**
 * Time told differently: hours of the day turned by a time zone, epochs in another unit, days read as months.
 * Test for hours: the histogram of the day (hours, or half hours of moments) turned by k hours leaves less than a quarter of the total variation
 * between the tables, which is at least 0.1. Thresholds from science part C; simulated in the test.
 *
 * Source: science part C, "time unit / zone".
 */
export const timeShift: Signature = aboutSkew(
  'time-shift',
  'time told differently',
  (investigation) => [
    ...timestampSighting(investigation),
    ...investigation.features.flatMap((view) => [
      ...hourSighting(view),
      ...epochSighting(view),
      ...dateSightings(view),
    ]),
  ],
  ['unit-scale', 'window-mismatch', 'clipping'],
);

function hourSighting(view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  if (pair === null) return [];
  const histograms = (['training', 'serving'] as const).map((side) => {
    const { values, counts, total } = pair.ordered[side];
    const isHour =
      values.length >= LEAST_HOURS &&
      values.every((value) => Number.isInteger(value) && value >= 0 && value < 24);
    if (!isHour) return null;
    const shares = new Array<number>(24).fill(0);
    values.forEach((value, i) => (shares[value] = counts[i] / total));
    return shares;
  });
  const [training, serving] = histograms;
  return training && serving ? rotationSighting(view.name, training, serving, 1, true) : [];
}

function timestampSighting({ rows, pair }: Investigation): Sighting[] {
  const training = dayHistogram(rows.training.times);
  const serving = dayHistogram(rows.serving.times);
  const name = pair.roles.training.timestamp?.schema.name ?? 'time';
  return training && serving ? rotationSighting(name, training, serving, 0.5, false) : [];
}

function dateSightings(view: FeatureView): Sighting[] {
  const columns = [view.pair.training, view.pair.serving];
  if (columns.some((side) => side?.schema.type !== 'date-time')) return [];
  const [before, after] = [view.numbers('training')!, view.numbers('serving')!];
  const [training, serving] = [dayHistogram(before), dayHistogram(after)];
  const turned = training && serving ? rotationSighting(view.name, training, serving, 0.5, false) : [];
  return [...turned, ...monthSighting(view.name, before, after)];
}

function monthSighting(name: string, before: Float64Array, after: Float64Array): Sighting[] {
  const late = [before, after].map(shareOfLateDays);
  if (late[0] === null || late[1] === null) return [];
  const [least, most] = [Math.min(late[0], late[1]), Math.max(late[0], late[1])];
  if (least > NO_LATE_DAYS || most < SOME_LATE_DAYS) return [];
  const side = late[0] < late[1] ? 'training' : 'serving';
  return [
    {
      ...nothingElse(name),
      strength: 0.8,
      finding: `${name} has no date after the twelfth of a month in ${side}, the other side has ${shareWords(most)}: days may be read as months`,
      facts: [
        fact('dates after the twelfth, training', late[0], 'share'),
        fact('dates after the twelfth, serving', late[1], 'share'),
      ],
      detail: `day and month exchanged in ${side}`,
    },
  ];
}

function epochSighting(view: FeatureView): Sighting[] {
  const pair = quantilePair(view);
  const columns = [view.pair.training, view.pair.serving];
  if (pair === null || columns.some((side) => side?.schema.type === 'date-time')) return [];
  const [training, serving] = [epochUnit(pair.training.at), epochUnit(pair.serving.at)];
  if (training < 0 || serving < 0 || training === serving) return [];
  const slope = 1000 ** (serving - training);
  return [
    {
      ...nothingElse(view.name),
      strength: 1,
      finding: `${view.name} holds moments in ${EPOCH_UNITS[training]} in training and in ${EPOCH_UNITS[serving]} in serving`,
      facts: [fact('median, training', pair.training.at[49]), fact('median, serving', pair.serving.at[49])],
      detail: `${EPOCH_UNITS[serving]} instead of ${EPOCH_UNITS[training]}`,
      repair: { kind: 'affine', feature: view.name, slope, intercept: 0 },
    },
  ];
}

function rotationSighting(
  name: string,
  training: readonly number[],
  serving: readonly number[],
  hoursPerBin: number,
  isFeature: boolean,
): Sighting[] {
  const { turn, left, moved } = bestRotation(training, serving);
  if (turn === 0 || moved < LEAST_MOVED || left > MOST_LEFT * moved) return [];
  const hours = turn * hoursPerBin > 12 ? turn * hoursPerBin - 24 : turn * hoursPerBin;
  const words = `${Math.abs(hours)} ${Math.abs(hours) === 1 ? 'hour' : 'hours'} ${hours > 0 ? 'later' : 'earlier'}`;
  return [
    {
      ...nothingElse(isFeature ? name : null),
      strength: strengthBelow(left / moved, MOST_LEFT),
      finding: `${name}: the day of serving is training's, ${words}; turned back, ${shareWords(left)} of the rows differ instead of ${shareWords(moved)}`,
      facts: [
        fact('hours later', hours),
        fact('total variation distance of the day', moved, 'share'),
        fact('total variation distance once turned back', left, 'share'),
      ],
      picture: {
        kind: 'bars',
        quantity: `share of rows by hour, ${name}`,
        isShare: true,
        bars: training.map((share, bin) => ({
          name: String(bin * hoursPerBin),
          training: share,
          serving: serving[bin],
        })),
      },
      detail: `the clock is ${words}: another time zone`,
    },
  ];
}

function nothingElse(name: string | null): Pick<Sighting, 'features' | 'rows' | 'window' | 'picture'> {
  return {
    features: name === null ? [] : [name],
    rows: null,
    window: null,
    picture: name === null ? null : { kind: 'distribution', feature: name },
  };
}

// Half hours; null where all moments are at one time of day, as of dates without a clock.
function dayHistogram(times: Float64Array | null): number[] | null {
  if (times === null) return null;
  const counts = new Array<number>(DAY_MS / HALF_HOUR_MS).fill(0);
  let total = 0;
  for (const time of times) {
    if (!Number.isFinite(time)) continue;
    counts[Math.floor((((time % DAY_MS) + DAY_MS) % DAY_MS) / HALF_HOUR_MS)]++;
    total++;
  }
  if (total < LEAST_DATES || counts.filter((count) => count > 0).length < LEAST_HOURS) return null;
  return counts.map((count) => count / total);
}

function shareOfLateDays(times: Float64Array): number | null {
  let [late, total] = [0, 0];
  for (const time of times) {
    if (!Number.isFinite(time)) continue;
    total++;
    if (new Date(time).getUTCDate() > 12) late++;
  }
  return total < LEAST_DATES ? null : late / total;
}
