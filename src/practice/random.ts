import { exp, log } from './portable-math.ts';

/** Turns a name into 32 bits (FNV-1a), so that a seed can be a word. */
function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Largest Poisson mean drawn in one piece; e^−mean stays far from underflow. */
const POISSON_PIECE = 30;
/** From this mean on a rounded normal is close enough, and much quicker. */
const POISSON_NORMAL = 120;

/**
 * Random numbers from a seed: the same on every engine, as all of it is 32-bit integer arithmetic and exact floating point.
 * Source: sfc32 of Chris Doty-Humphrey's PractRand 0.95.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;
  #spare: number | null = null;
  readonly #seed: string;

  /** @param seed - any text; the same text gives the same numbers */
  constructor(seed: string) {
    this.#seed = seed;
    this.#a = hashName(seed);
    this.#b = hashName(`${seed}/b`);
    this.#c = hashName(`${seed}/c`);
    // The first outputs of sfc32 still show the seed's bits.
    for (let i = 0; i < 15; i++) this.#next();
  }

  /** A generator of its own for one purpose: what others draw does not change what it gives. @param purpose - its name */
  fork(purpose: string): Random {
    return new Random(`${this.#seed}/${purpose}`);
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(): number {
    return ((this.#next() >>> 5) * 67108864 + (this.#next() >>> 6)) / 9007199254740992;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + (high - low) * this.uniform();
  }

  /** A whole number in [low, high], all equally likely. */
  integer(low: number, high: number): number {
    return low + Math.floor(this.uniform() * (high - low + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability;
  }

  /** One of the options, all equally likely. */
  pick<T>(options: readonly T[]): T {
    return options[Math.floor(this.uniform() * options.length)];
  }

  /** A key, with probability proportional to its weight. @throws {RangeError} where no weight is above 0 */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let left = this.uniform() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left < 0) return key;
    }
    const last = entries.findLast(([, weight]) => weight > 0);
    if (!last) throw new RangeError('weights without a positive one');
    return last[0];
  }

  /** Normal (Marsaglia's polar method). */
  normal(mean = 0, standardDeviation = 1): number {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return mean + standardDeviation * spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#spare = y * factor;
      return mean + standardDeviation * x * factor;
    }
  }

  /** Log-normal, given by its median and the standard deviation of its logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * exp(this.normal(0, sigma));
  }

  /** Exponential. */
  exponential(mean: number): number {
    return -mean * log(1 - this.uniform());
  }

  /** Gamma with the given shape (> 0) and mean. Source: Marsaglia and Tsang, ACM TOMS 26 (2000). */
  gamma(shape: number, mean: number): number {
    if (shape < 1) {
      const boost = exp(log(1 - this.uniform()) / shape);
      return this.gamma(shape + 1, (mean * (shape + 1)) / shape) * boost;
    }
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      if (log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return (mean * d * v) / shape;
    }
  }

  /** Poisson (Knuth's product of uniforms; larger means as a sum of smaller ones; a rounded normal from 120 on). */
  poisson(mean: number): number {
    if (mean >= POISSON_NORMAL) return Math.max(0, Math.round(this.normal(mean, Math.sqrt(mean))));
    let count = 0;
    let left = mean;
    while (left > POISSON_PIECE) {
      count += this.poisson(POISSON_PIECE);
      left -= POISSON_PIECE;
    }
    const limit = exp(-left);
    let product = this.uniform();
    while (product > limit) {
      count++;
      product *= this.uniform();
    }
    return count;
  }
}
