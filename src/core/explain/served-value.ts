import type { Repair } from './evidence.ts';

/** What each function does to a value before it is served. */
const FUNCTIONS: Record<Extract<Repair, { kind: 'function' }>['served'], (value: number) => number> = {
  log: Math.log,
  log1p: Math.log1p,
  log10: Math.log10,
  exp: Math.exp,
  expm1: Math.expm1,
  square: (value) => value * value,
  sqrt: Math.sqrt,
};

/**
 * What a fault makes of a value: the other way round than its repair.
 * @param repair - how the fault is undone
 * @returns a function of training's value; null for faults that are no function of numbers
 * @example servedValue({ kind: 'affine', feature: 'carat', slope: 2.54, intercept: 0 })?.(1) // 2.54
 */
export function servedValue(repair: Repair): ((training: number) => number) | null {
  if (repair.kind === 'affine') return (value) => repair.slope * value + repair.intercept;
  return repair.kind === 'function' ? FUNCTIONS[repair.served] : null;
}
