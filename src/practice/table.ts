/** The tables of a sample: rows of some business, and how a pipeline reads features out of them. */

/** What a CSV cell can hold; null is written as an empty cell. */
export type Cell = number | boolean | string | null;

/** What every row has besides its features. */
export interface Observation {
  entityId: string;
  /** Epoch milliseconds UTC. */
  time: number;
  /** What really happened; null where nobody knows. */
  label: number | null;
}

/** One column as one of the two pipelines computes it. */
export interface Feature<Row> {
  name: string;
  read: (row: Row) => Cell;
  /** False for columns that are logged but not fed to the model. */
  isInput: boolean;
}

/** A row together with what the model said about it. */
export interface ScoredRow<Row> {
  row: Row;
  prediction: number;
  modelVersion: string;
}

/** @param name - of the column @param read - the value in a row @returns a feature that the model is fed */
export function input<Row>(name: string, read: (row: Row) => Cell): Feature<Row> {
  return { name, read, isInput: true };
}

/** @param name - of the column @param read - the value in a row @returns a column that is logged only */
export function logged<Row>(name: string, read: (row: Row) => Cell): Feature<Row> {
  return { name, read, isInput: false };
}

/** @param time - epoch milliseconds UTC @returns e.g. `2025-03-09 17:20:05` */
export function formatTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

export const DAY_MS = 86_400_000;

/** @param day - `YYYY-MM-DD` @returns midnight UTC of that day, epoch milliseconds */
export function startOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
