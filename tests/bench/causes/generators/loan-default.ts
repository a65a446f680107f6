import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const PURPOSES = ['debt_consolidation', 'credit_card', 'home_improvement', 'car', 'medical', 'small_business', 'moving', 'wedding']; // prettier-ignore
const GRADES = ['B', 'C', 'A', 'D', 'E', 'F'];
const HOMES = ['rent', 'mortgage', 'own', 'other'];

/** Consumer loans; label 1 is default, about 18 %. */
export const LOAN_DEFAULT: Family = {
  name: 'loan-default',
  task: 'binary',
  entity: 'loan_id',
  entities: null,
  hasVersion: false,
  rows: { training: 7000, serving: 4000 },
  noise: 0,
  features: [
    feature('annual_income', 'amount'),
    feature('loan_amount', 'amount'),
    feature('term_months', 'count'),
    feature('interest_rate', 'percent'),
    feature('debt_to_income', 'percent'),
    feature('employment_years', 'age', { hasNulls: true }),
    feature('purpose', 'category'),
    feature('grade', 'category'),
    feature('home_ownership', 'category'),
    feature('open_accounts', 'count'),
    feature('card_utilisation', 'percent'),
    feature('late_payments_2y', 'count', { window: 'sum' }),
    feature('application_month', 'month'),
  ],
  draw: (random, moment) => {
    const grade = zipf(random, GRADES, 0.5, 0.4 * moment.wander('grades'));
    const risk = 'ABCDEF'.indexOf(grade);
    const income = random.logNormal(62_000 * (1 + 0.2 * moment.wander('income')), 0.5);
    const amount = Math.min(40_000, random.logNormal(income * 0.2, 0.5));
    return {
      annual_income: Math.round(income / 100) * 100,
      loan_amount: Math.round(amount / 25) * 25,
      term_months: random.chance(0.28 + 0.07 * risk) ? 60 : 36,
      interest_rate: round(6 + 3.1 * risk + random.normal(0, 0.8) + 0.5 * moment.wander('interest'), 2),
      debt_to_income: round(Math.max(0, random.normal(17 + 1.5 * moment.wander('debt'), 7.5)), 2),
      employment_years: random.chance(0.06) ? null : Math.min(10, Math.floor(random.exponential(6))),
      purpose: zipf(random, PURPOSES, 0.9, 0.3 * moment.wander('purposes')),
      grade,
      home_ownership: zipf(random, HOMES, 0.8),
      open_accounts: 2 + random.poisson(9),
      card_utilisation: round(100 * random.uniform() ** (risk > 2 ? 0.6 : 1.1), 1),
      late_payments_2y: random.chance(0.75) ? 0 : 1 + random.poisson(0.4 + 0.2 * risk),
      application_month: moment.month,
    };
  },
  outcome: (row) =>
    -4.9 +
    0.17 * num(row.interest_rate) +
    0.055 * num(row.debt_to_income) +
    0.75 * when(num(row.term_months) === 60) +
    1.4 * Math.log(1 + num(row.loan_amount) / num(row.annual_income)) -
    0.5 * Math.log(num(row.annual_income) / 62_000) +
    0.6 * num(row.late_payments_2y) +
    0.014 * num(row.card_utilisation) +
    0.7 * when(row.purpose === 'small_business') +
    0.3 * when(row.home_ownership === 'rent') -
    0.06 * num(row.employment_years),
};
