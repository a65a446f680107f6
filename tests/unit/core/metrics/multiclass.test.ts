import { describe, expect, test } from 'vitest';
import { classConfusion } from '../../../../src/core/metrics/class-confusion.ts';
import { macroF1 } from '../../../../src/core/metrics/macro-f1.ts';
import { multiclassAccuracy } from '../../../../src/core/metrics/multiclass-accuracy.ts';
import { multiclassLogLoss } from '../../../../src/core/metrics/multiclass-log-loss.ts';
import { oneVsRestAuc } from '../../../../src/core/metrics/one-vs-rest-auc.ts';
import { rocAuc } from '../../../../src/core/metrics/roc-auc.ts';

const classes = (...values: number[]) => Uint32Array.from(values);
const list = (...values: number[]) => Float64Array.from(values);

describe('from predicted classes', () => {
  const confusion = classConfusion(classes(0, 1, 2), classes(0, 1, 1), 3);

  test('actual in rows, predicted in columns', () => {
    expect([...classConfusion(classes(0, 1, 1), classes(0, 0, 1), 2).cells]).toEqual([1, 0, 1, 1]);
    const weighted = classConfusion(classes(0, 1), classes(0, 0), 2, list(2, 3));
    expect([...weighted.cells]).toEqual([2, 0, 3, 0]);
    expect(weighted).toMatchObject({ weight: 5, squaredWeight: 13, rows: 2 });
  });

  test('accuracy and macro F1', () => {
    expect(multiclassAccuracy(confusion).value).toBeCloseTo(2 / 3, 14);
    expect(macroF1(confusion).value).toBeCloseTo((1 + 2 / 3 + 0) / 3, 14);
  });

  test('a class that never occurs does not count', () => {
    expect(macroF1(classConfusion(classes(0, 1, 2), classes(0, 1, 1), 9)).value).toBeCloseTo(5 / 9, 14);
  });

  test('nothing and everything right', () => {
    expect(macroF1(classConfusion(classes(0, 1), classes(0, 1), 2))).toMatchObject({ value: 1, low: null });
    expect(macroF1(classConfusion(classes(0, 1), classes(1, 0), 2))).toMatchObject({ value: 0, low: null });
    expect(macroF1(classConfusion(classes(), classes(), 2)).reason).toBe('no-rows');
    expect(multiclassAccuracy(classConfusion(classes(), classes(), 2)).reason).toBe('no-rows');
  });

  test('refuses a class beyond the last and different lengths', () => {
    expect(() => classConfusion(classes(2), classes(0), 2)).toThrow(RangeError);
    expect(() => classConfusion(classes(0, 1), classes(0), 2)).toThrow(RangeError);
    expect(() => classConfusion(classes(0), classes(0), 2, list(1, 1))).toThrow(RangeError);
  });
});

describe('from scores of each class', () => {
  test('log loss', () => {
    const loss = multiclassLogLoss([list(0.5, 0), list(0.25, 0.5), list(0.25, 0.5)], classes(0, 0));
    expect(loss.clipped).toBe(1);
    expect(loss.value).toBeCloseTo((Math.LN2 - Math.log(1e-6)) / 2, 12);
    expect(multiclassLogLoss([list(2), list(0)], classes(0)).reason).toBe('outside-unit-interval');
    expect(() => multiclassLogLoss([list(1)], classes(1))).toThrow(RangeError);
    expect(() => multiclassLogLoss([list(1, 1)], classes(0))).toThrow(RangeError);
  });

  test('with two classes that mirror each other the mean area is that of either', () => {
    const second = list(0.1, 0.4, 0.35, 0.8);
    const { macro, byClass } = oneVsRestAuc([second.map((p) => 1 - p), second], classes(0, 0, 1, 1));
    expect(byClass[0].value).toBe(0.75);
    const one = rocAuc(second, Uint8Array.of(0, 0, 1, 1));
    expect(macro).toMatchObject({ value: 0.75, method: 'conservative' });
    expect(macro.standardError).toBeCloseTo(one.standardError ?? NaN, 14);
  });

  test('a class without rows is left out; one class alone has no area', () => {
    const scores = [list(0.1, 0.9, 0.4), list(0.8, 0.2, 0.6), list(0.1, 0.1, 0.1)];
    const { macro, byClass } = oneVsRestAuc(scores, classes(1, 0, 1));
    expect(byClass[2].reason).toBe('one-class');
    expect(macro.value).toBe(1);
    expect(oneVsRestAuc(scores, classes(0, 0, 0)).macro.reason).toBe('one-class');
    expect(oneVsRestAuc([list(), list()], classes()).macro.reason).toBe('no-rows');
    expect(oneVsRestAuc([list(NaN, 1), list(1, 0)], classes(0, 1)).macro.reason).toBe('non-finite');
    expect(() => oneVsRestAuc([], classes())).toThrow(RangeError);
  });
});
