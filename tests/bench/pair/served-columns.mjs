/**
 * The 50 columns of a pair that was served: rows of life, some of which are in both tables, a model's predictions from the features as
 * it was given them, and one planted fault: from two fifths of serving on the heaviest feature comes in cents instead of units.
 */
import { normalQuantile, randomBits, tabulated } from './random.mjs';

const COMMA = 44;
const DECIMALS = 30;
const INTEGERS = 8;
const CATEGORIES = 7;
const FEATURES = DECIMALS + INTEGERS + CATEGORIES;
/** Serving starts with this share of training's rows, its latest. */
const SHARED = 0.05;
/** Where in serving the fault starts. */
const FAULT_FROM = 0.4;
/** Days that training lasts. */
const DAYS = 60;
const START_MS = Date.parse('2025-01-01T00:00:00Z');

const normal = tabulated(normalQuantile);
const names = [
  'entity_id',
  'event_time',
  'amount',
  ...Array.from({ length: DECIMALS - 1 }, (_, i) => `measure_${i + 1}`),
  ...Array.from({ length: INTEGERS }, (_, i) => `count_${i + 1}`),
  ...Array.from({ length: CATEGORIES }, (_, i) => `category_${i + 1}`),
  'model_version',
  'prediction',
  'label',
];

/** What is written first. */
export const servedColumnNames = names;

/** For those who only measure. */
export const servedShape = { columns: names.length, features: FEATURES, bytesPerRow: 8 * (names.length - CATEGORIES - 1) + 4 * (CATEGORIES + 1) }; // prettier-ignore

/** Gives a function that writes a row of a side; the same row of life has the same values on both. */
export function servedRows(side, rows) {
  const isServing = side === 'serving';
  const first = isServing ? Math.round(rows * (1 - SHARED)) : 0;
  const values = new Float64Array(FEATURES);
  const version = Buffer.from('v7');
  let day = -1;
  let prefix = Buffer.alloc(0);
  return (writer, row) => {
    const life = first + row;
    const draw = randomBits(life);
    for (let i = 0; i < FEATURES; i++) values[i] = normal(draw());
    // Neighbours have something in common, as features do.
    for (let i = 1; i < FEATURES; i++) values[i] = 0.6 * values[i] + 0.4 * values[i - 1];
    const isFaulty = isServing && row >= FAULT_FROM * rows;

    writer.number(1_000_000 + life);
    writer.byte(COMMA);
    const second = Math.floor((life / rows) * DAYS * 86400);
    const today = Math.floor(second / 86400);
    if (today !== day) {
      day = today;
      prefix = Buffer.from(new Date(START_MS + day * 86_400_000).toISOString().slice(0, 11), 'latin1');
    }
    const rest = second - today * 86400;
    writer.text(prefix);
    writer.pair(Math.floor(rest / 3600));
    writer.byte(58);
    writer.pair(Math.floor(rest / 60) % 60);
    writer.byte(58);
    writer.pair(rest % 60);
    writer.byte(COMMA);

    for (let i = 0; i < DECIMALS; i++) {
      const isNull = i % 7 === 3 && draw() % 50 === 0;
      if (isNull) values[i] = 0;
      else if (i === 0) writer.number(Math.round((200 + 50 * values[0]) * (isFaulty ? 100 : 1) * 1000), 3);
      else writer.number(Math.round((10 + values[i] * (1 + i)) * 10_000), 4);
      writer.byte(COMMA);
    }
    for (let i = DECIMALS; i < DECIMALS + INTEGERS; i++) {
      writer.number(Math.max(0, Math.round(8 + 4 * values[i])));
      writer.byte(COMMA);
    }
    for (let i = DECIMALS + INTEGERS; i < FEATURES; i++) {
      const kinds = i === FEATURES - 1 ? 5000 : 4 + 6 * (i - DECIMALS - INTEGERS);
      writer.byte(65);
      writer.number(Math.min(kinds - 1, Math.floor(Math.abs(values[i]) * kinds * 0.4)));
      writer.byte(COMMA);
    }
    writer.text(version);
    writer.byte(COMMA);
    let truth = -1.5;
    for (let i = 0; i < 12; i++) truth += (0.9 - 0.07 * i) * values[i];
    // Amounts in cents are far outside of what the model knows: it answers as for its largest.
    const seen = isFaulty ? truth + 0.9 * (2.5 - values[0]) : truth;
    writer.number(Math.round(1e6 / (1 + Math.exp(-seen))), 6);
    writer.byte(COMMA);
    writer.byte(draw() / 4294967296 < 1 / (1 + Math.exp(-truth)) ? 49 : 48);
    writer.byte(COMMA);
    writer.endRow();
  };
}
