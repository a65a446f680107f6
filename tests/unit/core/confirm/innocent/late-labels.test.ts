import { describe, expect, test } from 'vitest';
import { agesOf, findLateLabels } from '../../../../../src/core/confirm/innocent/late-labels.ts';
import { simulatedSide, type Simulation } from '../../../../support/simulated-outcomes.ts';

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const ROUNDS = 30;

/** How many of 30 simulated tables are called what. */
function callsOf(simulation: Simulation): Record<string, number> {
  const calls: Record<string, number> = { missing: 0, other: 0, unclear: 0, none: 0 };
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const serving = simulatedSide(1000 + seed, simulation);
    calls[findLateLabels(serving, simulatedSide(seed))?.cause ?? 'none']++;
  }
  return calls;
}
const late = (share: (age: number) => number) => (truth: number, day: number, uniform: () => number) =>
  truth === 1 && uniform() < share(28 - day) ? 1 : 0;
const isLast8 = (day: number) => day >= 20;

describe('late labels', () => {
  test.each<[string, number, Simulation]>([
    ['arrive after 3 days', 29, { label: late((age) => 1 - Math.exp(-age / 3)) }],
    ['arrive after 6 days', 29, { label: late((age) => 1 - Math.exp(-age / 6)) }],
    ['arrive steadily over 14 days', 29, { label: late((age) => Math.min(1, age / 14)) }],
    ['half missing below 7 days', 25, { label: late((age) => (age < 7 ? 0.5 : 1)) }],
    ['none there below 5 days', 25, { label: late((age) => (age < 5 ? 0 : 1)) }],
    ['four fifths missing below 16 days', 20, { label: late((age) => (age < 16 ? 0.2 : 1)) }],
    [
      'over a flatter concept',
      21,
      { chance: (l) => sigmoid(-0.8 + 0.5 * l), label: late((age) => 1 - Math.exp(-age / 4)) },
    ],
    [
      'over a lower base rate',
      26,
      { chance: (l) => sigmoid(l - 1), label: late((age) => 1 - Math.exp(-age / 4)) },
    ],
  ])('are found: %s', (_, least, simulation) => {
    const calls = callsOf(simulation);
    expect(calls.missing).toBeGreaterThanOrEqual(least);
    expect(calls.other).toBeLessThanOrEqual(3);
  });

  test.each<[string, number, Simulation]>([
    ['no change', 0, {}],
    ['a base rate that falls suddenly', 2, { chance: (l, day) => sigmoid(l - (isLast8(day) ? 1.5 : 0)) }],
    [
      'a base rate that falls steadily',
      2,
      { chance: (l, day) => sigmoid(l - 1.5 * Math.max(0, (day - 14) / 14)) },
    ],
    [
      'a base rate that falls by the mix of rows',
      1,
      { logit: (normal, day) => -2.2 - (isLast8(day) ? 1.5 : 0) + 2.6 * normal() },
    ],
    ['a concept that flattens', 1, { chance: (l, day) => sigmoid(isLast8(day) ? -1.5 + 0.4 * l : l) }],
    [
      'a concept that ramps',
      1,
      { chance: (l, day) => sigmoid(-0.8 * (day / 28) + l * (1 - (0.6 * day) / 28)) },
    ],
    [
      'scores that broke',
      1,
      {
        logit: (normal, day) => -2.2 + (isLast8(day) ? 2 : 0) + 2.6 * normal(),
        chance: (l, day) => sigmoid(l - (isLast8(day) ? 2 : 0)),
      },
    ],
    ['labels lost at every age', 1, { label: late(() => 0.5) }],
    // Near to the shape of late labels: 14 of 100.
    [
      'a concept that flattens and loses positives',
      9,
      { chance: (l, day) => sigmoid(isLast8(day) ? -2.5 + 0.4 * l : l) },
    ],
  ])('are not seen in %s', (_, most, simulation) => {
    expect(callsOf(simulation).missing).toBeLessThanOrEqual(most);
  });

  test('a table whose labels are all young is said to be unclear or missing, never something else', () => {
    expect(callsOf({ label: late((age) => 1 - Math.exp(-age / 20)) }).other).toBe(0);
  });

  test('ages need times that differ', () => {
    expect(agesOf(null)).toBeNull();
    expect(agesOf(Float64Array.of(5, 5, NaN))).toBeNull();
    expect(agesOf(Float64Array.of(5, 9, NaN))).toEqual(Float64Array.of(4, 0, NaN));
  });
});
