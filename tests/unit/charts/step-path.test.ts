import { expect, test } from 'vitest';
import { stepArea, stepLine } from '../../../src/charts/step-path.ts';

const TOUCHING = [
  { left: 0, right: 10, y: 5 },
  { left: 10, right: 20, y: 8 },
];
const BROKEN = [
  { left: 0, right: 10, y: 5 },
  { left: 10, right: 20, y: null },
  { left: 20, right: 30, y: 8 },
];
const APART = [
  { left: 0, right: 10, y: 5 },
  { left: 15, right: 20, y: 8 },
];

test('steps that touch are joined by an upright, so that a step shows as a step', () => {
  expect(stepLine(TOUCHING)).toBe('M0,5H10V8H20');
  expect(stepArea(TOUCHING, 9)).toBe('M0,9V5H10V8H20V9Z');
});

test('a missing piece breaks the line', () => {
  expect(stepLine(BROKEN)).toBe('M0,5H10M20,8H30');
  expect(stepArea(BROKEN, 9)).toBe('M0,9V5H10V9ZM20,9V8H30V9Z');
});

test('a gap breaks the line', () => {
  expect(stepLine(APART)).toBe('M0,5H10M15,8H20');
  expect(stepArea(APART, 9)).toBe('M0,9V5H10V9ZM15,9V8H20V9Z');
});

test('nothing draws nothing', () => {
  expect(stepLine([])).toBe('');
  expect(stepArea([{ left: 0, right: 1, y: null }], 9)).toBe('');
});
