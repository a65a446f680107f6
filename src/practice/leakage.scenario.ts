import { logistic, round, wave } from './portable-math.ts';
import { Random } from './random.ts';
import type { Briefing, SampleTables, Scenario } from './scenario.ts';
import { SAMPLE_ROWS } from './scenario.ts';
import { moments, scoreTables } from './score-tables.ts';
import type { Feature, Observation } from './table.ts';
import { DAY_MS, formatTime, input, logged, startOfDay } from './table.ts';

/** What the credit bureau says about a person on some day. */
interface BureauRecord {
  score: number | null;
  updated: number;
}

interface Application extends Observation {
  amount: number;
  termMonths: number;
  income: number | null;
  employmentYears: number;
  home: string;
  purpose: string;
  atApplication: BureauRecord;
  /** The same person's record on the day the training table was extracted. */
  atExtract: BureauRecord;
  openAccounts: number;
  utilisation: number;
  hasOtherLoan: boolean;
  debtToIncome: number;
  age: number;
  region: string;
  channel: string;
}

/** The day on which the training table was put together: every outcome is known by then. */
const EXTRACT = startOfDay('2025-07-01');
const GO_LIVE = startOfDay('2025-07-14');

function drawApplication(random: Random, time: number, number: number): Application {
  const year = (time - EXTRACT) / (365 * DAY_MS);
  const age = Math.min(79, 19 + Math.floor(random.gamma(2.6, 21)));
  const income = Math.round(random.logNormal(31_000 * (1 + 0.035 * year), 0.42) / 100) * 100;
  const amount = 250 * Math.max(2, Math.round(random.logNormal(30 * (1 + 0.05 * year), 0.65)));
  const termMonths = random.pick([12, 24, 24, 36, 36, 36, 48, 60]);
  const employmentYears = round(Math.min(age - 18, random.gamma(1.1, 6)), 1);
  const home = random.weighted({ rent: age < 35 ? 60 : 30, mortgage: 34, own: age > 50 ? 30 : 8, family: 9 });
  const purpose = random.weighted({
    car: 28,
    'home, garden': 20,
    'pay off other debt': 24,
    holiday: 8 + 4 * wave(year + 0.3),
    medical: 5,
    other: 12,
  });
  const utilisation = round(Math.min(1.2, random.gamma(1.4, 0.38)), 3);
  const hasOtherLoan = random.chance(0.34);
  const monthly = amount / termMonths + (hasOtherLoan ? random.gamma(2, 210) : 0);
  const debtToIncome = round(Math.min(2, monthly / ((income * 0.72) / 12)), 3);
  // Trouble with money that no column holds outright.
  const strain = random.normal();
  const logit =
    -3.9 +
    1 * strain +
    0.9 * Math.min(2, debtToIncome) +
    0.9 * utilisation +
    (purpose === 'pay off other debt' ? 0.3 : 0) +
    (home === 'rent' ? 0.2 : 0) -
    0.035 * Math.min(20, employmentYears) +
    (termMonths >= 48 ? 0.25 : 0);
  const label = random.chance(logistic(logit)) ? 1 : 0;
  const honest = 655 - 46 * strain - 55 * utilisation + 0.7 * (age - 40) + random.normal(0, 42);
  // Three missed instalments cost a person about a hundred and twenty points; paying on time earns a few.
  const afterwards = honest + (label === 1 ? -random.gamma(5, 135) : random.normal(3, 14));
  const isThinFile = random.chance(0.035);
  const asScore = (score: number) => (isThinFile ? null : Math.round(Math.min(850, Math.max(300, score))));
  return {
    entityId: `A-${String(81_000 + number)}`,
    time,
    label,
    amount,
    termMonths,
    income: random.chance(0.045) ? null : income,
    employmentYears,
    home,
    purpose,
    atApplication: {
      score: asScore(honest),
      updated: time - Math.floor(random.exponential(12 * DAY_MS) / 1000) * 1000,
    },
    atExtract: {
      score: asScore(afterwards),
      updated: EXTRACT - Math.floor(random.exponential(12 * DAY_MS) / 1000) * 1000,
    },
    openAccounts: 1 + random.poisson(2.2 + 1.5 * utilisation),
    utilisation,
    hasOtherLoan,
    debtToIncome,
    age,
    region: random.weighted({ north: 21, south: 27, east: 17, west: 24, islands: 4 }),
    channel: random.weighted({ website: 52, app: Math.max(15, 36 + 9 * year), branch: 15, broker: 9 }),
  };
}

function pipeline(bureauOf: (application: Application) => BureauRecord): Feature<Application>[] {
  return [
    input('amount_requested', (a) => a.amount),
    input('term_months', (a) => a.termMonths),
    input('annual_income', (a) => a.income),
    input('employment_years', (a) => a.employmentYears),
    input('home_status', (a) => a.home),
    input('purpose', (a) => a.purpose),
    input('bureau_score', (a) => bureauOf(a).score),
    logged('bureau_updated_at', (a) => formatTime(bureauOf(a).updated)),
    input('open_accounts', (a) => a.openAccounts),
    input('credit_utilisation', (a) => a.utilisation),
    input('has_other_loan', (a) => a.hasOtherLoan),
    input('debt_to_income', (a) => a.debtToIncome),
    input('applicant_age', (a) => a.age),
    input('region', (a) => a.region),
    input('channel', (a) => a.channel),
  ];
}

const briefing: Briefing = {
  cause: 'label-leakage',
  whatHappened:
    'The training table was joined to each person’s bureau score on the day of the extract, months after the loan was paid out. ' +
    'By then a default had already pulled the score down: the feature held the answer.',
  features: ['bureau_score'],
  decoys: ['bureau_updated_at'],
  metric: 'roc-auc',
  proof:
    'In training bureau_updated_at is later than event_time, and bureau_score alone is almost as good as the model; in serving it is not.',
  fix: 'Join the score as of the application, retrain, and expect the lower figure offline as well.',
};

function generate(): SampleTables {
  const random = new Random('leakage');
  const draw = random.fork('applications');
  const before = moments(draw, startOfDay('2024-02-01'), startOfDay('2025-02-01'), SAMPLE_ROWS);
  const after = moments(draw, GO_LIVE, startOfDay('2025-11-17'), SAMPLE_ROWS);
  return scoreTables({
    target: 'probability',
    training: before.map((time, i) => drawApplication(draw, time, i)),
    serving: after.map((time, i) => drawApplication(draw, time, SAMPLE_ROWS + i)),
    features: pipeline((application) => application.atExtract),
    servedFeatures: pipeline((application) => application.atApplication),
    modelVersion: 'default-risk-3',
    random: random.fork('folds'),
  });
}

/** Loan default: a bureau score that was looked up after the outcome. */
export const leakage: Scenario = { name: 'leakage', briefing, generate };
