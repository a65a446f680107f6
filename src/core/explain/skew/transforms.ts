import type { Repair } from '../evidence.ts';
import { FAR_CONSTANTS, NEAR_CONSTANTS, RARE_FACTORS } from './snapped-constants.ts';

/** Which signature a transform belongs to. */
export type TransformFamily = 'unit-scale' | 'affine-units' | 'function-on-one-side' | 'sign-flipped';

/** What may have been done to one side's values and not to the other's: serving = apply(training). Strictly monotone. */
export interface Transform {
  family: TransformFamily;
  /** Follows "serving looks like training": "×100". */
  words: string;
  /** What that would be: "cents instead of euros". */
  detail: string;
  /** Residual ratio from which it is seen; see `fit-transform.ts`. */
  line: number;
  /** Added to the misfit when the best is chosen, in spreads. */
  handicap: number;
  /** Whether drift alone may look like it, so that more is asked for. */
  isNear: boolean;
  apply: (x: number) => number;
  invert: (y: number) => number;
  /** Zeros stay zeros, so that the other values may be looked at alone. */
  keepsZero: boolean;
  repair: (feature: string) => Repair | undefined;
  straight: { slope: number; intercept: number } | null;
}

/** Lines of the residual ratio, from 229 pairs of real features that drift naturally: falsely seen in 1 %, 2.2 % and 0.4 %. */
const FAR_LINE = 0.25;
const NEAR_LINE = 0.15;
const FUNCTION_LINE = 0.1;

/** 5 % of drift on top of a feature whose spread is its median: ×1000 and ×1024, ×60 and ×57.3 are told apart no better. */
const RARE_HANDICAP = 0.1;

/**
 * A straight line, serving = slope x + intercept.
 * @param shape - what is particular to it
 * @returns the transform
 */
export function straightLine(
  shape: Pick<Transform, 'family' | 'words' | 'detail' | 'line' | 'isNear'> & {
    slope: number;
    intercept: number;
    handicap?: number;
  },
): Transform {
  const { slope, intercept, ...rest } = shape;
  return {
    handicap: 0,
    ...rest,
    apply: (x) => slope * x + intercept,
    invert: (y) => (y - intercept) / slope,
    keepsZero: intercept === 0,
    repair: (feature) => ({ kind: 'affine', feature, slope, intercept }),
    straight: { slope, intercept },
  };
}

const scales = [
  ...FAR_CONSTANTS.map((constant) => ({ ...constant, line: FAR_LINE, isNear: false })),
  ...NEAR_CONSTANTS.map((constant) => ({ ...constant, line: NEAR_LINE, isNear: true })),
].flatMap(({ factor, up, down, line, isNear }) => {
  const shown = Number(factor.toPrecision(4));
  const handicap = RARE_FACTORS.has(factor) ? RARE_HANDICAP : 0;
  const shape = { family: 'unit-scale' as const, line, isNear, intercept: 0, handicap };
  return [
    straightLine({ ...shape, words: `×${shown}`, detail: up, slope: factor }),
    straightLine({ ...shape, words: `÷${shown}`, detail: down, slope: 1 / factor }),
  ];
});

const temperatures = [
  { words: '×1.8 + 32', detail: 'Fahrenheit instead of Celsius', slope: 1.8, intercept: 32 },
  { words: '(x − 32) ÷ 1.8', detail: 'Celsius instead of Fahrenheit', slope: 1 / 1.8, intercept: -32 / 1.8 },
  { words: '+ 273.15', detail: 'Kelvin instead of Celsius', slope: 1, intercept: 273.15 },
  { words: '− 273.15', detail: 'Celsius instead of Kelvin', slope: 1, intercept: -273.15 },
].map((shape) => straightLine({ ...shape, family: 'affine-units', line: NEAR_LINE, isNear: true }));

const signFlip = straightLine({
  family: 'sign-flipped',
  words: '× −1',
  detail: 'the sign is reversed',
  line: FUNCTION_LINE,
  isNear: true,
  slope: -1,
  intercept: 0,
});

type Served = Extract<Repair, { kind: 'function' }>['served'];

const named = (
  served: Served,
  words: string,
  detail: string,
  apply: Transform['apply'],
  invert: Transform['invert'],
): Transform => ({
  family: 'function-on-one-side',
  words,
  detail,
  line: FUNCTION_LINE,
  handicap: 0,
  isNear: false,
  apply,
  invert,
  keepsZero: apply(0) === 0,
  repair: (feature) => ({ kind: 'function', feature, served }),
  straight: null,
});

const square = (x: number): number => (x >= 0 ? x * x : NaN);
const SERVED = 'applied in serving and not in training';
const TRAINED = 'applied in training and not in serving';
const functions = [
  named('log1p', 'log(1 + x)', `log(1 + x) is ${SERVED}`, Math.log1p, Math.expm1),
  named('expm1', 'exp(x) − 1', `log(1 + x) is ${TRAINED}`, Math.expm1, Math.log1p),
  named('log', 'log(x)', `the logarithm is ${SERVED}`, Math.log, Math.exp),
  named('exp', 'exp(x)', `the logarithm is ${TRAINED}`, Math.exp, Math.log),
  named('log10', 'log10(x)', `log10 is ${SERVED}`, Math.log10, (y) => 10 ** y),
  named('sqrt', 'the square root', `the square root is ${SERVED}`, Math.sqrt, square),
  named('square', 'the square', `the square root is ${TRAINED}`, square, Math.sqrt),
];

/** All transforms that need no number from the data. Standardising does; see `standardised.ts`. */
export const FIXED_TRANSFORMS: readonly Transform[] = [...scales, ...temperatures, signFlip, ...functions];
