import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { sin2pi } from '../waves.ts';
import { zipf } from './zipf.ts';

const BUILDINGS = ['office', 'school', 'retail', 'hospital', 'warehouse'];
const LEVEL: Record<string, number> = { office: 1, school: 0.8, retail: 1.3, hospital: 2.1, warehouse: 0.5 };

/** Hourly energy use of buildings, kWh. */
export const ENERGY_DEMAND: Family = {
  name: 'energy-demand',
  task: 'regression',
  entity: 'meter_id',
  entities: 150,
  hasVersion: false,
  rows: { training: 8000, serving: 4000 },
  noise: 0.1,
  features: [
    feature('temperature', 'measure'),
    feature('humidity', 'percent', { isWhole: true }),
    feature('wind_speed', 'measure'),
    feature('hour', 'hour'),
    feature('weekday', 'weekday'),
    feature('is_holiday', 'flag'),
    feature('floor_area', 'amount'),
    feature('building_type', 'category'),
    feature('occupancy', 'count'),
    feature('use_avg_7d', 'amount', { window: 'mean' }),
    feature('peak_30d', 'amount', { window: 'sum' }),
  ],
  draw: (random, moment, person) => {
    const building_type = zipf(person, BUILDINGS, 0.6);
    const floor_area = Math.round(person.logNormal(2200, 0.7));
    const size = (floor_area / 100) * LEVEL[building_type];
    const daily = sin2pi((moment.hour - 9) / 24);
    const temperature = round(
      9 + 9 * moment.yearly + 4 * daily + random.normal(0, 3.5) + 5 * moment.wander('temperature'),
      1,
    );
    const busy = moment.weekday < 5 ? 1 : 0.35;
    return {
      temperature,
      humidity: Math.round(Math.min(100, Math.max(15, 72 - 1.1 * temperature + random.normal(0, 12)))),
      wind_speed: round(random.gamma(2.2, 4 + moment.wander('wind')), 1),
      hour: moment.hour,
      weekday: moment.weekday,
      is_holiday: random.chance(0.04),
      floor_area,
      building_type,
      occupancy: random.poisson((floor_area / 60) * busy * Math.max(0.1, 0.5 + 0.5 * daily)),
      use_avg_7d: round(size * random.between(0.85, 1.15) * (1 + 0.05 * moment.wander('use')), 2),
      peak_30d: round(size * random.between(1.6, 2.4), 1),
    };
  },
  outcome: (row) =>
    0.75 * num(row.use_avg_7d) +
    (num(row.floor_area) / 100) *
      (0.02 * Math.max(0, 18 - num(row.temperature)) +
        0.035 * Math.max(0, num(row.temperature) - 20) +
        0.35 * sin2pi((num(row.hour) - 9) / 24) -
        0.25 * when(num(row.weekday) > 4 || row.is_holiday === true) +
        0.3) +
    0.12 * num(row.occupancy),
};
