import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const QUARTERS = ['Altstadt', 'Nordend', 'Hafen', 'Südpark', 'Westend', 'Bahnhof', 'Gallus', 'Ostend', 'Riedberg', 'Sachsen', 'Höchst', 'Fechenheim', 'Rödelheim', 'Preunges', 'Zeilsheim', 'Sindlingen']; // prettier-ignore
const CONDITIONS = ['good', 'renovated', 'new', 'needs work'];
const RATINGS = ['D', 'C', 'E', 'B', 'F', 'A', 'G'];

/** Sale prices of homes, thousands. */
export const HOUSE_PRICES: Family = {
  name: 'house-prices',
  task: 'regression',
  entity: 'listing_id',
  entities: null,
  hasVersion: false,
  rows: { training: 5000, serving: 2500 },
  noise: 0.12,
  features: [
    feature('living_area', 'amount'),
    feature('plot_area', 'amount'),
    feature('rooms', 'count'),
    feature('building_age', 'age'),
    feature('distance_to_centre', 'amount'),
    feature('quarter', 'category'),
    feature('condition', 'category'),
    feature('energy_rating', 'category', { hasNulls: true }),
    feature('has_garden', 'flag'),
    feature('floor', 'count'),
    feature('days_listed', 'age'),
    feature('noise_level', 'measure'),
  ],
  draw: (random, moment) => {
    const area = random.logNormal(88 * (1 + 0.12 * moment.wander('area')), 0.38);
    const quarter = zipf(random, QUARTERS, 0.45, 0.25 * moment.wander('quarters'));
    return {
      living_area: round(area, 1),
      plot_area: random.chance(0.55) ? 0 : Math.round(random.logNormal(380, 0.5)),
      rooms: Math.max(1, Math.round(area / 27 + random.normal(0, 0.6))),
      building_age: Math.floor(random.gamma(1.3, 42)),
      distance_to_centre: round(1 + 0.7 * QUARTERS.indexOf(quarter) + random.gamma(2, 1.2), 2),
      quarter,
      condition: zipf(random, CONDITIONS, 0.7, 0.2 * moment.wander('conditions')),
      energy_rating: random.chance(0.1) ? null : zipf(random, RATINGS, 0.5),
      has_garden: random.chance(0.4),
      floor: random.integer(0, 7),
      days_listed: Math.ceil(random.exponential(30 + 6 * moment.wander('listed'))),
      noise_level: round(random.normal(54, 6), 1),
    };
  },
  outcome: (row) =>
    (3.1 * num(row.living_area) + 0.12 * num(row.plot_area) + 18 * when(row.has_garden === true)) *
    Math.exp(
      -0.055 * num(row.distance_to_centre) -
        0.0045 * Math.min(80, num(row.building_age)) +
        0.16 * when(row.condition === 'new') +
        0.08 * when(row.condition === 'renovated') -
        0.2 * when(row.condition === 'needs work') +
        0.03 * (3 - 'ABCDEFG'.indexOf(String(row.energy_rating ?? 'D'))) -
        0.006 * (num(row.noise_level) - 54) +
        0.2 * Math.sin(2 * QUARTERS.indexOf(String(row.quarter))),
    ),
};
