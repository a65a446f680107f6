import { describe, expect, it } from 'vitest';
import type { ReadTable } from './read-sample.ts';
import { featurePsi, readSample, rocAuc } from './read-sample.ts';

/** Standard error of an area under the ROC curve. Source: Hanley and McNeil, Radiology 143 (1982). */
function standardError(table: ReadTable): number {
  const area = rocAuc(table);
  const labels = table.column('label');
  const positives = labels.filter((label) => label === '1').length;
  const negatives = labels.length - positives;
  const q1 = area / (2 - area);
  const q2 = (2 * area * area) / (1 + area);
  const square = area * area;
  return Math.sqrt(
    (area * (1 - area) + (positives - 1) * (q1 - square) + (negatives - 1) * (q2 - square)) /
      (positives * negatives),
  );
}

describe('nothing-wrong', () => {
  const { training, serving } = readSample('nothing-wrong');

  it('scores a little lower in serving, by no more than chance explains', () => {
    const gap = rocAuc(training) - rocAuc(serving);
    expect(gap).toBeGreaterThan(0.002);
    expect(gap).toBeLessThan(1.5 * Math.hypot(standardError(training), standardError(serving)));
  });

  it('has 1,200 bookings in both tables that agree in every feature', () => {
    const inTraining = new Map(training.rows.map((row) => [row[0], row]));
    const shared = serving.rows.filter((row) => inTraining.has(row[0]));
    expect(shared.length).toBe(1200);
    const differing = training.names.filter((_, i) =>
      shared.some((row) => inTraining.get(row[0])?.[i] !== row[i]),
    );
    expect(differing).toEqual(['prediction']);
  });

  it('lets one feature drift that tells nothing about the label', () => {
    const psi = featurePsi(training.column('page_load_seconds'), serving.column('page_load_seconds'));
    expect(psi).toBeGreaterThan(0.1);
    expect(psi).toBeLessThan(0.2);
    expect(Math.abs(rocAuc(serving, 'page_load_seconds') - 0.5)).toBeLessThan(0.015);
  });
});
