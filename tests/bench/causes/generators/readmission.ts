import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const ADMISSIONS = ['emergency', 'elective', 'urgent', 'transfer'];
const DISCHARGES = ['home', 'home_care', 'nursing_facility', 'rehab', 'hospice'];
const PAYERS = ['public', 'private', 'self', 'charity'];

/** Hospital stays; label 1 is a readmission within 30 days, about 20 %. */
export const READMISSION: Family = {
  name: 'readmission',
  task: 'binary',
  entity: 'patient_id',
  entities: 4000,
  hasVersion: false,
  rows: { training: 6000, serving: 3000 },
  noise: 0,
  features: [
    feature('age', 'age'),
    feature('sex', 'category'),
    feature('length_of_stay', 'count'),
    feature('diagnoses', 'count'),
    feature('medications', 'count'),
    feature('glucose', 'measure', { isWhole: true, hasNulls: true }),
    feature('hba1c', 'percent', { hasNulls: true }),
    feature('body_mass_index', 'measure'),
    feature('admission_type', 'category'),
    feature('discharged_to', 'category'),
    feature('payer', 'category', { hasNulls: true }),
    feature('visits_1y', 'count', { window: 'sum' }),
    feature('days_since_last_stay', 'age', { hasNulls: true }),
  ],
  draw: (random, moment, person) => {
    const age = Math.round(Math.min(97, Math.max(18, person.normal(63, 15))));
    const sex = person.chance(0.54) ? 'female' : 'male';
    const illness = person.gamma(2, 1) * (0.6 + age / 150);
    const visits = person.poisson(1.1 * illness);
    return {
      age,
      sex,
      length_of_stay: 1 + random.poisson(2.5 + 0.9 * illness + 0.4 * moment.wander('stay')),
      diagnoses: Math.min(16, 2 + random.poisson(3.5 * illness)),
      medications: random.poisson(6 + 4.5 * illness),
      glucose: random.chance(0.22)
        ? null
        : Math.round(random.logNormal(112 * (1 + 0.05 * moment.wander('glucose')), 0.27)),
      hba1c: random.chance(0.4) ? null : round(random.normal(6.2 + 0.5 * illness, 0.9), 1),
      body_mass_index: round(random.gamma(30, 28.4), 1),
      admission_type: zipf(random, ADMISSIONS, 0.9, 0.3 * moment.wander('admissions')),
      discharged_to: zipf(random, DISCHARGES, 1.2, 0.2 * moment.wander('discharges')),
      payer: person.chance(0.18) ? null : zipf(person, PAYERS, 0.9),
      visits_1y: visits,
      days_since_last_stay: visits === 0 ? null : Math.ceil(random.exponential(300 / (visits + 1))),
    };
  },
  outcome: (row) =>
    -3.5 +
    0.45 * Math.min(6, num(row.visits_1y)) +
    0.12 * num(row.diagnoses) +
    0.045 * num(row.medications) +
    0.9 * when(row.discharged_to === 'nursing_facility') +
    0.5 * when(row.discharged_to === 'rehab') -
    1.2 * when(row.discharged_to === 'hospice') +
    0.5 * when(row.admission_type === 'emergency') +
    0.006 * Math.max(0, num(row.glucose) - 110) +
    0.9 * Math.exp(-num(row.days_since_last_stay) / 60) * when(row.days_since_last_stay !== null) -
    0.04 * num(row.length_of_stay) +
    0.008 * (num(row.age) - 63),
};
