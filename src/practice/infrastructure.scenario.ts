import { round } from './portable-math.ts';
import { Random } from './random.ts';
import type { Briefing, SampleTables, Scenario } from './scenario.ts';
import { SAMPLE_ROWS } from './scenario.ts';
import { moments, scoreTables } from './score-tables.ts';
import type { Feature, Observation } from './table.ts';
import { DAY_MS, formatTime, input, logged, startOfDay } from './table.ts';

interface Order extends Observation {
  distanceKm: number;
  items: number;
  /** Mean of the restaurant's last 50 orders; null for restaurants that joined lately. */
  preparationMinutes: number | null;
  vehicle: string;
  weather: string | null;
  ordersInQueue: number;
  couriersFree: number;
  hour: number;
  isWeekend: boolean;
  isGroupOrder: boolean;
  rating: number | null;
  traffic: number;
  zone: string;
  restaurantOpened: number;
}

const GO_LIVE = startOfDay('2025-06-02');
/** The moment from which the new build of the feature service answers. */
const RELEASE = startOfDay('2025-06-14') + 10 * 3_600_000;
const MINUTES_PER_KM: Record<string, number> = { bike: 4.6, 'e-bike': 3.5, scooter: 2.7, car: 3.1 };
/** How busy each hour is, from 9 to 23. */
const HOURS = {
  '9': 2,
  '10': 3,
  '11': 8,
  '12': 15,
  '13': 12,
  '14': 5,
  '15': 3,
  '16': 4,
  '17': 8,
  '18': 15,
  '19': 18,
  '20': 13,
  '21': 8,
  '22': 4,
  '23': 2,
};

function drawOrder(random: Random, day: number, number: number): Order {
  const hour = Number(random.weighted(HOURS));
  const time =
    Math.floor(day / DAY_MS) * DAY_MS + hour * 3_600_000 + Math.floor(random.uniform() * 3600) * 1000;
  const weekday = new Date(time).getUTCDay();
  const months = (time - GO_LIVE) / (30 * DAY_MS);
  const isWeekend = weekday === 0 || weekday === 6;
  const isBusy = (hour >= 12 && hour <= 13) || (hour >= 18 && hour <= 20);
  const distanceKm = round(Math.min(9.5, 0.3 + random.gamma(2.4, 2.5 + 0.04 * months)), 2);
  const items = 1 + random.poisson(2.1);
  const isGroupOrder = items > 4 && random.chance(0.4);
  const vehicle = random.weighted({
    bike: 30,
    'e-bike': 33 + 2 * months,
    scooter: 27,
    car: distanceKm > 4 ? 25 : 7,
  });
  const weather = random.weighted({ clear: 52 + 14 * months, cloudy: 27, rain: 17, storm: 2 });
  const isNew = random.chance(0.12);
  // Kitchens that have just joined are slow.
  const kitchen = isNew ? random.gamma(16, 26) : random.gamma(7, 13.5);
  const ordersInQueue = random.poisson(isBusy ? 5.5 : 2);
  const couriersFree = random.poisson(isBusy ? 2.6 : 6);
  const traffic = round(1 + random.gamma(2, isBusy ? 0.3 : 0.14), 2);
  const minutes =
    kitchen +
    0.7 * items +
    (isGroupOrder ? 5 : 0) +
    0.75 * ordersInQueue +
    3.5 / (1 + couriersFree) +
    MINUTES_PER_KM[vehicle] * distanceKm * (vehicle === 'bike' ? 1 : 0.35 + 0.65 * traffic) +
    (weather === 'rain' ? 2 : 0) +
    (weather === 'storm' ? 6 : 0);
  return {
    entityId: `ord-${String(1_730_000 + number)}`,
    time,
    label: round(random.gamma(60, minutes), 1),
    distanceKm,
    items,
    preparationMinutes: isNew ? null : round(random.gamma(90, kitchen), 1),
    vehicle,
    weather: random.chance(0.02) ? null : weather,
    ordersInQueue,
    couriersFree,
    hour,
    isWeekend,
    isGroupOrder,
    rating: isNew && random.chance(0.7) ? null : round(Math.min(5, random.normal(4.3, 0.35)), 1),
    traffic,
    zone: random.weighted({ centre: 35, riverside: 22, 'old town': 15, hills: 12, harbour: 16 }),
    restaurantOpened: startOfDay('1988-04-01') + Math.floor(random.uniform() * 13_300) * DAY_MS,
  };
}

/** What the new build makes of an order: whole kilometres, and 0 where there is no preparation time. */
function afterRelease(order: Order): Order {
  return {
    ...order,
    distanceKm: Math.trunc(order.distanceKm),
    preparationMinutes: order.preparationMinutes ?? 0,
  };
}

const features: Feature<Order>[] = [
  input('distance_km', (o) => o.distanceKm),
  input('basket_items', (o) => o.items),
  input('avg_preparation_minutes', (o) => o.preparationMinutes),
  input('courier_vehicle', (o) => o.vehicle),
  input('weather', (o) => o.weather),
  input('orders_in_queue', (o) => o.ordersInQueue),
  input('couriers_free', (o) => o.couriersFree),
  input('hour_of_day', (o) => o.hour),
  input('is_weekend', (o) => o.isWeekend),
  input('is_group_order', (o) => o.isGroupOrder),
  input('restaurant_rating', (o) => o.rating),
  input('traffic_index', (o) => o.traffic),
  input('zone', (o) => o.zone),
  logged('restaurant_opened_on', (o) => formatTime(o.restaurantOpened).slice(0, 10)),
];

const briefing: Briefing = {
  cause: 'infrastructure-bug',
  whatHappened:
    'On 14 June a new build of the feature service went out. It casts the distance to a whole number and sends 0 where a new restaurant has ' +
    'no preparation time yet, where the model was trained on empty values.',
  features: ['distance_km', 'avg_preparation_minutes'],
  decoys: [],
  metric: 'mae',
  proof:
    'Both features change on the same day, at the moment model_version changes; before it serving equals training.',
  fix: 'Roll back to eta-3.2.0, repair the cast and the null handling, and validate types and nulls where features are served.',
};

function generate(): SampleTables {
  const random = new Random('infrastructure');
  const draw = random.fork('orders');
  const before = moments(draw, startOfDay('2025-03-03'), GO_LIVE, SAMPLE_ROWS);
  const after = moments(draw, GO_LIVE, startOfDay('2025-06-30'), SAMPLE_ROWS);
  const live = after.map((day, i) => drawOrder(draw, day, SAMPLE_ROWS + i));
  return scoreTables({
    target: 'quantity',
    training: before.map((day, i) => drawOrder(draw, day, i)),
    serving: live.map((order) => (order.time >= RELEASE ? afterRelease(order) : order)),
    features,
    servedFeatures: features,
    modelVersion: 'eta-3.2.0',
    servedVersion: (order) => (order.time >= RELEASE ? 'eta-3.2.1' : 'eta-3.2.0'),
    random: random.fork('folds'),
  });
}

/** Delivery times: from one release on, distances are cut to whole kilometres and nulls become 0. */
export const infrastructure: Scenario = { name: 'infrastructure', briefing, generate };
