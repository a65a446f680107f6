/**
 * The 21 columns of the generated pair: a payments table as a fraud model would be served.
 * Some features really moved in serving, so that there is something to find.
 */
import { normalQuantile, tabulated, zipfQuantile } from './random.mjs';

const COMMA = 44;
const ascii = (texts) => texts.map((text) => Buffer.from(text, 'latin1'));

/** A cell that is empty with the given probability. */
const withNulls = (share, write) => (writer, draw, row) => {
  if (draw() / 4294967296 >= share) write(writer, draw, row);
};

/** A decimal: a distribution, rounded to `digits` and held between its limits. */
function decimal(inverse, digits, low = -Infinity, high = Infinity) {
  const value = tabulated(inverse);
  const scale = 10 ** digits;
  return (writer, draw) =>
    writer.number(Math.round(Math.min(Math.max(value(draw()), low), high) * scale), digits);
}

const integer = (inverse, low, high) => decimal(inverse, 0, low, high);
const normal = (mean, std) => (p) => mean + std * normalQuantile(p);
const logNormal = (logMean, logStd) => (p) => Math.exp(normal(logMean, logStd)(p));
const exponential = (mean) => (p) => -mean * Math.log(1 - p);

/** A category out of a list whose shares fall off with the rank. */
function category(values, exponent) {
  const rank = tabulated(zipfQuantile(values.length, exponent));
  const bytes = ascii(values);
  return (writer, draw) => writer.text(bytes[Math.min(Math.round(rank(draw())), bytes.length - 1)]);
}

/** Date-times that move on through the file, as in a log. */
function eventTime(startIso, days, rows) {
  const start = Date.parse(startIso);
  let day = -1;
  let prefix = Buffer.alloc(0);
  return (writer, draw, row) => {
    const second = Math.floor(((row + draw() / 4294967296) / rows) * days * 86400);
    const today = Math.floor(second / 86400);
    if (today !== day) {
      day = today;
      prefix = Buffer.from(new Date(start + day * 86400000).toISOString().slice(0, 11), 'latin1');
    }
    const rest = second - today * 86400;
    writer.text(prefix);
    writer.pair(Math.floor(rest / 3600));
    writer.byte(58);
    writer.pair(Math.floor(rest / 60) % 60);
    writer.byte(58);
    writer.pair(rest % 60);
  };
}

/** `M` and a number: many distinct values, a few of them frequent. */
function merchant(count) {
  const rank = tabulated((p) => count * p ** 3);
  return (writer, draw) => {
    writer.byte(77);
    writer.number(10000 + Math.floor(rank(draw())));
  };
}

const COUNTRIES = (
  'US DE FR GB ES IT NL PL SE BE AT PT CZ DK FI NO IE CH HU RO GR SK BG HR LT SI LV EE LU CY MT IS ' +
  'TR UA RS BA AL MK ME MD BR MX CA JP KR IN AU NZ ZA SG'
).split(' ');
const SECTORS =
  'grocery fuel travel fashion toys games books music pharmacy hotel dining electro garden sports pets jewelry taxi rail'.split(
    ' ',
  );

/**
 * Columns of one side. `kind` says how the value is kept once parsed: 8 bytes a row for numbers,
 * 4 for text. `feature` columns are the ones that every way in the bench compares.
 */
export function columnsOf(side, rows) {
  const serving = side === 'serving';
  const feature = (name, kind, write) => ({ name, kind, write, feature: true });
  const other = (name, kind, write) => ({ name, kind, write, feature: false });
  return [
    other('entity_id', 'number', (writer, draw) => writer.number(1000000 + (draw() % 9000000))),
    other(
      'event_time',
      'number',
      serving ? eventTime('2025-03-01T00:00:00Z', 30, rows) : eventTime('2025-01-01T00:00:00Z', 59, rows),
    ),
    feature('amount', 'number', decimal(logNormal(serving ? 3.2 : 3, 1), 2, 0.5, 9999)),
    feature('amount_mean_30d', 'number', decimal(logNormal(serving ? 3.1 : 3.5, 0.6), 2, 0, 9999)),
    feature('balance', 'number', withNulls(0.01, decimal(normal(850, 600), 2))),
    feature(
      'utilisation',
      'number',
      withNulls(
        serving ? 0.09 : 0.03,
        decimal((p) => p * p, 4, 0, 1),
      ),
    ),
    feature('distance_km', 'number', decimal(exponential(12), 3, 0, 999)),
    feature(
      'device_score',
      'number',
      decimal((p) => p ** 0.7, 6, 0, 1),
    ),
    feature('velocity', 'number', decimal(exponential(0.8), 5, 0, 50)),
    feature(
      'age',
      'number',
      integer((p) => 18 + 72 * p ** 1.6, 18, 90),
    ),
    feature(
      'count_7d',
      'number',
      integer((p) => exponential(serving ? 4.5 : 4)(p) - 1, 0, 200),
    ),
    feature(
      'days_known',
      'number',
      integer((p) => 3600 * p * p, 0, 3600),
    ),
    feature('hour', 'number', integer(normal(14, 4.5), 0, 23)),
    feature('country', 'text', category(COUNTRIES, 1.1)),
    feature('channel', 'text', category(['web', 'app', 'pos', 'atm', 'phone'], serving ? 0.6 : 1)),
    feature('sector', 'text', withNulls(0.005, category(serving ? [...SECTORS, 'crypto'] : SECTORS, 0.7))),
    feature('is_returning', 'text', category(['true', 'false'], 1.3)),
    feature('merchant', 'text', merchant(200000)),
    other('model_version', 'text', category(serving ? ['fm-13.0'] : ['fm-12.1', 'fm-13.0'], 2)),
    other(
      'prediction',
      'number',
      decimal((p) => p ** 4, 6, 0, 1),
    ),
    other('label', 'number', (writer, draw) => writer.byte(draw() % 25 === 0 ? 49 : 48)),
  ];
}

/** Writes one row. */
export function writeRow(writer, columns, draw, row) {
  for (let index = 0; index < columns.length; index++) {
    columns[index].write(writer, draw, row);
    writer.byte(COMMA);
  }
  writer.endRow();
}

/** What the pair holds, for those who only measure. */
export function describePair() {
  const columns = columnsOf('training', 1);
  return {
    columns: columns.length,
    features: columns.filter((column) => column.feature).map(({ name, kind }) => ({ name, kind })),
    bytesPerRow: columns.reduce((sum, column) => sum + (column.kind === 'number' ? 8 : 4), 0),
  };
}
