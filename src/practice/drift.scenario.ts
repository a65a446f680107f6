import { exp, log, round, wave } from './portable-math.ts';
import { Random } from './random.ts';
import type { Briefing, SampleTables, Scenario } from './scenario.ts';
import { SAMPLE_ROWS } from './scenario.ts';
import { moments, scoreTables } from './score-tables.ts';
import type { Feature, Observation } from './table.ts';
import { DAY_MS, formatTime, input, logged, startOfDay } from './table.ts';

interface ShopDay extends Observation {
  shopType: string;
  shopSizeM2: number;
  line: string;
  price: number;
  competitorPrice: number | null;
  isPromoted: boolean;
  temperature: number | null;
  rainMm: number;
  weekday: string;
  isHoliday: boolean;
  shelfFacings: number;
  soldLastWeek: number;
  deliveriesPerWeek: number;
  opened: number;
}

const SERVING_START = startOfDay('2025-04-07');
/** The day on which the new line reached the first shops. */
const LAUNCH = startOfDay('2025-05-05');
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const LINES = { cola: 32, lemonade: 20, 'iced tea': 16, 'still water': 22, 'energy drink': 10 };
const NEW_LINE = 'zero sugar';
const LINE_EFFECT: Record<string, number> = {
  cola: 0.25,
  lemonade: 0,
  'iced tea': -0.2,
  'still water': 0.1,
  'energy drink': -0.35,
  [NEW_LINE]: 0.75,
};

/** Mean temperature of a day: coldest in late January, warmest in late July. */
function seasonalTemperature(time: number): number {
  const days = (time - startOfDay('2025-01-01')) / DAY_MS;
  return 11.5 + 11 * wave((days - 115) / 365.25);
}

function drawShopDay(random: Random, time: number, number: number): ShopDay {
  const shopType = random.weighted({ city: 38, suburb: 34, station: 16, resort: 12 });
  const shopSizeM2 = Math.round(random.logNormal(shopType === 'station' ? 180 : 720, 0.45));
  const weeksSinceLaunch = (time - LAUNCH) / (7 * DAY_MS);
  const newLineShare = Math.min(0.3, Math.max(0, weeksSinceLaunch * 0.03));
  const years = (time - SERVING_START) / (365 * DAY_MS);
  const line = random.chance(newLineShare) ? NEW_LINE : random.weighted(LINES);
  const price = round(
    random.between(0.89, 1.1) * (1 + 0.02 * years) * (line === 'energy drink' ? 1.9 : 1.35),
    2,
  );
  const isPromoted = random.chance(0.14);
  const season = seasonalTemperature(time);
  const temperature = round(season + random.normal(0, 4.2), 1);
  const day = new Date(time).getUTCDay();
  const isHoliday = random.chance(0.03);
  const shelfFacings = 2 + random.poisson(2.5 + (line === 'cola' ? 2 : 0) + (line === NEW_LINE ? 1 : 0));
  const habit =
    1.9 +
    0.5 * log(shopSizeM2 / 500) +
    LINE_EFFECT[line] +
    (shopType === 'station' ? 0.55 : 0) +
    0.05 * (shelfFacings - 4) +
    random.normal(0, 0.2);
  const thirst = (degrees: number) =>
    0.012 * degrees +
    0.055 * Math.max(0, degrees - 17) +
    (shopType === 'resort' ? 0.03 * Math.max(0, degrees - 14) : 0);
  const usual = exp(habit + thirst(season - 1.5));
  const mean = exp(
    habit +
      thirst(temperature) +
      (isPromoted ? 0.45 : 0) -
      0.9 * log(price / 1.35) * (line === 'energy drink' ? 0.3 : 1) +
      (day === 5 || day === 6 ? 0.22 : 0) +
      (isHoliday ? 0.3 : 0),
  );
  return {
    entityId: String(300_000 + number),
    time,
    label: random.poisson(random.gamma(14, mean)),
    shopType,
    shopSizeM2,
    line,
    price,
    competitorPrice: random.chance(0.11) ? null : round(price * random.between(0.88, 1.15), 2),
    isPromoted,
    temperature: random.chance(0.015) ? null : temperature,
    rainMm: random.chance(0.6) ? 0 : round(random.gamma(0.8, 5), 1),
    weekday: WEEKDAYS[day],
    isHoliday,
    shelfFacings,
    soldLastWeek: random.poisson(7 * usual * exp(random.normal(0, 0.25))),
    deliveriesPerWeek: random.integer(2, shopSizeM2 > 700 ? 6 : 4),
    opened: startOfDay('2001-03-01') + Math.floor(random.uniform() * 8_500) * DAY_MS,
  };
}

const features: Feature<ShopDay>[] = [
  input('shop_type', (s) => s.shopType),
  input('shop_size_m2', (s) => s.shopSizeM2),
  input('product_line', (s) => s.line),
  input('price', (s) => s.price),
  input('competitor_price', (s) => s.competitorPrice),
  input('is_promoted', (s) => s.isPromoted),
  input('temperature_c', (s) => s.temperature),
  input('rain_mm', (s) => s.rainMm),
  input('weekday', (s) => s.weekday),
  input('is_holiday', (s) => s.isHoliday),
  input('shelf_facings', (s) => s.shelfFacings),
  input('sold_last_week', (s) => s.soldLastWeek),
  input('deliveries_per_week', (s) => s.deliveriesPerWeek),
  logged('shop_opened_on', (s) => formatTime(s.opened).slice(0, 10)),
];

const briefing: Briefing = {
  cause: 'data-drift',
  whatHappened:
    'The world changed, the pipelines did not: summer brought temperatures the model had never seen, and a new product line, ' +
    'launched in May, grew to almost a third of the rows.',
  features: ['temperature_c', 'product_line', 'sold_last_week'],
  decoys: [],
  metric: 'mae',
  proof:
    'The shift grows week by week instead of starting on one day, and the error grows where the days are hot or the line is new.',
  fix: 'Retrain on recent data with a whole year in it; give recent weeks more weight; hold new lines to a simple fallback until they have history.',
};

function generate(): SampleTables {
  const random = new Random('drift');
  const draw = random.fork('shop days');
  const before = moments(draw, startOfDay('2024-09-16'), SERVING_START, SAMPLE_ROWS);
  const after = moments(draw, SERVING_START, startOfDay('2025-08-18'), SAMPLE_ROWS);
  return scoreTables({
    target: 'quantity',
    training: before.map((time, i) => drawShopDay(draw, time, i)),
    serving: after.map((time, i) => drawShopDay(draw, time, SAMPLE_ROWS + i)),
    features,
    servedFeatures: features,
    modelVersion: 'drinks-2025-04',
    random: random.fork('folds'),
  });
}

/** Demand for cold drinks: trained on autumn and winter, served through summer and a product launch. */
export const drift: Scenario = { name: 'drift', briefing, generate };
