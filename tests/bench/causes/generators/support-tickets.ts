import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const PRODUCTS = ['app', 'billing', 'api', 'hardware', 'shipping', 'account'];
const CHANNELS = ['email', 'chat', 'phone', 'portal', 'social'];
const TIERS = ['free', 'pro', 'business', 'enterprise'];

/** Support tickets; label 1 is an escalation, about 30 %. */
export const SUPPORT_TICKETS: Family = {
  name: 'support-tickets',
  task: 'binary',
  entity: 'client_id',
  entities: 1500,
  hasVersion: false,
  rows: { training: 5000, serving: 2500 },
  noise: 0,
  features: [
    feature('product', 'category'),
    feature('channel', 'category'),
    feature('tier', 'category'),
    feature('message_length', 'count'),
    feature('sentiment', 'measure'),
    feature('tickets_30d', 'count', { window: 'sum' }),
    feature('reply_minutes_avg_7d', 'amount', { window: 'mean' }),
    feature('attachments', 'count'),
    feature('weekday', 'weekday'),
    feature('hour', 'hour'),
    feature('contract_value', 'amount', { hasNulls: true }),
    feature('is_reopened', 'flag'),
    feature('resolved_percent', 'percent', { isWhole: true }),
  ],
  draw: (random, moment, person) => {
    const tier = zipf(person, TIERS, 0.8);
    const temper = person.normal(0, 0.25);
    const rate = person.gamma(1.2, 2.2);
    const value = tier === 'free' ? null : round(person.logNormal(900 * TIERS.indexOf(tier), 0.7), 0);
    return {
      product: zipf(random, PRODUCTS, 0.6, 0.4 * moment.wander('products')),
      channel: zipf(random, CHANNELS, 0.7, 0.4 * moment.wander('channels')),
      tier,
      message_length: Math.round(random.logNormal(420 * (1 + 0.15 * moment.wander('length')), 0.8)),
      sentiment: round(
        Math.max(-1, Math.min(1, random.normal(-0.1 + temper + 0.08 * moment.wander('mood'), 0.35))),
        3,
      ),
      tickets_30d: random.poisson(rate),
      reply_minutes_avg_7d: round(random.logNormal(95 * (1 + 0.3 * moment.wander('reply')), 0.6), 1),
      attachments: random.chance(0.6) ? 0 : 1 + random.poisson(0.8),
      weekday: moment.weekday,
      hour: moment.hour,
      contract_value: value,
      is_reopened: random.chance(0.17),
      resolved_percent: Math.round(100 * (1 - random.uniform() ** 2.5)),
    };
  },
  outcome: (row) =>
    -2.1 -
    2.2 * num(row.sentiment) +
    1.3 * when(row.is_reopened === true) +
    0.18 * num(row.tickets_30d) +
    0.45 * Math.log(num(row.reply_minutes_avg_7d) / 95) +
    0.7 * when(row.product === 'billing') +
    0.6 * when(row.channel === 'phone') +
    0.35 * Math.log(num(row.message_length) / 420) +
    0.6 * when(row.tier === 'enterprise') -
    0.018 * (num(row.resolved_percent) - 70),
};
