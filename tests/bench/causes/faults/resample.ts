import type { Row } from '../family.ts';
import { CALENDAR } from '../moment.ts';
import { DAY_MS } from '../../../../src/practice/table.ts';
import { deviationOf, type Scene } from '../scene.ts';

const SERVING_START = CALENDAR.start + (CALENDAR.training + CALENDAR.gap) * DAY_MS;

/** How much of serving's time is over at a row, in [0, 1]. */
export function elapsed({ time }: Row): number {
  return (time - SERVING_START) / (CALENDAR.serving * DAY_MS);
}

/**
 * Serving becomes another population: as many rows as before, of what serving and its spare rows hold, by weight.
 * What holds of a row (its label included) stays: P(y | x) does not move.
 * @param weightOf - of a row, on a logarithmic scale
 */
export function resample(scene: Scene, weightOf: (row: Row) => number): void {
  const { random, serving, baseline } = scene;
  const rows = [...serving, ...baseline.world.spare];
  // The largest u^(1/w) are a sample without repeats (Efraimidis and Spirakis 2006), of every day for itself so that traffic stays even.
  const byDay = new Map<number, { row: Row; key: number }[]>();
  for (const row of rows) {
    const day = Math.floor(row.time / DAY_MS);
    const entries = byDay.get(day) ?? [];
    entries.push({ row, key: Math.log(-Math.log(1 - random.uniform())) - weightOf(row) });
    byDay.set(day, entries);
  }
  const share = serving.length / rows.length;
  scene.serving = [...byDay.values()]
    .flatMap((entries) =>
      entries
        .sort((a, b) => a.key - b.key)
        .slice(0, Math.round(entries.length * share))
        .map(({ row }) => row),
    )
    .sort((a, b) => a.time - b.time);
}

/** How far a number lies above training's mean, in standard deviations, at most 3 either way; 0 where there is none. */
export function standardiser(scene: Scene, name: string): (row: Row) => number {
  const numbers = scene.numbers(name);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const deviation = deviationOf(numbers) || 1;
  return ({ values }) => {
    const cell = values[name];
    return typeof cell === 'number' ? Math.max(-3, Math.min(3, (cell - mean) / deviation)) : 0;
  };
}
