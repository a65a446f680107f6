import { expect, it } from 'vitest';
import { reportedFinding } from '../../../../src/steps/confirm/reported-words.ts';
import { anEstimate } from './a-report.ts';

const typed = (value: number) => ({ value, rows: null, positives: null });

it('finds that the report and the rows disagree', () => {
  const finding = reportedFinding('training', typed(0.91), anEstimate(0.87, 0.005));
  expect(finding?.disagrees).toBe(true);
  expect(finding?.sentence).toMatch(
    /^You report 0\.91 for training; these rows give 0\.87 \(0\.86 to 0\.88\): the report is about other rows/u,
  );
});

it('lets a report of two decimals agree with a sharp interval', () => {
  expect(reportedFinding('serving', typed(0.87), anEstimate(0.8735, 0.0001))?.disagrees).toBe(false);
});

it('needs both numbers', () => {
  expect(reportedFinding('serving', null, anEstimate(0.9))).toBeNull();
  expect(reportedFinding('serving', typed(0.9), anEstimate(null))).toBeNull();
});
