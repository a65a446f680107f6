import { round } from '../../../../src/practice/portable-math.ts';
import { feature, num, when, type Family } from '../family.ts';
import { zipf } from './zipf.ts';

const CAMPAIGNS = Array.from({ length: 40 }, (_, i) => `cmp_${String(i + 1).padStart(3, '0')}`);
const DEVICES = ['mobile', 'desktop', 'tablet', 'tv'];
const FORMATS = ['banner', 'native', 'video', 'interstitial'];

/** Shown advertisements; label 1 is a click, about 11 %. */
export const AD_CLICKS: Family = {
  name: 'ad-clicks',
  task: 'binary',
  entity: 'user_id',
  entities: 6000,
  hasVersion: true,
  rows: { training: 10_000, serving: 6000 },
  noise: 0,
  features: [
    feature('campaign', 'category'),
    feature('device', 'category'),
    feature('ad_format', 'category'),
    feature('hour', 'hour'),
    feature('is_weekend', 'flag'),
    feature('slot', 'count'),
    feature('user_age', 'age', { hasNulls: true }),
    feature('ctr_7d', 'percent', { window: 'mean' }),
    feature('impressions_24h', 'count', { window: 'sum' }),
    feature('bid_cents', 'amount'),
    feature('seconds_since_last_visit', 'amount'),
    feature('pages_viewed_7d', 'count', { window: 'sum' }),
  ],
  draw: (random, moment, person) => {
    const taste = person.gamma(1.5, 0.06);
    const age = person.chance(0.12) ? null : Math.round(Math.min(85, 16 + person.gamma(2.5, 22)));
    const views = person.gamma(1.2, 14);
    const campaign = zipf(random, CAMPAIGNS, 0.9, 0.3 * moment.wander('campaigns'));
    return {
      campaign,
      device: zipf(person, DEVICES, 1.1),
      ad_format: zipf(random, FORMATS, 0.7, 0.3 * moment.wander('formats')),
      hour: moment.hour,
      is_weekend: moment.weekday > 4,
      slot: random.integer(1, 6),
      user_age: age,
      ctr_7d: round(Math.min(1, taste * random.between(0.5, 1.5) * (1 + 0.2 * moment.wander('ctr'))), 4),
      impressions_24h: random.poisson(8 + 2 * moment.wander('impressions')),
      bid_cents: round(random.logNormal(35 * (1 + 0.2 * moment.wander('bids')), 0.5), 1),
      seconds_since_last_visit: Math.round(random.logNormal(9000, 1.4)),
      pages_viewed_7d: random.poisson(views),
    };
  },
  outcome: (row) =>
    -3.1 +
    9 * Math.min(0.35, num(row.ctr_7d)) -
    0.28 * (num(row.slot) - 1) +
    0.9 * when(row.ad_format === 'native') +
    0.5 * when(row.ad_format === 'video' && row.device === 'mobile') +
    0.5 * when(num(row.hour) > 18) -
    0.05 * num(row.impressions_24h) +
    0.035 * Math.min(40, num(row.pages_viewed_7d)) +
    0.8 * Math.sin(3 * CAMPAIGNS.indexOf(String(row.campaign))) -
    0.18 * Math.log(num(row.seconds_since_last_visit) / 9000) +
    0.012 * (num(row.user_age) - 38) * when(row.ad_format === 'banner'),
};
