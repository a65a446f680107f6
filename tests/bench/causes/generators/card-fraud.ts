import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const SHOPS = ['grocery', 'fuel', 'restaurant', 'electronics', 'travel', 'fashion', 'pharmacy', 'gaming', 'jewellery', 'gift_cards', 'hardware', 'books']; // prettier-ignore
const COUNTRIES = ['DE', 'FR', 'NL', 'AT', 'PL', 'ES', 'IT', 'GB', 'US', 'BR'];
const RISKY = new Set(['electronics', 'gaming', 'jewellery', 'gift_cards']);

/** Card payments; label 1 is fraud, about 7 %. */
export const CARD_FRAUD: Family = {
  name: 'card-fraud',
  task: 'binary',
  entity: 'account_id',
  entities: 2500,
  hasVersion: true,
  rows: { training: 8000, serving: 5000 },
  noise: 0,
  features: [
    feature('amount', 'amount'),
    feature('merchant_category', 'category'),
    feature('merchant_country', 'category'),
    feature('hour', 'hour'),
    feature('is_online', 'flag'),
    feature('card_age_days', 'age'),
    feature('txn_count_24h', 'count', { window: 'sum' }),
    feature('amount_avg_30d', 'amount', { window: 'mean' }),
    feature('distance_km', 'amount'),
    feature('credit_limit', 'amount'),
    feature('failed_pins_7d', 'count', { window: 'sum' }),
    feature('loyalty_points', 'count', { hasNulls: true }),
  ],
  draw: (random, moment, person) => {
    const spending = person.logNormal(45, 0.6);
    const limit = 500 * person.integer(1, 20);
    const age = person.exponential(900);
    const points = person.chance(0.3) ? null : person.poisson(140);
    const online = random.chance(0.35 + 0.1 * moment.wander('online'));
    const burst = random.chance(0.08);
    return {
      amount: round(
        random.logNormal(spending * (burst ? 3 : 1) * (1 + 0.3 * moment.wander('amount')), 0.8),
        2,
      ),
      merchant_category: zipf(random, SHOPS, 0.7, 0.4 * moment.wander('shops')),
      merchant_country: zipf(random, COUNTRIES, 1.3, 0.3 * moment.wander('countries')),
      hour: moment.hour,
      is_online: online,
      card_age_days: Math.floor(age + (moment.time / 86_400_000 - 20_458)),
      txn_count_24h: random.poisson(burst ? 7 : 1.8 + 0.3 * moment.wander('count')),
      amount_avg_30d: round(spending * random.between(0.8, 1.3), 2),
      distance_km: random.chance(0.45) ? 0 : round(random.logNormal(online ? 60 : 9, 1.1), 1),
      credit_limit: limit,
      failed_pins_7d: random.poisson(burst ? 1.2 : 0.12),
      loyalty_points: points,
    };
  },
  outcome: (row) =>
    -6.1 +
    0.9 * Math.log(num(row.amount) / num(row.amount_avg_30d)) +
    1.4 * when(RISKY.has(String(row.merchant_category))) +
    0.8 * when(['US', 'BR', 'GB'].includes(String(row.merchant_country))) +
    1.2 * when(num(row.hour) < 6) +
    0.7 * when(row.is_online === true) +
    0.32 * num(row.txn_count_24h) +
    0.9 * Math.min(3, num(row.failed_pins_7d)) +
    0.25 * Math.log1p(num(row.distance_km)) +
    1.2 * Math.exp(-num(row.card_age_days) / 200),
};
