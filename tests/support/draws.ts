import { seededRandom } from '../../src/core/metrics/seeded-random.ts';

/** Draws of the common distributions, the same for the same seed. */
export interface Draws {
  uniform(): number;
  normal(): number;
  /** As many values as asked, each by its own call. */
  many<T>(count: number, one: () => T): T[];
}

/** Draws from a seed. */
export function draws(seed: number): Draws {
  const uniform = seededRandom(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal, many: (count, one) => Array.from({ length: count }, () => one()) };
}
