import type { Random } from '../../../src/practice/random.ts';
import type { Cell } from '../../../src/practice/table.ts';
import type { Baseline } from './baseline.ts';
import type { Family, FeatureSpec, Row } from './family.ts';
import type { Lesson } from './learner.ts';

/** Strength of a fault by level: share of the rows it reaches, or how far it goes. */
export const STRENGTHS = [0.01, 0.03, 0.1, 0.3, 1] as const;

/** A feature is taken among those the model heeds so often; else among those it hardly does. */
const HEEDED = 0.8;
/** From this share of the model's attention on it heeds a feature. */
const MUCH = 0.06;

/** A case in the making: what faults read and change. Rows are shared between cases, so they are replaced, never written to. */
export class Scene {
  readonly family: Family;
  readonly baseline: Baseline;
  readonly random: Random;
  /** One of {@link STRENGTHS}, and its place among them. */
  readonly strength: number;
  readonly level: number;
  /** Columns of both tables that the model may be fed with, in order. */
  features: FeatureSpec[];
  lesson: Lesson;
  training: Row[];
  /** What really happened in serving. */
  serving: Row[];
  /** What the model is given: the same rows, as served. */
  served: Row[] = [];
  /** Out of fold, by training row. */
  trainingPredictions: readonly number[] = [];
  /** The model's answers, by served row; null where none was logged. */
  predictions: (number | null)[] = [];
  versions: Record<'training' | 'serving', string[]> | null = null;
  /** Served columns that are called otherwise, or not there (null). */
  readonly renamed = new Map<string, string | null>();
  /** When the fault began, epoch milliseconds; null for before serving did. */
  from: number | null = null;
  readonly atFault: string[] = [];
  #reached: Uint8Array | null = null;

  /** @param baseline - world and model @param strength - one of {@link STRENGTHS} @param random - of this case alone */
  constructor(baseline: Baseline, strength: number, random: Random) {
    this.baseline = baseline;
    this.family = baseline.world.family;
    this.strength = strength;
    this.level = STRENGTHS.findIndex((one) => one >= strength);
    this.random = random;
    this.features = [...this.family.features];
    this.lesson = baseline.lesson;
    this.training = [...baseline.world.training];
    this.serving = [...baseline.world.serving];
  }

  /** How far a fault goes at this strength. @param magnitudes - by level, weakest first */
  far(...magnitudes: readonly [number, number, number, number, number]): number {
    return magnitudes[this.level];
  }

  /** Features that fit, those that the model heeds first. */
  candidates(fits: (spec: FeatureSpec) => boolean): FeatureSpec[] {
    const weight = ({ name }: FeatureSpec) => this.baseline.weights.get(name) ?? 0;
    return this.features.filter(fits).toSorted((a, b) => weight(b) - weight(a));
  }

  /** A feature that fits, and that is at fault from now on. @throws {RangeError} where none fits */
  pick(fits: (spec: FeatureSpec) => boolean): FeatureSpec {
    const all = this.candidates(fits).filter(({ name }) => !this.atFault.includes(name));
    if (all.length === 0) throw new RangeError(`${this.family.name} has no such feature`);
    const isMuch = ({ name }: FeatureSpec) => (this.baseline.weights.get(name) ?? 0) >= MUCH;
    const isHeeded = this.random.chance(HEEDED);
    const wanted = all.filter((spec) => isMuch(spec) === isHeeded);
    const chosen = this.random.pick(wanted.length > 0 ? wanted : all);
    this.atFault.push(chosen.name);
    return chosen;
  }

  /** A feature that the model heeds as much as any. */
  pickImportant(fits: (spec: FeatureSpec) => boolean): FeatureSpec {
    const chosen = this.candidates(fits).find(({ name }) => !this.atFault.includes(name));
    if (chosen === undefined) throw new RangeError(`${this.family.name} has no such feature`);
    this.atFault.push(chosen.name);
    return chosen;
  }

  /**
   * Which rows of serving are reached: a share of the traffic, or all from a release on. The same ones for all of a case.
   * @param mode - how they are reached; drawn where left out
   */
  reached(mode: 'traffic' | 'release' | null = null): Uint8Array {
    if (this.#reached !== null) return this.#reached;
    const { random, strength, serving } = this;
    const isRelease = mode === null ? random.chance(0.45) : mode === 'release';
    const reached = new Uint8Array(serving.length);
    if (isRelease) {
      // Where everything is reached, a release that came with serving cannot be seen as one.
      const share = strength < 1 ? strength : random.between(0.45, 0.85);
      const first = Math.floor(serving.length * (1 - share));
      this.from = serving[first].time;
      reached.fill(1, first);
    } else
      for (let i = 0; i < reached.length; i++) reached[i] = strength >= 1 || random.chance(strength) ? 1 : 0;
    return (this.#reached = reached);
  }

  /** Serves other values of a feature where the fault reaches. */
  serve(
    name: string,
    change: (cell: Cell, row: Row, i: number) => Cell,
    mode: 'traffic' | 'release' | null = null,
  ): void {
    const reached = this.reached(mode);
    this.served = this.served.map((row, i) =>
      reached[i] === 1
        ? { ...row, values: { ...row.values, [name]: change(row.values[name] ?? null, row, i) } }
        : row,
    );
  }

  /** Numbers of a feature in training, without nulls, ascending. */
  numbers(name: string): number[] {
    const numbers = this.training.flatMap(({ values }) => {
      const cell = values[name];
      return typeof cell === 'number' ? [cell] : [];
    });
    return numbers.sort((a, b) => a - b);
  }

  /** What the model says, on the scale of its inner score: log-odds, or the quantity. */
  innerScores(rows: readonly Row[]): number[] {
    const answers = this.baseline.answer(rows);
    return this.family.task === 'binary'
      ? answers.map((p) => Math.log((p + 1e-6) / (1 - p + 1e-6)))
      : answers;
  }
}

/** Quantile of numbers in ascending order. */
export function quantileOf(sorted: readonly number[], probability: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(probability * sorted.length))];
}

/** Standard deviation. */
export function deviationOf(numbers: readonly number[]): number {
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length);
}

/** A number with at most seven digits, as programs that round write it. */
export function tidy(value: number): number {
  return Number(value.toPrecision(7));
}

/** A change of numbers as a change of cells: anything else stays as it is. */
export function onNumbers(change: (value: number) => number): (cell: Cell) => Cell {
  return (cell) => (typeof cell === 'number' ? tidy(change(cell)) : cell);
}
