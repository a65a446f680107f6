/**
 * A pair with a model in it: whether a customer leaves depends on what they pay and on their age, the score is right in training,
 * and in serving it is computed from amounts in cents where the model expects euros. What comes true does not change.
 */
import type { Side } from '../../src/core/faults.ts';
import { csv, type GivenFile } from './page.ts';

/** One row, by the names of its columns; null is an empty cell. */
export type Row = Record<string, string | number | null>;

/** What a test may change of a table: one row for another, or for none. */
export type Change = (row: Row, index: number) => Row | null;

/** How many rows of the pair get their amount in cents, in serving. */
const IN_CENTS = 0.35;

/**
 * @param side - of which table
 * @param rows - how many
 * @returns the rows, the same ones each time
 */
export function modelRows(side: Side, rows = 3000): Row[] {
  let state = side === 'training' ? 11 : 23;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const start = Date.UTC(2026, side === 'training' ? 0 : 3, 1);
  return Array.from({ length: rows }, (_, index) => {
    const amount = 10 + random() * 90;
    const age = 20 + Math.floor(random() * 50);
    const plan = random() < 0.6 ? 'basic' : 'premium';
    const isInCents = side === 'serving' && random() < IN_CENTS;
    const served = isInCents ? amount * 100 : amount;
    const chance = leaving(amount, age);
    return {
      entity_id: (side === 'training' ? 100_000 : 500_000) + index,
      event_time: new Date(start + index * 600_000).toISOString().slice(0, 19).replace('T', ' '),
      amount: served.toFixed(2),
      age,
      plan,
      visits: Math.floor(random() * 20),
      prediction: leaving(Math.min(served, 400), age).toFixed(6),
      label: random() < chance ? 1 : 0,
    };
  });
}

function leaving(amount: number, age: number): number {
  return 1 / (1 + Math.exp(-(amount - 55) / 12 + (age - 45) / 10));
}

/**
 * @param rows - with the columns of the first one
 * @returns them as the text of a CSV file
 */
export function csvText(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cell = (value: string | number | null | undefined): string =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? '');
  return `${[columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((cells) => cells.map(cell).join(','))
    .join('\n')}\n`;
}

/**
 * @param changes - what to change of each side; nothing where it is left out
 * @param rows - of each side
 * @returns both files
 */
export function modelPair(
  changes: Partial<Record<Side | 'both', Change>> = {},
  rows: Partial<Record<Side, number>> = {},
): Record<Side, GivenFile> {
  const file = (side: Side): GivenFile => {
    const change = changes[side] ?? changes.both ?? ((row: Row) => row);
    const changed = modelRows(side, rows[side]).map(change);
    return csv(`${side}.csv`, csvText(changed.filter((row) => row !== null)));
  };
  return { training: file('training'), serving: file('serving') };
}

/** @param columns - names @returns a change that leaves them out */
export function without(...columns: readonly string[]): Change {
  return (row) => Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
}
