import { describe, expect, it } from 'vitest';
import type { ReadTable } from './read-sample.ts';
import { readSample } from './read-sample.ts';

/** Rows as numbers of weeks since the first, with what was shown. */
function shown(table: ReadTable): { week: number; recipe: string; label: string; prediction: number }[] {
  const start = Date.UTC(2025, 0, 6);
  const times = table.column('event_time');
  const recipes = table.column('recipe_id');
  const labels = table.column('label');
  const predictions = table.column('prediction');
  return times.map((time, i) => ({
    week: Math.floor((Date.parse(`${time.replace(' ', 'T')}Z`) - start) / (7 * 86_400_000)),
    recipe: recipes[i],
    label: labels[i],
    prediction: Number(predictions[i]),
  }));
}

describe('feedback', () => {
  const { training, serving } = readSample('feedback');
  const rows = [...shown(training), ...shown(serving)];

  it('knows labels of about a third, and in serving only of what the model ranked high', () => {
    const served = shown(serving);
    const ranked = served.toSorted((a, b) => b.prediction - a.prediction);
    const known = (part: typeof served) => part.filter(({ label }) => label !== '').length / part.length;
    expect(known(served)).toBeCloseTo(0.34, 1);
    expect(known(ranked.slice(0, 5000))).toBeGreaterThan(0.9);
    expect(known(ranked.slice(-10_000))).toBeLessThan(0.03);
  });

  it('shows fewer recipes once the model chooses', () => {
    const different = (week: number) =>
      new Set(rows.filter((row) => row.week === week && row.label !== '').map((row) => row.recipe)).size;
    for (const week of [5, 10, 19]) expect(different(week)).toBeLessThan(0.85 * different(0));
  });

  it('wears its own recipes out: shown suggestions are clicked less and less', () => {
    const clickRate = (from: number, to: number) => {
      const labels = rows.filter((row) => row.week >= from && row.week < to && row.label !== '');
      return labels.filter((row) => row.label === '1').length / labels.length;
    };
    expect(clickRate(4, 6)).toBeGreaterThan(1.2 * clickRate(10, 20));
  });
});
