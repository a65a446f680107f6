import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { sin2pi } from '../waves.ts';
import { zipf } from './zipf.ts';

const WEATHER = ['clear', 'cloudy', 'rain', 'wind', 'snow'];
const VEHICLES = ['bicycle', 'scooter', 'car'];
const ZONES = Array.from({ length: 12 }, (_, i) => `Z${i + 1}`);

/** Minutes from order to door. */
export const DELIVERY_TIME: Family = {
  name: 'delivery-time',
  task: 'regression',
  entity: 'courier_id',
  entities: 700,
  hasVersion: true,
  rows: { training: 7000, serving: 4000 },
  noise: 0.13,
  features: [
    feature('distance_m', 'amount'),
    feature('items', 'count'),
    feature('kitchen_minutes', 'amount'),
    feature('hour', 'hour'),
    feature('weekday', 'weekday'),
    feature('courier_rating', 'measure'),
    feature('courier_orders_30d', 'count', { window: 'sum' }),
    feature('weather', 'category'),
    feature('vehicle', 'category'),
    feature('zone', 'category'),
    feature('queue_length', 'count'),
    feature('traffic_index', 'percent', { hasNulls: true }),
    feature('temperature', 'measure'),
  ],
  draw: (random, moment, person) => {
    const rush = Math.max(0, sin2pi((moment.hour - 13) / 12));
    return {
      distance_m: Math.round(random.gamma(2.5, 2900 * (1 + 0.15 * moment.wander('distance')))),
      items: 1 + random.poisson(2.1),
      kitchen_minutes: round(random.gamma(6, 13 + 4 * rush + moment.wander('kitchen')), 1),
      hour: moment.hour,
      weekday: moment.weekday,
      courier_rating: round(Math.min(5, 4.2 + 0.6 * (person.uniform() - 0.3) + random.normal(0, 0.1)), 2),
      courier_orders_30d: Math.round(person.gamma(3, 160) * random.between(0.8, 1.2)),
      weather: zipf(random, WEATHER, 0.9, 0.5 * moment.wander('weather')),
      vehicle: zipf(person, VEHICLES, 0.6),
      zone: zipf(random, ZONES, 0.4, 0.2 * moment.wander('zones')),
      queue_length: random.poisson(3 + 6 * rush),
      traffic_index: random.chance(0.07)
        ? null
        : round(Math.min(100, 25 + 45 * rush + random.normal(0, 11)), 1),
      temperature: round(8 + 8 * moment.yearly + random.normal(0, 5) + 3 * moment.wander('temperature'), 1),
    };
  },
  outcome: (row) =>
    num(row.kitchen_minutes) +
    (num(row.distance_m) / 1000) *
      (row.vehicle === 'bicycle'
        ? 4.1
        : row.vehicle === 'scooter'
          ? 3
          : 3.4 + 0.02 * num(row.traffic_index)) +
    1.3 * num(row.queue_length) +
    4 * when(row.weather === 'rain') +
    9 * when(row.weather === 'snow') +
    0.7 * num(row.items) -
    3.5 * (num(row.courier_rating) - 4.3) +
    0.9 * (ZONES.indexOf(String(row.zone)) % 4),
};
