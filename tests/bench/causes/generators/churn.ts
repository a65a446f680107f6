import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const PLANS = ['basic', 'standard', 'premium', 'family'];
const CONTRACTS = ['month-to-month', 'one year', 'two year'];
const REGIONS = ['North', 'South', 'East', 'West', 'Coast', 'Islands'];

/** Subscribers; label 1 is that they leave, about 22 %. */
export const CHURN: Family = {
  name: 'churn',
  task: 'binary',
  entity: 'customer_id',
  entities: null,
  hasVersion: false,
  rows: { training: 6000, serving: 4000 },
  noise: 0,
  features: [
    feature('tenure_months', 'age'),
    feature('monthly_charge', 'amount'),
    feature('plan', 'category'),
    feature('contract', 'category'),
    feature('region', 'category'),
    feature('support_calls_90d', 'count', { window: 'sum' }),
    feature('usage_gb_30d', 'amount', { window: 'sum' }),
    feature('usage_gb_7d', 'amount', { window: 'sum' }),
    feature('late_payments', 'count'),
    feature('autopay', 'flag'),
    feature('customer_age', 'age'),
    feature('discount_percent', 'percent', { isWhole: true, hasNulls: true }),
    feature('satisfaction', 'measure', { isWhole: true, hasNulls: true }),
  ],
  draw: (random, moment) => {
    const plan = zipf(random, PLANS, 0.6, 0.4 * moment.wander('plans'));
    const usage = random.logNormal(28 * (1 + 0.25 * moment.wander('usage')), 0.9);
    return {
      tenure_months: Math.floor(random.exponential(26)),
      monthly_charge: round(
        15 + 12 * PLANS.indexOf(plan) + random.normal(0, 4) + 2 * moment.wander('charge'),
        2,
      ),
      plan,
      contract: zipf(random, CONTRACTS, 0.8, 0.2 * moment.wander('contracts')),
      region: zipf(random, REGIONS, 0.5),
      support_calls_90d: random.chance(0.5) ? 0 : random.poisson(2.2 + 0.4 * moment.wander('calls')),
      usage_gb_30d: round(usage, 1),
      usage_gb_7d: round(usage * random.between(0.12, 0.34), 1),
      late_payments: random.poisson(0.5),
      autopay: random.chance(0.62),
      customer_age: Math.round(Math.min(90, 18 + random.gamma(3, 25))),
      discount_percent: random.chance(0.55) ? null : 5 * random.integer(1, 6),
      satisfaction: random.chance(0.35) ? null : random.integer(1, 10),
    };
  },
  outcome: (row) =>
    -1.6 -
    0.045 * Math.min(60, num(row.tenure_months)) +
    0.02 * (num(row.monthly_charge) - 30) +
    1.1 * when(row.contract === 'month-to-month') -
    0.7 * when(row.contract === 'two year') +
    0.5 * num(row.support_calls_90d) +
    0.45 * num(row.late_payments) -
    0.5 * when(row.autopay === true) -
    0.45 * Math.log(num(row.usage_gb_30d) / 28 + 0.05) -
    0.28 * (row.satisfaction === null ? 0 : num(row.satisfaction) - 5.5) -
    0.03 * num(row.discount_percent) +
    0.5 * when(row.region === 'Islands'),
};
