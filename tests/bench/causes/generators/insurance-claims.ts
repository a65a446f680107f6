import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const MAKES = [
  'VW',
  'Opel',
  'Ford',
  'BMW',
  'Audi',
  'Toyota',
  'Skoda',
  'Fiat',
  'Tesla',
  'Volvo',
  'Kia',
  'Porsche',
];
const FUELS = ['petrol', 'diesel', 'hybrid', 'electric'];
const AREAS = ['suburb', 'city', 'rural', 'motorway'];

/** Motor policies; label 1 is a claim, about 9 %. */
export const INSURANCE_CLAIMS: Family = {
  name: 'insurance-claims',
  task: 'binary',
  entity: 'policy_id',
  entities: null,
  hasVersion: true,
  rows: { training: 9000, serving: 6000 },
  noise: 0,
  features: [
    feature('driver_age', 'age'),
    feature('licence_years', 'age'),
    feature('vehicle_power', 'amount'),
    feature('vehicle_age', 'age'),
    feature('vehicle_value', 'amount'),
    feature('make', 'category'),
    feature('fuel', 'category'),
    feature('area', 'category'),
    feature('annual_mileage', 'amount'),
    feature('bonus_malus', 'percent', { isWhole: true }),
    feature('claims_3y', 'count', { window: 'sum' }),
    feature('second_driver', 'flag'),
    feature('garage', 'flag'),
    feature('vehicle_weight_kg', 'measure', { isWhole: true }),
  ],
  draw: (random, moment) => {
    const age = Math.round(Math.min(88, 18 + random.gamma(2.4, 27)));
    const power = random.logNormal(95 * (1 + 0.08 * moment.wander('power')), 0.35);
    const claims = random.poisson(age < 26 ? 0.5 : 0.22);
    const vehicle_age = Math.floor(random.exponential(7 + moment.wander('age')));
    return {
      driver_age: age,
      licence_years: Math.max(0, Math.round((age - 18) * random.between(0.75, 1))),
      vehicle_power: Math.round(power),
      vehicle_age,
      vehicle_value:
        Math.round((power * 260 * Math.exp(-vehicle_age / 9) * random.between(0.8, 1.2)) / 100) * 100,
      make: zipf(random, MAKES, 0.6, 0.2 * moment.wander('makes')),
      fuel: zipf(random, FUELS, 0.9, 0.4 * moment.wander('fuels')),
      area: zipf(random, AREAS, 0.7, 0.2 * moment.wander('areas')),
      annual_mileage:
        Math.round(random.logNormal(11_500 * (1 + 0.2 * moment.wander('mileage')), 0.5) / 500) * 500,
      bonus_malus: Math.min(
        160,
        Math.max(50, Math.round(100 - 2.2 * (age - 30) + 28 * claims + random.normal(0, 10))),
      ),
      claims_3y: claims,
      second_driver: random.chance(0.3),
      garage: random.chance(0.5),
      vehicle_weight_kg: Math.round(900 + 5.5 * power + random.normal(0, 110)),
    };
  },
  outcome: (row) =>
    -4.9 +
    0.02 * (num(row.bonus_malus) - 50) +
    1.3 * when(num(row.driver_age) < 25) +
    0.6 * Math.log(num(row.annual_mileage) / 11_500 + 0.1) +
    0.7 * num(row.claims_3y) +
    0.009 * (num(row.vehicle_power) - 95) +
    0.8 * when(row.area === 'city') +
    0.4 * when(row.second_driver === true) -
    0.4 * when(row.garage === true) +
    0.6 * Math.sin(2 * MAKES.indexOf(String(row.make))) +
    1.2,
};
