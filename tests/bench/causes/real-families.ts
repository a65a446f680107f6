import { readFileSync } from 'node:fs';
import type { StoredColumn } from '../../../src/core/table/column-builder.ts';
import { log } from '../../../src/practice/portable-math.ts';
import { Random } from '../../../src/practice/random.ts';
import { DAY_MS, type Cell } from '../../../src/practice/table.ts';
import { knownCases, type KnownCase } from '../../support/known-cases.ts';
import { readPair } from '../../support/read-pair.ts';
import type { Family, FeatureSpec, Meaning, Row } from './family.ts';
import { learn, type Answer } from './learner.ts';
import { CALENDAR, timeOfDay } from './moment.ts';
import { shuffle, type World } from './world.ts';

/** Pairs whose training table has nothing wrong with it, one for each real data set. */
const SOUND = ['case-12', 'case-16', 'case-17', 'case-23', 'case-28'];
/** Rows of the training table that stay there; the rest are served, half of them as spare rows. */
const KEPT = 5000;

/**
 * Businesses whose rows are real: the training tables of pairs beside the project, dealt anew into training and serving. Labels that a
 * fault draws anew come from a model of them.
 * @returns none where the folder is absent
 */
export function realFamilies(): Promise<Family[]> {
  return Promise.all(
    knownCases()
      .filter(({ name }) => SOUND.includes(name))
      .map(familyOf),
  );
}

async function familyOf(known: KnownCase): Promise<Family> {
  const bytes = new Uint8Array(readFileSync(known.training));
  const pair = await readPair(bytes, bytes);
  const features = pair.features.map(({ name, training }) => specOf(name, training));
  const columns = pair.features.map(({ training }) => cellsOf(training));
  const labels = cellsOf(pair.roles.training.label ?? null);
  const rows = labels.map((label, i): Row => ({
    entityId: '',
    time: 0,
    label: Number(label),
    values: Object.fromEntries(features.map(({ name }, k) => [name, columns[k][i]])),
  }));
  const kept = Math.min(KEPT, Math.floor(rows.length * 0.65));
  const served = Math.floor((rows.length - kept) / 2);
  const name = `real ${known.dataset}`;
  const { task } = known;
  let answer: Answer | null = null;
  return {
    name,
    task,
    entity: 'entity_id',
    entities: null,
    hasVersion: false,
    rows: { training: kept, serving: served },
    features,
    noise: 0.1,
    world: (seed, family) => dealt(rows, kept, served, seed, family),
    draw: () => ({}),
    outcome: (values) => {
      answer ??= learn({ task, kind: 'trees', inputs: features.map((spec) => spec.name) }, rows);
      const [expected] = answer([{ entityId: '', time: 0, label: null, values: { ...values } }]);
      return task === 'binary' ? log((expected + 1e-6) / (1 - expected + 1e-6)) : expected;
    },
  };
}

function dealt(rows: readonly Row[], kept: number, served: number, seed: string, family: Family): World {
  const random = new Random(`${family.name}/${seed}`);
  const order = [...rows];
  shuffle(order, random);
  const servingStart = CALENDAR.start + (CALENDAR.training + CALENDAR.gap) * DAY_MS;
  const part = (from: number, count: number, start: number, days: number, ids: number): Row[] =>
    order
      .slice(from, from + count)
      .map((row, i) => ({
        ...row,
        entityId: String(ids + i),
        time: Math.floor((start + random.integer(0, days - 1) * DAY_MS + timeOfDay(random)) / 1000) * 1000,
      }))
      .sort((a, b) => a.time - b.time);
  return {
    family,
    drift: 0,
    training: part(0, kept, CALENDAR.start, CALENDAR.training, 200_000),
    serving: part(kept, served, servingStart, CALENDAR.serving, 300_000),
    spare: part(kept + served, served, servingStart, CALENDAR.serving, 400_000),
  };
}

function cellsOf(stored: StoredColumn | null): Cell[] {
  const column = stored?.column;
  if (column?.storage === 'number')
    return Array.from(column.values, (value) => (value === value ? value : null));
  if (column?.storage !== 'text') throw new RangeError('a real table with free text');
  return Array.from(column.codes, (code) => (code === 0 ? null : column.dictionary[code]));
}

// What the values look like is all there is to go by.
function specOf(name: string, stored: StoredColumn | null): FeatureSpec {
  const cells = cellsOf(stored);
  const numbers = cells.filter((cell) => typeof cell === 'number');
  const hasNulls = cells.includes(null);
  const isWhole = numbers.every(Number.isInteger);
  const low = numbers.reduce((least, x) => Math.min(least, x), Infinity);
  const distinct = new Set(numbers).size;
  const meaning: Meaning =
    numbers.length === 0
      ? 'category'
      : distinct <= 2
        ? 'flag'
        : low < 0
          ? 'measure'
          : !isWhole
            ? 'amount'
            : 'count';
  return { name, meaning, isWhole, hasNulls };
}
