import { exp, log, logistic, round, wave } from './portable-math.ts';
import { Random } from './random.ts';
import type { Briefing, SampleTables, Scenario } from './scenario.ts';
import { SAMPLE_ROWS } from './scenario.ts';
import { moments, scoreTables } from './score-tables.ts';
import type { Feature, Observation } from './table.ts';
import { DAY_MS, formatTime, input, logged, startOfDay } from './table.ts';

/** What a customer's earlier payments add up to. */
interface History {
  count: number;
  average: number | null;
  largest: number | null;
}

interface Payment extends Observation {
  amount: number;
  /** All payments since the account was opened. */
  fullHistory: History;
  /** Payments of the last 30 days only. */
  recentHistory: History;
  daysSincePayment: number | null;
  accountAgeDays: number;
  creditLimit: number;
  merchant: string;
  channel: string;
  distanceKm: number | null;
  failedPins: number;
  isAbroad: boolean;
  hour: number;
  merchantSince: number;
  deviceTrust: number;
}

const GO_LIVE = startOfDay('2025-09-01');
/** Payments of the fortnight before go-live that the live system scored as well: they are in both tables. */
const SHADOW_ROWS = 1_500;
/** Spread of single payments around a customer's own level (of the logarithm). */
const SPREAD = 0.85;
/** Shape of the gamma distribution with the same relative spread as one payment. */
const PAYMENT_SHAPE = 0.95;

const MERCHANTS = {
  groceries: 26,
  'restaurants, bars': 17,
  fuel: 11,
  electronics: 8,
  travel: 7,
  clothing: 12,
  'digital goods': 10,
  other: 9,
};

function summarise(random: Random, count: number, level: number): History {
  if (count === 0) return { count, average: null, largest: null };
  const average = round(random.gamma(PAYMENT_SHAPE * count, level), 2);
  // The largest of n log-normal payments grows with the square root of 2 ln n.
  const reach = Math.sqrt(2 * log(count + 0.5)) * SPREAD;
  const largest = round(Math.max(average, level * exp(0.85 * reach + random.normal(0, 0.25))), 2);
  return { count, average, largest };
}

function drawPayment(random: Random, time: number, number: number): Payment {
  const year = (time - GO_LIVE) / (365 * DAY_MS);
  const level = random.logNormal(38 * (1 + 0.06 * year), 0.6);
  const perMonth = random.gamma(1.1, 7.5);
  const accountAgeDays = Math.ceil(random.gamma(1.5, 900)) + 20;
  const months = accountAgeDays / 30;
  const fullHistory = summarise(random, random.poisson(perMonth * months * 0.9), level);
  const recentHistory = summarise(random, random.poisson(perMonth * Math.min(1, months)), level);
  const merchant = random.weighted({ ...MERCHANTS, travel: 7 + 6 * wave(year + 0.42) });
  const isRisky = merchant === 'electronics' || merchant === 'digital goods' || merchant === 'travel';
  const channel = random.weighted({
    contactless: 40 + 14 * year,
    chip: 25,
    online: merchant === 'digital goods' ? 300 : 28,
    'cash machine': 5,
  });
  const isAbroad = random.chance(0.06);
  const amount = Math.max(0.5, round(random.logNormal(level, SPREAD + (isRisky ? 0.25 : 0)), 2));
  const distance = random.gamma(0.7, 9) + (isAbroad ? random.gamma(2, 900) : 0);
  const failedPins = random.poisson(0.06 + (isAbroad ? 0.05 : 0));
  const deviceTrust = round(logistic(random.normal(1.2, 1.1)), 3);
  const hour = Math.floor((time % DAY_MS) / 3_600_000);
  const timesUsual = log(amount / (fullHistory.average ?? level));
  const logit =
    -5.3 +
    1.5 * timesUsual +
    0.35 * Math.max(0, timesUsual) * Math.max(0, timesUsual) +
    0.9 * (isRisky ? 1 : 0) +
    0.7 * (channel === 'online' ? 1 : 0) +
    1.1 * (isAbroad ? 1 : 0) +
    0.9 * Math.min(3, failedPins) +
    (hour < 5 ? 0.8 : 0) -
    1.6 * (deviceTrust - 0.7) +
    (fullHistory.count < 60 ? 0.9 : 0) +
    (fullHistory.count < 15 ? 0.9 : 0);
  return {
    entityId: `P${String(4_200_000 + number)}`,
    time,
    label: random.chance(logistic(logit)) ? 1 : 0,
    amount,
    fullHistory,
    recentHistory,
    daysSincePayment: fullHistory.count > 0 ? round(random.exponential(30 / (perMonth + 0.5)), 1) : null,
    accountAgeDays,
    creditLimit: 500 * Math.max(1, Math.round(random.logNormal(5, 0.6))),
    merchant,
    channel,
    distanceKm: channel === 'online' ? null : round(distance, 1),
    failedPins,
    isAbroad,
    hour,
    merchantSince: startOfDay('2004-05-01') + Math.floor(random.uniform() * 7_400) * DAY_MS,
    deviceTrust,
  };
}

/** The pipeline as code: which of the two histories it reads is the whole difference. */
function pipeline(historyOf: (payment: Payment) => History): Feature<Payment>[] {
  return [
    input('amount', (p) => p.amount),
    input('avg_transaction_value', (p) => historyOf(p).average),
    input('max_transaction_value', (p) => historyOf(p).largest),
    input('transaction_count', (p) => historyOf(p).count),
    input('days_since_last_payment', (p) => p.daysSincePayment),
    input('account_age_days', (p) => p.accountAgeDays),
    input('credit_limit', (p) => p.creditLimit),
    input('merchant_category', (p) => p.merchant),
    input('channel', (p) => p.channel),
    input('distance_from_home_km', (p) => p.distanceKm),
    input('failed_pins_24h', (p) => p.failedPins),
    input('is_abroad', (p) => p.isAbroad),
    input('hour_of_day', (p) => p.hour),
    input('device_trust', (p) => p.deviceTrust),
    logged('merchant_since', (p) => formatTime(p.merchantSince).slice(0, 10)),
  ];
}

const briefing: Briefing = {
  cause: 'training-serving-skew',
  whatHappened:
    'The training pipeline summed each customer’s payments over their full history; the serving pipeline sums the last 30 days. ' +
    'The average becomes noisy, and long-standing customers look new.',
  features: ['avg_transaction_value', 'max_transaction_value', 'transaction_count'],
  decoys: [],
  metric: 'roc-auc',
  proof:
    '1,500 payments are in both tables: the same payment, at the same second, has two different averages.',
  fix: 'Compute the three features with one piece of code for both sides, then retrain on what it gives.',
};

function generate(): SampleTables {
  const random = new Random('skew');
  const draw = random.fork('payments');
  const before = moments(draw, startOfDay('2025-01-06'), GO_LIVE, SAMPLE_ROWS);
  const after = moments(draw, GO_LIVE, startOfDay('2025-10-13'), SAMPLE_ROWS - SHADOW_ROWS);
  const training = before.map((time, i) => drawPayment(draw, time, i));
  const live = after.map((time, i) => drawPayment(draw, time, SAMPLE_ROWS + i));
  return scoreTables({
    target: 'probability',
    training,
    serving: [...training.slice(-SHADOW_ROWS), ...live],
    features: pipeline((payment) => payment.fullHistory),
    servedFeatures: pipeline((payment) => payment.recentHistory),
    modelVersion: 'fraud-7',
    random: random.fork('folds'),
  });
}

/** Card fraud: the average payment over the full history, served over the last 30 days. */
export const skew: Scenario = { name: 'skew', briefing, generate };
